"""Answers of an online form, from the sheet to the saved forms: one transaction, one Undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.forms.forms import read_forms
from sgdesk.data.organisation.import_answers import keep_decisions, read_decisions
from sgdesk.data.people.people import read_people
from sgdesk.data.sessions import sessions as session_data
from sgdesk.data.sheets import SheetError
from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.form import FormKind, questions, questions_text, wordings
from sgdesk.domain.text import fold
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.safety.backing_up import back_up_before
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import FormAnswers, FormEntry, is_traceable, keep_forms
from sgdesk.services.imports.answers.steps.columns import is_heading, judge_columns, parted
from sgdesk.services.imports.answers.steps.drafting import draft_answers
from sgdesk.services.imports.answers.steps.reading import Frame, read_rows, time_column
from sgdesk.services.imports.answers.steps.surroundings import Surroundings
from sgdesk.services.imports.answers.steps.whose import NOT_HERE
from sgdesk.services.imports.answers.values import AnswersDraft, RowFate
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.choosing import Source, choose_sheet
from sgdesk.services.imports.reading.values import QuestionKind


@dataclass(frozen=True, slots=True)
class AnswersWish:
    """Which sheet for which forms.

    ``session_id`` is None for training without a session. ``came_back`` is the day that holds
    where the sheet says none (None: today); ``decisions`` answers questions by their ids.
    """

    session_id: int | None
    kind: FormKind
    source: Source
    worksheet: str | None = None
    came_back: date | None = None
    decisions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnswersCameIn:
    """What came in, and what did not: ``draft`` has every row and reason.

    ``ready`` counts certificates that waited for these forms alone; ``traceable`` is that of
    :class:`~sgdesk.services.forms.typing_in.Saved`.
    """

    draft: AnswersDraft
    changes: Changes
    ready: int
    traceable: bool


def read_answers(workspace: Workspace, wish: AnswersWish) -> AnswersDraft:
    """What bringing a sheet in would do; nothing is written.

    Raises :class:`InputError` where the sheet cannot be read, holds no row under its headings, or
    there is no such form.
    """
    with workspace.file.reading() as connection:
        return _draft(workspace, connection, wish)


def bring_in_answers(
    workspace: Workspace, wish: AnswersWish, seen: AnswersDraft | None = None
) -> AnswersCameIn:
    """Bring in what is certain or was answered, as one action that can be undone as one.

    ``seen`` is the draft that somebody looked at. Raises :class:`RefusedError` where the sheet, or
    what is kept here, has changed since; nothing is saved then.
    """
    back_up_before(workspace)
    waited = _ready(workspace)
    details: dict[str, object] = {"file": wish.source.name}
    with workspace.file.writing("import_forms", details) as writer:
        draft = _draft(workspace, writer.connection, wish)
        if seen is not None and (seen.columns, seen.rows) != (draft.columns, draft.rows):
            raise RefusedError(
                "The sheet, or what is kept here, has changed since you looked at it. Choose it "
                "again, to see what it holds now. Nothing was saved."
            )
        named, unnamed, marked = _entries(draft, wish)
        details["forms"] = draft.count(RowFate.COMES)
        apart = keep_forms(workspace, writer, named, unnamed, marked)
        keep_decisions(writer, _to_remember(draft, wish))
    changes = changes_of(writer.touched)
    return AnswersCameIn(draft, changes, len(_ready(workspace) - waited), is_traceable(apart))


def questions_to_copy(workspace: Workspace, kind: FormKind) -> str:
    """The questions of a form in words to paste into an online form, so that they are known."""
    with workspace.file.reading() as connection:
        return questions_text(kind, questions(kind, workspace.pack(connection)))


def _ready(workspace: Workspace) -> frozenset[int]:
    lines = certificate_lines(workspace)
    return frozenset(each.training_id for each in lines if each.state is CertificateState.READY)


def _draft(workspace: Workspace, connection: Reader, wish: AnswersWish) -> AnswersDraft:
    around = _surroundings(workspace, connection, wish)
    said = wordings(wish.kind, around.pack)
    sheet = choose_sheet(wish.source, wish.worksheet, lambda text: is_heading(text, said))
    answers = {**read_decisions(connection), **wish.decisions}
    asking = Asking(answers)
    rows = parted(sheet, said)
    if not rows[1]:
        raise SheetError(
            "{file} holds no answers under its headings. Nothing was taken in.",
            file=wish.source.name,
        )
    columns = judge_columns(wish.kind, rows, around.asks, said, answers, asking)
    frame = Frame(
        wish.kind,
        around.asks,
        (around.held_on, around.today),
        wish.came_back or around.today,
        CourseFinder(connection, around.pack, workspace.denomination(connection)),
        frozenset(each.held_on for each in around.others),
    )
    read = read_rows(frame, columns, rows[1], asking)
    has_times = time_column(columns) is not None
    return draft_answers(around, columns, read, asking, has_times=has_times)


def _surroundings(workspace: Workspace, connection: Reader, wish: AnswersWish) -> Surroundings:
    pack = workspace.pack(connection)
    of_kind = [row for row in read_forms(connection) if row.kind is wish.kind]
    rows = [row for row in of_kind if row.session_id == wish.session_id]
    forms = tuple(row for row in rows if not row.holds_only_answers)
    if not forms:
        raise InputError("There are no forms of this kind for this session. Nothing was taken in.")
    sessions = {row.id: row.uid for row in session_data.read_sessions(connection)}
    session = sessions.get(wish.session_id, "") if wish.session_id is not None else ""
    return Surroundings(
        wish.kind,
        session or "without a session",
        questions(wish.kind, pack),
        pack,
        workspace.today(),
        forms,
        tuple(row for row in of_kind if not row.holds_only_answers),
        tuple(row.answers for row in rows if row.holds_only_answers),
        frozenset(fold(f"{e.given_name} {e.family_name}") for e in read_people(connection)),
    )


def _entries(
    draft: AnswersDraft, wish: AnswersWish
) -> tuple[list[FormEntry], list[FormAnswers], list[FormEntry]]:
    """The forms to keep: those of people, those noted as in, and answers without a name."""
    named: list[FormEntry] = []
    unnamed: list[FormAnswers] = []
    for row in draft.rows:
        if row.fate is not RowFate.COMES or row.received_on is None:
            continue
        if row.form_id is not None:
            named.append(FormEntry(row.form_id, row.received_on, row.answers))
        else:
            unnamed.append(FormAnswers(draft.kind, wish.session_id, row.received_on, row.answers))
    latest = max((each.received_on for each in unnamed), default=None)
    marked = [FormEntry(number, latest, {}) for number in draft.marked] if latest else []
    return named, unnamed, marked


_REMEMBERED = frozenset(
    {
        QuestionKind.FORM,
        QuestionKind.READING,
        QuestionKind.MARK,
        QuestionKind.PERSON,
        QuestionKind.COURSE,
    }
)
"""What holds for the next sheet, too; which of several answers counts is asked each time.

The name of somebody who is not here is not remembered: nobody could find it to erase it.
"""


def _to_remember(draft: AnswersDraft, wish: AnswersWish) -> dict[str, str]:
    given = wish.decisions
    unused = {each.question for each in draft.columns if each.is_second}
    return {
        each.id: each.answer
        for each in draft.questions
        if each.kind in _REMEMBERED
        and each.id not in unused
        and not (each.kind is QuestionKind.PERSON and each.answer == NOT_HERE)
        and each.id in given
        and each.answer == given[each.id]
    }
