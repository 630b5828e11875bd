"""The organisation's own row, its settings over time and the topics that it added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.schema import organisation, setting, topic


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """Who keeps the file."""

    name: str
    kind: str
    charity_number: str
    partnership: str
    denomination: str | None
    section11_duty: str
    contact_name: str
    contact_email: str
    contact_phone: str
    address: str
    logo_png: bytes | None
    is_sample: bool
    created_on: date


def read_organisation(connection: Connection) -> OrganisationRow:
    """The one row of the file."""
    names = OrganisationRow.__dataclass_fields__
    row = connection.execute(select(*(organisation.c[name] for name in names))).mappings().one()
    return OrganisationRow(**row)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A value and the day from which it holds; ``None`` is since always."""

    id: int
    key: str
    from_date: date | None
    value: str


def read_settings(connection: Connection, as_at: date) -> Mapping[str, str]:
    """The value of every setting as it holds on the day."""
    query = (
        select(setting.c.key, setting.c.value)
        .where(or_(setting.c.from_date.is_(None), setting.c.from_date <= as_at))
        .order_by(setting.c.key, setting.c.from_date.nulls_first())
    )
    return {row.key: row.value for row in connection.execute(query)}


def setting_history(connection: Connection, key: str) -> tuple[SettingRow, ...]:
    """Every value that a setting has had, from the first on."""
    query = (
        select(setting.c.id, setting.c.key, setting.c.from_date, setting.c.value)
        .where(setting.c.key == key)
        .order_by(setting.c.from_date.nulls_first())
    )
    return tuple(SettingRow(*row) for row in connection.execute(query))


def read_topics(connection: Connection) -> Mapping[str, str]:
    """The organisation's own requirements: key to title."""
    query = select(topic.c.key, topic.c.title).where(topic.c.withdrawn_on.is_(None))
    return {row.key: row.title for row in connection.execute(query.order_by(topic.c.id))}
