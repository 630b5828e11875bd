"""The register of certificates: looking through it, checking a number, printing again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from sgdesk.data.certificates import register as certificate_data
from sgdesk.data.erasing.ledger import erased_certificate
from sgdesk.data.file.disk.files import write_file
from sgdesk.data.organisation import signing
from sgdesk.data.organisation.kept_words import HANDED_OVER, read_words
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.certificates.certificate import (
    Certificate,
    CertificateContent,
    CheckResult,
    normal_number,
)
from sgdesk.domain.certificates.dress import Dress
from sgdesk.domain.certificates.handed_over import HandedOver, handed_from
from sgdesk.domain.certificates.verdicts import WHO_COULD_SIGN, Sentence, certificate_verdict
from sgdesk.domain.certificates.verification import (
    Signed,
    read_code,
)
from sgdesk.domain.certificates.wording import SAFEGUARDING_HEADING, reach_words
from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.organisation import Organisation
from sgdesk.services.certificates.content import NO_NUMBER
from sgdesk.services.certificates.dressing import certificate_dress
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.told_apart import told_apart

_USUAL = Dress()

Step: TypeAlias = Callable[[int, int], object]
"""Hears how many certificates of how many are done; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One certificate of the register and how it stands today."""

    id: int
    number: str
    training_id: int
    person_id: int
    person_name: str
    course_title: str
    completed_on: date
    issued_on: date
    result: CheckResult
    reason: str
    handed: HandedOver | None = None
    """When and to whom it was handed over; ``None`` while it is here, as far as anybody said."""
    apart: str = ""
    """What tells the person from others of the name; see :func:`told_apart`."""


@dataclass(frozen=True, slots=True)
class Check:
    """What the register says of a number that somebody holds in their hand.

    ``signed`` is how much of it the kept signature covers, and ``in_clear`` says that the file has
    no passphrase, so that whoever copied it could sign too.
    """

    result: CheckResult
    content: CertificateContent | None = None
    on: date | None = None
    reason: str = ""
    replaced_by: str = ""
    signed: Signed | None = None
    in_clear: bool = False

    def sentences(self) -> tuple[Sentence, ...]:
        """The verdict, what the register holds, and what the signature proves."""
        return (*self.verdict(), *self.caution())

    def verdict(self) -> tuple[Sentence, ...]:
        """The verdict, what the register holds, and how much of it was signed."""
        return certificate_verdict(
            self.result, self.content, self.reason, self.replaced_by, self.signed
        )

    def caution(self) -> tuple[Sentence, ...]:
        """Who could have signed, where a signature of ours holds and the file is in clear."""
        is_signed = self.signed in (Signed.ALL, Signed.FOUR)
        return (WHO_COULD_SIGN,) if self.in_clear and is_signed else ()


def contents(workspace: Workspace, numbers: Iterable[str]) -> tuple[CertificateContent, ...]:
    """The frozen faces of certificates, for a preview or to print again."""
    wanted = list(numbers)
    with workspace.file.reading() as connection:
        known = {row.number: row.content for row in certificate_data.read_register(connection)}
    return tuple(known[number] for number in wanted if number in known)


def certificates_pdf(
    workspace: Workspace, numbers: Sequence[str], step: Step | None = None
) -> bytes:
    """One PDF of these certificates: what was frozen at issue, in the dress that is chosen now."""
    return contents_pdf(contents(workspace, numbers), certificate_dress(workspace), step)


def preview_pdf(workspace: Workspace, dress: Dress, number: str = "") -> bytes:
    """One certificate as it would print in a dress; a made-up one where there is none yet."""
    with workspace.file.reading() as connection:
        known = {row.number: row.content for row in certificate_data.read_register(connection)}
        about = read_organisation(connection)
    newest = next(reversed(known.values()), None)
    shown = known.get(number) or newest or _specimen(about, workspace.today())
    return contents_pdf([shown], dress)


def _specimen(about: Organisation, day: date) -> CertificateContent:
    return CertificateContent(
        number=NO_NUMBER,
        organisation=about.name,
        charity_number=about.charity_number,
        person_name="Sample Person",
        course_title="Sample course",
        completed_on=day,
        issued_on=day,
        heading=SAFEGUARDING_HEADING,
        reach=reach_words(about.contact_email, about.contact_phone, about.address),
        outcomes=("What those who come will know.", "What they will be able to do."),
        logo_png=about.logo_png,
        verification=f"sgdesk:{NO_NUMBER}",
    )


def contents_pdf(
    printed: Sequence[CertificateContent], dress: Dress = _USUAL, step: Step | None = None
) -> bytes:
    """One PDF of certificate faces, a page each, and a back each where the dress has outcomes."""
    from sgdesk.reports.certificates.certificate import write_certificates

    stream = BytesIO()
    write_certificates(printed, stream, dress, step)
    return stream.getvalue()


def save_certificates(
    workspace: Workspace, numbers: Sequence[str], folder: Path, step: Step | None = None
) -> Path | None:
    """Write ``certificates.pdf`` into a folder; ``None`` where there is nothing to print."""
    if not numbers:
        return None
    return write_file(folder / "certificates.pdf", certificates_pdf(workspace, numbers, step))


def register(workspace: Workspace) -> tuple[RegisterLine, ...]:
    """Every certificate ever issued, the newest first, with how it stands."""
    with workspace.file.reading() as connection:
        rows = certificate_data.read_register(connection)
        handed = read_words(connection, HANDED_OVER)
        apart = told_apart(connection, workspace.today())
    replaced = {row.replaces_id: row.number for row in rows if row.replaces_id is not None}
    return tuple(
        RegisterLine(
            row.id,
            row.number,
            row.training_id,
            row.person_id,
            row.content.person_name,
            row.content.course_title,
            row.content.completed_on,
            row.issued_on,
            _result(row, row.id in replaced),
            row.revoked_reason,
            handed_from(handed[row.id]) if row.id in handed else None,
            apart.get(row.person_id, ""),
        )
        for row in reversed(rows)
    )


def _result(row: Certificate, is_replaced: bool) -> CheckResult:
    if is_replaced:
        return CheckResult.REPLACED
    return CheckResult.STANDS if row.revoked_on is None else CheckResult.REVOKED


def check_number(workspace: Workspace, code: str) -> Check:
    """Whether a number is one of ours and still stands; the code may come from the QR too.

    Where the code carries a signature, it has to be ours over just the face that the register
    holds; so has the one that the register keeps. A certificate of before this file signed any
    has none, which is told; one that lost its signature since is altered.
    """
    found = read_code(code)
    number = normal_number(found.number)
    with workspace.file.reading() as connection:
        rows = certificate_data.read_register(connection)
        key = signing.public_key(connection)
        erased_on = erased_certificate(connection, number or "")
        row = next((row for row in rows if row.number == number), None)
        if row is not None and signing.signed_of(row, rows, key) is None:
            signing.refuse_unproved(connection, "certificate", row.id, row.number)
    in_clear = workspace.file.key is None
    if row is None and erased_on is not None:
        return Check(CheckResult.ERASED, on=erased_on, reason=f"on {long_date(erased_on)}")
    if row is None:
        return Check(CheckResult.UNKNOWN)
    signed = signing.signed_of(row, rows, key)
    if signed is None or not _is_its_code(row, found.signature, signed, key):
        lost = not row.signature
        return Check(CheckResult.ALTERED, row.content, signed=Signed.NOTHING if lost else None)
    replaced_by = next((each.number for each in rows if each.replaces_id == row.id), "")
    result = _result(row, bool(replaced_by))
    how = (row.revoked_on, row.revoked_reason, replaced_by)
    return Check(result, row.content, *how, signed=signed, in_clear=in_clear)


def _is_its_code(row: Certificate, given: bytes | None, signed: Signed, key: bytes | None) -> bool:
    """Whether the signature in a code, where there is one, is over the face that we hold."""
    return given is None or signing.covered(row.content, given, key) is signed
