"""Every row of every table, for an export that needs no program of ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, LargeBinary, select

from sgdesk.data.file.schema import SCHEMA_VERSION, metadata

__all__ = ["SCHEMA_VERSION", "TableRows", "all_tables"]


OF_THE_FILE = frozenset({"page_sum", "file_facts"})
"""Tables about how the file is put together; they hold nothing that an organisation keeps."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table: its columns in order, which hold bytes, where its references lead, its rows."""

    name: str
    columns: tuple[str, ...]
    binary: frozenset[str]
    references: Mapping[str, str]
    rows: Iterator[Mapping[str, Any]]


def all_tables(
    connection: Connection, left_out: Mapping[str, tuple[str, ...]]
) -> Iterator[TableRows]:
    """Every table that an organisation keeps, with all its rows, parents first.

    The columns that are left out are not in it.
    """
    for table in metadata.sorted_tables:
        if table.name in OF_THE_FILE:
            continue
        columns = [each for each in table.columns if each.name not in left_out.get(table.name, ())]
        query = select(*columns).order_by(table.c.id)
        yield TableRows(
            name=table.name,
            columns=tuple(each.name for each in columns),
            binary=frozenset(each.name for each in columns if isinstance(each.type, LargeBinary)),
            references={
                key.parent.name: key.column.table.name
                for key in sorted(table.foreign_keys, key=lambda each: each.parent.name)
            },
            rows=(dict(row) for row in connection.execute(query).mappings()),
        )
