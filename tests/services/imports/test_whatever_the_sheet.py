"""Whatever the sheet: what is promised of every import holds, of made sheets and of random ones."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.account import Fate, account
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import clock_at, dump
from tests.imports_truth.canvas import TODAY, Form, Made, Serial, Value
from tests.imports_truth.judge import bring, organisation, read_stored
from tests.imports_truth.sheets import LAYOUTS, make
from tests.imports_truth.standing import days_in, stands
from tests.imports_truth.writing import as_text, write, write_rows

made_sheets = st.builds(make, st.sampled_from(sorted(LAYOUTS)), st.integers(0, 100_000))

_CELLS: tuple[Value, ...] = (
    "04/06/2024", "5 June 2023", "2022-02-01", "March 2021", "Yes", "No", "booked 04/06/2024",
    "04/06/2024 sick", "31/02/2024", "1O/03/2024", "Total", "Volunteers", "3", "50%", "Leader",
    "hana@example.org", date(2025, 8, 7), date(2030, 1, 1), Serial(0, "00/01/1900"), 12, None, None,
    '"', "as above",
)  # fmt: skip
_NAMES: tuple[Value, ...] = (
    "Hana Pretend", "Idris Madeup", "Dummy, Joan", "Total", "Vacant", "Kitchen team", "Name", None,
    "Kofi Fictive", "iPad", "Hana",
)  # fmt: skip
_COURSES: tuple[Value, ...] = ("Level 1", "L2", "Induction", "Swimming", None)
_HEADS = {
    SheetKind.TRACKER: (
        "Name",
        "Level 1",
        "Level 2",
        "Date",
        "Expires",
        "Status",
        "Role",
        "DBS no",
    ),
    SheetKind.TRAINING: ("Name", "Course", "Date", "Status", "Attended", "Expires", "E-mail"),
    SheetKind.PEOPLE: ("Name", "Role", "E-mail", "Joined", "Left", "Notes"),
}
_NEEDED = {SheetKind.TRACKER: 2, SheetKind.TRAINING: 3, SheetKind.PEOPLE: 1}
_UNDER: Mapping[str, tuple[Value, ...]] = {"Name": _NAMES, "Course": _COURSES}


@st.composite
def grids(draw: st.DrawFn) -> tuple[SheetKind, tuple[tuple[Value, ...], ...]]:
    """Cells at random under headings that make some sense, perhaps with more headings below."""
    kind = draw(st.sampled_from(sorted(_HEADS)))
    needed = _HEADS[kind][: _NEEDED[kind]]
    more = draw(st.lists(st.sampled_from(_HEADS[kind][_NEEDED[kind] :]), max_size=4))
    rows: list[tuple[Value, ...]] = []
    for _ in range(draw(st.integers(1, 2))):
        heads = draw(st.permutations([*needed, *more]))
        rows.append(tuple(heads))
        columns = [st.sampled_from(_UNDER.get(each, _CELLS)) for each in heads]
        rows += draw(st.lists(st.tuples(*columns), min_size=1, max_size=5))
    return kind, tuple(rows)


some = settings(max_examples=10)


@contextmanager
def opened() -> Iterator[Workspace]:
    """A new organisation in a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "organisation.sgdesk")
        path.write_bytes(organisation())
        workspace = open_workspace(path, writable=True, clock=clock_at(TODAY))
        try:
            yield workspace
        finally:
            workspace.close()


def brought(workspace: Workspace, made: Made) -> ImportReport | None:
    """The report of a made sheet; none where the whole of it was refused."""
    try:
        return bring(workspace, made, write(made, workspace.path.parent))
    except InputError:
        return None


def without_known(made: Made) -> Made:
    """The sheet alone, where those who were known before are there already."""
    return replace(made, known=())


def bring_known(workspace: Workspace, made: Made) -> None:
    for each in made.known:
        add_person(workspace, PersonDetails(given_name=each.given, family_name=each.family))


def brought_rows(
    workspace: Workspace, kind: SheetKind, rows: tuple[tuple[Value, ...], ...]
) -> ImportReport | None:
    path = write_rows(rows, Form(workbook=True), workspace.path.with_name("random.xlsx"))
    try:
        return import_sheet(workspace, kind, path, dates="dmy", add_people=True)
    except InputError:
        return None


