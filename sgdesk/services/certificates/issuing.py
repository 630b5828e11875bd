"""Certificates: what may be issued, issuing, replacing, revoking."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.certificates import register as certificate_data
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import signing
from sgdesk.data.organisation.organisation import own_names
from sgdesk.data.people import people as people_data
from sgdesk.data.training.records import read_training
from sgdesk.data.undoing import TAKEN_BACK
from sgdesk.domain.certificates.certificate import (
    Certificate,
    CertificateContent,
    CertificateState,
    CompletedTraining,
    GateChoice,
    GateInput,
    GateVerdict,
    WaitingFor,
    is_own_provider,
    judge_gate,
)
from sgdesk.domain.certificates.verification import read_code, to_text
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.services.certificates.content import (
    ContentMaker,
    Unprintable,
    completed_training,
    induction_courses,
    stands_on_each,
    unprintable_part,
)
from sgdesk.services.certificates.earlier import of_before
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import DayRules, rules_of_day
from sgdesk.services.training.told_apart import told_apart


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """One training entry on the way to its certificate, as at a day.

    ``unprintable`` are letters that no shipped font has, and ``unprintable_in`` is where they
    stand: such a certificate would not say what it has to, so none is issued. ``apart`` tells the
    person from others of the name, on the screen alone; see :func:`told_apart`. ``given_by`` is who
    gives the course where that is somebody else, so that a certificate of ours wants a word.
    ``is_earlier`` says that it was put down here long after it was completed: who ran it then
    most likely gave a certificate, so none of it is work that waits.
    """

    training_id: int
    person_id: int
    person_name: str
    course_title: str
    completed_on: date
    state: CertificateState
    number: str | None = None
    waiting_for: WaitingFor | None = None
    fillable_from: date | None = None
    unprintable: str = ""
    unprintable_in: Unprintable = Unprintable.PERSON
    apart: str = ""
    given_by: str = ""
    month_only: bool = False
    session_id: int | None = None
    is_earlier: bool = False

    @property
    def is_ready(self) -> bool:
        """Ready, and not of before."""
        return self.state is CertificateState.READY and not self.is_earlier

    @property
    def is_waiting(self) -> bool:
        """It waits for something, and is not of before."""
        return self.state is CertificateState.WAITING and not self.is_earlier


@dataclass(frozen=True, slots=True)
class Issued:
    """What was issued now, every line that was asked for, and what that changed."""

    lines: tuple[CertificateLine, ...]
    new_numbers: tuple[str, ...]
    changes: Changes


def certificate_lines(
    workspace: Workspace,
    as_at: date | None = None,
    training_ids: Collection[int] | None = None,
) -> tuple[CertificateLine, ...]:
    """Every own training entry with its certificate's state; or just those named.

    Training that somebody else ran is listed only where it is named.
    """
    with workspace.file.reading() as connection:
        return _lines(workspace, connection, as_at or workspace.today(), training_ids)


def ready_under(connection: Reader, rules: DayRules, day: date) -> int:
    """How many certificates are ready on the day by these rules."""
    judge = _Judge(connection, rules, day)
    rows = completed_training(connection, day)
    return sum(line.is_ready for line in judge.lines(row for row in rows if judge.is_own(row)))


def run_by_others(workspace: Workspace, as_at: date | None = None) -> int:
    """How many completed trainings are kept as run by somebody else: those get no certificate."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        judge = _Judge(connection, rules_of_day(workspace, connection, day), day)
        rows = completed_training(connection, day)
    return sum(not judge.is_own(row) for row in rows)


def _lines(
    workspace: Workspace, connection: Reader, day: date, named: Collection[int] | None
) -> tuple[CertificateLine, ...]:
    rules = rules_of_day(workspace, connection, day)
    judge = _Judge(connection, rules, day)
    rows = completed_training(connection, day)
    if named is None:
        return judge.lines(row for row in rows if judge.is_own(row))
    wanted = set(named)
    rows = tuple(row for row in rows if row.training_id in wanted)
    known = {line.training_id: line for line in judge.lines(rows)}
    return tuple(known.get(each) or _unfit(connection, each) for each in dict.fromkeys(named))


def _unfit(connection: Reader, training_id: int) -> CertificateLine:
    """The line of training that is voided, was not completed, or lies after the day."""
    rows = read_training(connection, training_id=training_id)
    if not rows:
        raise InputError(
            "There is no training with the number {number}. Nothing was issued.",
            number=training_id,
        )
    row = rows[0]
    name = people_data.read_person(connection, row.person_id).name
    voided = row.voided_on is not None
    state = CertificateState.VOIDED if voided else CertificateState.NOT_COMPLETED
    return CertificateLine(training_id, row.person_id, name, "", row.completed_on, state)


