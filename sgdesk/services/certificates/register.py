"""The register of certificates: looking through it, checking a number, printing again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from sgdesk.data.certificates import register as certificate_data
from sgdesk.data.erasing.ledger import erased_certificate
from sgdesk.data.file.files import write_file
from sgdesk.data.organisation import signing
from sgdesk.domain.certificates.certificate import (
    Certificate,
    CertificateContent,
    CheckResult,
    normal_number,
)
from sgdesk.domain.certificates.verdicts import Sentence, certificate_verdict
from sgdesk.domain.certificates.verification import certificate_message, from_text, read_code
from sgdesk.domain.dates import long_date
from sgdesk.services.file.workspace import Workspace


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


@dataclass(frozen=True, slots=True)
class Check:
    """What the register says of a number that somebody holds in their hand."""

    result: CheckResult
    content: CertificateContent | None = None
    on: date | None = None
    reason: str = ""
    replaced_by: str = ""

    def sentences(self) -> tuple[Sentence, ...]:
        """The verdict, and what the register holds."""
        return certificate_verdict(self.result, self.content, self.reason, self.replaced_by)


def contents(workspace: Workspace, numbers: Iterable[str]) -> tuple[CertificateContent, ...]:
    """The frozen faces of certificates, for a preview or to print again."""
    wanted = list(numbers)
    with workspace.file.reading() as connection:
        known = {row.number: row.content for row in certificate_data.read_register(connection)}
    return tuple(known[number] for number in wanted if number in known)


def certificates_pdf(workspace: Workspace, numbers: Sequence[str]) -> bytes:
    """One PDF of these certificates, a page each, exactly as they were frozen at issue."""
    return contents_pdf(contents(workspace, numbers))


def contents_pdf(printed: Sequence[CertificateContent]) -> bytes:
    """One PDF of certificate faces, a page each."""
    from sgdesk.reports.certificates.certificate import write_certificates

    stream = BytesIO()
    write_certificates(printed, stream)
    return stream.getvalue()


def save_certificates(workspace: Workspace, numbers: Sequence[str], folder: Path) -> Path | None:
    """Write ``certificates.pdf`` into a folder; ``None`` where there is nothing to print."""
    if not numbers:
        return None
    return write_file(folder / "certificates.pdf", certificates_pdf(workspace, numbers))


def register(workspace: Workspace) -> tuple[RegisterLine, ...]:
    """Every certificate ever issued, the newest first, with how it stands."""
    with workspace.file.reading() as connection:
        rows = certificate_data.read_register(connection)
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
        )
        for row in reversed(rows)
    )


def _result(row: Certificate, is_replaced: bool) -> CheckResult:
    if is_replaced:
        return CheckResult.REPLACED
    return CheckResult.STANDS if row.revoked_on is None else CheckResult.REVOKED


def check_number(workspace: Workspace, code: str) -> Check:
    """Whether a number is one of ours and still stands; the code may come from the QR too.

    Where the code carries a signature, it has to be ours over just the name, course and day
    that the register holds; so has the one that the register keeps. A code without one, as
    older certificates carry, is looked up in the register alone.
    """
    found = read_code(code)
    number = normal_number(found.number)
    with workspace.file.reading() as connection:
        rows = certificate_data.read_register(connection)
        key = signing.public_key(connection)
        erased_on = erased_certificate(connection, number or "")
    row = next((row for row in rows if row.number == number), None)
    if row is None and erased_on is not None:
        return Check(CheckResult.ERASED, on=erased_on, reason=f"on {long_date(erased_on)}")
    if row is None:
        return Check(CheckResult.UNKNOWN)
    if not _signatures_hold(row, found.signature, key):
        return Check(CheckResult.ALTERED, row.content)
    replaced_by = next((each.number for each in rows if each.replaces_id == row.id), "")
    result = _result(row, bool(replaced_by))
    return Check(result, row.content, row.revoked_on, row.revoked_reason, replaced_by)


def _signatures_hold(row: Certificate, given: bytes | None, key: bytes | None) -> bool:
    kept = from_text(row.signature) if row.signature else None
    signatures = [each for each in (given, kept) if each is not None]
    if not signatures:
        return True
    content = row.content
    message = certificate_message(
        row.number, content.person_name, content.course_title, content.completed_on
    )
    return key is not None and all(signing.is_signed(key, message, each) for each in signatures)
