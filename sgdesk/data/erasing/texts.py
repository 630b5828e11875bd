"""Where people type as they like: the columns in which somebody's name may stand among words."""

from sqlalchemy import Column, LargeBinary, String, Table

from sgdesk.data.file.schema import metadata

_WHOLE_TABLES = frozenset(
    {"history", "file_facts", "page_sum", "erasure", "return_document", "return_file"}
)
_NO_TEXTS = frozenset(
    {
        "code",
        "edition",
        "email",
        "exempt",
        "family_name",
        "given_name",
        "grade",
        "group_key",
        "head",
        "hours",
        "item_key",
        "item_text",
        "key",
        "kind",
        "match_key",
        "media_type",
        "number",
        "outcome",
        "pack",
        "reference",
        "requirement",
        "requirements",
        "section_key",
        "sha256",
        "signature",
        "state",
        "subject",
        "uid",
    }
)
_NO_CELLS = frozenset(
    {
        ("certificate", "face"),
        ("course", "title"),
        ("organisation", "name"),
        ("organisation", "partnership"),
        ("organisation", "denomination"),
        ("outside_worker", "name"),
        ("person", "title"),
        ("role", "name"),
        ("session", "starts_at"),
        ("session", "ends_at"),
        ("topic", "title"),
        ("trainer", "name"),
    }
)
"""Names of others and of things, keys, and documents that went out: no free words."""


def is_free_text(table: str, column: str) -> bool:
    """Whether people type into a column as they like, so that a word of it can be taken out."""
    return (
        table in metadata.tables
        and table not in _WHOLE_TABLES
        and column not in _NO_TEXTS
        and (table, column) not in _NO_CELLS
        and any(column == each.name for each in texts_of(metadata.tables[table]))
    )


def texts_of(table: Table) -> list[Column[str]]:
    """The columns of a table that hold text and no reference."""
    return [
        column
        for column in table.columns
        if isinstance(column.type, String)
        and not isinstance(column.type, LargeBinary)
        and not column.foreign_keys
    ]
