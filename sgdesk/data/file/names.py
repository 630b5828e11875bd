"""A person's name as one column of a query."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, func

from sgdesk.data.file.schema import person


def full_name(label: str, of: FromClause = person) -> ColumnElement[Any]:
    """What ``PersonName.full`` says, under a label; blank where an outer join found nobody.

    ``of`` is the person's table under another name, where a query joins it twice.
    """
    given, family = (func.coalesce(of.c[name], "") for name in ("given_name", "family_name"))
    return func.trim(given + " " + family).label(label)
