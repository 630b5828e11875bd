"""Finding the tables of a worksheet, each by its own headings.

A worksheet can hold several, one below the other or side by side, with titles and notes between
them. One to three rows of headings are read as one, with the names in any of them.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Cell, Row, Sheet
from sgdesk.domain.datetext import DateOrder, read_date
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.services.imports.reading.headings.fields import LONGEST_HEADING
from sgdesk.services.imports.reading.headings.vocabulary import HeadingSays, Vocabulary
from sgdesk.services.imports.reading.headings.words import FIELDS, NAMES, Field
from sgdesk.services.imports.reading.heads.groups import groups_over
from sgdesk.services.imports.reading.heads.head import Head, is_wordy, spoken, window
from sgdesk.services.imports.reading.heads.parting import parted
from sgdesk.services.imports.reading.texts import texts_that
from sgdesk.services.imports.reading.values import SheetKind

SEARCHED_ROWS = 40
"""How many rows that hold something are searched for headings without a column of names."""
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows of headings, the columns that it spans, and the rows below.

    ``parts`` holds for each column from ``left`` on the words over it, from the top down;
    ``above`` the lines between the table before it and its headings; ``groups`` for each column
    the headings that stand over its own, and over those of its neighbours.
    """

    headings: tuple[Row, ...]
    left: int
    right: int
    parts: tuple[tuple[str, ...], ...]
    body: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()

    def words(self, column: int) -> tuple[str, ...]:
        """The words over a column, from the top down; none over a column without heading."""
        place = column - self.left
        return self.parts[place] if 0 <= place < len(self.parts) else ()

    def over(self, column: int) -> tuple[str, ...]:
        """The headings over those of a column: "Adults" over a "Level 1"."""
        return self.groups[column] if 0 <= column < len(self.groups) else ()

    def text(self, column: int) -> str:
        """The heading of a column in one line."""
        return " ".join(self.words(column))


def find_tables(
    sheet: Sheet, vocabulary: Vocabulary, *, columns_said: bool = False
) -> tuple[Table, ...]:
    """Every table of a worksheet, in the order of their headings.

    Where no row has the headings of a table, the likeliest row of all is taken for them, so that
    what lacks can be named. Where it was said which column is which (``columns_said``), a first
    row that is somebody's is theirs, and the table has no headings. Only a sheet that holds
    nothing has no table.
    """
    rows = sheet.rows
    heads = _heads(rows, vocabulary)
    if columns_said and not heads and rows and is_of_somebody(rows[0], vocabulary):
        width = max(len(row.cells) for row in rows)
        return (Table((Row(rows[0].number, ()),), 0, width, (), rows),)
    heads = heads or _likeliest(rows, vocabulary)
    width = max((len(row.cells) for row in rows), default=0)
    found = list(parted(heads, vocabulary))
    groups = [groups_over(rows, head, vocabulary, sheet.merged) for head in found]
    return tuple(_tables(rows, found, groups, width))


