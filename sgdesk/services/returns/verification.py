"""Checking what somebody holds in their hand: a code, a number, or a file of a return."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import signing
from sgdesk.data.returns import final as return_data
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verdicts import Sentence, return_verdict
from sgdesk.domain.certificates.verification import from_text, read_code, return_message, to_text
from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.kept import KeptReturn
from sgdesk.services.certificates.register import Check, check_number
from sgdesk.services.file.workspace import Workspace

_LARGEST_FILE = 50_000_000


@dataclass(frozen=True, slots=True)
class ReturnCheck:
    """What the file says of a final return; ``file`` is the name of the file that was checked."""

    result: CheckResult
    number: str = ""
    as_at: date | None = None
    frozen_on: date | None = None
    replaced_by: str = ""
    file: str = ""

    def sentences(self) -> tuple[Sentence, ...]:
        """The verdict, and of which return."""
        days = (self.as_at, self.frozen_on) if self.as_at and self.frozen_on else None
        return return_verdict(self.result, (self.file, self.number), days, self.replaced_by)


def check_code(workspace: Workspace, code: str) -> Check | ReturnCheck:
    """Check the number or the square code of a certificate or of a return, without a network."""
    found = read_code(code)
    number = found.number.upper()
    with workspace.file.reading() as connection:
        rows = return_data.read_kept(connection)
        row = next((row for row in rows if row.number == number), None)
        if row is None:
            if _looks_like_return(number):
                return ReturnCheck(CheckResult.UNKNOWN, number)
            return check_number(workspace, code)
        if not _holds(connection, row, found.signature):
            return _altered(row)
        return _stands(row, rows)


def _looks_like_return(number: str) -> bool:
    year, dash, place = number.removeprefix("R").partition("-")
    return number.startswith("R") and bool(dash) and year.isdecimal() and place.isdecimal()


def _stands(row: KeptReturn, rows: tuple[KeptReturn, ...], file: str = "") -> ReturnCheck:
    replaced_by = next((each.number for each in rows if each.replaces_id == row.id), "")
    result = CheckResult.REPLACED if replaced_by else CheckResult.STANDS
    return ReturnCheck(result, row.number, row.as_at, row.frozen_on, replaced_by, file)


def _holds(connection: Reader, row: KeptReturn, given: bytes | None) -> bool:
    """Whether the signature that was kept, and the one given, are ours over what was kept."""
    key = signing.public_key(connection)
    message = return_message(json.loads(row.document)["content"])
    signatures = [from_text(row.signature), *([] if given is None else [given])]
    return key is not None and all(signing.is_signed(key, message, each) for each in signatures)


def check_file(workspace: Workspace, path: Path) -> ReturnCheck:
    """Check a file that is said to belong to a final return, byte for byte.

    A file of no return that is like one of ours in nothing is unknown; one that gives the number
    of a return, as its JSON does, and is not byte for byte that return's is altered. Raises
    :class:`InputError` for a file that cannot be read.
    """
    content = _read(path)
    with workspace.file.reading() as connection:
        rows = return_data.read_kept(connection)
        found = return_data.return_with_file(connection, hashlib.sha256(content).hexdigest())
        if found is not None:
            ours = next(row for row in rows if row.id == found)
            if _holds(connection, ours, None):
                return _stands(ours, rows, path.name)
            return _altered(ours, path.name)
    number = _number_in(content)
    row = next((row for row in rows if row.number == number), None)
    if row is None:
        return ReturnCheck(CheckResult.UNKNOWN, file=path.name)
    return _altered(row, path.name)


def _altered(row: KeptReturn, file: str = "") -> ReturnCheck:
    return ReturnCheck(CheckResult.ALTERED, row.number, row.as_at, row.frozen_on, "", file)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise InputError("{file} is too large to be a file of a return.", file=path.name)
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "{file} cannot be read. Check where it lies and try again.", file=path.name
        ) from error


def _number_in(content: bytes) -> str:
    """The number that a JSON of a return gives, whatever else is in it; empty for anything else."""
    try:
        number = json.loads(content)["return"]["number"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return number if isinstance(number, str) else ""


def public_key(workspace: Workspace) -> str:
    """The organisation's public key in base64url; empty where nothing was signed yet."""
    with workspace.file.reading() as connection:
        key = signing.public_key(connection)
    return "" if key is None else to_text(key)
