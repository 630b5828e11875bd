"""Finding the tables of a worksheet, each by its own headings.

A worksheet can hold several, one below the other or side by side, with titles and notes between
them. One to three rows of headings are read as one, with the names in any of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sgdesk.data.sheets import Cell, ErrorCell, Row, Sheet, cell_text
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.heading_words import FIELDS, NAMES, Field
from sgdesk.services.imports.reading.headings import Vocabulary
from sgdesk.services.imports.reading.values import SheetKind

SEARCHED_ROWS = 40
"""How many rows that hold something are searched for headings without a column of names."""
MOST_ROWS_ABOVE = MOST_ROWS_BELOW = 2
_NOT_A_HEADING = re.compile(r"\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]|@|\d{6}")
_SHORT = 3
_ANSWERS = frozenset(("no", "yes", "n", "y"))
"""Words that stand under headings far more often than they head anything ("No" for number)."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows of headings, the columns that it spans, and the rows below.

    ``parts`` holds for each column from ``left`` on the words over it, from the top down;
    ``above`` the lines between the table before it and its headings.
    """

    headings: tuple[Row, ...]
    left: int
    right: int
    parts: tuple[tuple[str, ...], ...]
    body: tuple[Row, ...]
    above: tuple[Row, ...] = ()

    def words(self, column: int) -> tuple[str, ...]:
        """The words over a column, from the top down; none over a column without heading."""
        place = column - self.left
        return self.parts[place] if 0 <= place < len(self.parts) else ()

    def text(self, column: int) -> str:
        """The heading of a column in one line."""
        return " ".join(self.words(column))


@dataclass(frozen=True, slots=True)
class _Head:
    """Rows of headings, by their places, and the columns that they span."""

    first: int
    last: int
    left: int
    right: int | None
    parts: tuple[tuple[str, ...], ...]

    @property
    def headed(self) -> frozenset[int]:
        """The columns that have words over them."""
        return frozenset(self.left + n for n, words in enumerate(self.parts) if words)


def find_tables(sheet: Sheet, vocabulary: Vocabulary) -> tuple[Table, ...]:
    """Every table of a worksheet, in the order of their headings.

    Where no row has the headings of a table, the likeliest row of all is taken for them, so that
    what lacks can be named. Only a sheet that holds nothing has no table.
    """
    rows = sheet.rows
    heads = _heads(rows, vocabulary) or _likeliest(rows, vocabulary)
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(_tables(rows, _split(heads, vocabulary), width))


def _heads(rows: Sequence[Row], vocabulary: Vocabulary) -> list[_Head]:
    """The rows that head tables, by the columns of names that they have."""
    heads: list[_Head] = []
    place = 0
    for place, row in enumerate(rows):
        if heads and place <= heads[-1].last:
            continue
        if _may_head(row, vocabulary):
            heads += _heads_at(rows, place, vocabulary, heads)
    return heads


_STARTS = {
    kind: frozenset(key[:_SHORT] for name in names for key in FIELDS[kind].get(name, ()))
    for kind, names in (
        (SheetKind.ROLES, (Field.ROLE,)),
        (SheetKind.PEOPLE, NAMES),
        (SheetKind.TRAINING, NAMES),
        (SheetKind.TRACKER, NAMES),
    )
}


def _may_head(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row is worth a closer look; most rows of a long sheet are not."""
    starts = _STARTS[vocabulary.kind]
    for cell in row.cells:
        if type(cell) is str and len(cell) <= known.LONGEST_HEADING:
            folded = cell.casefold()
            if folded[:_SHORT] in starts or "name" in folded:
                return True
    return False


def _heads_at(
    rows: Sequence[Row], place: int, vocabulary: Vocabulary, before: Sequence[_Head]
) -> list[_Head]:
    """What is headed by a row: nothing, one table over its whole width, or single runs of it."""
    row = rows[place]
    says = [vocabulary.says(_spoken(cell)) for cell in row.cells]
    filled = [each for each in says if each.text]
    telling = sum(each.telling for each in filled)
    strong = any(each.strong for each in says)
    weak = any(each.weak for each in says)
    wordy = all(_is_wordy(cell, vocabulary) for cell in row.cells)
    least = 2 if before else min(2, len(filled))
    if strong and (wordy or not before):
        found = _window(rows, place, vocabulary, before)
        columns = sum(_is_telling(words, vocabulary) for words in found.parts)
        if max(telling, columns) >= least and not _says_again(found, before):
            return [found]
    elif weak and wordy and telling * 2 > len(filled) and _asks(says, before, vocabulary):
        found = _window(rows, place, vocabulary, before)
        return [] if _says_again(found, before) else [found]
    elif strong:
        return list(_runs(rows, place, vocabulary))
    return []


