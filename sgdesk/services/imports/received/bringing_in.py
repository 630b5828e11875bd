"""Certificates that somebody confirmed, brought in: training and its evidence in one action."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.import_answers import keep_decisions
from sgdesk.data.pdfs import PdfError, page_alone
from sgdesk.data.people import evidence as evidence_data
from sgdesk.data.people.evidence import NewEvidence
from sgdesk.data.training import records as training_data
from sgdesk.data.training.records import NewTraining, add_training, fill_record, set_day
from sgdesk.domain.dates import month_year
from sgdesk.domain.errors import InputError
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.safety.backing_up import back_up_before
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.reading.asking import question_id
from sgdesk.services.imports.reading.values import QuestionKind
from sgdesk.services.imports.received.left_out import NOTHING_LEFT_OUT, Leaving
from sgdesk.services.imports.received.values import Confirmed, PaperSource
from sgdesk.services.people.evidence import read_evidence_file
from sgdesk.services.training.recording import TrainingDetails, check_training, out_of_order

MOST_MEGABYTES = 200
_OPEN = frozenset({Outcome.BOOKED, Outcome.IN_PROGRESS})


class Effect(StrEnum):
    """What bringing one certificate in would do."""

    RECORDS = "records"
    """The training is new, and is recorded with the file as its evidence."""
    JOINS = "joins"
    """The training is recorded already, and the file becomes its evidence."""
    COMPLETES = "completes"
    """It was booked or under way for that day, and becomes completed."""
    SHARPENS = "sharpens"
    """It is recorded with its month alone, and gets its day and the file."""


class Stays(StrEnum):
    """What an entry of training keeps that a certificate says otherwise."""

    PROVIDER = "provider"
    HOURS = "hours"
    NUMBER = "certificate_number"
    NOTES = "notes"
    EXPIRY = "provider_expiry"


@dataclass(frozen=True, slots=True)
class WouldDo:
    """The effect of one certificate.

    ``out_of_order`` where what comes first was not done; ``same_month`` are the entries of the
    course in that month where one of the two has no day: it is one of these, and not brought in
    before somebody said so; ``stays`` is what the entry says otherwise than was typed, and goes
    on saying.
    """

    effect: Effect
    out_of_order: bool = False
    same_month: tuple[TrainingRecord, ...] = ()
    stays: tuple[Stays, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What was brought in: how many files, and how many entries of training are new.

    ``again`` names the files that their training holds already: they were not added once more.
    """

    changes: Changes
    files: int
    recorded: int
    again: tuple[str, ...] = ()


def content_of(source: PaperSource) -> bytes:
    """What would be kept: the file, or the one page of it; also to be shown.

    Raises :class:`InputError` where the file is gone, or is no longer what was looked at.
    """
    _, content = read_evidence_file(source.path)
    if source.page is not None:
        try:
            content = page_alone(content, source.page)
        except PdfError as error:
            raise _other(source) from error
    if hashlib.sha256(content).hexdigest() != source.sha256:
        raise _other(source)
    return content


def _other(source: PaperSource) -> InputError:
    return InputError(
        "{file} is no longer as it was looked at. Nothing was brought in; close this, and choose "
        "the files again.",
        file=source.path.name,
    )


def would_do(workspace: Workspace, confirmed: Confirmed) -> WouldDo:
    """What bringing it in would do; nothing is written.

    Raises :class:`InputError` where it cannot be brought in as it is: the day lies ahead or after
    the person left, or the training is noted as not completed on that day.
    """
    with workspace.file.reading() as connection:
        _check(workspace, connection, confirmed)
        there = _there(connection, confirmed)
        same_month = () if there is not None else _of_same_month(connection, confirmed)
    if there is None:
        late = out_of_order(workspace, [confirmed.person_id], _details(confirmed))
        return WouldDo(Effect.RECORDS, bool(late), same_month)
    return as_same(confirmed, there)


def as_same(confirmed: Confirmed, there: TrainingRecord) -> WouldDo:
    """What bringing it in would do once somebody said that it is this entry."""
    return WouldDo(_effect_on(there, confirmed), stays=_stays(there, _training(confirmed)))


def _effect_on(there: TrainingRecord, confirmed: Confirmed) -> Effect:
    if _sharpens(there, confirmed):
        return Effect.SHARPENS
    return Effect.COMPLETES if there.outcome in _OPEN else Effect.JOINS


def _sharpens(there: TrainingRecord, confirmed: Confirmed) -> bool:
    """Whether a certificate knows the day of an entry that has none."""
    return there.month_only and not confirmed.month_only


def _stays(there: TrainingRecord, said: NewTraining) -> tuple[Stays, ...]:
    """What was typed and is not taken, since the entry says otherwise."""
    both = {each: (getattr(there, each.value), getattr(said, each.value)) for each in Stays}
    return tuple(each for each, (kept, new) in both.items() if kept and new and kept != new)


def bring_in(
    workspace: Workspace, confirmed: Sequence[Confirmed], leaving: Leaving = NOTHING_LEFT_OUT
) -> BroughtIn:
    """Record these certificates with their files, as one action that can be undone as one.

    One file may be kept with the training of several people; with the same training it is kept
    once. ``leaving`` is remembered with it. Raises :class:`InputError` where any of them cannot be
    brought in, also where the course stands in that month without a day and nobody said whether
    it is that one; then nothing is.
    """
    _check_size(confirmed)
    back_up_before(workspace)
    noted = {"certificates": 0}
    with workspace.file.writing("bring_in_certificates", noted) as writer:
        # Whatever gives an entry its day goes first, and others of that day join it.
        confirmed = sorted(confirmed, key=lambda each: (each.same_as is None, each.month_only))
        saved = [_save(workspace, writer, each) for each in confirmed]
        files = sum(each.keeps_file for each in saved)
        noted["certificates"] = files
        said = _answers(writer.connection, confirmed)
        keep_decisions(writer, {**said, **leaving.answers(workspace.today())})
    again = [
        each.source.name for each, done in zip(confirmed, saved, strict=True) if not done.keeps_file
    ]
    recorded = sum(each.is_new for each in saved)
    return BroughtIn(changes_of(writer.touched), files, recorded, tuple(again))


