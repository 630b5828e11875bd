"""What became of a file and its copies when its passphrase was changed, in words."""

from sgdesk.services.file.passphrase import Converted
from sgdesk.ui.text import error_text, tr, tr_count


def converted_words(done: Converted, *, is_encrypted: bool) -> str:
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


def _backups(done: Converted) -> str:
    if done.backup_fault is not None:
        return tr("No fresh backup could be made: {why}", why=error_text(done.backup_fault))
    return tr_count(
        "{n} backup was done likewise, and a fresh one was made.",
        "{n} backups were done likewise, and a fresh one was made.",
        done.converted,
    )
