"""The parts that pages are made of; each module is imported when a part of it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sgdesk.ui.widgets.banner import Banner as Banner
    from sgdesk.ui.widgets.banner import BannerKind as BannerKind
    from sgdesk.ui.widgets.boxes.date_box import DateBox as DateBox
    from sgdesk.ui.widgets.boxes.date_box import MonthAlone as MonthAlone
    from sgdesk.ui.widgets.boxes.fields import Form as Form
    from sgdesk.ui.widgets.boxes.fields import FormDialog as FormDialog
    from sgdesk.ui.widgets.boxes.problems import ErrorSummary as ErrorSummary
    from sgdesk.ui.widgets.boxes.search_box import SearchBox as SearchBox
    from sgdesk.ui.widgets.card import Card as Card
    from sgdesk.ui.widgets.chips import FilterChips as FilterChips
    from sgdesk.ui.widgets.empty_state import EmptyState as EmptyState
    from sgdesk.ui.widgets.flow import FlowLayout as FlowLayout
    from sgdesk.ui.widgets.icons import IconButton as IconButton
    from sgdesk.ui.widgets.icons import LinkButton as LinkButton
    from sgdesk.ui.widgets.icons import PushButton as PushButton
    from sgdesk.ui.widgets.labels import Heading as Heading
    from sgdesk.ui.widgets.labels import Note as Note
    from sgdesk.ui.widgets.labels import announce as announce
    from sgdesk.ui.widgets.lists.rows import Column as Column
    from sgdesk.ui.widgets.lists.rows import RowsModel as RowsModel
    from sgdesk.ui.widgets.lists.tick_all import TickAll as TickAll
    from sgdesk.ui.widgets.panes.side_by_side import SideBySide as SideBySide
    from sgdesk.ui.widgets.scroll import ScrollPage as ScrollPage
    from sgdesk.ui.widgets.states.badge import StateBadge as StateBadge
    from sgdesk.ui.widgets.states.coverage import CoverageTile as CoverageTile
    from sgdesk.ui.widgets.states.month_chart import MonthBars as MonthBars
    from sgdesk.ui.widgets.states.month_chart import MonthChart as MonthChart
    from sgdesk.ui.widgets.states.month_chart import MonthCount as MonthCount
    from sgdesk.ui.widgets.states.state_delegate import STATE_ROLE as STATE_ROLE
    from sgdesk.ui.widgets.states.state_delegate import StateDelegate as StateDelegate
    from sgdesk.ui.widgets.table import Table as Table
    from sgdesk.ui.widgets.table import fit_height as fit_height
    from sgdesk.ui.widgets.table import still_table as still_table
    from sgdesk.ui.widgets.undo_bar import UndoBar as UndoBar

_PARTS = {
    "banner": "Banner BannerKind",
    "boxes.date_box": "DateBox MonthAlone",
    "boxes.fields": "Form FormDialog",
    "boxes.problems": "ErrorSummary",
    "boxes.search_box": "SearchBox",
    "card": "Card",
    "chips": "FilterChips",
    "empty_state": "EmptyState",
    "flow": "FlowLayout",
    "icons": "IconButton LinkButton PushButton",
    "labels": "Heading Note announce",
    "lists.rows": "Column RowsModel",
    "lists.tick_all": "TickAll",
    "panes.side_by_side": "SideBySide",
    "scroll": "ScrollPage",
    "states.badge": "StateBadge",
    "states.coverage": "CoverageTile",
    "states.month_chart": "MonthBars MonthChart MonthCount",
    "states.state_delegate": "STATE_ROLE StateDelegate",
    "table": "Table fit_height still_table",
    "undo_bar": "UndoBar",
}
"""The modules of this folder, and what each of them gives to all."""

_HOMES = {part: module for module, parts in _PARTS.items() for part in parts.split()}


def __getattr__(name: str) -> object:
    """A part by its name, such as ``Card``; raises :class:`AttributeError` where there is none."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = part
    return part
