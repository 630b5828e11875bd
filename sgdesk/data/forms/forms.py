"""The forms: made ready, sent, reminded of, come in, and what stands on them."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from sgdesk.data.file.schema import course, evaluation, person, session, trainer, training
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.forms.form import Answers, FormKind


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form that is not voided, with whom and what it is about.

    ``person_id`` and ``about`` are the learner; ``who`` is asked: the learner, the trainer or
    the line manager, blank where nobody is named, with their e-mail. ``left_on`` is the first
    day on which learner or asked had left. ``held_on`` is the day of the training or of the
    session. A row that holds the answers to an anonymous form has neither person nor code; the
    row of the person then has no answers.
    """

    id: int
    kind: FormKind
    code: str | None
    training_id: int | None
    session_id: int | None
    trainer_id: int | None
    anonymous: bool
    sent_on: date | None
    reminded_on: date | None
    received_on: date | None
    sampled_on: date | None
    answers: Answers
    person_id: int | None
    about: str
    who: str
    email: str | None
    left_on: date | None
    course_id: int
    course_title: str
    held_on: date

    @property
    def holds_only_answers(self) -> bool:
        """Whether this is the nameless half of an anonymous form."""
        return self.anonymous and self.training_id is None


DIP_SAMPLE = "dip_sample"
"""The kind of a row that is no form but the drawing of a dip sample from a session."""


@dataclass(frozen=True, slots=True)
class DrawingRow:
    """One drawing: on which day, who by their training, from how many, and what was found."""

    id: int
    session_id: int
    drawn_on: date
    training_ids: tuple[int, ...]
    population: int
    found: str
    found_on: date | None


def drawing_to_json(training_ids: Iterable[int], population: int, found: str) -> str:
    """What is kept of a drawing beside its session and its days."""
    kept = {"drawn": list(training_ids), "population": population, "found": found}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def read_drawings(connection: Connection) -> tuple[DrawingRow, ...]:
    """Every drawing that stands, the newest first."""
    columns = (
        evaluation.c.id,
        evaluation.c.session_id,
        evaluation.c.sampled_on,
        evaluation.c.answers,
        evaluation.c.received_on,
    )
    query = (
        select(*columns)
        .where(evaluation.c.kind == DIP_SAMPLE, evaluation.c.voided_on.is_(None))
        .order_by(evaluation.c.sampled_on.desc(), evaluation.c.id.desc())
    )
    return tuple(_drawing(*row) for row in connection.execute(query))


def _drawing(
    number: int, session_id: int, drawn_on: date, answers: str, found_on: date | None
) -> DrawingRow:
    kept = json.loads(answers)
    drawn = tuple(kept["drawn"])
    return DrawingRow(
        number, session_id, drawn_on, drawn, kept["population"], kept["found"], found_on
    )


_ASKED = person.alias("asked")
_ASKED_ID = case(
    (evaluation.c.kind == FormKind.MANAGER, person.c.line_manager_id),
    (evaluation.c.kind == FormKind.TRAINER, trainer.c.person_id),
    else_=training.c.person_id,
)
_COURSE_ID = func.coalesce(training.c.course_id, session.c.course_id)
_HELD_ON = func.coalesce(training.c.completed_on, session.c.held_on)


