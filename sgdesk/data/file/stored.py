"""What is read from a file is not believed: a value of another kind than its column's is damage.

The program never writes a day that is no day, a text where a number belongs, or bytes that are
no JSON. Whatever reads such a thing raises :class:`DamagedError` where it is read, so that
nothing further on has to reckon with it.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from types import NoneType
from typing import Any, NoReturn

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    Dialect,
    Engine,
    Integer,
    LargeBinary,
    String,
    type_coerce,
)
from sqlalchemy.dialects.sqlite import DATE
from sqlalchemy.types import NullType, TypeEngine

from sgdesk.domain.errors import DamagedError

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
_DAY_LETTERS = 10

_Process = Callable[[Any], Any]


@contextmanager
def making(what: str) -> Iterator[None]:
    """Make a value of what was read: where that cannot be, ``what`` was not written by us."""
    try:
        yield
    except _UNREADABLE as error:
        raise DamagedError(f"{what} cannot be read") from error


def read_json(text: str, what: str, revive: Callable[[dict[str, Any]], Any] | None = None) -> Any:
    """The value of a JSON text that the program wrote; anything else is damage.

    Half letters (lone surrogates) and numbers that are none are legal to some readers and are
    never written here. ``revive`` makes values of the JSON objects in it.
    """
    with making(what):
        if "\\u" in text:
            json.dumps(json.loads(text), ensure_ascii=False).encode()
        return json.loads(text, parse_constant=_refuse, object_hook=revive)


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def read_strictly(engine: Engine) -> None:
    """Have every value that this engine reads looked at as its column's kind says."""
    engine.dialect.colspecs = {**engine.dialect.colspecs, **_STRICT}


def _wrong(is_: str, value: object) -> DamagedError:
    kinds = {str: "a text", bytes: "raw bytes", int: "a number", float: "a fraction"}
    stands = kinds.get(type(value), "something else")
    return DamagedError(f"{stands} stands where {is_} belongs")


@lru_cache(maxsize=1 << 15)
def day_of(text: object) -> date | None:
    """The day of an ISO text as the program writes it: ``2026-03-31`` and no other spelling."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise _wrong("a day", text)
    try:
        if len(text) == _DAY_LETTERS and text[4] == text[7] == "-":
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise DamagedError("a date is no day of the calendar")


def _text_of(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    raise _wrong("a text", value)


def _number_of(value: Any) -> Any:
    if value is None or type(value) is int:
        return value
    raise _wrong("a whole number", value)


def as_it_lies(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of a query of which no value is looked at: whoever reads it looks at all at once."""
    return type_coerce(column, NullType())


def numbers_of(values: Sequence[Any]) -> Sequence[Any]:
    """A column of whole numbers that was read as it lies; anything else raises as one alone."""
    if not set(map(type, values)) <= {int, NoneType}:
        return list(map(_number_of, values))
    return values


def days_of(values: Sequence[Any]) -> Iterator[Any]:
    """The days of a column of ISO texts that was read as it lies; see :func:`day_of`."""
    known = {text: day_of(text) for text in set(values)}
    return map(known.__getitem__, values)


def _flag_of(value: Any) -> bool | None:
    if value is None:
        return None
    if type(value) is int and value in (0, 1):
        return value == 1
    raise _wrong("a yes or no", value)


def _bytes_of(value: Any) -> Any:
    if value is None or type(value) is bytes:
        return value
    raise _wrong("a stored document", value)


class _Day(DATE):
    """A calendar day."""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Process:
        return day_of


class _Words(String):
    """A text."""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Process:
        return _text_of


class _Number(Integer):
    """A whole number."""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Process:
        return _number_of


class _Flag(Boolean):
    """A yes or no."""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Process:
        return _flag_of


class _Bytes(LargeBinary):
    """A stored document or picture."""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Process:
        return _bytes_of


_STRICT: dict[type[TypeEngine[Any]], type[TypeEngine[Any]]] = {
    Date: _Day,
    String: _Words,
    Integer: _Number,
    Boolean: _Flag,
    LargeBinary: _Bytes,
}
