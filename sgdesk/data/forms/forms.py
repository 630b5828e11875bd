"""The forms as they stand, whom they are about and ask, and what is written on them."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from sgdesk.data.file.names import filed_by, full_name
from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import course, evaluation, person, session, trainer, training
from sgdesk.data.file.stored import making, read_json
from sgdesk.data.forms.drawings import DRAWING
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.forms.form import Answers, FormKind
from sgdesk.domain.forms.record import FormRecord, FormSubject
from sgdesk.domain.training.outcome import Outcome

_ASKED = person.alias("asked")
_ASKED_ID = case(
    (evaluation.c.kind == FormKind.MANAGER, person.c.line_manager_id),
    (evaluation.c.kind == FormKind.TRAINER, trainer.c.person_id),
    else_=training.c.person_id,
)
_COURSE_ID = func.coalesce(training.c.course_id, session.c.course_id)
_HELD_ON = func.coalesce(training.c.completed_on, session.c.held_on)


def _first(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[date | None]:
    """The earlier of two days, where either may be blank."""
    return func.coalesce(func.min(one, other), one, other)


_FORMS = (
    select(
        *columns_of(
            FormRecord,
            evaluation,
            person_id=training.c.person_id,
            about=full_name(),
            who=func.coalesce(func.nullif(trainer.c.name, ""), full_name(_ASKED)),
            email=_ASKED.c.email,
            may_email=_ASKED.c.may_email & ~_ASKED.c.under_18,
            left_on=_first(person.c.left_on, _ASKED.c.left_on),
            course_id=_COURSE_ID,
            course_title=course.c.title,
            held_on=_HELD_ON,
        )
    )
    .outerjoin(training, training.c.id == evaluation.c.training_id)
    .outerjoin(session, session.c.id == evaluation.c.session_id)
    .outerjoin(person, person.c.id == training.c.person_id)
    .outerjoin(trainer, trainer.c.id == evaluation.c.trainer_id)
    .outerjoin(_ASKED, _ASKED.c.id == _ASKED_ID)
    .join(course, course.c.id == _COURSE_ID)
)


def read_forms(
    connection: Connection,
    *,
    session_id: int | None = None,
    ids: Collection[int] | None = None,
    training_ids: Collection[int] | None = None,
    code: str | None = None,
) -> tuple[FormRecord, ...]:
    """All forms that stand, or those asked for, by day, name and kind."""
    chosen: list[ColumnElement[bool]] = [
        evaluation.c.voided_on.is_(None),
        evaluation.c.kind != DRAWING,
        training.c.voided_on.is_(None),
    ]
    if session_id is not None:
        chosen.append(evaluation.c.session_id == session_id)
    if code is not None:
        chosen.append(evaluation.c.code == code)
    if ids is not None:
        chosen.append(evaluation.c.id.in_(ids))
    if training_ids is not None:
        chosen.append(evaluation.c.training_id.in_(training_ids))
    order = (_HELD_ON, filed_by(), evaluation.c.id)
    query = _FORMS.where(*chosen).order_by(*order)
    return read_rows(connection, query, FormRecord, answers=answers_from_json)


_ANSWERS = "what a form was answered with"


def answers_to_json(answers: Answers) -> str:
    """The answers as they are kept."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True)


def answers_from_json(text: str) -> Answers:
    """The answers that :func:`answers_to_json` kept."""
    found = read_json(text, _ANSWERS) if text else {}
    is_sound = isinstance(found, dict) and all(type(each) in (int, str) for each in found.values())
    if not is_sound:
        raise DamagedError(f"{_ANSWERS} cannot be read")
    return dict(found)


def any_form(connection: Connection) -> bool:
    """Whether there is a form that stands."""
    query = select(evaluation.c.id).where(evaluation.c.voided_on.is_(None)).limit(1)
    return connection.execute(query).first() is not None


def codes_in_use(connection: Connection) -> frozenset[str]:
    """Every code that was ever printed on a form."""
    query = select(evaluation.c.code).where(evaluation.c.code.is_not(None))
    return frozenset(str(code) for code in connection.execute(query).scalars())


def forms_of_training(
    connection: Connection, training_ids: Iterable[int]
) -> Mapping[tuple[int, FormKind], int]:
    """The forms that stand for these entries: training and kind to the form's id."""
    query = select(evaluation.c.training_id, evaluation.c.kind, evaluation.c.id).where(
        evaluation.c.training_id.in_(list(training_ids)), evaluation.c.voided_on.is_(None)
    )
    with making("the kind of a form"):
        return {(row.training_id, FormKind(row.kind)): row.id for row in connection.execute(query)}


def training_with_forms(connection: Connection) -> frozenset[int]:
    """The ids of all training that any standing form is about."""
    query = select(evaluation.c.training_id).where(
        evaluation.c.training_id.is_not(None), evaluation.c.voided_on.is_(None)
    )
    return frozenset(int(number) for number in connection.execute(query).scalars() if number)


def read_subjects(connection: Connection, training_ids: Collection[int]) -> tuple[FormSubject, ...]:
    """These entries, where they were completed and not voided, with their course's wishes."""
    columns = columns_of(
        FormSubject,
        training,
        training_id=training.c.id,
        line_manager_id=person.c.line_manager_id,
        anonymous_forms=course.c.anonymous_forms,
        asks_managers=course.c.asks_managers,
    )
    query = (
        select(*columns)
        .join(person, person.c.id == training.c.person_id)
        .join(course, course.c.id == training.c.course_id)
        .where(
            training.c.id.in_(training_ids),
            training.c.voided_on.is_(None),
            training.c.outcome == Outcome.COMPLETED,
        )
        .order_by(training.c.id)
    )
    return read_rows(connection, query, FormSubject)
