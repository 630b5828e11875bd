"""Rows of a long list that say nothing new: who of one row and what of another, both known."""

from collections.abc import Collection
from datetime import date, datetime
from operator import itemgetter
from types import NoneType
from typing import Any

from sgdesk.data.sheets import Row
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.rows import RowJudge
from sgdesk.services.imports.reading.values import Entry

PLAIN = frozenset({str, NoneType, int, date, datetime})
"""Kinds of cells of which none is equal to one of another kind: the like stand for each other."""


class PlainRows:
    """What the rows of a list said until now, by the cells of who and by all beside them.

    Whatever is told of a row is told of single cells, of those that name somebody, or of those
    beside them; only a line, a blank row and the headings again are of both. So a row of which
    each half stood in another that asked, refused and noted nothing says what these two said.
    Whoever adds a judgement of both halves has to keep such rows out; tests read each list twice.
    """

    def __init__(self, columns: Columns, who: Collection[int], judge: RowJudge) -> None:
        table = columns.table
        self._width = table.right
        self._judge = judge
        self._who = sorted(who)
        beside = [place for place in range(table.right) if place not in who]
        self._within = [place for place in beside if place >= table.left]
        self._who_of = itemgetter(*self._who)
        self._beside_of = itemgetter(*beside)
        self._people: dict[Any, tuple[Any, ...]] = {}
        self._said: dict[Any, tuple[Any, ...]] = {}

    def entry(self, row: Row) -> Entry | None:
        """What a row says, where both its halves are known; None of any other."""
        cells = row.cells
        if len(cells) != self._width:
            return None
        person = self._people.get(self._who_of(cells))
        if person is None:
            return None
        said = self._said.get(self._beside_of(cells))
        return None if said is None else Entry._make((row.number, *person, *said))

    def keep(self, row: Row, entry: Entry) -> None:
        """Keep what a row said that asked, refused and noted nothing, if its halves say it."""
        cells = row.cells
        if len(cells) != self._width or entry.aside or entry.goes_on:
            return
        if all(cells[place] is None for place in self._within):
            return  # Whoever stands alone may be a line.
        if not self._judge.names_by_itself(cells, self._who):
            return
        self._people[self._who_of(cells)] = entry[1:_PARTED]
        self._said[self._beside_of(cells)] = entry[_PARTED:]


_PARTED = Entry._fields.index("aside") + 1
"""What comes before is of who they are, but for the row's number; what follows is of the rest."""
