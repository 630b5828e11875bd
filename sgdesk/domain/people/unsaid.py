"""Of whom nobody said how they belong: kept by their ids, in runs, as a short text."""

from collections.abc import Iterable


def ids_in(text: str) -> frozenset[int]:
    """The ids of a kept text: ``3-32 40`` are 3 to 32, and 40.

    Raises :class:`ValueError` for a text that :func:`kept_ids` does not make.
    """
    found: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return frozenset(found)


def kept_ids(ids: Iterable[int]) -> str:
    """Ids as the text that is kept of them."""
    runs: list[list[int]] = []
    for each in sorted(set(ids)):
        if runs and each == runs[-1][1] + 1:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