_OPEN = frozenset({CertificateState.READY, CertificateState.WAITING, CertificateState.UNPRINTABLE})


class _Judge:
    """The gate of one day, with what it needs read once."""

    def __init__(self, connection: Reader, rules: DayRules, day: date) -> None:
        self._connection = connection
        self._rules = rules
        self._day = day
        self._names = own_names(connection)
        self._on_each = stands_on_each(connection, rules, day)
        self._forms = certificate_data.read_form_dates(connection)
        self._open_checklists = certificate_data.read_open_checklists(connection)
        register = certificate_data.read_register(connection)
        self._numbers = {
            row.training_id: row.number
            for row in register
            if row.revoked_on is None or row.revoked_on > day
        }
        self._revoked = {
            row.training_id: row.number for row in register if row.revoked_reason != TAKEN_BACK
        }
        self._induction_courses = induction_courses(rules)
        self._apart = told_apart(connection, day)

    def is_own(self, row: CompletedTraining) -> bool:
        """Induction, or a provider that is the organisation itself (RULES, certificates)."""
        return self._is_induction(row) or is_own_provider(row.provider, self._names)

    def _is_induction(self, row: CompletedTraining) -> bool:
        return row.course_id in self._induction_courses

    def lines(self, rows: Iterable[CompletedTraining]) -> tuple[CertificateLine, ...]:
        """The lines of these entries, with which of them are of before."""
        found = tuple(map(self._line, rows))
        maybe = {
            line.training_id: line.completed_on
            for line in found
            if line.state in _OPEN
            and line.session_id is None
            and line.training_id not in self._forms
        }
        earlier = of_before(self._connection, maybe, self._day)
        return tuple(
            replace(line, is_earlier=True) if line.training_id in earlier else line
            for line in found
        )

    def _line(self, row: CompletedTraining) -> CertificateLine:
        """The state of one entry: not ours, issued, revoked, waiting or ready.

        What was revoked by somebody stays so until a new certificate is asked for by name; what
        Undo took back is as if it had never been issued.
        """
        line = CertificateLine(
            row.training_id,
            row.person_id,
            row.person_name,
            row.course_title,
            row.completed_on,
            CertificateState.READY,
            apart=self._apart.get(row.person_id, ""),
            given_by=self._rules.courses[row.course_id].given_by,
            month_only=row.month_only,
            session_id=row.session_id,
        )
        if not self.is_own(row):
            return replace(line, state=CertificateState.NOT_OURS)
        if row.training_id in self._numbers:
            number = self._numbers[row.training_id]
            return replace(line, state=CertificateState.ISSUED, number=number)
        verdict = self._verdict(row)
        is_revoked = row.training_id in self._revoked
        if verdict.is_open and not is_revoked:
            return self._as_printed(line, row)
        if verdict.is_open and (found := unprintable_part(row, self._on_each)):
            line = replace(line, unprintable=found[1], unprintable_in=found[0])
        return replace(
            line,
            state=CertificateState.REVOKED if is_revoked else CertificateState.WAITING,
            number=self._revoked.get(row.training_id),
            waiting_for=verdict.waiting_for,
            fillable_from=verdict.fillable_from,
        )

    def _as_printed(self, line: CertificateLine, row: CompletedTraining) -> CertificateLine:
        """Ready, unless a letter of it has no font."""
        found = unprintable_part(row, self._on_each)
        if found is None:
            return line
        part, letters = found
        state = CertificateState.UNPRINTABLE
        return replace(line, state=state, unprintable=letters, unprintable_in=part)

    def _verdict(self, row: CompletedTraining) -> GateVerdict:
        forms = self._forms.get(row.training_id, certificate_data.FormDates())
        known = GateInput(
            completed_on=row.completed_on,
            is_induction=self._is_induction(row),
            evaluated_on=forms.evaluated_on,
            impact_on=forms.impact_on,
            impact_sent=forms.impact_sent,
            checklist_open=row.person_id in self._open_checklists,
            month_only=row.month_only,
        )
        pack, settings = self._rules.pack, self._rules.settings
        choice = GateChoice(settings.follow_gate, settings.sent_is_enough)
        return judge_gate(known, pack.gate, pack.impact_window, choice, self._day)


