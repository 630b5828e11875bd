"""Rows of a long list that say nothing new say what they would say if each were read anew."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sgdesk.data.sheets import Cell, Row
from sgdesk.services.imports.reading.asking import Asked, Asking
from sgdesk.services.imports.reading.cells.fillings import filled
from sgdesk.services.imports.reading.cells.row_cells import Found, Reading
from sgdesk.services.imports.reading.entries import EntryReader
from sgdesk.services.imports.reading.plain_rows import PlainRows
from sgdesk.services.imports.reading.reader import judge_tables, reading_of
from sgdesk.services.imports.reading.sections import Section, SectionOf
from sgdesk.services.imports.reading.values import Entry, Question, SheetKind
from tests.services.imports.sheets import TITLES, TODAY, course_of, sheet


@dataclass(slots=True)
class Read:
    """What was found in a list, what was asked, and how many rows were told from others."""

    found: Found
    questions: tuple[Question, ...]
    again: int = 0


class Counting(PlainRows):
    """Counts the rows that are told from others."""

    again = 0

    def entry(self, row: Row) -> Entry | None:
        told = super().entry(row)
        self.again += told is not None
        return told


class AsUsual(EntryReader):
    """Reads a list as it is read."""

    plain: Counting | None = None

    def _plain_rows(self, section_of: SectionOf | None) -> PlainRows | None:
        if super()._plain_rows(section_of) is not None:
            self.plain = Counting(self._columns, self._who, self._judge)
        return self.plain


class Anew(AsUsual):
    """Reads each row anew."""

    def _plain_rows(self, section_of: SectionOf | None) -> PlainRows | None:
        return None


def read(reader: type[AsUsual], *rows: Sequence[Cell], **of_rows: Any) -> Read:
    """Read a list of training with its headings, perhaps with what hangs on some of its rows."""
    asked, asking = Asked(SheetKind.TRAINING, TODAY, course_of, course_titles=TITLES), Asking({})
    page, found, again = sheet(*rows), Found(), 0
    tables = judge_tables(page, asked, asking)
    for columns in tables:
        reading = reading_of(page, filled(columns), tables, asked, asking)
        reads = reader(replace(reading, **of_rows), found, Section())
        reads.read(None)
        again += reads.plain.again if reads.plain else 0
    return Read(found, asking.questions(), again)


HEADS = ("Name", "Reference", "Course", "Completed on", "Provider", "Notes")
_COLUMNS: Sequence[Sequence[Cell]] = (
    ("Hana Pretend", "Idris Madeup", "Kofi Fictive", "Total", "Vacant", "Name", "Hana", "Leavers:",
     "Joan Dummy (left)", "Di Sample (15)", None),
    ("B1", "B2", "Reference", "did not attend", None),
    ("Level 1", "Level 2", "Induction", "Swimming", "Course", None),
    ("04/06/2024", "5 June 2023", "March 2021", "31/02/2024", "booked 04/06/2024", "Completed on",
     date(2025, 8, 7), None),
    ("In-house", "failed", "Provider", None, None),
    ("left July 2024", "did not finish", "aged 15", "Notes", None, None, None),
)  # fmt: skip
rows_of_a_list = st.tuples(*map(st.sampled_from, _COLUMNS))


@settings(max_examples=40)
@given(st.lists(rows_of_a_list, min_size=2, max_size=30), st.permutations(range(len(HEADS))))
def test_whatever_the_list_it_says_what_its_rows_say_anew(
    rows: list[tuple[Cell, ...]], order: list[int]
) -> None:
    lines = [tuple(row[place] for place in order) for row in (HEADS, *rows)]

    usual, anew = read(AsUsual, *lines), read(Anew, *lines)

    assert (usual.found, usual.questions) == (anew.found, anew.questions)


PLAIN = (
    ("B1", "Level 1", date(2024, 6, 4)),
    ("B2", "Level 2", date(2024, 6, 5)),
    ("B1", "Level 2", date(2024, 6, 5)),
    ("B2", "Level 1", date(2024, 6, 4)),
)


def test_a_row_of_which_both_halves_were_read_is_told_from_them() -> None:
    came = read(AsUsual, ("person_reference", "course", "completed_on"), *PLAIN)

    assert came.again == 2
    assert [(each.row, each.reference) for each in came.found.entries] == [
        (2, "B1"), (3, "B2"), (4, "B1"), (5, "B2"),
    ]  # fmt: skip
    assert came.found.entries[3].completions == came.found.entries[0].completions
    assert came.found.read == 4


@pytest.mark.parametrize(
    "hanging",
    [
        {"comments": {(4, 0): "did not attend"}},
        {"struck": frozenset({4})},
        {"rows_of_one": frozenset({4})},
        {"shifted": frozenset({4})},
        {"yearless": frozenset({(4, 2)})},
    ],
    ids=lambda each: next(iter(each)),
)
def test_what_hangs_on_a_row_is_heeded_though_its_cells_stood_above(
    hanging: dict[str, Any],
) -> None:
    heads = ("person_reference", "course", "completed_on")
    usual, anew = read(AsUsual, heads, *PLAIN, **hanging), read(Anew, heads, *PLAIN, **hanging)

    plain = read(Anew, heads, *PLAIN)
    assert (usual.found, usual.questions) == (anew.found, anew.questions)
    assert (usual.found, usual.questions) != (plain.found, plain.questions)


def test_a_row_below_a_line_about_all_that_follow_is_read_anew() -> None:
    rows = (HEADS[:4], *(("Hana Pretend", "B1", "Level 1", "04/06/2024") for _ in range(3)))
    came = read(AsUsual, *rows[:3], ("Did not attend:", None, None, None), rows[3])

    assert came.again == 1
    assert [each.row for each in came.found.entries] == [2, 3]
    assert [(each.row, each.code.value) for each in came.found.refused] == [(5, "below_a_line")]


def test_whatever_a_reading_holds_is_known_to_be_of_rows_or_not() -> None:
    """Whoever adds a field says in ``_OF_ROWS`` that it is of rows, or here that it is not."""
    of_columns_or_all = {
        "columns", "order", "today", "asking", "known_roles", "held", "orders", "comments_over",
        "exchanged", "years_in_doubt", "around",
    }  # fmt: skip
    of_rows = {"day_rows", "comments", "struck", "rows_of_one", "shifted", "yearless"}

    assert {each.name for each in fields(Reading)} == of_columns_or_all | of_rows
    heads = ("person_reference", "course", "completed_on")
    for each in of_rows:
        held: dict[str, Any] = {"comments": {(99, 9): "x"}, "yearless": frozenset({(99, 9)})}
        said = {each: held.get(each, frozenset({99}))}
        assert read(AsUsual, heads, *PLAIN, **said).again == 0
