"""The distinct texts of many cells, so that what a text says is looked at once and not by row."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

from sgdesk.data.sheets import Cell, Row


def column_texts(rows: Iterable[Row], column: int) -> Counter[str]:
    """The texts of one column, in the order of their first cells, and how often each stands."""
    cells = column_cells(rows, column)
    return Counter({each: n for each, n in cells.items() if isinstance(each, str)})


def column_cells(rows: Iterable[Row], column: int) -> Counter[Cell]:
    """The cells of one column, in the order of their first, and how often each stands.

    Those that are equal are one, and of the kind of their first: "1" in figures, and a yes.
    """
    return Counter([row.cells[column] for row in rows if column < len(row.cells)])


def texts_that(rows: Iterable[Row], holds: Callable[[str], bool]) -> frozenset[str]:
    """The texts anywhere in some rows of which something holds.

    ``texts.isdisjoint(row.cells)`` then tells of a row whether it has any, at once.
    """
    cells = set(chain.from_iterable([row.cells for row in rows]))
    return frozenset(each for each in cells if isinstance(each, str) and holds(each))


def kinds_of(rows: Iterable[Row]) -> frozenset[type]:
    """The types of all cells of some rows."""
    return frozenset(map(type, chain.from_iterable([row.cells for row in rows])))