def read_forms(
    connection: Connection,
    *,
    session_id: int | None = None,
    ids: Collection[int] | None = None,
    training_ids: Collection[int] | None = None,
    code: str | None = None,
) -> tuple[FormRow, ...]:
    """All forms that stand, or those asked for, by day, name and kind."""
    chosen: list[ColumnElement[bool]] = [
        evaluation.c.voided_on.is_(None),
        evaluation.c.kind != DIP_SAMPLE,
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
    query = _query().where(*chosen).order_by(
        _HELD_ON, person.c.family_name, person.c.given_name, evaluation.c.id
    )  # fmt: skip
    return tuple(_row(dict(row)) for row in connection.execute(query).mappings())


def _query() -> Any:
    return (
        select(
            evaluation,
            training.c.person_id,
            person.c.given_name,
            person.c.family_name,
            person.c.left_on,
            _ASKED.c.given_name.label("asked_given"),
            _ASKED.c.family_name.label("asked_family"),
            _ASKED.c.email.label("email"),
            _ASKED.c.may_email.label("may_email"),
            _ASKED.c.left_on.label("asked_left_on"),
            func.coalesce(trainer.c.name, "").label("trainer_name"),
            _COURSE_ID.label("course_id"),
            course.c.title.label("course_title"),
            _HELD_ON.label("held_on"),
        )
        .outerjoin(training, training.c.id == evaluation.c.training_id)
        .outerjoin(session, session.c.id == evaluation.c.session_id)
        .outerjoin(person, person.c.id == training.c.person_id)
        .outerjoin(trainer, trainer.c.id == evaluation.c.trainer_id)
        .outerjoin(_ASKED, _ASKED.c.id == _ASKED_ID)
        .join(course, course.c.id == _COURSE_ID)
    )


def _row(row: dict[str, Any]) -> FormRow:
    asked = _name(row.pop("asked_given"), row.pop("asked_family"))
    leaving = [day for day in (row.pop("left_on"), row.pop("asked_left_on")) if day]
    trainer_name, may_email = row.pop("trainer_name"), row.pop("may_email")
    del row["voided_on"]
    row |= {
        "kind": FormKind(row["kind"]),
        "answers": answers_from_json(row["answers"]),
        "about": _name(row.pop("given_name"), row.pop("family_name")),
        "who": trainer_name or asked,
        "left_on": min(leaving, default=None),
        "email": row["email"] if may_email else None,
    }
    return FormRow(**row)


def _name(given: str | None, family: str | None) -> str:
    return f"{given or ''} {family or ''}".strip()


def answers_to_json(answers: Answers) -> str:
    """The answers as they are kept."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True)


def answers_from_json(text: str) -> Answers:
    """The answers that :func:`answers_to_json` kept."""
    return dict(json.loads(text)) if text else {}


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
    return {(row.training_id, FormKind(row.kind)): row.id for row in connection.execute(query)}


def training_with_forms(connection: Connection) -> frozenset[int]:
    """The ids of all training that any standing form is about."""
    query = select(evaluation.c.training_id).where(
        evaluation.c.training_id.is_not(None), evaluation.c.voided_on.is_(None)
    )
    return frozenset(int(number) for number in connection.execute(query).scalars() if number)


@dataclass(frozen=True, slots=True)
class FormSubject:
    """What the forms about one training entry are made from."""

    training_id: int
    person_id: int
    course_id: int
    session_id: int | None
    line_manager_id: int | None
    anonymous_forms: bool
    asks_managers: bool


def read_subjects(connection: Connection, training_ids: Collection[int]) -> tuple[FormSubject, ...]:
    """These entries, where they were completed and not voided, with their course's wishes."""
    query = (
        select(
            training.c.id,
            training.c.person_id,
            training.c.course_id,
            training.c.session_id,
            person.c.line_manager_id,
            course.c.anonymous_forms,
            course.c.asks_managers,
        )
        .join(person, person.c.id == training.c.person_id)
        .join(course, course.c.id == training.c.course_id)
        .where(
            training.c.id.in_(training_ids),
            training.c.voided_on.is_(None),
            training.c.outcome == "completed",
        )
        .order_by(training.c.id)
    )
    return tuple(FormSubject(*row) for row in connection.execute(query))


def void_forms_of(writer: Writer, training_id: int, on: date) -> None:
    """Mark every form about a training record as void; it stays in the file."""
    query = select(evaluation.c.id).where(
        evaluation.c.training_id == training_id, evaluation.c.voided_on.is_(None)
    )
    for number in writer.connection.execute(query.order_by(evaluation.c.id)).scalars().all():
        writer.update(evaluation, number, voided_on=on)
