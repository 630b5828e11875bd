"""What parts the cells of a CSV file: judged by the headings it gives, and then by evenness."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from itertools import islice

from sgdesk.data.sheets import limits

SEPARATORS = ",;\t|"
ALWAYS_TRIED = ",;\t"
"""The others count only where they part known headings."""
SAMPLE_RECORDS = 60
SAMPLE_CHARACTERS = 1 << 18
HEADING_RECORDS = 20

Knows = Callable[[str], bool]
"""Whether a text is a heading that the reader of the sheet knows."""

_Records = Sequence[Sequence[str]]


def knows_nothing(_: str) -> bool:
    """No heading is known: evenness alone decides."""
    return False


def find_separator(text: str, file: str, knows: Knows = knows_nothing) -> tuple[str, str]:
    """The separator, and the text without Excel's own ``sep=;`` line, which no program shows.

    It is the one with which the first row of headings holds most that are known; the one that cuts
    the rows most evenly where several do. Raises :class:`~sgdesk.data.sheets.model.SheetError` for
    far too many columns.
    """
    first, _, rest = text.partition("\n")
    named = first.strip("\r \"'")
    if named[:4].lower() == "sep=" and (named[4:] in SEPARATORS or _is_a_sign(named[4:])):
        return (named[4:] or "\t"), rest
    start = text[:SAMPLE_CHARACTERS]
    samples = {separator: _sample(start, separator, file) for separator in SEPARATORS}
    choices = _by_headings(samples, knows)
    return max(choices, key=lambda separator: _evenness(samples[separator])), text


def records(text: str, separator: str, strict: bool = False) -> Iterator[list[str]]:
    """The records of a text; ``strict`` raises ``csv.Error`` where a quotation mark stays open."""
    lines = TextIOWrapper(BytesIO(text.encode()), encoding="utf-8", newline="")
    return csv.reader(
        lines,  # a StringIO would hold four bytes of each letter
        delimiter=separator,
        skipinitialspace=' "' in text,
        strict=strict,
    )


def _is_a_sign(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isprintable() and not text.isalnum()


def _sample(text: str, separator: str, file: str) -> _Records:
    found: list[list[str]] = []
    with suppress(csv.Error):  # a field without end: the records before it still speak
        for record in islice(records(text, separator), SAMPLE_RECORDS):
            limits.check_columns(len(record), 0, file)
            found.append(record)
    return (
        found[:-1] if 1 < len(found) < SAMPLE_RECORDS and len(text) == SAMPLE_CHARACTERS else found
    )


def _by_headings(samples: Mapping[str, _Records], knows: Knows) -> str:
    """The separators that give most headings in the first row of two or more, or else of one.

    The first such row decides, not the fullest: what stands under the headings may be the name of
    a heading too, again and again (``level1;level2;level3`` in each cell of a column).
    """
    for least in (2, 1):
        for place in range(HEADING_RECORDS):
            counts = {
                separator: len({text for cell in sample[place] if knows(text := cell.strip())})
                for separator, sample in samples.items()
                if place < len(sample) and (separator in ALWAYS_TRIED or len(sample[place]) > 1)
            }
            most = max(counts.values(), default=0)
            if most >= least:
                return "".join(each for each, count in counts.items() if count == most)
    return ALWAYS_TRIED


def _evenness(sample: _Records) -> float:
    """How evenly and how often a separator cuts the first records; 0 where it never does."""
    widths = [_width(record) for record in sample if record]
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    width, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return often / len(widths) * (width - 1)


def _width(record: Sequence[str]) -> int:
    """The cells of a record; none where a cut went through a cell in quotation marks."""
    return 0 if any(cell.count('"') % 2 for cell in record) else len(record)