@dataclass(frozen=True, slots=True)
class _Saved:
    is_new: bool
    """Whether the training is."""
    keeps_file: bool


def _check_size(confirmed: Sequence[Confirmed]) -> None:
    size = sum(each.source.size for each in confirmed)
    if size > MOST_MEGABYTES * 1024 * 1024:
        raise InputError(
            "Together these files take more than {megabytes} MB. Nothing was brought in; bring "
            "some of them in first.",
            megabytes=MOST_MEGABYTES,
        )


def _save(workspace: Workspace, writer: Writer, each: Confirmed) -> _Saved:
    """Write one certificate; its file is kept once with each training."""
    _check(workspace, writer.connection, each)
    content = content_of(each.source)
    number, is_new = _training_of(writer, each)
    source, today = each.source, workspace.today()
    kept = evidence_data.read_evidence(writer.connection, number)
    is_kept = any(one.sha256 == source.sha256 for one in kept)
    if not is_kept:
        new = NewEvidence(number, source.name, source.media_type, source.sha256, content, today)
        evidence_data.add_evidence(writer, new)
    return _Saved(is_new=is_new, keeps_file=not is_kept)


def _training_of(writer: Writer, each: Confirmed) -> tuple[int, bool]:
    """The entry that a certificate stands behind, added or filled, and whether it is new."""
    there = _there(writer.connection, each)
    if there is None:
        if _of_same_month(writer.connection, each):
            raise InputError(
                "This course stands in {month} already, and one of the two has no day. Nothing "
                "was brought in; confirm it once more, and say whether it is the same.",
                month=month_year(each.completed_on),
            )
        (number,) = add_training(writer, [_training(each)])
        return number, True
    if _sharpens(there, each):
        set_day(writer, there.id, each.completed_on)
    fill_record(writer, there, _training(each))
    return there.id, False


def _training(each: Confirmed) -> NewTraining:
    return NewTraining(
        each.person_id,
        each.course_id,
        each.completed_on,
        provider=each.provider,
        hours=each.hours,
        certificate_number=each.certificate_number,
        notes=each.notes,
        provider_expiry=each.expires_on,
        month_only=each.month_only,
    )


def _there(connection: Reader, each: Confirmed) -> TrainingRecord | None:
    """The entry that it is of: the one that somebody said, else the same to the day."""
    rows = _of_course(connection, each)
    if each.same_as is not None:
        return _said(rows, each)
    said = (each.completed_on, each.month_only)
    found = [row for row in rows if (row.completed_on, row.month_only) == said]
    found.sort(key=lambda row: (row.outcome is not Outcome.COMPLETED, row.id))
    return found[0] if found else None


def _said(rows: Sequence[TrainingRecord], said: Confirmed) -> TrainingRecord:
    """The entry that somebody said it is, as it stands now; never one with another day."""
    for row in rows:
        no_day = row.month_only or said.month_only
        if row.id == said.same_as and (no_day or row.completed_on == said.completed_on):
            return row
    raise InputError(
        "The training that you chose is no longer as it was. Nothing was brought in; confirm the "
        "certificate once more."
    )


def _of_course(connection: Reader, each: Confirmed) -> Sequence[TrainingRecord]:
    """The person's training of the course that was not struck out."""
    rows = training_data.read_training(connection, person_id=each.person_id)
    return [row for row in rows if not row.is_void and row.course_id == each.course_id]


def _of_same_month(connection: Reader, each: Confirmed) -> tuple[TrainingRecord, ...]:
    """What was completed in that month where one of the two days is not known, by their days."""
    day = each.completed_on
    found = [
        row
        for row in _of_course(connection, each)
        if row.outcome is Outcome.COMPLETED
        and (row.completed_on.year, row.completed_on.month) == (day.year, day.month)
        and row.month_only is not each.month_only
    ]
    return tuple(sorted(found, key=lambda row: row.completed_on))


def _check(workspace: Workspace, connection: Reader, each: Confirmed) -> None:
    check_training(workspace, connection, [each.person_id], _details(each))
    day = each.completed_on
    rows = [row for row in _of_course(connection, each) if row.completed_on == day]
    is_done = any(row.outcome is Outcome.COMPLETED for row in rows)
    if not is_done and any(row.outcome is Outcome.NOT_COMPLETED for row in rows):
        raise InputError(
            "This course is noted as not completed on that day. Nothing was brought in; see "
            "which is right, and strike that entry out first if it is not."
        )


def _details(each: Confirmed) -> TrainingDetails:
    return TrainingDetails(
        each.course_id,
        each.completed_on,
        provider=each.provider,
        provider_expiry=each.expires_on,
        month_only=each.month_only,
    )


def _answers(connection: Reader, confirmed: Sequence[Confirmed]) -> dict[str, str]:
    """What was said that names of courses mean, for the next time.

    A name that was answered in two ways means neither: it is asked about again.
    """
    titles = {number: row.title for number, row in course_data.read_courses(connection).items()}
    said: dict[str, set[str]] = {}
    for each in confirmed:
        if each.asked_course:
            question = question_id(QuestionKind.COURSE, each.asked_course)
            said.setdefault(question, set()).add(titles[each.course_id])
    return {question: min(meant) for question, meant in said.items() if len(meant) == 1}
