"""What the commands print: plain tables, CSV and JSON."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from sgdesk.domain.text import in_one_line

_QUIET = 2.0
"""Seconds for which nobody wonders whether anything happens."""


@contextmanager
def working(what: str, *, after: float = _QUIET, every: float = 1.0) -> Iterator[None]:
    """While this lasts, say on standard error what is done and for how long already.

    It begins to speak after a while, and only where somebody looks on: what goes into a file or
    another program has no such line. It is wiped out again at the end.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    is_over, begun = Event(), monotonic()

    def speak() -> None:
        if is_over.wait(after):
            return
        while True:
            said = f"{what}: {monotonic() - begun:.0f} s"
            print(f"\r{said}", end="", file=sys.stderr, flush=True)
            if is_over.wait(every):
                print(f"\r{' ' * len(said)}\r", end="", file=sys.stderr, flush=True)
                return

    speaker = Thread(target=speak, daemon=True)
    speaker.start()
    try:
        yield
    finally:
        is_over.set()
        speaker.join()


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
