"""The return in hand, and the returns that were made final with their files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from sgdesk.data.file.schema import (
    course,
    induction,
    return_action,
    return_document,
    return_file,
    return_section,
    training,
)
from sgdesk.domain.returns.parts import ReturnAction, SectionText


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A return that was made final, without the bytes of its files."""

    id: int
    number: str
    as_at: date
    period_from: date | None
    frozen_on: date
    document: str
    pack_version: str
    history_head: str
    signature: str
    replaces_id: int | None
    sent_on: date | None
    sent_to: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a return, byte for byte as it was made."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CourseUse:
    """A course and how often it was completed in a period."""

    course_id: int
    title: str
    provider: str
    scope: str
    method: str
    duration: str
    is_own: bool
    reviewed_on: date | None
    completed: int


@dataclass(frozen=True, slots=True)
class ChecklistCounts:
    """Induction checklists of one person: completed, under way, completed and signed for."""

    person_id: int
    completed: bool
    signed: bool


def read_texts(connection: Connection) -> Mapping[str, tuple[int, SectionText]]:
    """What was typed by the key of its section, with the row's id."""
    return {
        row.key: (row.id, SectionText(row.body, row.grade))
        for row in connection.execute(select(return_section))
    }


def read_actions(connection: Connection) -> tuple[ReturnAction, ...]:
    """Every action, those still open first, by their day."""
    columns = (
        return_action.c.id,
        return_action.c.summary,
        return_action.c.owner,
        return_action.c.due_on,
        return_action.c.done_on,
        return_action.c.section_key,
    )
    order = (
        return_action.c.done_on.is_not(None),
        return_action.c.due_on.nulls_last(),
        return_action.c.id,
    )
    return tuple(
        ReturnAction(*row) for row in connection.execute(select(*columns).order_by(*order))
    )


def read_frozen(connection: Connection) -> tuple[FrozenRow, ...]:
    """Every return that was made final, in the order in which that was done."""
    columns = (return_document.c[name] for name in FrozenRow.__dataclass_fields__)
    query = select(*columns).order_by(return_document.c.id)
    return tuple(FrozenRow(*row) for row in connection.execute(query))


def read_files(connection: Connection, document_id: int) -> tuple[FileRow, ...]:
    """The files of one return in the order in which they were made."""
    query = (
        select(return_file.c.name, return_file.c.sha256, return_file.c.content)
        .where(return_file.c.return_document_id == document_id)
        .order_by(return_file.c.id)
    )
    return tuple(FileRow(*row) for row in connection.execute(query))


def find_file(connection: Connection, sha256: str) -> tuple[int, str] | None:
    """The id of the newest return that has a file of this digest, and the file's name."""
    query = select(return_file.c.return_document_id, return_file.c.name).where(
        return_file.c.sha256 == sha256
    )
    row = connection.execute(query.order_by(return_file.c.id.desc())).first()
    return None if row is None else (row.return_document_id, row.name)


def read_course_use(connection: Connection, start: date, end: date) -> tuple[CourseUse, ...]:
    """The courses that were completed from ``start`` to ``end``, both included, by title."""
    query = (
        select(
            course.c.id,
            course.c.title,
            course.c.provider,
            course.c.scope,
            course.c.method,
            course.c.duration,
            course.c.is_own,
            course.c.reviewed_on,
            func.count(),
        )
        .join(training, training.c.course_id == course.c.id)
        .where(
            training.c.outcome == "completed",
            training.c.voided_on.is_(None),
            training.c.completed_on.between(start, end),
        )
        .group_by(course.c.id)
        .order_by(course.c.title, course.c.id)
    )
    return tuple(CourseUse(*row) for row in connection.execute(query))


def read_checklists(connection: Connection, as_at: date) -> tuple[ChecklistCounts, ...]:
    """Every induction that was begun by the day and not struck out.

    It is signed where the day of the signature is known and not after the day.
    """
    begun = func.coalesce(induction.c.begun_on, induction.c.completed_on)
    query = select(induction.c.person_id, induction.c.completed_on, induction.c.signed_on).where(
        induction.c.voided_on.is_(None), begun <= as_at
    )
    return tuple(
        ChecklistCounts(
            row.person_id,
            row.completed_on is not None and row.completed_on <= as_at,
            row.signed_on is not None and row.signed_on <= as_at,
        )
        for row in connection.execute(query)
    )
