"""The organisation's own row, its settings over time and the topics that it added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, or_, select

from sgdesk.data.file.rows import columns_of, read_one, read_rows, values_of
from sgdesk.data.file.schema import organisation, setting, topic
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.organisation.organisation import Organisation, OrganisationDetails
from sgdesk.domain.organisation.settings import FORMER_NAMES

_ONE = 1
"""The id of the one row that the organisation has."""

# What every service asks is made once: to make it takes longer than to ask it.
_ABOUT = select(*columns_of(Organisation, organisation))
_SETTINGS = (
    select(setting.c.key, setting.c.value)
    .where(or_(setting.c.from_date.is_(None), setting.c.from_date <= bindparam("as_at")))
    .order_by(setting.c.key, setting.c.from_date.nulls_first())
)
_TOPICS = (
    select(topic.c.key, topic.c.title).where(topic.c.withdrawn_on.is_(None)).order_by(topic.c.id)
)


def read_organisation(connection: Connection) -> Organisation:
    """Who keeps the file."""
    return read_one(connection, _ABOUT, Organisation)


def own_names(connection: Connection) -> tuple[str, ...]:
    """The name that the organisation has, and then those that it had before."""
    rows = setting_history(connection, FORMER_NAMES)
    former = rows[-1].value.splitlines() if rows else []
    return read_organisation(connection).name, *former


def begun_on(connection: Connection) -> date:
    """The day on which the file was begun, in a file of any schema."""
    found: date = connection.execute(select(organisation.c.created_on)).scalar_one()
    return found


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation as its file is made."""

    name: str
    partnership: str
    is_sample: bool
    created_on: date


def add_organisation(writer: Writer, new: NewOrganisation) -> None:
    """Say whose file it is."""
    writer.add(organisation, new)


def change_organisation(writer: Writer, details: OrganisationDetails) -> None:
    """Keep this in the place of what was kept; a name that it no longer has is kept beside."""
    had = own_names(writer.connection)
    if details.name != had[0]:
        former = (name for name in had if name != details.name)
        keep_setting(writer, FORMER_NAMES, "\n".join(former), None)
    writer.update(organisation, _ONE, **values_of(details))


def follow_partnership(writer: Writer, key: str) -> None:
    """Follow the pack of a partnership."""
    writer.update(organisation, _ONE, partnership=key)


def follow_denomination(writer: Writer, key: str | None) -> None:
    """Let the pack of a denomination stand beside the partnership's, or none."""
    writer.update(organisation, _ONE, denomination=key)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A value and the day from which it holds; ``None`` is since always."""

    id: int
    key: str
    from_date: date | None
    value: str


def read_settings(connection: Connection, as_at: date) -> Mapping[str, str]:
    """The value of every setting as it holds on the day."""
    rows = connection.execute(_SETTINGS, {"as_at": as_at})
    return {row.key: row.value for row in rows}


def setting_history(connection: Connection, key: str) -> tuple[SettingRow, ...]:
    """Every value that a setting has had, from the first on."""
    query = (
        select(*columns_of(SettingRow, setting))
        .where(setting.c.key == key)
        .order_by(setting.c.from_date.nulls_first())
    )
    return read_rows(connection, query, SettingRow)


def setting_histories(
    connection: Connection, keys: Iterable[str]
) -> Mapping[str, tuple[SettingRow, ...]]:
    """The same of several settings, by their keys."""
    wanted = tuple(keys)
    query = (
        select(*columns_of(SettingRow, setting))
        .where(setting.c.key.in_(wanted))
        .order_by(setting.c.from_date.nulls_first())
    )
    found = read_rows(connection, query, SettingRow)
    return {key: tuple(row for row in found if row.key == key) for key in wanted}


def read_setting_reasons(connection: Connection, as_at: date) -> Mapping[str, str]:
    """Why a setting has the value that holds on the day, of those that say so."""
    query = (
        select(setting.c.key, setting.c.reason)
        .where(or_(setting.c.from_date.is_(None), setting.c.from_date <= as_at))
        .order_by(setting.c.key, setting.c.from_date.nulls_first())
    )
    found = {row.key: row.reason for row in connection.execute(query)}
    return {key: reason for key, reason in found.items() if reason}


@dataclass(frozen=True, slots=True)
class _NewSetting:
    key: str
    from_date: date | None
    value: str
    reason: str


def keep_setting(
    writer: Writer, key: str, value: str, from_date: date | None, reason: str = ""
) -> None:
    """Let a setting have a value from a day on, in the place of what that day had already."""
    rows = setting_history(writer.connection, key)
    same_day = next((row.id for row in rows if row.from_date == from_date), None)
    if same_day is None:
        writer.add(setting, _NewSetting(key, from_date, value, reason))
    else:
        writer.update(setting, same_day, value=value, reason=reason)


def read_topics(connection: Connection) -> Mapping[str, str]:
    """The organisation's own requirements: key to title."""
    return {row.key: row.title for row in connection.execute(_TOPICS)}


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A requirement of the organisation's own as it is added."""

    key: str
    title: str


def add_topic(writer: Writer, new: NewTopic) -> int:
    """Add a requirement of the organisation's own; return its id."""
    return writer.add(topic, new)
