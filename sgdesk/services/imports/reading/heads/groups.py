"""Headings over headings: "Children" and "Adults", each over a Level 1 and a Level 2."""

from collections.abc import Iterator, Sequence

from sgdesk.data.sheets import Merged, Row
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.heads.head import Head, is_wordy, spoken
from sgdesk.services.imports.reading.heads.lines import is_line


def groups_over(
    rows: Sequence[Row], head: Head, vocabulary: Vocabulary, merged: Sequence[Merged] = ()
) -> tuple[tuple[str, ...], ...]:
    """For each column from the first the headings that stand over its own, from the top down.

    Such a heading holds for every column under it: to the end of its merged cells, or else to
    the next that is filled.
    """
    upper = [*_row_above(rows, head, vocabulary), *rows[head.first : head.last]]
    width = head.left + len(head.parts)
    over: list[list[str]] = [[] for _ in range(width)]
    ends = {(each.row, each.column): each.column + each.width for each in merged}
    for row in upper:
        told, stop = "", width
        for column in range(head.left, width):
            own = spoken(row.cells[column]) if column < len(row.cells) else ""
            if own:
                told, stop = own, ends.get((row.number, column), width)
                told = "" if is_line(own) else told
            parts = head.parts[column - head.left]
            if vocabulary.says(told).strong or vocabulary.says(told).weak:
                told = ""
            lowest = bool(own) and parts[-1:] == (own,)
            if told and column < stop and parts and not lowest:
                over[column].append(told)
    return tuple(tuple(dict.fromkeys(each)) for each in over)


def _row_above(rows: Sequence[Row], head: Head, vocabulary: Vocabulary) -> Iterator[Row]:
    """The row over the headings, where its words stand over theirs and it is no title or row.

    A title stands alone over the names; in a row of somebody's something stands there.
    """
    if head.first == 0 or rows[head.first - 1].number + 1 != rows[head.first].number:
        return
    row = rows[head.first - 1]
    names = [
        head.left + place
        for place, words in enumerate(head.parts)
        if any(vocabulary.says(text).strong or vocabulary.says(text).weak for text in words)
    ]
    first = names[0] if names else head.left
    over_names = row.cells[head.left : first + 1]
    beyond = row.cells[first + 1 :]
    if all(cell is None for cell in beyond) or not all(is_wordy(c, vocabulary) for c in beyond):
        return
    if all(cell is None or vocabulary.says(spoken(cell)).strong for cell in over_names) or (
        head.first == 1
    ):
        yield Row(row.number, (None,) * (first + 1) + tuple(beyond))
