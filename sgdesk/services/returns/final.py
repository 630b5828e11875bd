"""Returns that were made final: numbered, signed, kept byte for byte, sent, never changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sgdesk.data.file import history
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import signing
from sgdesk.data.organisation.signing import Signer
from sgdesk.data.returns import final as return_data
from sgdesk.data.returns.documents import names_and_annex, names_leads
from sgdesk.data.returns.final import NewReturn
from sgdesk.domain.certificates.verification import return_message, to_text
from sgdesk.domain.errors import DamagedError, InputError, RefusedError
from sgdesk.domain.returns.comparison import kept_states_dict
from sgdesk.domain.returns.document import WITH_NAMES, ReturnDocument
from sgdesk.domain.returns.kept import KeptReturn
from sgdesk.domain.returns.parts import FrozenMark
from sgdesk.domain.returns.progress import Step, untold
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.document import (
    THE_LEAST,
    Exported,
    ReturnWish,
    Shown,
    documents_of,
    wished_files,
    write_files,
)
from sgdesk.services.returns.parts.kept_states import kept_states_of
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import StandingReport


@dataclass(frozen=True, slots=True)
class Frozen:
    """A return that was made final now."""

    id: int
    number: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class FrozenReturn:
    """One line of the past returns; ``replaces`` and ``replaced_by`` are numbers or empty.

    ``has_names`` of an annex of everybody, ``names_leads`` of the lead and the deputy.
    """

    id: int
    number: str
    as_at: date
    period_from: date | None
    frozen_on: date
    pack_version: str
    history_head: str
    replaces: str
    replaced_by: str
    sent_on: date | None
    sent_to: str
    has_names: bool
    is_protected: bool
    names_leads: bool = False


def freeze_return(
    workspace: Workspace,
    as_at: date | None = None,
    *,
    named: bool = False,
    shown: Shown = THE_LEAST,
    passphrase: str = "",
    replaces: int | None = None,
    step: Step = untold,
) -> Frozen:
    """Make the return as at a day final: number it, sign it, keep every byte of its files.

    ``named`` adds the annex of names, in an encrypted PDF alone where there is a ``passphrase``.
    ``step`` hears how far it is; what it raises takes all of it back.

    Nothing changes it from then on, and it is not undone: a correction is a new return that
    ``replaces`` the old, by its id. A backup is owed from then on (``workspace.backup_owed``).
    Raises :class:`InputError` for a day that lies ahead or an unknown return or a passphrase that
    will not do, :class:`RefusedError` where the return was replaced already.
    """
    day = as_at or workspace.today()
    if day > workspace.today():
        raise InputError(
            "That day lies ahead, so its figures are a projection and cannot be made final. Choose "
            "today or an earlier day. Nothing was saved."
        )
    wish = ReturnWish(named, shown, passphrase)
    with workspace.file.writing("freeze_return", noted := {"number": ""}) as writer:
        moment = Snapshot(workspace, writer.connection, day)
        documents = documents_of(moment, wish, step)
        rows = return_data.read_kept(writer.connection)
        replaced = _replaced(rows, replaces)
        noted["number"] = _next_number(rows, workspace.today())
        signer = signing.signer_of(writer)
        mark = FrozenMark(
            noted["number"],
            workspace.today(),
            history.head(writer.connection),
            to_text(signer.public_key),
            replaced.number if replaced else "",
        )
        signed = documents.marked(_signed(documents.plain, mark, signer))
        number = _keep(writer, signed.plain, moment.report, wish, replaces)
        return_data.keep_files(writer, number, wished_files(signed, wish, step))
    workspace.backup_owed = True
    return Frozen(number, mark.number, changes_of(writer.touched))


def _replaced(rows: tuple[KeptReturn, ...], replaces: int | None) -> KeptReturn | None:
    if replaces is None:
        return None
    found = next((row for row in rows if row.id == replaces), None)
    if found is None:
        raise InputError("There is no final return to replace. Nothing was saved.")
    later = next((row for row in rows if row.replaces_id == replaces), None)
    if later is not None:
        raise RefusedError(
            "Return {number} was replaced by {later} already: replace that one. Nothing was saved.",
            number=found.number,
            later=later.number,
        )
    return found


def _next_number(rows: tuple[KeptReturn, ...], today: date) -> str:
    """``R2026-001``: the year in which it was made final, and the place in it."""
    start = f"R{today.year}-"
    taken = [int(row.number.removeprefix(start)) for row in rows if row.number.startswith(start)]
    return f"{start}{max(taken, default=0) + 1:03}"


def _signed(document: ReturnDocument, mark: FrozenMark, signer: Signer) -> FrozenMark:
    """The mark with the signature over what the document says."""
    from sgdesk.reports import returns as section11

    marked = replace(document, mark=mark)
    message = return_message(section11.content_of(marked))
    return replace(mark, signature=to_text(signer.sign(message)))


def _keep(
    writer: Writer,
    document: ReturnDocument,
    report: StandingReport,
    wish: ReturnWish,
    replaces: int | None,
) -> int:
    from sgdesk.reports import returns as section11

    mark = document.mark
    if mark is None:
        raise ValueError("only a marked document is kept")
    kept = {
        "content": section11.content_of(document),
        "snapshot": kept_states_dict(kept_states_of(report, mark.number)),
        "has_names": wish.named,
        "is_protected": wish.is_protected,
    }
    made = NewReturn(
        number=mark.number,
        as_at=document.as_at,
        period_from=document.parts.period_from,
        frozen_on=mark.frozen_on,
        document=json.dumps(kept, ensure_ascii=False, sort_keys=True),
        pack_version=document.sender.pack_version,
        history_head=mark.history_head,
        signature=mark.signature,
        replaces_id=replaces,
    )
    return return_data.keep_return(writer, made)


def frozen_returns(workspace: Workspace) -> tuple[FrozenReturn, ...]:
    """Every return that was made final, the newest first."""
    with workspace.file.reading() as connection:
        rows = return_data.read_kept(connection)
    numbers = {row.id: row.number for row in rows}
    replaced_by = {row.replaces_id: row.number for row in rows}
    return tuple(_line(row, numbers, replaced_by.get(row.id, "")) for row in reversed(rows))


def _line(row: KeptReturn, numbers: Mapping[int, str], replaced_by: str) -> FrozenReturn:
    has_names, is_protected = names_and_annex(row.document)
    return FrozenReturn(
        row.id,
        row.number,
        row.as_at,
        row.period_from,
        row.frozen_on,
        row.pack_version,
        row.history_head,
        numbers.get(row.replaces_id or 0, ""),
        replaced_by,
        row.sent_on,
        row.sent_to,
        has_names,
        is_protected,
        names_leads(row.document),
    )


def export_frozen(workspace: Workspace, return_id: int, folder: Path) -> Exported:
    """Write the files of a final return again, byte for byte as they were made.

    They stand in a folder of their own in ``folder``, named by the number. Raises
    :class:`DamagedError` where a kept file is no longer what it was.
    """
    number, files = files_as_made(workspace, return_id)
    return write_files(folder / number, files)


def frozen_pdf(workspace: Workspace, return_id: int) -> bytes:
    """The summary of a final return as it was made, to print; never its annex under a passphrase.

    Where the annex is in the open it is in the summary, whose name says so as that of the other
    does: that one stands beside a summary without names.
    Raises :class:`DamagedError` where a kept file is no longer what it was.
    """
    _, files = files_as_made(workspace, return_id)
    papers = sorted((name for name in files if name.endswith(".pdf")), key=_names_people)
    return files[papers[0]]


def _names_people(name: str) -> bool:
    return name.endswith(WITH_NAMES)


def files_as_made(workspace: Workspace, return_id: int) -> tuple[str, dict[str, bytes]]:
    """The number of a final return and the content of its files by name, the draft last.

    Raises :class:`DamagedError` where a kept file is no longer what it was.
    """
    with workspace.file.reading() as connection:
        row = find_frozen(connection, return_id)
        files = return_data.read_files(connection, return_id)
    for each in files:
        if hashlib.sha256(each.content).hexdigest() != each.sha256:
            raise DamagedError(
                f"a file of return {row.number} is not as it was made", workspace.path.name
            )
    return row.number, {each.name: each.content for each in files}


def find_frozen(connection: Reader, return_id: int) -> KeptReturn:
    """The final return of an id; raises :class:`InputError` for an id that the file lacks."""
    rows = return_data.read_kept(connection)
    found = next((row for row in rows if row.id == return_id), None)
    if found is None:
        raise InputError("There is no final return of that number.")
    return found


def mark_sent(workspace: Workspace, return_id: int, on: date, to: str) -> Changes:
    """Note that a final return was sent, since only the person knows: the day and to whom.

    Raises :class:`InputError` without a recipient, or for a day ahead or before it was final.
    """
    if not to.strip():
        raise InputError("Say to whom it was sent. Nothing was saved.")
    with workspace.file.writing("mark_return_sent", noted := {"number": ""}) as writer:
        row = find_frozen(writer.connection, return_id)
        if not row.frozen_on <= on <= workspace.today():
            raise InputError(
                "The day of sending lies between the day it was made final and today. "
                "Nothing was saved."
            )
        noted["number"] = row.number
        return_data.note_sent(writer, return_id, on, to.strip())
    return changes_of(writer.touched)
