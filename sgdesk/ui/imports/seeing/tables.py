"""The tables of an import: what would be added, what is refused, what is passed over."""

from sgdesk.domain.dates import short_date
from sgdesk.services.imports import Addition, RowProblem, SheetKind, SheetPlaces
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column, RowsModel, Table

_WIDEST = 20
"""Of a column but the last, in heights of a line; what is longer stands in the tip."""
_BESIDE_REASONS = 9
"""And beside reasons, which are what matters there."""


class _PreviewTable(Table):
    """A long name or note in one column leaves the others in sight."""

    widest = (_WIDEST, _WIDEST)


class _ReasonsTable(Table):
    """The reason has the room: whoever reads the list wants to know why."""

    widest = (_BESIDE_REASONS, _BESIDE_REASONS)


def reasons_table(name: str, model: RowsModel[RowProblem]) -> Table:
    """A table of what was left out or is to be looked at, with a name that is read aloud."""
    table = _ReasonsTable(name)
    table.setModel(model)
    return table


def preview_table(name: str, model: RowsModel) -> Table:  # type: ignore[type-arg]
    """A table with a name that is read aloud."""
    table = _PreviewTable(name)
    table.setModel(model)
    return table


def addition_columns(kind: SheetKind) -> tuple[Column[Addition], ...]:
    """What would be added, as fits the kind of sheet."""
    what = {
        SheetKind.ROLES: (tr("Role"), tr("Calls for")),
        SheetKind.PEOPLE: (tr("Person"), tr("Role")),
    }.get(kind, (tr("Person"), tr("Course")))
    columns: list[Column[Addition]] = [
        Column(tr("Row"), lambda row: f"{row.row:,}", sort=lambda row: row.row, right=True),
        Column(what[0], lambda row: row.who),
        Column(what[1], lambda row: row.what),
    ]
    if kind is not SheetKind.ROLES:
        day = tr("Start") if kind is SheetKind.PEOPLE else tr("Day")
        columns.append(Column(day, _day, sort=_day_key))
    if kind in (SheetKind.TRACKER, SheetKind.TRAINING):
        columns.append(Column(tr("Notes"), lambda row: row.note))
    return tuple(columns)


def _day(row: Addition) -> str:
    return short_date(row.day) if row.day else ""


def _day_key(row: Addition) -> str:
    return row.day.isoformat() if row.day else ""


def problem_columns(places: SheetPlaces | None = None) -> tuple[Column[RowProblem], ...]:
    """What is refused or passed over, each with its place and reason.

    With the ``places`` of its sheet, whose the row is and the heading over the column, too.
    """
    named = (
        (
            Column[RowProblem](tr("Person"), lambda row: places.of(row).person),
            Column[RowProblem](tr("Heading"), lambda row: places.of(row).heading, spare=1),
        )
        if places is not None
        else ()
    )
    return (
        Column(
            tr("Row"),
            lambda row: f"{row.row:,}" if row.row else "",
            sort=lambda row: row.row or 0,
            right=True,
        ),
        Column(tr("Column"), lambda row: row.column or ""),
        *named,
        Column(tr("Value"), lambda row: row.value),
        Column(tr("Reason"), lambda row: tr(row.reason), is_main=True),
    )
