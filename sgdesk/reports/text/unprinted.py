"""Words with letters that no shipped font has: noted while a paper is drawn, for whoever made it.

What is drawn shows a mark in place of such a letter. The foot of the page says so, and
:func:`noting_unprinted` gives the words as they were typed to whoever shows or saves the paper.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_noted: ContextVar[dict[str, None] | None] = ContextVar("unprinted words", default=None)


@contextmanager
def noting_unprinted() -> Iterator[dict[str, None]]:
    """The words of every paper that is drawn within by this thread, each once, as they come."""
    words: dict[str, None] = {}
    token = _noted.set(words)
    try:
        yield words
    finally:
        _noted.reset(token)


def note_unprinted(words: Iterable[str]) -> None:
    """Some words were drawn with a mark for a letter; forgotten where nobody asks."""
    noted = _noted.get()
    if noted is not None:
        noted.update(dict.fromkeys(words))
