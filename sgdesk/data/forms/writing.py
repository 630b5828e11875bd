"""What happens to forms: made, given out, reminded of, typed in, taken back, void."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from sgdesk.data.file.schema import evaluation
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms.forms import answers_to_json
from sgdesk.domain.forms.form import Answers, FormKind


@dataclass(frozen=True, slots=True)
class NewForm:
    """A form as it is made: about a training entry, or the trainer's about a session."""

    kind: FormKind
    code: str | None = None
    training_id: int | None = None
    session_id: int | None = None
    trainer_id: int | None = None
    anonymous: bool = False


def add_forms(writer: Writer, forms: Sequence[NewForm]) -> range:
    """Make forms ready; return their ids, which run without a gap."""
    return writer.add_many(evaluation, forms)


def note_sent(writer: Writer, form_id: int, on: date) -> None:
    """Note on which day a form was given out."""
    writer.update(evaluation, form_id, sent_on=on)


def note_reminded(writer: Writer, form_id: int, on: date) -> None:
    """Note on which day somebody was reminded of a form."""
    writer.update(evaluation, form_id, reminded_on=on)


def note_sampled(writer: Writer, form_id: int, on: date) -> None:
    """Note on which day a dip sample drew a form."""
    writer.update(evaluation, form_id, sampled_on=on)


def type_in(writer: Writer, form_id: int, on: date, answers: Answers) -> None:
    """Keep the day on which a form came in, and what stands on it."""
    writer.update(evaluation, form_id, received_on=on, answers=answers_to_json(answers))


def note_received(writer: Writer, form_id: int, on: date) -> None:
    """Note that an anonymous form came in; its answers go to :func:`add_nameless_answers`."""
    writer.update(evaluation, form_id, received_on=on)


@dataclass(frozen=True, slots=True)
class NamelessAnswers:
    """What stands on an anonymous form, without whose it is."""

    kind: FormKind
    session_id: int | None
    answers: Answers


@dataclass(frozen=True, slots=True)
class _NamelessForm:
    kind: FormKind
    session_id: int | None
    received_on: date | None
    answers: str
    anonymous: bool = True


def add_nameless_answers(
    writer: Writer, given: Sequence[NamelessAnswers], received_on: date | None
) -> None:
    """Keep answers apart from people, all with one day.

    They are kept in an order that follows the answers, so that nothing tells whose they are.
    """
    rows = [
        _NamelessForm(each.kind, each.session_id, received_on, answers_to_json(each.answers))
        for each in given
    ]
    rows.sort(key=lambda row: row.answers)
    writer.add_many(evaluation, rows)


def take_back(writer: Writer, form_id: int) -> None:
    """Take out that a form came in, and what stood on it."""
    writer.update(evaluation, form_id, received_on=None, answers="")


def move_forms_of(writer: Writer, training_id: int, session_id: int, other: int) -> None:
    """Say that the forms about a training record that are of one session are of another."""
    for number in _forms_of(writer, training_id, evaluation.c.session_id == session_id):
        writer.update(evaluation, number, session_id=other)


def void_forms_of(writer: Writer, training_id: int, on: date) -> None:
    """Mark every form about a training record as void; it stays in the file."""
    for number in _forms_of(writer, training_id):
        void_form(writer, number, on)


def _forms_of(writer: Writer, training_id: int, *where: ColumnElement[bool]) -> Sequence[int]:
    query = select(evaluation.c.id).where(
        evaluation.c.training_id == training_id, evaluation.c.voided_on.is_(None), *where
    )
    return writer.connection.execute(query.order_by(evaluation.c.id)).scalars().all()


def void_form(writer: Writer, form_id: int, on: date) -> None:
    """Mark one form as void; it stays in the file."""
    writer.update(evaluation, form_id, voided_on=on)
