"""Between rows and values: a dataclass is read from, and written to, columns of its own names."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_type_hints

from sqlalchemy import ColumnElement, Connection, Select, Table
from sqlalchemy.exc import NoResultFound

from sgdesk.data.file.stored import making
from sgdesk.domain.errors import DamagedError


class Record(Protocol):
    """Any dataclass: its fields are named as the columns that it stands for."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Record)


def columns_of(
    record: type[Record], table: Table, **others: ColumnElement[Any]
) -> tuple[ColumnElement[Any], ...]:
    """The columns of a record's fields: those of ``table``, or the ``others`` given by name.

    Raises :class:`LookupError` for a field that is neither: a defect of ours.
    """
    return _labelled(record, table, others) if others else _own(record, table)


@cache
def _own(record: type[Record], table: Table) -> tuple[ColumnElement[Any], ...]:
    return _labelled(record, table, {})


def _labelled(
    record: type[Record], table: Table, others: Mapping[str, ColumnElement[Any]]
) -> tuple[ColumnElement[Any], ...]:
    found: list[ColumnElement[Any]] = []
    for name in record.__dataclass_fields__:
        column = others.get(name)
        if column is None:
            if name not in table.c:
                raise LookupError(f"{record.__name__}.{name} is no column of {table.name}")
            column = table.c[name]
        found.append(column.label(name))
    return tuple(found)


def read_rows(
    connection: Connection,
    query: Select[Any],
    record: type[R],
    bound: Mapping[str, Any] | None = None,
    /,
    **convert: Callable[[Any], Any],
) -> tuple[R, ...]:
    """The rows of a query as records, each field from the column of its name.

    ``bound`` are the values of a query that is made once and leaves them open, by name.

    A field whose type is a :class:`~enum.StrEnum` becomes its member; ``convert`` does the same
    for others by name. Raises :class:`LookupError` where the columns are not just the fields,
    and :class:`~sgdesk.domain.errors.DamagedError` where a value is none that we write.
    """
    result = connection.execute(query, bound)
    names = tuple(result.keys())
    if set(names) != set(record.__dataclass_fields__):
        odd = set(names) ^ set(record.__dataclass_fields__)
        raise LookupError(f"{record.__name__} and its query differ in {', '.join(sorted(odd))}")
    made = {**_members(record), **convert}
    rows = result.all()
    if not rows:
        return ()
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    _refuse_gaps(_always_there(record) - convert.keys(), columns)
    if not made:
        return _records(record, columns)
    with making("a row"):
        return _records(record, columns | _converted(columns, made))


def _records(record: type[R], columns: Mapping[str, Sequence[Any]]) -> tuple[R, ...]:
    """A record of each row, its values in the order of its fields: no row is put into names."""
    return tuple(map(record, *(columns[name] for name in record.__dataclass_fields__)))


def _converted(
    columns: Mapping[str, Sequence[Any]], made: Mapping[str, Callable[[Any], Any]]
) -> dict[str, list[Any]]:
    """Columns of what their values stand for."""
    return {name: list(map(make, columns[name])) for name, make in made.items()}


def _refuse_gaps(always: Set[str], columns: Mapping[str, Sequence[Any]]) -> None:
    """Raise where nothing stands in a field that is never without a value."""
    if any(None in columns[name] for name in always):
        raise DamagedError("a row lacks what every such row has")


@cache
def _always_there(record: type[Record]) -> frozenset[str]:
    """The fields whose type has no ``None`` in it."""
    hints = get_type_hints(record)
    return frozenset(
        name
        for name in record.__dataclass_fields__
        if not (hints[name] is Any or NoneType in get_args(hints[name]))
    )


def read_one(
    connection: Connection,
    query: Select[Any],
    record: type[R],
    **convert: Callable[[Any], Any],
) -> R:
    """The one row of a query as a record; see :func:`read_rows`.

    Raises :class:`~sqlalchemy.exc.NoResultFound` where there is not just one.
    """
    found = read_rows(connection, query, record, **convert)
    if len(found) != 1:
        raise NoResultFound(f"{len(found)} rows where one {record.__name__} was asked for")
    return found[0]


@cache
def _members(record: type[Record]) -> Mapping[str, Callable[[Any], Any]]:
    """How the fields that are members of an enumeration are made from their text."""
    hints = get_type_hints(record)
    return {
        name: {each.value: each for each in hint}.__getitem__
        for name, hint in hints.items()
        if isinstance(hint, type) and issubclass(hint, StrEnum)
    }


def values_of(record: Record) -> dict[str, Any]:
    """The fields of a record by the names of the columns that they go to."""
    names, values = fields_of(type(record))
    return dict(zip(names, values(record), strict=True))


@cache
def fields_of(
    record: type[Record],
) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]]]:
    """The names of a record's fields, and what reads them all as quickly as many rows need."""
    names = tuple(each.name for each in fields(record))
    values = attrgetter(*names)
    return names, values if len(names) > 1 else lambda each: (values(each),)
