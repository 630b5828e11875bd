"""What became of a file and its copies when its passphrase was changed, in words."""

from typing import TYPE_CHECKING

from sgdesk.ui.text import error_text, tr, tr_count

if TYPE_CHECKING:
    from sgdesk.services.file.passphrase import Converted


def converted_words(done: "Converted", *, is_encrypted: bool) -> str:
    """The file, its backups, and above all what is still in clear."""
    said = [_state(is_encrypted), _backups(done)]
    in_clear = [str(each.path) for each in done.left if each.in_clear and is_encrypted]
    if in_clear:
        told = tr(
            "▲ Still readable by anybody who has them: {files}. Remove them if you do not need "
            "them.",
            files=", ".join(in_clear),
        )
        said.append(told)
    others = [str(each.path) for each in done.left if str(each.path) not in in_clear]
    if others:
        said.append(tr("Left as they were: {files}.", files=", ".join(others)))
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


def _backups(done: "Converted") -> str:
    if done.backup_fault is not None:
        return tr("No fresh backup could be made: {why}", why=error_text(done.backup_fault))
    return tr_count(
        "{n} backup was done likewise, and a fresh one was made.",
        "{n} backups were done likewise, and a fresh one was made.",
        done.converted,
    )


def protected_words(done: "Converted") -> str:
    """Backups that were still in clear when the file was opened: what became of them."""
    said = []
    if done.converted:
        said.append(
            tr_count(
                "{n} backup that was still in clear is under the passphrase now.",
                "{n} backups that were still in clear are under the passphrase now.",
                done.converted,
            )
        )
    if done.left:
        files = ", ".join(str(each.path) for each in done.left)
        said.append(tr("▲ Still readable by anybody who has them: {files}.", files=files))
    return " ".join(said)
