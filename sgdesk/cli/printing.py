"""What the commands print: plain tables, CSV and JSON."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TypeAlias

from sgdesk.domain.text import in_one_line

QUIET = 2.0
"""Seconds for which nobody wonders whether anything happens."""

_EVERY = 0.1
"""Seconds between two lines, of which the eye follows no more."""

Telling: TypeAlias = Callable[[str, int, int], None]
"""Says of what is counted how many of how many are done."""


@contextmanager
def progress(clock: Callable[[], float] = monotonic, begins: str = "") -> Iterator[Telling]:
    """While this lasts, say on standard error how far the work is: ``people drawn: 3 of 1,000``.

    What ``begins`` it, where that cannot be counted, is said at once. Otherwise it begins to speak
    after a while, and only where somebody looks on: what goes into a file or another program has
    no such line. It is wiped out again at the end, however that comes.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    line = _Line(clock)
    line.say(begins)
    try:
        yield line.tell
    finally:
        line.say("")


class _Line:
    """The one line on the terminal, written over and over."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._next = clock() + QUIET
        self._said = ""

    def tell(self, what: str, done: int, total: int) -> None:
        now = self._clock()
        if now >= self._next:
            self._next = now + _EVERY
            self.say(f"{what}: {done:,} of {total:,}")

    def say(self, words: str) -> None:
        """Put words in the place of those that stand there; none wipe it out."""
        if words or self._said:
            gone = " " * (len(self._said) - len(words))
            back = "\b" * len(gone) if words else "\r"
            print(f"\r{words}{gone}{back}", end="", file=sys.stderr, flush=True)
            self._said = words


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def print_rows(headings: Sequence[str], rows: Iterable[Sequence[object]], form: str) -> None:
    """Rows as CSV, or as a table with columns wide enough for what stands in them."""
    texts = [[_text(value) for value in row] for row in rows]
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([list(headings), *([_guarded(cell) for cell in row] for row in texts)])
        return
    texts = [[in_one_line(cell) for cell in row] for row in texts]
    widths = [max(len(row[place]) for row in [headings, *texts]) for place in range(len(headings))]
    for row in [headings, ["-" * width for width in widths], *texts]:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r＝＋－＠") and cell[:1] else cell
