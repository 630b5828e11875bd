"""Evidence: a copy of what shows that training was done, kept with its entry."""

import hashlib
from pathlib import Path, PureWindowsPath

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.file.given import read_given
from sgdesk.data.people import evidence as evidence_data
from sgdesk.data.people.evidence import LARGEST, NewEvidence
from sgdesk.domain.errors import DamagedError, InputError
from sgdesk.domain.people.evidence import EvidenceFile
from sgdesk.domain.pictures import picture_size
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF"),
    ".png": ("image/png", b"\x89PNG"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".docx": (_WORD, b"PK\x03\x04"),
    ".txt": ("text/plain", b""),
    ".eml": ("message/rfc822", b""),
}
"""The endings that are taken, each with its media type and how such a file begins."""

_APPLE = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypheim")
"""How a telephone's picture goes on after its first bytes, also where it was renamed."""

ENDINGS = tuple(_KINDS)
"""The endings of the files that can be kept."""


def add_evidence(workspace: Workspace, training_id: int, path: Path) -> tuple[int, Changes]:
    """Keep a copy of a file with an entry of training; return its id.

    Raises :class:`InputError` for a file that is missing, empty, larger than 10 MB, of another
    kind than PDF, PNG, JPEG, Word, plain text or e-mail, or kept there already.
    """
    media_type, content = read_evidence_file(path)
    digest = hashlib.sha256(content).hexdigest()
    with workspace.file.writing("add_evidence", {"training": training_id}) as writer:
        kept = evidence_data.read_evidence(writer.connection, training_id)
        if any(each.sha256 == digest for each in kept):
            raise InputError("{file} is kept here already. Nothing was added.", file=path.name)
        today = workspace.today()
        new = NewEvidence(training_id, path.name, media_type, digest, content, today)
        number = evidence_data.add_evidence(writer, new)
    return number, changes_of(writer.touched)


def read_evidence_file(path: Path) -> tuple[str, bytes]:
    """The media type and the content of a file that can be kept.

    Raises :class:`InputError` as :func:`add_evidence` does.
    """
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise InputError(
            "{file} is of a kind that is not kept here. Nothing was added; choose a PDF, a "
            "picture (PNG or JPEG), a Word document, a text or an e-mail.",
            file=path.name,
        )
    content = read_given(path, LARGEST)
    media_type, begins = kind
    if content[4:12] in _APPLE:
        raise InputError(
            "{file} is a HEIC picture, whatever its name says. Nothing was added; open it, and "
            "save it as JPEG.",
            file=path.name,
        )
    if not content or not content.startswith(begins):
        raise InputError(
            "{file} is empty, or is something else than its name says. Nothing was added; open "
            "it to see, and save it again.",
            file=path.name,
        )
    if media_type.startswith("image/"):
        _check_picture(path, content)
    return media_type, content


def _check_picture(path: Path, content: bytes) -> None:
    """Refuse a picture that would fill the memory of whoever opens it later."""
    size = picture_size(content)
    if size is None:
        raise InputError(
            "{file} is damaged: it begins as a picture and is none. Nothing was added; save it "
            "again and try again.",
            file=path.name,
        )
    if size.is_too_large:
        raise InputError(
            "{file} says that it is {width} × {height} points large, far more than a photograph. "
            "Nothing was added; save it smaller and try again.",
            file=path.name,
            width=size.width,
            height=size.height,
        )


def evidence_of(workspace: Workspace, training_id: int) -> tuple[EvidenceFile, ...]:
    """The files kept with an entry of training, those struck out left aside."""
    with workspace.file.reading() as connection:
        return evidence_data.read_evidence(connection, training_id)


def save_evidence_as(workspace: Workspace, evidence_id: int, folder: Path) -> Path:
    """Write a kept file into a folder under its name; no file there is replaced.

    Raises :class:`DamagedError` where the content is not what was put in, and
    :class:`InputError` where the folder cannot be written to.
    """
    with workspace.file.reading() as connection:
        kept = evidence_data.read_content(connection, evidence_id)
    name = workspace.path.name
    if hashlib.sha256(kept.content).hexdigest() != kept.sha256:
        raise DamagedError("a file kept with training is not as it was put in", name)
    return write_file(_free(folder / PureWindowsPath(kept.file_name).name), kept.content)


def _free(path: Path) -> Path:
    number = 2
    found = path
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found


def void_evidence(workspace: Workspace, evidence_id: int) -> Changes:
    """Strike out a file that was added by mistake; Undo brings it back."""
    with workspace.file.writing("void_evidence", {"evidence": evidence_id}) as writer:
        evidence_data.void_evidence(writer, evidence_id, workspace.today())
    return changes_of(writer.touched)
