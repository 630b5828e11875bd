"""Making forms ready: which forms follow from training, each with a code of its own."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sgdesk.data import evaluation as evaluation_data
from sgdesk.data.evaluation import FormSubject
from sgdesk.data.schema import evaluation
from sgdesk.data.unit_of_work import Writer
from sgdesk.domain.evaluation import FormKind, new_code
from sgdesk.domain.partnership import Pack


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
) -> tuple[int, ...]:
    """Add the forms that these entries lack, and those named in ``also``; return their ids.

    A form is anonymous where the course says so and the entry belongs to a session: there is
    no hiding in a group of one.
    """
    subjects = evaluation_data.read_subjects(writer.connection, training_ids)
    known = evaluation_data.forms_of_training(writer.connection, training_ids)
    rows: list[dict[str, object]] = [
        {
            "kind": kind,
            "training_id": each.training_id,
            "session_id": each.session_id,
            "anonymous": kind is FormKind.EVALUATION
            and each.anonymous_forms
            and each.session_id is not None,
        }
        for each in subjects
        for kind in dict.fromkeys((*kinds_for(each, pack), *also))
        if (each.training_id, kind) not in known
    ]
    return tuple(writer.insert_many(evaluation, _coded(writer, rows)))


def make_trainer_forms_ready(writer: Writer, session_id: int, trainer_ids: Iterable[int]) -> None:
    """Add the trainers' own forms about a session, one for each who has none yet (Harrow L208)."""
    known = {
        each.trainer_id
        for each in evaluation_data.read_forms(writer.connection, session_id=session_id)
        if each.kind is FormKind.TRAINER
    }
    rows: list[dict[str, object]] = [
        {"kind": FormKind.TRAINER, "session_id": session_id, "trainer_id": each}
        for each in trainer_ids
        if each not in known
    ]
    writer.insert_many(evaluation, _coded(writer, rows))


def _coded(writer: Writer, rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    codes = _fresh_codes(set(evaluation_data.codes_in_use(writer.connection)))
    return [row | {"code": next(codes)} for row in rows]


def _fresh_codes(used: set[str]) -> Iterator[str]:
    while True:
        code = new_code()
        if code not in used:
            used.add(code)
            yield code