def check_all_stand(path: Path, rows: tuple[tuple[Value, ...], ...]) -> None:
    stored = read_stored(path)
    for person, course, day, outcome in stored.training:
        said = date.fromisoformat(day)
        if outcome == "completed":
            assert stands(rows, person, course, said, stored.people), (person, course, day)


@some
@given(made_sheets)
def test_each_completion_is_a_day_that_stands_there_for_that_person_and_course(made: Made) -> None:
    with opened() as workspace:
        brought(workspace, made)
        check_all_stand(workspace.path, made.rows)


@some
@given(grids())
def test_each_completion_of_any_cells_at_all_stands_there(
    grid: tuple[SheetKind, tuple[tuple[Value, ...], ...]],
) -> None:
    kind, rows = grid
    with opened() as workspace:
        brought_rows(workspace, kind, rows)
        check_all_stand(workspace.path, rows)


@some
@given(made_sheets)
def test_reading_a_sheet_again_adds_nothing(made: Made) -> None:
    with opened() as workspace:
        brought(workspace, made)
        before = dump(workspace)
        again = brought(workspace, without_known(made))
        assert dump(workspace) == before
        if again is not None:
            assert (again.added, again.people_added, again.roles_added) == (0, 0, 0)


@some
@given(grids())
def test_reading_any_cells_at_all_again_adds_nothing(
    grid: tuple[SheetKind, tuple[tuple[Value, ...], ...]],
) -> None:
    kind, rows = grid
    with opened() as workspace:
        brought_rows(workspace, kind, rows)
        before = dump(workspace)
        brought_rows(workspace, kind, rows)
        assert dump(workspace) == before


@some
@given(made_sheets)
def test_undo_restores_what_was_there(made: Made) -> None:
    with opened() as workspace:
        bring_known(workspace, made)
        before = dump(workspace)
        brought(workspace, without_known(made))
        if dump(workspace) != before:
            undo(workspace)
            assert dump(workspace) == before


@some
@given(made_sheets)
def test_each_cell_is_accounted_for_exactly_once_and_a_dry_run_tells_what_comes(made: Made) -> None:
    with opened() as workspace:
        bring_known(workspace, made)
        path = write(made, workspace.path.parent)
        kind = SheetKind(made.kind)
        try:
            tried = import_sheet(workspace, kind, path, dates="dmy", add_people=True, dry_run=True)
        except InputError:
            return
        done = import_sheet(workspace, kind, path, dates="dmy", add_people=True)
        kept = read_stored(workspace.path, namesakes=made.namesakes).training
    assert (tried.added, tried.people_added) == (done.added, done.people_added)
    fates = account(tried)
    held = {
        (row, column)
        for row, cells in enumerate(made.rows, start=1)
        for column, value in enumerate(cells)
        if as_text(value).strip() and not isinstance(value, Serial)
    }
    assert held - fates.keys() == set()
    check_completions(made, fates, {each[:3] for each in kept})
    shown = "\n".join(
        [*map(str, (*tried.refused, *tried.notes, *tried.additions)), *map(str, tried.questions)]
    )
    assert [secret for secret in made.secrets if secret in shown] == []


def check_completions(
    made: Made, fates: Mapping[tuple[int, int], Fate], kept: set[tuple[str, str, str]]
) -> None:
    """Whatever is told as a completion is one in the file, and each one in the file is so told."""
    facts = Counter((each.person, each.course, str(each.day)) for each in made.claims)
    for claim in made.claims:
        fact = (claim.person, claim.course, str(claim.day))
        came = (fates.get((row + 1, column)) for row, column in claim.cells)
        is_told = any(fate is Fate.COMPLETION for fate in came)
        if claim.day is not None and claim.cells and facts[fact] == 1:
            assert is_told == (fact in kept), claim
        else:
            assert not is_told or fact in kept or claim.day is None, claim
    days = {day for _, _, day in kept}
    for (row, column), fate in fates.items():
        said = {str(day) for day in days_in(made.rows[row - 1][column])}
        assert fate is not Fate.COMPLETION or not said or said & days, (row, column)
