"""Titles of courses where there is no room for them: cut before what tells them apart."""

import re
from collections.abc import Callable

_LEVEL = re.compile(r"(?:\s*\([^()]*\))+$|\s\S+\s\d\S*$")
"""How titles end that differ in nothing else: what is in brackets, or a word with its number."""

_LAST = re.compile(r"\s\S+$")


def cut_title(title: str, room: int, width: Callable[[str], int]) -> str:
    """A title that has room: ``Working Tog… (Level 2)``; whole where there is enough.

    ``room`` and what ``width`` says of words are in pixels. A last word that is no level stays
    where at least as much of the beginning does. Where there is no room for that, the title comes
    back whole, to be cut as any other words are.
    """
    if width(title) <= room:
        return title
    level = _LEVEL.search(title)
    found = level or _LAST.search(title)
    if found is None:
        return title
    begins, end = title[: found.start()], found.group()
    fewest = 1 if level else len(end)
    for letters in range(len(begins) - 1, fewest - 1, -1):
        shown = f"{begins[:letters].rstrip()}…{end}"
        if width(shown) <= room:
            return shown
    return title
