"""The table of faults: how often each was made, and what was broken by it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

INVARIANTS = {
    "I1": "lost",
    "I2": "half done",
    "I3": "not opening",
    "I4": "not told",
    "I5": "only copy",
    "I6": "names out",
    "crashed": "crashed",
}
_EXAMPLES = 5


@dataclass(slots=True)
class Line:
    """One fault on one kind of write and one kind of file; what is broken begins with its code."""

    fault: str
    what: str
    encrypted: bool
    by: str = ""
    times: int = 0
    told: int = 0
    without_effect: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def count(self, broken: Sequence[str], where: str = "") -> None:
        """Note one time, with what did not hold."""
        self.times += 1
        for code in {each.split(maxsplit=1)[0] for each in broken}:
            self.broken[code] += 1
        if broken and len(self.examples) < _EXAMPLES:
            self.examples.append(f"{where}: {'; '.join(broken)}")

    @property
    def kind(self) -> str:
        """Which kind of file."""
        return "encrypted" if self.encrypted else "plain"


def as_text(lines: Iterable[Line]) -> str:
    """The table in plain text, and below it some of what was broken."""
    kept = list(lines)
    headings = ("fault", "what", "file", "times", "told", "no effect", *INVARIANTS.values(), "by")
    rows = [headings, *(_row(each) for each in kept)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(headings))]
    text = "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    broken = [
        f"{each.fault}, {each.what}, {each.kind}: {x}" for each in kept for x in each.examples
    ]
    return "\n".join([text, *(["", "Broken:"] if broken else []), *broken])


def as_words(line: Line) -> str:
    """One line on its own, as soon as it is known."""
    broken = ", ".join(f"{INVARIANTS[code]} {many}" for code, many in line.broken.items())
    told = "; ".join(line.examples[:2])
    return f"{line.fault}, {line.what}, {line.kind}: {line.times}; {broken or 'held'}. {told}"


def _row(line: Line) -> tuple[str, ...]:
    counts = (str(line.broken[code]) for code in INVARIANTS)
    told, nothing = (str(each or "") for each in (line.told, line.without_effect))
    return (line.fault, line.what, line.kind, str(line.times), told, nothing, *counts, line.by)


def is_whole(lines: Iterable[Line]) -> bool:
    """Whether nothing was broken."""
    return not any(each.broken.total() for each in lines)
