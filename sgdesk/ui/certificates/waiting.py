"""What a certificate waits for is done where that is told: one button, by what is missing."""

from dataclasses import dataclass, replace
from enum import Enum

from sgdesk.domain.certificates.certificate import CertificateState, WaitingFor
from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.text import tr, tr_count


class Act(Enum):
    """What brings a certificate on."""

    MAKE_FORMS = "make_forms"
    GO = "go"


@dataclass(frozen=True, slots=True)
class Way:
    """The words of the button, what pressing it does, where that leads, and of whom it is."""

    text: str
    act: Act
    place: Place = Place.CERTIFICATES
    wanted: Wanted = NOTHING
    person: str = ""
    course: str = ""


def way_on(line: CertificateLine | None, code: str | None, *, may_write: bool) -> Way | None:
    """How a certificate that waits is brought on; ``None`` for one that is ready, and for none.

    ``code`` is that of the form that it waits for, where it was made.
    """
    if line is None or line.state is not CertificateState.WAITING or not may_write:
        return None
    return replace(_way(line, code), person=line.person_name, course=line.course_title)


def _way(line: CertificateLine, code: str | None) -> Way:
    person = Wanted(person=line.person_id)
    if line.waiting_for is WaitingFor.INDUCTION_CHECKLIST:
        return Way(tr("Open &the checklist"), Act.GO, Place.PEOPLE, person)
    if line.waiting_for is WaitingFor.DAY:
        return Way(tr("Correc&t the day …"), Act.GO, Place.PEOPLE, person)
    if code is None:
        return Way(tr("Make &the forms"), Act.MAKE_FORMS)
    wanted = Wanted(action="type-in", form=code)
    return Way(tr("&Type the form in …"), Act.GO, Place.EVALUATION, wanted)


def none_words(others: int) -> str:
    """Why there is no certificate: nothing was recorded, or all of it as run by somebody else."""
    if not others:
        return tr(
            "Certificates are for your own training: induction, and courses that you ran. "
            "Record who completed one, and it can be issued here."
        )
    return tr_count(
        "1 training is kept here as run by somebody else, who gives the certificate. Did you run "
        "it yourselves? Then choose “Correct it …” beside it on the person’s page, and say “We "
        "ran it”.",
        "{n} trainings are kept here as run by somebody else, who gives the certificates. Did you "
        "run some yourselves? Then choose “Correct it …” beside it on the person’s page, and say "
        "“We ran it”.",
        others,
    )
