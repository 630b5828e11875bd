"""What became of a file and its copies when its passphrase was changed, in words."""

from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.ui.passphrase.copies import further_names
from sgdesk.ui.text import error_text, tr, tr_count

if TYPE_CHECKING:
    from sgdesk.services.file.safety.passphrase import Converted


def in_clear(done: "Converted") -> list[Path]:
    """The copies that anybody can read."""
    return [each.path for each in done.left if each.in_clear]


def converted_words(
    done: "Converted", *, is_encrypted: bool, second_place: Path | None = None
) -> str:
    """The file, its backups, and above all what is still in clear.

    ``second_place`` is where backups go beside the usual folder: those are as they were.
    """
    said = [_state(is_encrypted), _backups(done)]
    readable = list(map(str, in_clear(done))) if is_encrypted else []
    if readable:
        told = tr(
            "▲ Still readable by anybody who has them: {files}. Remove them if you do not need "
            "them.",
            files=", ".join(readable),
        )
        said.append(told)
    if done.still_named and is_encrypted:
        said.append(further_names(done.still_named))
    if done.away is not None:
        said.append(_away(done.away, is_encrypted=is_encrypted))
    others = [str(each.path) for each in done.left if str(each.path) not in readable]
    if others:
        said.append(tr("Left as they were: {files}.", files=", ".join(others)))
    if second_place is not None:
        said.append(
            tr(
                "The backups in {folder} are as they were: make a new one there, and remove those "
                "from before.",
                folder=second_place,
            )
        )
    if is_encrypted:
        said.append(
            tr(
                "Copies on a stick or with somebody else are as they were, and a disk may keep "
                "traces of what was written on it before."
            )
        )
    return "\n\n".join(said)


def _state(is_encrypted: bool) -> str:
    if is_encrypted:
        return tr("The file is under the passphrase now. You are asked for it at the next opening.")
    return tr("The file has no passphrase any more.")


def _away(folder: Path, *, is_encrypted: bool) -> str:
    said = tr(
        "▲ The folder of backups was not there: {folder}. Backups in it are as they were, and open "
        "as before.",
        folder=folder,
    )
    if is_encrypted:
        then = tr("When it is back, they follow at the next opening, or in Set-up > Safety.")
    else:
        then = tr("Keep the passphrase until you have taken it off them, in Set-up > Safety.")
    return f"{said} {then}"


def _backups(done: "Converted") -> str:
    if done.backup_fault is not None:
        return tr("No fresh backup could be made: {why}", why=error_text(done.backup_fault))
    if done.away is not None and not done.converted:
        return tr("A fresh backup was made.")
    return tr_count(
        "{n} backup was done likewise, and a fresh one was made.",
        "{n} backups were done likewise, and a fresh one was made.",
        done.converted,
    )


def protected_words(done: "Converted") -> str:
    """Backups that a change of the passphrase had not reached: what became of them."""
    said = []
    if done.converted:
        said.append(
            tr_count(
                "{n} backup that was still in clear, or under the passphrase before, is under the "
                "present one now.",
                "{n} backups that were still in clear, or under the passphrase before, are under "
                "the present one now.",
                done.converted,
            )
        )
    readable = list(map(str, in_clear(done)))
    if readable:
        files = ", ".join(readable)
        said.append(tr("▲ Still readable by anybody who has them: {files}.", files=files))
    others = ", ".join(str(each.path) for each in done.left if not each.in_clear)
    if others:
        said.append(
            tr(
                "▲ Damaged, or still under an earlier passphrase, so that whoever knows that can "
                "read them: {files}.",
                files=others,
            )
        )
    if done.still_named:
        said.append(further_names(done.still_named))
    return " ".join(said)
