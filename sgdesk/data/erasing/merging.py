"""Two entries of one person become one: what points at whoever goes is moved, row by row.

The journal has each row before and after, so that one Undo takes all of it back, and erasing
follows whoever went into the history (``data.erasing.trail``).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from datetime import date

from sqlalchemy import Connection, Table, select

from sgdesk.data.erasing.ways import PERSON, WAYS
from sgdesk.data.file.rows import values_of
from sgdesk.data.file.schema import (
    absence,
    booking,
    evaluation,
    evidence,
    exemption,
    induction,
    learning_shared,
    metadata,
    non_completion,
    person,
    post,
    session_trainer,
    setting,
    trainer,
    trainer_day,
)
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms.writing import void_form
from sgdesk.data.organisation.import_answers import (
    DECISION,
    SAME,
    address_question,
    keep_decisions,
    name_question,
    named_reference_question,
    number_in,
    numbered,
    reference_question,
)
from sgdesk.data.organisation.kinds_unsaid import keep_unsaid, read_unsaid
from sgdesk.data.organisation.organisation import keep_setting
from sgdesk.data.people.induction import void_induction
from sgdesk.data.people.people import set_left, set_post_days
from sgdesk.data.training.reasons import clear_reason
from sgdesk.data.training.records import NewTraining, fill_record, join_session
from sgdesk.data.voiding import void_training
from sgdesk.domain.organisation.settings import DEPUTY_PERSON, LEAD_PERSON
from sgdesk.domain.people.keeping.retention import LATER_PREFIX
from sgdesk.domain.people.person import KeptPerson, Person
from sgdesk.domain.text import fold
from sgdesk.domain.training.merging import Merge, Twice
from sgdesk.domain.training.record import TrainingRecord

MANAGER = "line_manager_id"


def references(connection: Connection, person_id: int) -> Mapping[str, int]:
    """How many rows point at somebody, by table and column ("training.person_id")."""
    found = {}
    for table, column in _columns():
        query = select(table.c.id).where(table.c[column] == person_id)
        count = len(connection.execute(query).all())
        if count:
            found[f"{table.name}.{column}"] = count
    return found


def _columns() -> Iterator[tuple[Table, str]]:
    """Every reference to a person, in the order of the tables."""
    for table in metadata.sorted_tables:
        for name, column in WAYS:
            if name == table.name and table.c[column].references(person.c.id):
                yield table, column


def merge(writer: Writer, asked: Merge, on: date, reason: str) -> None:
    """Make the two one, as it was decided; ``reason`` stands with what is struck out."""
    for each in asked.twice:
        _strike_out(writer, each, on, reason)
    for number in asked.inductions:
        void_induction(writer, number, on)
    for number in asked.cleared:
        clear_reason(writer, number, on)
    for number, (start, end) in asked.ends.items():
        set_post_days(writer, number, start, end)
    for stays, goes in asked.bookings:
        _fill_booking(writer, stays, goes)
    for table, numbers in (
        (post, asked.posts),
        (absence, asked.absences),
        (booking, [goes for _, goes in asked.bookings]),
        (exemption, asked.exemptions),
        (non_completion, asked.reasons),
    ):
        for number in numbers:
            writer.delete_range(table, number, number)
    _join_trainers(writer, asked, on)
    _move_all(writer, asked)
    _move_settings(writer, asked)
    keep_decisions(writer, asked.answers)
    writer.delete_range(person, asked.goes, asked.goes)
    writer.update(person, asked.stays, **values_of(asked.kept))
    set_left(writer, asked.stays, asked.left)


def _join_trainers(writer: Writer, asked: Merge, on: date) -> None:
    """Let one of two entries among the trainers have the sessions and days of both.

    The other stays, off the list from now on: what was taken out would be in the history alone.
    """
    query = select(trainer.c.id, trainer.c.withdrawn_on).order_by(
        trainer.c.withdrawn_on.is_not(None), trainer.c.id
    )
    rows = {
        person_id: writer.connection.execute(query.where(trainer.c.person_id == person_id)).all()
        for person_id in (asked.stays, asked.goes)
    }
    if not rows[asked.stays] or not rows[asked.goes]:
        return
    ours, theirs = rows[asked.stays][0], rows[asked.goes][0]
    if ours.withdrawn_on is not None and theirs.withdrawn_on is None:
        writer.update(trainer, ours.id, withdrawn_on=None)
    in_ours = select(session_trainer.c.session_id).where(session_trainer.c.trainer_id == ours.id)
    sessions = set(writer.connection.execute(in_ours).scalars())
    columns = (session_trainer.c.id, session_trainer.c.session_id)
    led = select(*columns).where(session_trainer.c.trainer_id == theirs.id)
    for row in writer.connection.execute(led.order_by(session_trainer.c.id)).all():
        if row.session_id in sessions:
            writer.update(session_trainer, row.id, place=None)
        else:
            writer.update(session_trainer, row.id, trainer_id=ours.id)
    for table in (trainer_day, evaluation):
        _move(writer, table, "trainer_id", theirs.id, ours.id)
    if theirs.withdrawn_on is None:
        writer.update(trainer, theirs.id, withdrawn_on=on)


def _strike_out(writer: Writer, each: Twice, on: date, reason: str) -> None:
    """Strike one of two records out; what only it had goes over to the one that stays."""
    fill_record(writer, each.stays, _as_new(each.goes))
    if each.stays.session_id is None and each.goes.session_id is not None and _on_one_day(each):
        join_session(writer, each.stays.id, each.goes.session_id)
    for table in (evidence, learning_shared, induction):
        _move(writer, table, "training_id", each.goes.id, each.stays.id)
    _move_forms(writer, each, on)
    void_training(writer, each.goes.id, on, reason)


def _fill_booking(writer: Writer, stays: int, goes: int) -> None:
    """Put into the booking that stays what only the other says."""
    columns = (booking.c.id, booking.c.charge_pence, booking.c.notes)
    query = select(*columns).where(booking.c.id.in_((stays, goes)))
    rows = {row["id"]: row for row in writer.connection.execute(query).mappings()}
    names = ("charge_pence", "notes")
    missing = {name: rows[goes][name] for name in names if rows[stays][name] in (None, "")}
    if missing:
        writer.update(booking, stays, **missing)


def _as_new(record: TrainingRecord) -> NewTraining:
    """A record as it would be added."""
    return NewTraining(**{each.name: getattr(record, each.name) for each in fields(NewTraining)})


def _on_one_day(each: Twice) -> bool:
    days = {(one.completed_on, one.month_only) for one in (each.stays, each.goes)}
    return len(days) == 1


def _move_forms(writer: Writer, each: Twice, on: date) -> None:
    """Forms go over where the record that stays has none of their kind; the others are void.

    One that came in goes over beside one that did not, and the latter is void.
    """
    columns = ("id", "kind", "training_id", "received_on")
    query = select(*(evaluation.c[name] for name in columns)).where(
        evaluation.c.training_id.in_((each.stays.id, each.goes.id)),
        evaluation.c.voided_on.is_(None),
    )
    rows = writer.connection.execute(query.order_by(evaluation.c.id)).all()
    theirs = [row for row in rows if row.training_id == each.goes.id]
    there = {row.kind: row for row in rows if row.training_id == each.stays.id}
    for row in theirs:
        known = there.get(row.kind)
        if known is None or (known.received_on is None and row.received_on is not None):
            writer.update(evaluation, row.id, training_id=each.stays.id)
            if known is not None:
                void_form(writer, known.id, on)
                there[row.kind] = row


def _move(writer: Writer, table: Table, column: str, before: int, after: int) -> None:
    query = select(table.c.id).where(table.c[column] == before).order_by(table.c.id)
    for number in writer.connection.execute(query).scalars().all():
        writer.update(table, number, **{column: after})


def _move_all(writer: Writer, asked: Merge) -> None:
    for table, column in _columns():
        if (table.name, column) != (PERSON, MANAGER):
            _move(writer, table, column, asked.goes, asked.stays)
    managed = select(person.c.id).where(person.c.line_manager_id == asked.goes)
    for number in writer.connection.execute(managed.order_by(person.c.id)).scalars().all():
        if number not in (asked.stays, asked.goes):
            writer.update(person, number, line_manager_id=asked.stays)
    if asked.kept.line_manager_id != asked.goes:
        writer.update(person, asked.stays, line_manager_id=asked.kept.line_manager_id)


def _move_settings(writer: Writer, asked: Merge) -> None:
    """Settings that name whoever went by number: the lead, the deputy, and a day to look again."""
    keep_unsaid(writer, read_unsaid(writer.connection) - {asked.goes})
    goes, stays = str(asked.goes), str(asked.stays)
    columns = (setting.c.id, setting.c.key, setting.c.value, setting.c.from_date)
    rows = writer.connection.execute(select(*columns).order_by(setting.c.id)).all()
    for row in rows:
        if row.key in (LEAD_PERSON, DEPUTY_PERSON) and row.value == goes:
            writer.update(setting, row.id, value=stays)
        elif row.key == f"{LATER_PREFIX}{goes}" and row.value:
            writer.update(setting, row.id, value="")
            if not any(each.key == f"{LATER_PREFIX}{stays}" and each.value for each in rows):
                keep_setting(writer, f"{LATER_PREFIX}{stays}", row.value, row.from_date)


def answers_for(
    connection: Connection, entries: Collection[Person], asked: Merge
) -> Mapping[str, str]:
    """Answers about imports, by the questions' ids, that let both ``entries`` be the one who stays.

    Those that named one of them are among it, and who each other name, reference and e-mail is.
    """
    kept, numbers = asked.kept, {asked.stays, asked.goes}
    name = f"{kept.given_name} {kept.family_name}".strip()
    folded = {fold(each.name) for each in entries} | {fold(name)}
    answer, by_number = f"{SAME}{fold(name)}", numbered(asked.stays, name)
    wanted = re.compile(rf"{SAME}(?:{'|'.join(map(re.escape, sorted(folded)))})(?: \d+)?")
    query = select(setting.c.key, setting.c.value).where(setting.c.key.startswith(DECISION))
    found = {}
    for row in connection.execute(query.order_by(setting.c.id)):
        if wanted.fullmatch(row.value):
            found[row.key.removeprefix(DECISION)] = answer
        elif number_in(row.value) in numbers:
            found[row.key.removeprefix(DECISION)] = by_number
    others = sorted(folded - {fold(name)})
    found |= {name_question(each): answer for each in others}
    return found | dict.fromkeys(_other_marks(entries, kept, name), by_number)


def _other_marks(entries: Collection[Person], kept: KeptPerson, name: str) -> Iterator[str]:
    """The questions whose a reference or an e-mail is that is not kept with whoever stays.

    And whose a reference is beside a name that is not kept with it any more.
    """
    former = [each.name for each in entries if fold(each.name) != fold(name)]
    for reference in filter(None, {each.reference for each in entries}):
        yield from (named_reference_question(reference, said) for said in former)
    for each in entries:
        if each.reference and fold(each.reference) != fold(kept.reference or ""):
            yield reference_question(each.reference)
        if each.email and fold(each.email) != fold(kept.email or ""):
            yield from (address_question(said, each.email) for said in (each.name, name))