def issue_certificates(
    workspace: Workspace,
    as_at: date | None = None,
    training_ids: Collection[int] | None = None,
    step: Callable[[int, int], object] | None = None,
) -> Issued:
    """Issue every certificate that may be issued on the day, or those of the entries named.

    One action for all of them. What was issued before keeps its number; what was revoked gets a
    new one only where its entry is named. ``step`` hears after each how many of how many are
    issued; what it raises takes all of them back. Raises
    :class:`InputError` for a day that lies ahead.
    """
    day = as_at or workspace.today()
    if day > workspace.today():
        raise InputError("Certificates cannot be issued on a day that lies ahead.")
    numbers: list[str] = []
    with workspace.file.writing("issue_certificates", details := {"certificates": 0}) as writer:
        connection = writer.connection
        lines = _lines(workspace, connection, day, training_ids)
        ready = {line.training_id for line in lines if _may_issue(line, training_ids)}
        rows = [row for row in completed_training(connection, day) if row.training_id in ready]
        if rows:
            rules = rules_of_day(workspace, connection, day)
            maker = ContentMaker(connection, rules, day, signing.signer_of(writer))
            for row in rows:
                numbers.append(_enter(writer, maker.content(row), row.training_id))
                if step is not None:
                    step(len(numbers), len(rows))
        details["certificates"] = len(numbers)
    return Issued(
        certificate_lines(workspace, day, training_ids),
        tuple(numbers),
        changes_of(writer.touched),
    )


def _may_issue(line: CertificateLine, named: Collection[int] | None) -> bool:
    """Ready; or revoked, asked for by name, and waiting for nothing."""
    if line.state is CertificateState.REVOKED:
        return named is not None and line.waiting_for is None and not line.unprintable
    return line.state is CertificateState.READY


def issue_again(workspace: Workspace, certificate_id: int) -> tuple[str, Changes]:
    """Issue a new certificate for training whose certificate was revoked; return its number.

    Raises :class:`InputError` for an unknown certificate, :class:`RefusedError` where there is
    one that stands already, or the training does not call for one today.
    """
    with workspace.file.reading() as connection:
        old = _find(connection, certificate_id)
    made = issue_certificates(workspace, None, [old.training_id])
    if not made.new_numbers:
        raise RefusedError(
            "No certificate can be issued in place of {number}: one stands already, its training "
            "was struck out, or a form is missing. Nothing was changed.",
            number=old.number,
        )
    return made.new_numbers[0], made.changes


def _find(connection: Reader, certificate_id: int) -> Certificate:
    rows = certificate_data.read_register(connection)
    found = next((row for row in rows if row.id == certificate_id), None)
    if found is None:
        raise InputError("There is no such certificate in the register. Nothing was changed.")
    return found


def _enter(
    writer: Writer,
    content: CertificateContent,
    training_id: int,
    replaces_id: int | None = None,
) -> str:
    certificate_data.add_certificate(
        writer,
        content,
        training_id=training_id,
        signature=to_text(read_code(content.verification).signature or b""),
        replaces_id=replaces_id,
    )
    return content.number


def revoke(workspace: Workspace, certificate_id: int, reason: str) -> Changes:
    """Revoke a certificate, with a reason; it stays in the register and says so when checked.

    Raises :class:`InputError` without a reason or for an unknown certificate,
    :class:`RefusedError` where it is revoked already.
    """
    if not reason.strip():
        raise InputError("Say why the certificate is revoked. Nothing was changed.")
    with workspace.file.writing("revoke_certificate", {"certificate": certificate_id}) as writer:
        if _find(writer.connection, certificate_id).revoked_on is not None:
            raise RefusedError("This certificate is revoked already. Nothing was changed.")
        certificate_data.revoke_certificate(
            writer, certificate_id, workspace.today(), reason.strip()
        )
    return changes_of(writer.touched)


def reissue(workspace: Workspace, certificate_id: int, reason: str) -> tuple[str, Changes]:
    """Issue a new certificate in place of one, after a corrected name; return its number.

    The new one names the one that it replaces. Raises :class:`InputError` for an unknown
    certificate, :class:`RefusedError` where the old one no longer stands, its training was struck
    out, or no font has a letter of the name.
    """
    today = workspace.today()
    with workspace.file.writing("reissue_certificate", {"certificate": certificate_id}) as writer:
        connection = writer.connection
        old = _find(connection, certificate_id)
        row = next(
            (
                each
                for each in completed_training(connection, today)
                if each.training_id == old.training_id
            ),
            None,
        )
        if old.revoked_on is not None or row is None:
            raise RefusedError(
                "Certificate {number} no longer stands, so it cannot be replaced. "
                "Nothing was changed.",
                number=old.number,
            )
        rules = rules_of_day(workspace, connection, today)
        if found := unprintable_part(row, stands_on_each(connection, rules, today)):
            raise RefusedError(
                "No font here has {letters}, so the certificate of {person} could not be printed "
                "as it has to be. Nothing was changed.",
                letters=found[1],
                person=row.person_name,
            )
        maker = ContentMaker(connection, rules, today, signing.signer_of(writer))
        content = maker.content(row, replaces=old.number)
        _enter(writer, content, old.training_id, replaces_id=old.id)
        why = reason.strip() or "Replaced"
        certificate_data.revoke_certificate(writer, old.id, today, why)
    return content.number, changes_of(writer.touched)