def is_of_somebody(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row holds a person and a day, and no word of a heading."""
    texts = [spoken(cell) for cell in row.cells if isinstance(cell, str)]
    if any(vocabulary.says(text).telling for text in texts):
        return False
    dated = any(
        isinstance(cell, date)
        or (isinstance(cell, str) and read_date(cell, DateOrder.DMY, date.max).value is not None)
        for cell in row.cells
    )
    return dated and any(_is_person(text) for text in texts)


def _is_person(text: str) -> bool:
    who = who_is(text)
    return who.kind is WhoKind.PERSON and who.sure and " " in text


def _heads(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Head]:
    """The rows that head tables, by the columns of names that they have."""
    heads: list[Head] = []
    starts = _STARTS[vocabulary.kind]
    heading = texts_that(rows, lambda text: _may_head(text, starts))
    for place, row in enumerate(rows):
        if heading.isdisjoint(row.cells) or (heads and place <= heads[-1].last):
            continue  # Most rows of a long sheet are not worth a closer look.
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


def _may_head(text: str, starts: Set[str]) -> bool:
    """Whether a text may be the heading of a column of names."""
    if len(text) > LONGEST_HEADING:
        return False
    folded = text.casefold()
    return folded[:_SHORT] in starts or "name" in folded


def _heads_at(
    rows: Sequence[Row], place: int, vocabulary: Vocabulary, before: Sequence[Head]
) -> list[Head]:
    """What is headed by a row: nothing, one table over its whole width, or single runs of it."""
    row = rows[place]
    says = [
        vocabulary.heard(cell) if type(cell) is str else vocabulary.says(spoken(cell))
        for cell in row.cells
    ]
    strong = any(each.strong for each in says)
    weak = any(each.weak for each in says)
    if not (strong or weak):
        return []
    filled = [each for each in says if each.text]
    wordy = all(is_wordy(cell, vocabulary) for cell in row.cells)
    if not (strong or wordy):
        return []
    telling = sum(each.telling for each in filled)
    least = 2 if before else min(2, len(filled))
    if strong and (wordy or not before):
        found = window(rows, place, vocabulary, before)
        columns = sum(_is_telling(words, vocabulary) for words in found.parts)
        if max(telling, columns) >= least and not _says_again(found, before):
            return [found]
    elif weak and wordy and telling * 2 > len(filled) and _asks(says, before, vocabulary):
        found = window(rows, place, vocabulary, before)
        return [] if _says_again(found, before) else [found]
    elif strong:
        return list(_runs(rows, place, vocabulary))
    return []


def _asks(says: Sequence[HeadingSays], before: Sequence[Head], vocabulary: Vocabulary) -> bool:
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


def _says_again(found: Head, before: Sequence[Head]) -> bool:
    """Whether headings only say the last ones again, as at the top of a printed page."""
    return bool(before) and before[-1].parts == found.parts and before[-1].left == found.left


def _is_telling(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.says(text).telling for text in words)


def _runs(rows: Sequence[Row], place: int, vocabulary: Vocabulary) -> Iterator[Head]:
    """Headings beside the body of another table: unbroken runs of them round a column of names."""
    cells, taken = rows[place].cells, -1
    for anchor, cell in enumerate(cells):
        if anchor <= taken or not vocabulary.says(spoken(cell)).strong:
            continue
        left = right = anchor
        while left - 1 > taken and _heads_column(cells, left - 1, vocabulary):
            left -= 1
        while _heads_column(cells, right + 1, vocabulary):
            right += 1
        if right > left:
            parts = tuple((spoken(each),) for each in cells[left : right + 1])
            yield Head(place, place, left, right + 1, parts)
            taken = right


def _heads_column(cells: Sequence[Cell], column: int, vocabulary: Vocabulary) -> bool:
    if not 0 <= column < len(cells) or not isinstance(cells[column], str):
        return False
    return vocabulary.says(spoken(cells[column])).telling


def _likeliest(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Head]:
    """The row that says most as headings, the first of equals; one for a name before any other."""
    best: tuple[tuple[bool, int, bool], Head] | None = None
    for place in range(min(len(rows), SEARCHED_ROWS)):
        cells = rows[place].cells
        named = any(vocabulary.says(spoken(cell)).strong for cell in cells)
        wordy = named or all(is_wordy(cell, vocabulary) for cell in cells)
        if best is not None and not wordy:
            continue
        found = window(rows, place, vocabulary)
        if (
            best is not None
            and found.first <= best[1].last
            and not _is_head(rows[place], vocabulary)
        ):
            continue
        # A title may name a course just as well ("Level 1 - 12 March 2024"), and so may cells.
        strong = any(vocabulary.says(text).strong for words in found.parts for text in words)
        worth = sum(_worth(words, vocabulary) for words in found.parts)
        # Read from its title on, a table says no more than it does without.
        score = (strong, worth, _is_head(rows[place], vocabulary))
        if best is None or score > best[0]:
            best = (score, found)
    return [best[1]] if best else []


def _is_head(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether most of a row's own words are headings: not so below headings, in a list's first."""
    texts = [spoken(cell) for cell in row.cells if cell is not None]
    return sum(vocabulary.says(text).telling for text in texts) * 2 > len(texts)


def _worth(words: Sequence[str], vocabulary: Vocabulary) -> int:
    return max((_value(vocabulary.says(text)) for text in words), default=0)


def _value(says: HeadingSays) -> int:
    if says.course is not None or says.strong:
        return 3
    return 2 if says.known else int(says.telling)


def _tables(
    rows: Sequence[Row],
    found: Sequence[Head],
    groups: Sequence[tuple[tuple[str, ...], ...]],
    width: int,
) -> Iterator[Table]:
    after = 0
    for head, over in zip(found, groups, strict=True):
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
            groups=over,
        )
        after = stop if not any(o.first == head.first and o is not head for o in found) else after


def _ends(other: Head, head: Head) -> bool:
    """Whether the headings of one table stand over columns of another, and not beside its body."""
    beside = other.right is not None and sum(c < other.left for c in head.headed) > 1
    return bool(other.headed & head.headed) and not beside
