"""The parts that pages are made of."""

from sgdesk.ui.widgets.banner import Banner, BannerKind
from sgdesk.ui.widgets.boxes.date_box import DateBox
from sgdesk.ui.widgets.boxes.fields import ErrorSummary, Form, FormDialog
from sgdesk.ui.widgets.boxes.search_box import SearchBox
from sgdesk.ui.widgets.card import Card
from sgdesk.ui.widgets.chips import FilterChips
from sgdesk.ui.widgets.empty_state import EmptyState
from sgdesk.ui.widgets.flow import FlowLayout
from sgdesk.ui.widgets.icons import IconButton, LinkButton, PushButton
from sgdesk.ui.widgets.labels import Heading, Note, announce
from sgdesk.ui.widgets.lists.rows import Column, RowsModel
from sgdesk.ui.widgets.lists.tick_all import TickAll
from sgdesk.ui.widgets.panes.side_by_side import SideBySide
from sgdesk.ui.widgets.scroll import ScrollPage
from sgdesk.ui.widgets.states.badge import StateBadge
from sgdesk.ui.widgets.states.coverage import CoverageTile
from sgdesk.ui.widgets.states.month_chart import MonthBars, MonthChart, MonthCount
from sgdesk.ui.widgets.states.state_delegate import STATE_ROLE, StateDelegate
from sgdesk.ui.widgets.table import Table, fit_height, still_table
from sgdesk.ui.widgets.undo_bar import UndoBar

__all__ = [
    "STATE_ROLE",
    "Banner",
    "BannerKind",
    "Card",
    "Column",
    "CoverageTile",
    "DateBox",
    "EmptyState",
    "ErrorSummary",
    "FilterChips",
    "FlowLayout",
    "Form",
    "FormDialog",
    "Heading",
    "IconButton",
    "LinkButton",
    "MonthBars",
    "MonthChart",
    "MonthCount",
    "Note",
    "PushButton",
    "RowsModel",
    "ScrollPage",
    "SearchBox",
    "SideBySide",
    "StateBadge",
    "StateDelegate",
    "Table",
    "TickAll",
    "UndoBar",
    "announce",
    "fit_height",
    "still_table",
]
