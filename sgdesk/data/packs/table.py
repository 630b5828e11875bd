"""One table of a pack file, read value by value; whatever is not understood is a fault."""

import datetime
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from sgdesk.data.packs.faults import PackError, PackSource
from sgdesk.data.packs.lines import Path
from sgdesk.domain.dates import Period, parse_period

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_Choice = TypeVar("_Choice", bound=StrEnum)


class PackTable:
    """A table whose values are taken one at a time; ``finish`` finds the keys nobody took."""

    def __init__(self, source: PackSource, values: dict[str, object], path: Path = ()) -> None:
        self._source = source
        self._values = values
        self._path = path
        self._taken: dict[str, None] = {}

    def fault(self, key: str, template: str, **values: object) -> PackError:
        """The error for the value of ``key`` in this table, to be raised by the caller."""
        return self._source.fault((*self._path, key), template, **values)

    def key(self, name: str = "key") -> str:
        """A needed short key: small letters, digits and hyphens, so that sheets can name it."""
        value = self.needed_text(name)
        if not _KEY.fullmatch(value):
            template = "{name} is {value}, it has to be small letters, digits and hyphens only."
            raise self.fault(name, template, name=name, value=_shown(value))
        return value

    def needed_text(self, name: str) -> str:
        """A text that has to be there."""
        value = self.text(name)
        if value is None:
            raise self._missing(name)
        return value

    def text(self, name: str) -> str | None:
        """A text with its white space evened out, or ``None`` where the key is left out."""
        value = self._take(name)
        return None if value is None else self._as_text(name, value, (name,))

    def words(self, name: str) -> str:
        """A text that may be left out and is then empty."""
        return self.text(name) or ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is left out."""
        elements = enumerate(self._list(name))
        return tuple(self._as_text(name, each, (name, at)) for at, each in elements)

    def whole(self, name: str, low: int, high: int, unit: str) -> int | None:
        """A whole number from ``low`` to ``high``, both allowed; ``unit`` says of what."""
        value = self._take(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            template = (
                "{name} is {value}, it has to be a whole number of {unit} from {low} to {high}."
            )
            shown = _shown(value)
            raise self.fault(name, template, name=name, value=shown, unit=unit, low=low, high=high)
        return value

    def needed_whole(self, name: str, low: int, high: int, unit: str) -> int:
        """A whole number that has to be there."""
        value = self.whole(name, low, high, unit)
        if value is None:
            raise self._missing(name)
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True or false; ``default`` where the key is left out."""
        value = self._take(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        template = "{name} is {value}, it has to be true or false."
        raise self.fault(name, template, name=name, value=_shown(value))

    def choice(self, name: str, choices: type[_Choice]) -> _Choice | None:
        """One of the words of ``choices``, or ``None`` where the key is left out."""
        value = self.text(name)
        if value is None:
            return None
        if value in tuple(choices):
            return choices(value)
        template = "{name} is {value}, it has to be one of: {choices}."
        listed = ", ".join(choices)
        raise self.fault(name, template, name=name, value=_shown(value), choices=listed)

    def needed_choice(self, name: str, choices: type[_Choice]) -> _Choice:
        """One of the words of ``choices``; it has to be there."""
        value = self.choice(name, choices)
        if value is None:
            raise self._missing(name)
        return value

    def period(self, name: str) -> Period:
        """A needed length of time such as ``P6W`` or ``P3M``."""
        value = self.needed_text(name)
        try:
            period = parse_period(value)
        except ValueError:
            period = Period()
        if period == Period():
            template = (
                "{name} is {value}, it has to be a length of time"
                " such as P10D (days), P6W (weeks), P3M (months) or P1Y (years)."
            )
            raise self.fault(name, template, name=name, value=_shown(value))
        return period

    def day(self, name: str) -> datetime.date | None:
        """A date such as 2026-09-01, without quotation marks, or ``None`` where left out."""
        value = self._take(name)
        if value is None:
            return None
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        template = "{name} is {value}, it has to be a date such as 2026-09-01, without quotes."
        raise self.fault(name, template, name=name, value=_shown(value))

    def table(self, name: str) -> "PackTable | None":
        """The table ``[name]``, or ``None`` where it is left out."""
        value = self._take(name)
        return None if value is None else self._as_table(name, value, (name,))

    def tables(self, name: str) -> "Iterator[PackTable]":
        """The tables ``[[name]]`` in the order of the file."""
        for at, value in enumerate(self._list(name)):
            yield self._as_table(name, value, (name, at))

    def lines(self, name: str) -> "Iterator[PackTable]":
        """A list whose elements are a text alone or ``{ text = "…", … }``, all as tables."""
        for at, value in enumerate(self._list(name)):
            row: object = {"text": value} if isinstance(value, str) else value
            yield self._as_table(name, row, (name, at))

    def finish(self) -> None:
        """Raise for the first key of the table that nothing has asked for."""
        for name in self._values:
            if name not in self._taken:
                template = "{name} is not a key that belongs here; those that do are: {known}."
                raise self.fault(name, template, name=name, known=", ".join(self._taken))

    def _missing(self, name: str) -> PackError:
        template = "{name} is missing from the part that begins here."
        return self._source.fault(self._path, template, name=name)

    def _take(self, name: str) -> object:
        self._taken[name] = None
        return self._values.get(name)

    def _list(self, name: str) -> list[object]:
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            template = "{name} is {value}, it has to be a list in square brackets."
            raise self.fault(name, template, name=name, value=_shown(value))
        return value

    def _as_text(self, name: str, value: object, place: Path) -> str:
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if not text:
            template = "{name} is {value}, it has to be a text in quotation marks."
            where = (*self._path, *place)
            raise self._source.fault(where, template, name=name, value=_shown(value))
        return text

    def _as_table(self, name: str, value: object, place: Path) -> "PackTable":
        where = (*self._path, *place)
        if not isinstance(value, dict):
            template = "{name} is {value}, it has to be a table with keys of its own."
            raise self._source.fault(where, template, name=name, value=_shown(value))
        return PackTable(self._source, value, where)


def _shown(value: object) -> str:
    """A value of a pack file as a sentence can quote it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'" if value.strip() else "empty"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(value)
