"""The columns that standing is worked out from, in one ordered pass."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    Connection,
    CursorResult,
    Select,
    String,
    and_,
    func,
    or_,
    select,
    type_coerce,
)

from sgdesk.data.file.schema import (
    absence,
    booking,
    exemption,
    lead_elsewhere,
    person,
    post,
    training,
)
from sgdesk.data.file.stored import day_of, making
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.renewal import Span
from sgdesk.domain.training.rule_book import AbsenceSpan, ExemptionSpan, PersonInput, PostSpan

_DONE = and_(training.c.outcome == Outcome.COMPLETED, training.c.voided_on.is_(None))


class _Dates(dict[str | None, date | None]):
    """ISO text to dates, each distinct text read once."""

    def __missing__(self, text: str | None) -> date | None:
        found = self[text] = day_of(text)
        return found


def _as_text(column: Any) -> Any:
    return type_coerce(column, String)


def read_inputs(
    connection: Connection,
    as_at: date,
    person_id: int | None = None,
    *,
    every_day_of: Sequence[int] = (),
) -> Iterator[PersonInput]:
    """What the rules need of everybody (or of one person), in one ordered pass by id.

    ``every_day_of`` are the courses of which the rules of the day need every completion. The
    columns come as the driver gives them, so that what does not fit shows when a value is made.
    """
    with making("a date, a kind or a number of somebody's training"):
        yield from _inputs(connection, as_at, person_id, every_day_of)


def read_latest_of_absent(connection: Connection, as_at: date) -> Mapping[tuple[int, int], date]:
    """When each person and course was last completed, of people who did not come to a session."""
    absent = select(booking.c.person_id).where(booking.c.state == BookingState.DID_NOT_ATTEND)
    query = (
        select(training.c.person_id, training.c.course_id, func.max(training.c.completed_on))
        .where(_DONE, training.c.completed_on <= as_at, training.c.person_id.in_(absent))
        .group_by(training.c.person_id, training.c.course_id)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}


def _inputs(
    connection: Connection, as_at: date, person_id: int | None, every_day_of: Sequence[int]
) -> Iterator[PersonInput]:
    dates = _Dates()
    dates[None] = None
    posts = _Column(connection, _posts_query(as_at), post.c.person_id, person_id)
    latest = _Column(connection, _latest_query(as_at), training.c.person_id, person_id)
    exemptions = _exemptions(connection, person_id)
    absences = _absences(connection, person_id)
    elsewhere = _led_elsewhere(connection, person_id)
    learning = _learning(connection, as_at, person_id, every_day_of)
    begins = _first_posts(connection, as_at, person_id)
    query = select(
        person.c.id, _as_text(person.c.left_on), person.c.kind, _as_text(person.c.started)
    ).order_by(person.c.id)
    if person_id is not None:
        query = query.where(person.c.id == person_id)
    kinds = {kind.value: kind for kind in PersonKind}
    for number, left, kind, started in connection.execute(query).all():
        done = latest.of(number)
        yield PersonInput(
            number,
            [PostSpan(role, dates[start], dates[end]) for _, role, start, end in posts.of(number)],
            {course: dates[last] for _, course, last in done},  # type: ignore[misc]
            dates[left],
            exemptions.get(number, ()),
            kinds[kind],
            absences.get(number, ()),
            elsewhere.get(number, ()),
            learning.get(number, ()),
            dates[started] or begins.get(number),
        )


def _posts_query(as_at: date) -> Select[Any]:
    return (
        select(
            post.c.person_id,
            post.c.role_id,
            _as_text(post.c.start),
            _as_text(post.c.end),
        )
        .where(or_(post.c.start.is_(None), post.c.start <= as_at))
        .order_by(post.c.person_id)
    )


def _first_posts(
    connection: Connection, as_at: date, person_id: int | None
) -> Mapping[int, date | None]:
    """The first day in a post of whoever begins in none by the day."""
    first = func.min(post.c.start)
    query = (
        select(post.c.person_id, _as_text(first))
        .group_by(post.c.person_id)
        .having(func.count() == func.count(post.c.start), first > as_at)
    )
    if person_id is not None:
        query = query.where(post.c.person_id == person_id)
    return {number: day_of(day) for number, day in connection.execute(query)}


def _latest_query(as_at: date) -> Select[Any]:
    newest = _as_text(func.max(training.c.completed_on))
    return (
        select(training.c.person_id, training.c.course_id, newest)
        .where(_DONE, training.c.completed_on <= as_at)
        .group_by(training.c.person_id, training.c.course_id)
        .order_by(training.c.person_id, training.c.course_id)
    )


def _driver_rows(result: CursorResult[Any]) -> Iterable[Any]:
    """The rows as the driver gives them: among a million, SQLAlchemy's own double the time."""
    return cast("Iterable[Any]", result.cursor)


class _Column:
    """The rows of one ordered query, handed out person by person."""

    def __init__(
        self,
        connection: Connection,
        query: Select[Any],
        key: Any,
        person_id: int | None,
    ) -> None:
        if person_id is not None:
            query = query.where(key == person_id)
        self._result = connection.execute(query)
        self._groups = groupby(_driver_rows(self._result), itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, number: int) -> list[Any]:
        """The rows of this person; persons are asked for in ascending order."""
        while self._next is not None and self._next[0] < number:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != number:
            return []
        rows = list(self._next[1])
        self._next = next(self._groups, None)
        return rows


def _exemptions(connection: Connection, person_id: int | None) -> Mapping[int, list[ExemptionSpan]]:
    query = select(
        exemption.c.person_id,
        exemption.c.requirement,
        exemption.c.start,
        exemption.c.review_on,
        exemption.c.ended_on,
    )
    if person_id is not None:
        query = query.where(exemption.c.person_id == person_id)
    found: dict[int, list[ExemptionSpan]] = {}
    for number, requirement, start, review_on, ended_on in connection.execute(query):
        until = review_on if ended_on is None else min(review_on, ended_on)
        found.setdefault(number, []).append(ExemptionSpan(requirement, start, until))
    return found


def _absences(connection: Connection, person_id: int | None) -> Mapping[int, list[AbsenceSpan]]:
    query = select(absence.c.person_id, absence.c.last_day, absence.c.back_on)
    if person_id is not None:
        query = query.where(absence.c.person_id == person_id)
    found: dict[int, list[AbsenceSpan]] = {}
    for number, last_day, back_on in connection.execute(query):
        found.setdefault(number, []).append(AbsenceSpan(last_day, back_on))
    return found


def _led_elsewhere(connection: Connection, person_id: int | None) -> Mapping[int, list[Span]]:
    held = lead_elsewhere.c
    query = select(held.person_id, held.start, held.end).where(held.voided_on.is_(None))
    if person_id is not None:
        query = query.where(held.person_id == person_id)
    found: dict[int, list[Span]] = {}
    for number, start, end in connection.execute(query):
        found.setdefault(number, []).append((start, end))
    return found


def _learning(
    connection: Connection, as_at: date, person_id: int | None, courses: Sequence[int]
) -> Mapping[int, list[date]]:
    if not courses:
        return {}
    query = select(training.c.person_id, training.c.completed_on).where(
        _DONE, training.c.completed_on <= as_at, training.c.course_id.in_(courses)
    )
    if person_id is not None:
        query = query.where(training.c.person_id == person_id)
    found: dict[int, list[date]] = {}
    for number, day in connection.execute(query):
        found.setdefault(number, []).append(day)
    return found
