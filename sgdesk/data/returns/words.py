"""The return in hand: what was typed for its sections, and its actions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows, values_of
from sgdesk.data.file.schema import return_action, return_section
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.returns.parts import ReturnAction, SectionText


@dataclass(frozen=True, slots=True)
class _Section:
    """What was typed under one key."""

    key: str
    body: str
    grade: str


def read_texts(connection: Connection) -> Mapping[str, SectionText]:
    """What was typed by the key of its section."""
    query = select(*columns_of(_Section, return_section))
    return {
        row.key: SectionText(row.body, row.grade) for row in read_rows(connection, query, _Section)
    }


def keep_text(writer: Writer, key: str, text: SectionText) -> None:
    """Keep what was typed under a key in place of what stood there, if there is anything."""
    query = select(return_section.c.id).where(return_section.c.key == key)
    known = writer.connection.execute(query).scalar_one_or_none()
    if known is not None:
        writer.update(return_section, known, **values_of(text))
    elif text.body or text.grade:
        writer.add(return_section, _Section(key, text.body, text.grade))


def read_actions(connection: Connection) -> tuple[ReturnAction, ...]:
    """Every action, those still open first, by their day."""
    columns = columns_of(ReturnAction, return_action, section=return_action.c.section_key)
    order = (
        return_action.c.done_on.is_not(None),
        return_action.c.due_on.nulls_last(),
        return_action.c.id,
    )
    return read_rows(connection, select(*columns).order_by(*order), ReturnAction)


@dataclass(frozen=True, slots=True)
class NewAction:
    """An action as it is typed in; ``section_key`` is blank where it grew out of none."""

    summary: str
    owner: str
    due_on: date | None
    section_key: str
    evidence: str = ""


def add_action(writer: Writer, action: NewAction) -> int:
    """Add an action; return its id."""
    return writer.add(return_action, action)


def change_action(writer: Writer, action_id: int, to: NewAction) -> None:
    """Put what was typed in anew in place of what an action said."""
    writer.update(return_action, action_id, **values_of(to))


def finish_action(writer: Writer, action_id: int, on: date) -> None:
    """Note the day on which an action was done."""
    writer.update(return_action, action_id, done_on=on)
