"""The time of day of a session, as people type it and as it is said back to them."""

import re
from dataclasses import dataclass

from sgdesk.domain.errors import InputError
from sgdesk.domain.text import fold

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?([0-5]\d))?\s*(?:([ap])(?:\.?m\.?)?)?")
_WORDS_OF_CLOCK = {"noon": 12 * 60, "midday": 12 * 60, "12 noon": 12 * 60}
_HOURS_OF_HALF = range(1, 13)
_HOURS_OF_DAY = 24
_NOON, _EVENING, _HOUR = 12 * 60, 18 * 60, 60
_EARLIEST_MEANT = 8
"""An hour before that, such as 7.30, is an evening to some and a morning to others."""


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What a time that was typed may mean, in minutes after midnight.

    ``other`` is the same figures in the other half of the day, where they did not say which.
    ``is_asked`` where neither may be taken without asking: 7.30, but not 9.30, a morning.
    """

    minutes: int
    other: int | None = None
    is_asked: bool = False


def read_clock(text: str) -> ClockReading | None:
    """Read ``19:30``, ``19.30``, ``1930``, ``19``, ``7.30pm``, ``7pm``, ``7p``, ``7`` or ``noon``.

    ``None`` for a blank. Written ``07:30`` it is a morning, and so is ``9.30``, with the evening
    as the other. Raises :class:`InputError` for anything else.
    """
    typed = fold(text)
    if not typed:
        return None
    if typed in _WORDS_OF_CLOCK:
        return ClockReading(_WORDS_OF_CLOCK[typed])
    found = _CLOCK.fullmatch(typed)
    if not found:
        raise _no_time(text)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if hour not in _HOURS_OF_HALF:
            raise _no_time(text)
        return ClockReading((hour % 12 + (12 if half == "p" else 0)) * _HOUR + minute)
    if hour >= _HOURS_OF_DAY or not (hour or found[2]):
        raise _no_time(text)
    read = hour * _HOUR + minute
    if not 0 < hour < _NOON // _HOUR or found[1].startswith("0"):
        return ClockReading(read)
    return ClockReading(read, read + _NOON, is_asked=hour < _EARLIEST_MEANT)


def read_end(text: str, begins: str) -> ClockReading | None:
    """What :func:`read_clock` reads, where it can only be one half of the day after the beginning.

    7.30 is an evening in a session that began at 6pm, and nothing is asked; at 11am, 12 or 1 would
    do as ever. Where the beginning is not known, or both or neither would do, it is what it was.
    Raises :class:`InputError` for an end that is no time.
    """
    read = read_clock(text)
    if read is None or read.other is None:
        return read
    try:
        begun = clock_minutes(begins)
    except InputError:
        return read
    if begun is None or not read.minutes <= begun < read.other:
        return read
    return ClockReading(read.other)


def clock_minutes(text: str) -> int | None:
    """Minutes after midnight of what :func:`read_clock` reads; ``None`` for a blank.

    Raises :class:`InputError` for what is no time, and where morning and evening cannot be told
    apart: ``7.30``.
    """
    read = read_clock(text)
    if read is None:
        return None
    if read.is_asked and read.other is not None:
        raise InputError(
            "Is {text} in the morning or in the evening? Type {early} or {late}. "
            "Nothing was saved.",
            text=text.strip(),
            early=short_clock(read.minutes),
            late=short_clock(read.other),
        )
    return read.minutes


def _no_time(text: str) -> InputError:
    return InputError(
        "{text} is not a time of day. Type it like 19:30 or 7.30pm. Nothing was saved.",
        text=text.strip(),
    )


def clock_text(text: str) -> str:
    """A time of day as it is kept: ``09:30``; blank stays blank."""
    minutes = clock_minutes(text)
    return "" if minutes is None else f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"


def short_clock(minutes: int) -> str:
    """A time as people write it: ``7.15pm``, ``9am``."""
    return f"{_on_the_face(minutes)}{'am' if minutes < _NOON else 'pm'}"


def spoken_clock(minutes: int) -> str:
    """A time as people say it: ``7.15 in the evening``, ``noon``."""
    if minutes % _NOON == 0:
        return "noon" if minutes else "midnight"
    if minutes < _NOON:
        return f"{_on_the_face(minutes)} in the morning"
    part = "afternoon" if minutes < _EVENING else "evening"
    return f"{_on_the_face(minutes)} in the {part}"


def _on_the_face(minutes: int) -> str:
    """Hour and minute without the half of the day; no minutes at the full hour."""
    hour, minute = divmod(minutes, _HOUR)
    return f"{hour % 12 or 12}.{minute:02}" if minute else f"{hour % 12 or 12}"