def _asks(
    says: Sequence[known.HeadingSays], before: Sequence[_Head], vocabulary: Vocabulary
) -> bool:
    """Whether words that are names just as well stand beside a course or a true heading.

    Below a table that was found, they do so only in its own column of names, beside a course.
    """
    if not before:
        return any(each.course is not None or (each.known and not each.weak) for each in says)
    names = {
        before[-1].left + column
        for column, words in enumerate(before[-1].parts)
        if any(vocabulary.says(text).strong or vocabulary.says(text).weak for text in words)
    }
    weak = {column for column, each in enumerate(says) if each.weak}
    courses = sum(each.course is not None for each in says)
    all_heads = all(each.telling for each in says if each.text)
    return bool(weak) and (courses > 0 if weak <= names else all_heads and courses > 1)


def _says_again(found: _Head, before: Sequence[_Head]) -> bool:
    """Whether headings only say the last ones again, as at the top of a printed page."""
    return bool(before) and before[-1].parts == found.parts and before[-1].left == found.left


def _is_wordy(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether a cell can be a heading: words, and no date or address that names no course."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    return _NOT_A_HEADING.search(cell) is None or vocabulary.says(_spoken(cell)).telling


def _spoken(cell: Cell) -> str:
    """A cell as the words of a heading; a formula that failed says none."""
    return "" if isinstance(cell, ErrorCell) else " ".join(cell_text(cell).split())


def _is_telling(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.says(text).telling for text in words)


def _window(
    rows: Sequence[Row], place: int, vocabulary: Vocabulary, before: Sequence[_Head] = ()
) -> _Head:
    """The rows of headings round a row, read as one."""
    last = place
    while last - place < MOST_ROWS_BELOW and _follows(rows, last):
        if not _is_lower(rows[last + 1], rows[place], vocabulary):
            break
        last += 1
    first = place
    free = before[-1].last + 1 if before else 0
    while place - first < MOST_ROWS_ABOVE and first > free and _follows(rows, first - 1):
        if not _is_upper(rows[first - 1], rows[first : last + 1], vocabulary):
            break
        first -= 1
    return _Head(first, last, 0, None, _parts(rows[first : last + 1], vocabulary))


def _follows(rows: Sequence[Row], place: int) -> bool:
    """Whether the next row that holds something is the very next of the sheet."""
    return place + 1 < len(rows) and rows[place + 1].number == rows[place].number + 1


def _is_lower(row: Row, over: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row below headings is one itself: heading words alone, one of a course's column."""
    if not all(isinstance(cell, str) for cell in row.cells if cell is not None):
        return False
    texts = [(column, _spoken(cell)) for column, cell in enumerate(row.cells) if cell is not None]
    said = [(column, vocabulary.says(text), text) for column, text in texts]
    about = [
        column
        for column, says, text in said
        if says.course is not None or says.done or says.expiry or known.is_state(text)
    ]
    plain = [each for each, says, _ in said if says.telling or says.aside or each in about]
    bare = sum(_at(over, column) is None for column, _ in texts)
    if not texts or any(_NOT_A_HEADING.search(text) or "=" in text for _, text in texts):
        return False
    names = {c for c, cell in enumerate(over.cells) if vocabulary.says(_spoken(cell)).strong}
    if any(column in names and not (says.known or says.strong) for column, says, _ in said):
        return False
    if len(texts) > 1 and all(says.strong for _, says, _ in said):
        return all(_is_blank_or_weak(_at(over, column), vocabulary) for column, _ in texts)
    if len(about) > 1 and len(plain) * 2 == len(texts):
        return True
    return len(plain) * 2 > len(texts) and (bool(about) or bare == len(texts) == len(plain))


def _is_blank_or_weak(cell: Cell, vocabulary: Vocabulary) -> bool:
    """Whether the parts of a name can stand below a cell: nothing, or a "Volunteer" over both."""
    return cell is None or vocabulary.says(_spoken(cell)).weak


def _is_upper(row: Row, below: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether a row above headings adds to them: it names what stands blank or bare below."""
    if not all(isinstance(cell, str) for cell in row.cells if cell is not None):
        return False
    if not all(_is_wordy(cell, vocabulary) for cell in row.cells):
        return False
    lower = _parts(below, vocabulary)
    if _is_title(row, lower, vocabulary):
        return False
    width = max(len(row.cells), len(lower))
    last, carried = "", 0
    for column in range(width):
        last = _spoken(_at(row, column)) or last
        own = _spoken(_at(row, column))
        under = lower[column] if column < len(lower) else ()
        says = vocabulary.says(last)
        if under and _is_bare(under[-1], vocabulary):
            carried += says.course is not None
        elif not under and own and fold(own) not in _ANSWERS:
            carried += says.course is not None or says.known or says.strong
    return carried > 0


def _is_title(row: Row, lower: Sequence[Sequence[str]], vocabulary: Vocabulary) -> bool:
    """Whether a row holds one line alone, over the names: "Level 1, 12 March 2024"."""
    filled = [column for column, cell in enumerate(row.cells) if cell is not None]
    if len(filled) != 1 or filled[0] >= len(lower):
        return False
    return any(vocabulary.says(text).strong for text in lower[filled[0]])


def _is_bare(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading tells nothing without the one above it: "Date", "Expires", "Cert no"."""
    says = vocabulary.says(text)
    if says.course is not None:
        return False
    return says.done or says.expiry or says.aside or known.is_state(text)


def _at(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else None


def _parts(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    """For each column its words from the top down.

    An upper heading is carried over the blanks to its right that have bare words below: a merged
    cell, and a course written once over "Done" and "Expires", both look like this.
    """
    width = max((len(row.cells) for row in rows), default=0)
    columns: list[tuple[str, ...]] = [()] * width
    for row in reversed(rows):
        last = ""
        for column in range(width):
            own = _spoken(_at(row, column))
            last = own or last
            below = columns[column]
            carried = last if below and not own and _is_bare(below[0], vocabulary) else own
            if carried and not (below and fold(below[0]) == fold(carried)):
                columns[column] = (carried, *below)
    return tuple(columns)


def _runs(rows: Sequence[Row], place: int, vocabulary: Vocabulary) -> Iterator[_Head]:
    """Headings beside the body of another table: unbroken runs of them round a column of names."""
    cells, taken = rows[place].cells, -1
    for anchor, cell in enumerate(cells):
        if anchor <= taken or not vocabulary.says(_spoken(cell)).strong:
            continue
        left = right = anchor
        while left - 1 > taken and _heads_column(cells, left - 1, vocabulary):
            left -= 1
        while _heads_column(cells, right + 1, vocabulary):
            right += 1
        if right > left:
            parts = tuple((_spoken(each),) for each in cells[left : right + 1])
            yield _Head(place, place, left, right + 1, parts)
            taken = right


def _heads_column(cells: Sequence[Cell], column: int, vocabulary: Vocabulary) -> bool:
    if not 0 <= column < len(cells) or not isinstance(cells[column], str):
        return False
    return vocabulary.says(_spoken(cells[column])).telling


def _likeliest(rows: Sequence[Row], vocabulary: Vocabulary) -> list[_Head]:
    """The row that says most as headings, the first of equals."""
    best: tuple[int, _Head] | None = None
    for place in range(min(len(rows), SEARCHED_ROWS)):
        if best is not None and not all(_is_wordy(c, vocabulary) for c in rows[place].cells):
            continue
        found = _window(rows, place, vocabulary)
        if (
            best is not None
            and found.first <= best[1].last
            and not _is_head(rows[place], vocabulary)
        ):
            continue
        score = sum(_worth(words, vocabulary) for words in found.parts)
        # A title may name a course just as well: "Level 1 - 12 March 2024".
        score += any(vocabulary.says(text).strong for words in found.parts for text in words)
        if best is None or score > best[0]:
            best = (score, found)
    return [best[1]] if best else []


def _is_head(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether most of a row's own words are headings: not so below headings, in a list's first."""
    texts = [_spoken(cell) for cell in row.cells if cell is not None]
    return sum(vocabulary.says(text).telling for text in texts) * 2 > len(texts)


def _worth(words: Sequence[str], vocabulary: Vocabulary) -> int:
    return max((_value(vocabulary.says(text)) for text in words), default=0)


def _value(says: known.HeadingSays) -> int:
    if says.course is not None or says.strong:
        return 3
    return 2 if says.known else int(says.telling)


def _split(heads: Iterable[_Head], vocabulary: Vocabulary) -> Iterator[_Head]:
    """The heads with tables side by side parted: two columns of names are two tables."""
    for head in heads:
        starts = [0, *_starts(head, vocabulary)] if head.right is None else [0]
        ends = [*starts[1:], len(head.parts)]
        for start, end in zip(starts, ends, strict=True):
            last = start == starts[-1]
            yield replace(
                head,
                left=head.left + start,
                right=head.right if last else head.left + end,
                parts=head.parts[start:end],
            )


def _starts(head: _Head, vocabulary: Vocabulary) -> list[int]:
    """Where further tables begin: before each column of names that begins another table.

    It does so where it says what the first says, or stands behind a column without heading, or
    where courses that came before it come again. With courses on both sides two columns of names
    are two tables too, unless the second may say who leads or helps the first.
    """
    keys = [known.heading_key(" ".join(words)) for words in head.parts]
    groups = _name_groups(head, vocabulary)
    courses = [_courses_in(words, vocabulary) for words in head.parts]
    starts: list[int] = []
    begin = 0
    for before, group in pairwise(groups):
        between = range(before[-1] + 1, group[0])
        if not any(keys[column] for column in between):
            continue
        same = any(keys[column] in [keys[each] for each in groups[0]] for column in group)
        same = same or bool(
            _names_in(head, group, vocabulary) & _names_in(head, groups[0], vocabulary)
        )
        apart = not all(keys[column] for column in between)
        earlier = set().union(*courses[begin : group[0]])
        later = set().union(*courses[group[-1] + 1 :])
        own = all(keys[column] not in _OF_ANOTHER for column in group)
        if same or (later and (apart or (earlier and own))) or earlier & later:
            begin = _beginning(keys, begin, before[-1], group[0])
            starts.append(begin)
    return starts


_OF_ANOTHER = frozenset({"leader", "helper", "staff"})
"""Headings of names that may be somebody else's: the leader of whoever the row is about."""


def _names_in(head: _Head, columns: Sequence[int], vocabulary: Vocabulary) -> set[Field]:
    """The fields of a name that columns are plainly headed with."""
    texts = [text for column in columns for text in head.parts[column]]
    strong = [text for text in texts if vocabulary.says(text).strong]
    kind = SheetKind.PEOPLE
    return {f for text in strong for _, f in known.fields_named(text, kind) if f in NAMES}


def _courses_in(words: Sequence[str], vocabulary: Vocabulary) -> set[int]:
    found = (vocabulary.says(text).course for text in words)
    return {course for course in found if course is not None}


def _name_groups(head: _Head, vocabulary: Vocabulary) -> list[list[int]]:
    """The columns of names, those that touch together."""
    groups: list[list[int]] = []
    for column, words in enumerate(head.parts):
        if not any(vocabulary.says(text).strong or vocabulary.says(text).weak for text in words):
            continue
        if groups and groups[-1][-1] == column - 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _beginning(keys: Sequence[str], first: int, names: int, again: int) -> int:
    """The first column of a table whose names stand in the column ``again``.

    A column without heading parts it from the table before; else it begins as that one began.
    """
    for column in range(again - 1, names, -1):
        if not keys[column]:
            return column + 1
    for column in range(names + 1, again):
        if keys[column] == keys[first]:
            return column
    return again


def _tables(rows: Sequence[Row], heads: Iterable[_Head], width: int) -> Iterator[Table]:
    found = list(heads)
    after = 0
    for head in found:
        stop = min(
            (other.first for other in found if other.first > head.last and _ends(other, head)),
            default=len(rows),
        )
        right = min(
            (
                other.left
                for other in found
                if other is not head and other.left > head.left and not _ends(other, head)
            ),
            default=head.right or width,
        )
        yield Table(
            headings=tuple(rows[head.first : head.last + 1]),
            left=head.left,
            right=max(right, head.left + 1),
            parts=head.parts[: max(right, head.left + 1) - head.left],
            body=tuple(rows[head.last + 1 : stop]),
            above=tuple(rows[after : head.first]),
        )
        after = stop if not any(o.first == head.first and o is not head for o in found) else after


def _ends(other: _Head, head: _Head) -> bool:
    """Whether the headings of one table stand over columns of another, and not beside its body."""
    beside = other.right is not None and sum(c < other.left for c in head.headed) > 1
    return bool(other.headed & head.headed) and not beside
