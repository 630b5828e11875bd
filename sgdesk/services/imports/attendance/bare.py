"""Lists without headings, as they are pasted: names alone, or with a word beside each."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sgdesk.data.sheets import Cell, Row, Sheet, cell_text
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.domain.training.completion.words import outcome_of
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.sections import SectionOf

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def with_headings(sheet: Sheet, course_of: CourseOf) -> tuple[Sheet, ...]:
    """The same rows below headings, once for each column of names; none where there is none.

    Names in one line, parted by commas, are as many columns. A course or a day above the names
    stays above: it is said of all of them.
    """
    width = max((len(row.cells) for row in sheet.rows), default=0)
    texts = {column: _texts(sheet.rows, column) for column in range(width)}
    parts = _parts_of_names(texts)
    if parts:
        return (_headed(sheet, {**_others(texts, parts), **parts}, course_of, ()),)
    named = {column: _share(found, _is_name) for column, found in texts.items()}
    names = [column for column, share in named.items() if share >= 0.5]
    names = [each for each in names if each == names[0] or _holds_names_alone(sheet.rows, each)]
    filled = [column for column, found in texts.items() if found]
    if not names and len(filled) == 1 and named[filled[0]]:
        names = filled
    return tuple(
        _headed(sheet, {**_others(texts, names), each: "Name"}, course_of, set(names) - {each})
        for each in names
    )


def _parts_of_names(texts: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Two columns of single words at the left, which are first names and surnames."""
    first, second = texts.get(0, ()), texts.get(1, ())
    if min(_share(first, _is_word), _share(second, _is_word)) < 0.9 or len(first) < 2:
        return {}
    return {0: "First name", 1: "Surname"}


def share_of_names(rows: Sequence[Row], column: int) -> float:
    """How many of the cells of a column that hold something are certainly somebody's name."""
    return _share(_texts(rows, column), _is_name)


def _others(texts: Mapping[int, Sequence[str]], names: Collection[int]) -> dict[int, str]:
    """What stands beside the names: addresses, and words that say who came."""
    found: dict[int, str] = {}
    for column, each in texts.items():
        if column in names:
            continue
        if _share(each, lambda text: bool(_EMAIL.fullmatch(text))) > 0.5:
            found[column] = "Email"
        elif _share(each, lambda text: outcome_of(text) is not None) > 0.5:
            found[column] = "Attendance"
    return found


def _headed(
    sheet: Sheet, headings: Mapping[int, str], course_of: CourseOf, blank: Collection[int]
) -> Sheet:
    width = max((len(row.cells) for row in sheet.rows), default=0)
    told = SectionOf(course_of, DateOrder.DMY, date.max, 0, width)
    rows = tuple(row._replace(cells=tuple(_without(row.cells, blank))) for row in sheet.rows)
    first = next((at for at, row in enumerate(rows) if told(row) is None), 0)
    heading = Row(rows[first].number, tuple(headings.get(column) for column in range(width)))
    below = (row for row in rows[first:] if any(cell is not None for cell in row.cells))
    return replace(sheet, rows=(*rows[:first], heading, *below))


def _without(cells: Sequence[Cell], blank: Collection[int]) -> Iterator[Cell]:
    return (None if column in blank else cell for column, cell in enumerate(cells))


def _texts(rows: Sequence[Row], column: int) -> list[str]:
    return [text for row in rows if (text := _text(row, column))]


def _text(row: Row, column: int) -> str:
    cell = row.cells[column] if column < len(row.cells) else None
    return " ".join(cell_text(cell).split()) if cell is not None else ""


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, texts)) / len(texts) if texts else 0.0


def _holds_names_alone(rows: Sequence[Row], column: int) -> bool:
    """Whether a further column is of names, too, and not of words: "came", "had a cold".

    A row without any name may be one of headings.
    """
    of_people = (row for row in rows if any(_is_name(_text(row, c)) for c in range(column)))
    texts = [text for row in of_people if (text := _text(row, column))]
    return all(_is_name(text) and text[0].isupper() for text in texts)


def _is_name(text: str) -> bool:
    """Whether a text is certainly a name; one letter is a mark."""
    said = who_is(text)
    letters = len(text) > 1 and any(map(str.isalpha, text)) and outcome_of(text) is None
    return letters and said.kind is WhoKind.PERSON and said.sure


def _is_word(text: str) -> bool:
    return text.replace("-", "").replace("'", "").isalpha() and outcome_of(text) is None
