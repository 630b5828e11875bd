"""Times of day and ranges of hours as people write them beside a date, and no days or months."""

import re

from sgdesk.domain.month_names import DAY_ENDS, MONTH_WORDS

_MINUTE = r"(?:[:.][0-5]\d(?::[0-5]\d(?:\.\d+)?)?)"
_CLOCK = (
    rf"(?:(?:0?\d|1[0-2]){_MINUTE}?\s*[ap]\.?m\b\.?"
    rf"|(?:[01]?\d|2[0-4]){_MINUTE}?(?:\s*h(?:rs?|ours)?\b)?(?!\s*[ap]\.?m\b))"
)
_ZONE = r"(?:z\b|\s*[+-]\d\d:?\d\d\b|\s+(?:gmt|bst|utc)\b)"
_MONTH = rf"{MONTH_WORDS}\b"
_MONTH_FOLLOWS = rf"{DAY_ENDS}?(?:\s*[/.,]?\s*|-)(?:(?:of|o)\s+)?{_MONTH}|\s*[/.]\s*\d"
_DAY_FOLLOWS = rf"{_MONTH_FOLLOWS}|\s*-\s*\d\d?\s*-\s*\d|\s+\d\d?\s+(?:\d\d){{1,2}}(?!\s*\d)"
"""What shows that the end of a range was a day: "9am - 12 March", "9.30 - 12 03 2024"."""
TIME_OF_DAY = (
    rf"(?:(?:(?<=\d)t|(?<![\w./:½-])){_CLOCK}"
    rf"(?:\s*(?:-|to|till?|until)\s*{_CLOCK}(?!{_DAY_FOLLOWS}))?{_ZONE}?"
    rf"(?![\w/]|[:.-]\d|{_MONTH_FOLLOWS}))"
)
"""What may be a time, in small letters; ask :func:`is_certainly_a_time` as well."""
_CERTAIN = re.compile(r":\d\d|[ap]\.?m\b|\d\s*h(?:rs?|ours)?\b|\.(?:00|1[3-9]|[2-5]\d)\b")
_TIMES = re.compile(TIME_OF_DAY, re.IGNORECASE)
_ENDS_IN_DAY = re.compile(rf"{_MONTH}[.\s,']*$|(?<!\d)\d{{1,2}}\s+$", re.IGNORECASE)
_YEAR_BEFORE_TIME = re.compile(r"\d\d(?=\s*(?:-|to)\s*\d)")
"""The 24 of "12 Mar 24 - 9am" is a year and no hour."""


def is_certainly_a_time(text: str) -> bool:
    """Whether figures that may be hours can be nothing else: ``9.30-12``, ``10am``; not ``9-12``.

    ``9.10`` could be a day of October.
    """
    return _CERTAIN.search(text.lower()) is not None


def find_times(text: str) -> tuple[tuple[int, int], ...]:
    """Where times of day and ranges of hours stand in a text that ``text.plain`` gave."""
    found: list[tuple[int, int]] = []
    place = 0
    while match := _TIMES.search(text, place):
        start = match.start()
        year = _YEAR_BEFORE_TIME.match(text, start) if _ENDS_IN_DAY.search(text[:start]) else None
        if year is None and is_certainly_a_time(match[0]):
            found.append(match.span())
        place = match.end() if year is None else year.end()
    return tuple(found)
