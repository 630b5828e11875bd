"""Checking what somebody holds in their hand: a code, a number, or a file of ours."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sgdesk.data.file.disk.files import refuse_special
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import signing
from sgdesk.data.returns import final as return_data
from sgdesk.data.returns.documents import signed_content
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verdicts import (
    WHO_COULD_SIGN,
    Sentence,
    key_verdict,
    return_verdict,
    signed_figures,
)
from sgdesk.domain.certificates.verification import (
    from_text,
    numbers_on,
    read_code,
    read_head,
    return_message,
    to_text,
)
from sgdesk.domain.errors import TO_READ, InputError, reason_of, remedy_of
from sgdesk.domain.returns.kept import KeptReturn
from sgdesk.services.certificates.checking import PaperCheck, check_words
from sgdesk.services.certificates.paper import PaperWords, paper_words
from sgdesk.services.certificates.register import Check, check_number
from sgdesk.services.file.safety.heads import HeadCheck, check_head
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.plain_json import NotPlainError, read_object

_LARGEST_FILE = 50_000_000
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class ReturnCheck:
    """What the file says of a final return; ``file`` is the name of the file that was checked.

    ``signed`` is what our file holds of it and its signature fits, to be held against the paper;
    empty where nothing does.
    """

    result: CheckResult
    number: str = ""
    as_at: date | None = None
    frozen_on: date | None = None
    replaced_by: str = ""
    file: str = ""
    signed: Mapping[str, Any] = field(default_factory=dict)
    in_clear: bool = False

    def sentences(self) -> tuple[Sentence, ...]:
        """The verdict, of which return, its figures, and who could have signed them."""
        days = (self.as_at, self.frozen_on) if self.as_at and self.frozen_on else None
        verdict = return_verdict(self.result, (self.file, self.number), days, self.replaced_by)
        figures = signed_figures(self.signed) if self.signed else ()
        caution = (WHO_COULD_SIGN,) if self.in_clear and self.signed else ()
        return (*verdict, *figures, *caution)


def check_code(workspace: Workspace, code: str) -> Check | ReturnCheck | HeadCheck:
    """Check the number or the square code of a certificate or of a return, without a network.

    Whatever stands round the code does no harm. The newest entry of the history as it stands on a
    return is held against the history.
    """
    head = read_head(code)
    if head is not None:
        return check_head(workspace, head)
    return _told(workspace, _check_code(workspace, code))


def _told(workspace: Workspace, found: Check | ReturnCheck) -> Check | ReturnCheck:
    """What was found of a return, with whether the file that says so is in clear."""
    if isinstance(found, ReturnCheck) and workspace.file.key is None:
        return replace(found, in_clear=True)
    return found


def _check_code(workspace: Workspace, code: str) -> Check | ReturnCheck:
    found = read_code(code)
    number = found.number.upper()
    with workspace.file.reading() as connection:
        rows = return_data.read_kept(connection)
        row = next((row for row in rows if row.number == number), None)
        if row is None:
            if _looks_like_return(number):
                return ReturnCheck(CheckResult.UNKNOWN, number)
            return check_number(workspace, code)
        if not _holds(connection, row, None):
            return _altered(row)
        if not _holds(connection, row, found.signature):
            return _altered(row, signed=_content(row))
        return _stands(row, rows)


def _looks_like_return(number: str) -> bool:
    year, dash, place = number.removeprefix("R").partition("-")
    return number.startswith("R") and bool(dash) and year.isdecimal() and place.isdecimal()


def _stands(row: KeptReturn, rows: tuple[KeptReturn, ...], file: str = "") -> ReturnCheck:
    replaced_by = next((each.number for each in rows if each.replaces_id == row.id), "")
    result = CheckResult.REPLACED if replaced_by else CheckResult.STANDS
    days = (row.as_at, row.frozen_on)
    return ReturnCheck(result, row.number, *days, replaced_by, file, _content(row))


def _content(row: KeptReturn) -> Mapping[str, Any]:
    return signed_content(row.document)


def _holds(connection: Reader, row: KeptReturn, given: bytes | None) -> bool:
    """Whether the signature that was kept, and the one given, are ours over what was kept.

    Raises :class:`RefusedError` where the key that signed it was lost.
    """
    key = signing.public_key(connection)
    message = return_message(_content(row))
    signatures = [from_text(row.signature), *([] if given is None else [given])]
    holds = key is not None and all(signing.is_signed(key, message, each) for each in signatures)
    if not holds:
        signing.refuse_unproved(connection, "return_document", row.id, row.number)
    return holds


def check_file(workspace: Workspace, path: Path) -> Check | ReturnCheck | PaperCheck:
    """Check a file that is said to be of a final return, byte for byte, or of certificates.

    A file that bears the number of a return of ours and is not byte for byte one of the files
    that were kept with it is altered; of a PDF of certificates each number is told. One that
    bears no number of ours is unknown. Raises :class:`InputError` for a file that cannot be read.
    """
    found = _check_file(workspace, path)
    return found if isinstance(found, PaperCheck) else _told(workspace, found)


def _check_file(workspace: Workspace, path: Path) -> Check | ReturnCheck | PaperCheck:
    content = read_file(path)
    with workspace.file.reading() as connection:
        rows = return_data.read_kept(connection)
        found = return_data.return_with_file(connection, hashlib.sha256(content).hexdigest())
        if found is not None:
            ours = next(row for row in rows if row.id == found)
            if _holds(connection, ours, None):
                return _stands(ours, rows, path.name)
            return _altered(ours, path.name)
        words = paper_words(content, path.name)
        paper = check_words(workspace, content, path.name, words)
        is_ours = paper is None and not _is_of_another(connection, content)
        row = _named_in(rows, content, words) if is_ours else None
        if row is not None:
            sound = _holds(connection, row, None)
            return _altered(row, path.name, signed=_content(row) if sound else {})
    return paper or ReturnCheck(CheckResult.UNKNOWN, file=path.name)


def _altered(
    row: KeptReturn, file: str = "", signed: Mapping[str, Any] | None = None
) -> ReturnCheck:
    days = (row.as_at, row.frozen_on)
    return ReturnCheck(CheckResult.ALTERED, row.number, *days, "", file, signed or {})


def read_file(path: Path) -> bytes:
    """A file that somebody chose to check; a pipe is never waited for."""
    refuse_special(path)
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InputError("{file} is too large to be a file of a return.", file=path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            "{file} is not there: it may have been moved, renamed or deleted. Nothing was checked; "
            "find it and try again.",
            file=path.name,
        ) from error
    except OSError as error:
        raise InputError(
            "{file} cannot be read ({why}). Nothing was checked. {remedy}",
            file=path.name,
            why=reason_of(error),
            remedy=remedy_of(error, TO_READ),
        ) from error


def _named_in(rows: tuple[KeptReturn, ...], content: bytes, words: PaperWords) -> KeptReturn | None:
    """The return of ours whose number a file bears, the first where there are several."""
    known = {row.number: row for row in rows}
    numbers = (number for text in _texts_in(content, words) for number in numbers_on(text))
    return next((known[each] for each in numbers if each in known), None)


def _texts_in(content: bytes, words: PaperWords) -> tuple[str, ...]:
    """The words of a file of one of the kinds that a return is written in."""
    return (
        words.keywords,
        *words.pages,
        content.decode("utf-8", "ignore"),
        *_parts_of_mail(content),
        *_parts_of_book(content),
    )


def _parts_of_mail(content: bytes) -> tuple[str, ...]:
    try:
        message = message_from_bytes(content, policy=default)
        if "Subject" not in message:
            return ()
        parts = [
            each.get_payload(decode=True) for each in message.walk() if not each.is_multipart()
        ]
        texts = (part.decode("utf-8", "ignore") for part in parts if isinstance(part, bytes))
        return (str(message["Subject"]), *texts)
    except Exception:  # noqa: BLE001 - so does a broken e-mail
        return ()


def _parts_of_book(content: bytes) -> tuple[str, ...]:
    """The words of a workbook's parts, as far as they are of a size that a return's are."""
    try:
        with ZipFile(BytesIO(content)) as book:
            parts = [each for each in book.infolist() if each.filename.endswith(".xml")]
            if sum(each.file_size for each in parts) > _LARGEST_FILE:
                return ()
            return tuple(
                re.sub(r"<[^>]*>", " ", book.read(each).decode("utf-8", "ignore")) for each in parts
            )
    except Exception:  # noqa: BLE001 - a broken book makes its reader stumble in many ways
        return ()


def _is_of_another(connection: Reader, content: bytes) -> bool:
    """Whether it is the JSON of a return that was signed with a key that is not ours."""
    try:
        found = read_object(content)
        key = from_text(found["proof"]["public_key"])
        signature = from_text(found["proof"]["signature"])
    except (NotPlainError, TypeError, KeyError, AttributeError):
        return False
    is_ours = key == signing.public_key(connection)
    return not is_ours and signing.is_signed(key, return_message(found), signature)


@dataclass(frozen=True, slots=True)
class KeyCheck:
    """What a return says of itself, held against a public key alone."""

    result: CheckResult
    why: str = ""
    signed: Mapping[str, Any] = field(default_factory=dict)

    def sentences(self) -> tuple[Sentence, ...]:
        """The verdict, and the figures where they were signed."""
        verdict = key_verdict(self.result, self.why)
        return (verdict, *(_of_whom(self.signed) if self.signed else ()))


def _of_whom(content: Mapping[str, Any]) -> tuple[Sentence, ...]:
    about = {
        "number": content["return"]["number"],
        "organisation": content["from"]["organisation"],
        "day": content["as_at"],
    }
    named = Sentence("Return {number} of {organisation}, as at {day}.", about)
    return (named, *signed_figures(content))


def check_with_key(key: str, path: Path) -> KeyCheck:
    """Check the JSON of a final return with the printed key alone; no organisation file is asked.

    Raises :class:`InputError` for a file that cannot be read and for a key that is none.
    """
    public = _key(key)
    content = read_file(path)
    try:
        found = read_object(content)
        proof, named = found["proof"], found["return"]["number"]
        theirs, signature = from_text(proof["public_key"]), from_text(proof["signature"])
    except (NotPlainError, TypeError, KeyError, AttributeError):
        return KeyCheck(CheckResult.UNKNOWN, f"{path.name} is not the JSON file of a final return")
    message = return_message(found)
    if signing.is_signed(public, message, signature) and isinstance(named, str):
        return KeyCheck(CheckResult.STANDS, signed=found)
    if theirs != public and signing.is_signed(theirs, message, signature):
        return KeyCheck(CheckResult.UNKNOWN, f"{path.name} was signed with another key")
    return KeyCheck(CheckResult.ALTERED)


def _key(text: str) -> bytes:
    """A public key as it is printed, whatever blanks came with it."""
    key = from_text("".join(text.split()))
    if len(key) != _KEY_BYTES:
        raise InputError(
            "{key} is no public key. It stands on the return under “How to check this return” "
            "and has 43 letters, figures, hyphens and underscores.",
            key=text.strip() or "This",
        )
    return key


def public_key(workspace: Workspace) -> str:
    """The organisation's public key in base64url; empty where nothing was signed yet."""
    with workspace.file.reading() as connection:
        key = signing.public_key(connection)
    return "" if key is None else to_text(key)
