"""The columns of the two tables of certificates, and their words."""

from datetime import date

from sgdesk.domain.certificates.certificate import CertificateState, CheckResult, WaitingFor
from sgdesk.domain.dates import day_words, short_date
from sgdesk.services.certificates.content import Unprintable
from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.services.certificates.register import RegisterLine
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column
from sgdesk.ui.widgets.lists.cut_title import cut_title
from sgdesk.ui.words import told_name

_FORMS = {
    WaitingFor.EVALUATION: "the evaluation",
    WaitingFor.IMPACT_EVALUATION: "the impact form",
    WaitingFor.INDUCTION_CHECKLIST: "the induction checklist",
    WaitingFor.DAY: "the day, of which only the month is known",
}

_PARTS = {
    Unprintable.PERSON: "the name",
    Unprintable.COURSE: "the title of the course",
    Unprintable.TRAINER: "the trainer’s name",
    Unprintable.OUTCOMES: "the outcomes of the course",
    Unprintable.ORGANISATION: "what stands on every certificate (Set-up, Organisation)",
    Unprintable.OTHER: "what is kept of the training",
}
if set(_PARTS) != set(Unprintable):
    raise TypeError("every part that cannot be printed needs its words")

_RESULTS = {
    CheckResult.STANDS: "Valid",
    CheckResult.REVOKED: "Revoked",
    CheckResult.REPLACED: "Replaced",
}


def waiting_columns() -> list[Column[CertificateLine]]:
    """Training on its way to a certificate."""
    return [
        Column(tr("Person"), lambda row: told_name(row.person_name, row.apart), is_main=True),
        Column(tr("Course"), lambda row: row.course_title, is_main=True, cut=cut_title),
        Column(
            tr("Attended"),
            lambda row: day_words(row.completed_on, month_only=row.month_only, short=True),
            sort=lambda row: row.completed_on,
            spare=1,
        ),
        Column(
            tr("Certificate"),
            state_words,
            sort=lambda row: (row.is_earlier, row.state, row.completed_on),
            hint=_state_hint,
            is_main=True,  # a long name leaves it in sight
        ),
    ]


def _state_hint(row: CertificateLine) -> str:
    if not row.is_earlier:
        return state_words(row)
    said = tr(
        "It was put down here long after that day, so a certificate was most likely given then."
    )
    if row.state is CertificateState.READY:
        return tr("{said} Tick it to issue one all the same.", said=said)
    return f"{said} {waiting_words(row)}."


def state_words(row: CertificateLine) -> str:
    """Ready, or what is waited for and from when that can be filled in, or why it cannot be."""
    if row.unprintable:
        return tr(
            "✕ Cannot be printed: no font here has {letters}, in {part}",
            letters=row.unprintable,
            part=tr(_PARTS[row.unprintable_in]),
        )
    if row.is_earlier:
        return tr("– Earlier training")
    if row.state is CertificateState.READY or row.waiting_for is None:
        return tr("✓ Ready to issue")
    return waiting_words(row)


def waiting_words(row: CertificateLine) -> str:
    """What is waited for, and from when that can be filled in; blank for nothing."""
    if row.waiting_for is None:
        return ""
    form = tr(_FORMS[row.waiting_for])
    if row.fillable_from is None:
        return tr("Waits for {form}", form=form)
    return tr("Waits for {form}, from {day}", form=form, day=short_date(row.fillable_from))


def register_columns() -> list[Column[RegisterLine]]:
    """Certificates that were issued."""
    return [
        Column(tr("Number"), lambda row: row.number),
        Column(tr("State"), result_words, hint=lambda row: row.reason or result_words(row)),
        Column(tr("Person"), lambda row: told_name(row.person_name, row.apart), is_main=True),
        Column(tr("Course"), lambda row: row.course_title, is_main=True, cut=cut_title),
        Column(
            tr("Attended"),
            lambda row: short_date(row.completed_on),
            sort=lambda row: row.completed_on,
            spare=2,
        ),
        Column(
            tr("Issued"),
            lambda row: short_date(row.issued_on),
            sort=lambda row: row.issued_on,
            spare=1,
        ),
        Column(
            tr("Handed over"),
            handed_words,
            hint=lambda row: row.handed.words() if row.handed else handed_words(row),
            sort=lambda row: row.handed.day if row.handed else date.min,
        ),
    ]


def handed_words(row: RegisterLine) -> str:
    """When it was handed over, or that a valid one is still here; to whom stands in the tip."""
    if row.handed is not None:
        return short_date(row.handed.day)
    return tr("still here") if row.result is CheckResult.STANDS else ""


def result_words(row: RegisterLine) -> str:
    """How a certificate stands, with a mark that is not a colour."""
    mark = {CheckResult.STANDS: "✓", CheckResult.REVOKED: "✕", CheckResult.REPLACED: "↷"}
    return f"{mark[row.result]} {tr(_RESULTS[row.result])}"
