"""Levels that a sheet names and the partnership does not: its "L2" is no course by itself."""

import re
from collections.abc import Iterable, Mapping

_LEVEL = re.compile(r"\b(?:l|lvl|level)[\s.-]*([1-6])\b", re.IGNORECASE)


def level_not_named(
    text: str, partnership: str, titles: Iterable[str], levels: Mapping[str, str]
) -> str:
    """A sentence that says so of the level in a text; blank where there is none, or it is named.

    ``titles`` are those of the partnership's requirements and courses, ``levels`` what the groups
    that are known by a level are asked for.
    """
    said = _LEVEL.search(text)
    if said is None or not partnership:
        return ""
    if any(each[1] == said[1] for title in titles for each in _LEVEL.finditer(title)):
        return ""
    known = levels.get(f"level {said[1]}", "")
    none = (
        f"{partnership} names no Level {said[1]}: choose which course this was, or add it as a new "
        "one and say what it counts for, if anything."
    )
    return f"{none} {known}".rstrip()
