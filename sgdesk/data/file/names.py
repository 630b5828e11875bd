"""A person's name as one column of a query, and what it is sorted by."""

from sqlalchemy import ColumnElement, FromClause, func

from sgdesk.data.file.schema import person


def full_name(of: FromClause = person) -> ColumnElement[str]:
    """What ``PersonName.full`` says; blank where an outer join found nobody.

    ``of`` is the person's table under another name, where a query joins it twice.
    """
    given, family = (func.coalesce(name, "") for name in (of.c.given_name, of.c.family_name))
    return func.trim(given + " " + family)


def filed_by(of: FromClause = person) -> ColumnElement[str]:
    """What people are sorted by (``Person.filed_by``): the rule of ``domain``, asked for in SQL."""
    return func.filed_by(func.coalesce(of.c.family_name, ""), func.coalesce(of.c.given_name, ""))
