"""Making forms ready: which forms follow from training, each with a code of its own."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.forms import forms as evaluation_data
from sgdesk.data.forms.writing import NewForm, add_forms
from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.forms.form import FormKind, new_code, printed_code
from sgdesk.domain.forms.record import FormSubject
from sgdesk.domain.organisation.pack import Pack


def kinds_for(subject: FormSubject, pack: Pack) -> tuple[FormKind, ...]:
    """The forms about one entry: end of course; impact where the pack has a window for it.

    The line manager's form comes with it where the course asks for it (Herefordshire 8.3 says
    "for appropriate courses").
    """
    kinds = [FormKind.EVALUATION]
    if pack.impact_window is not None:
        kinds.append(FormKind.IMPACT)
        if subject.asks_managers:
            kinds.append(FormKind.MANAGER)
    return tuple(kinds)


def make_forms_ready(
    writer: Writer,
    pack: Pack,
    training_ids: Collection[int],
    also: tuple[FormKind, ...] = (),
    only: tuple[FormKind, ...] = (),
) -> tuple[int, ...]:
    """Add the forms that these entries lack, and those named in ``also``; return their ids.

    ``only`` adds forms of these kinds and no other.

    A form is anonymous where the course says so and the entry belongs to a session: there is
    no hiding in a group of one.
    """
    subjects = evaluation_data.read_subjects(writer.connection, training_ids)
    known = evaluation_data.forms_of_training(writer.connection, training_ids)
    wanted = [
        NewForm(
            kind,
            training_id=each.training_id,
            session_id=each.session_id,
            anonymous=kind is FormKind.EVALUATION
            and each.anonymous_forms
            and each.session_id is not None,
        )
        for each in subjects
        for kind in only or dict.fromkeys((*kinds_for(each, pack), *also))
        if (each.training_id, kind) not in known
    ]
    printed = _codes_on_paper(writer, subjects)
    return tuple(add_forms(writer, _coded(writer, wanted, printed)))


def code_before_session(session_uid: str, person_id: int) -> str:
    """The code on the end-of-course form that is laid out for somebody at a session."""
    return printed_code(session_uid, str(person_id))


SPARE_FORMS = 3
"""Forms without a name, for those who walk in."""


def spare_codes(session_uid: str) -> tuple[str, ...]:
    """The codes of the forms without a name that are laid out at a session."""
    return tuple(printed_code(session_uid, f"spare {each}") for each in range(SPARE_FORMS))


def _codes_on_paper(writer: Writer, subjects: Iterable[FormSubject]) -> dict[int, str]:
    """The code that each entry's end-of-course form would carry on paper, by training."""
    sessions = {row.id: row.uid for row in session_data.read_sessions(writer.connection)}
    return {
        each.training_id: code_before_session(sessions[each.session_id], each.person_id)
        for each in subjects
        if each.session_id is not None
    }


def make_trainer_forms_ready(writer: Writer, session_id: int, trainer_ids: Iterable[int]) -> None:
    """Add the trainers' own forms about a session, one for each who has none yet (Harrow)."""
    known = {
        each.trainer_id
        for each in evaluation_data.read_forms(writer.connection, session_id=session_id)
        if each.kind is FormKind.TRAINER
    }
    wanted = [
        NewForm(FormKind.TRAINER, session_id=session_id, trainer_id=each)
        for each in trainer_ids
        if each not in known
    ]
    add_forms(writer, _coded(writer, wanted, {}))


def _coded(writer: Writer, forms: Iterable[NewForm], printed: Mapping[int, str]) -> list[NewForm]:
    """The forms with a code each: the printed one of an end-of-course form where it is free."""
    used = set(evaluation_data.codes_in_use(writer.connection))
    fresh = _fresh_codes(used)
    coded = []
    for each in forms:
        laid_out = each.training_id if each.kind is FormKind.EVALUATION else None
        code = None if laid_out is None else printed.get(laid_out)
        if code is None or code in used:
            code = next(fresh)
        used.add(code)
        coded.append(replace(each, code=code))
    return coded


def _fresh_codes(used: set[str]) -> Iterator[str]:
    while True:
        code = new_code()
        if code not in used:
            yield code
