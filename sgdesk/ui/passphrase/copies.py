"""Copies of a file with a passphrase that anybody can read: named, shown, and removed if wished."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sgdesk.ui.alerts import Choice, Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr, tr_count

if TYPE_CHECKING:
    from sgdesk.services.file.safety.passphrase import Converted, Left, Removed

_REMOVE = "Remove them now …"
_SHOW = "Show the folder"


def remove_words() -> str:
    """What the way is called that removes them."""
    return tr(_REMOVE)


def show_words() -> str:
    """What the way is called that shows where they lie."""
    return tr(_SHOW)


def tell_with_copies(context: Context, title: str, text: str, copies: Sequence[Path]) -> None:
    """Say it; where copies can be read by anybody, with the ways to be rid of them."""
    if not copies:
        context.alerts.tell(title, text)
        return
    choice = Choice(title, text, (remove_words(), show_words()), tr("Close"), replaces=True)
    way = context.alerts.choose(choice)
    if way == 0:
        ask_to_remove(context, copies)
    elif way == 1:
        show_folders(context, copies)


def protect_words() -> str:
    """What the way is called that puts them under the passphrase."""
    return tr("Put them under the passphrase")


def protect(
    context: Context, copies: Sequence[Path], then: Callable[[], object] = lambda: None
) -> None:
    """Put copies under the passphrase of the file, say what became of them, and call ``then``.

    Nothing is lost by it, so nothing is asked: they keep their names and all that is in them.
    """

    def work() -> "Converted":
        from sgdesk.services.file.safety.passphrase import protect_copies

        return protect_copies(context.workspace, copies)

    _do(context, work, protected_copies_words, tr("Putting them under the passphrase"), then)


_Done = TypeVar("_Done", "Converted", "Removed")


def _do(
    context: Context,
    work: Callable[[], _Done],
    words: Callable[[_Done], str],
    label: str,
    then: Callable[[], object],
) -> None:
    """Do something to copies in the background, say what became of them, and call ``then``."""

    def told(done: _Done) -> None:
        context.alerts.tell(tr("Copies that anybody can read"), words(done))
        then()

    context.tasks.run(work, told, label=label)


def _became(done: str, left: str, still_named: int) -> str:
    """What became of copies in sentences: what is done, what is not, what can still be read."""
    said = [each for each in (done, left) if each]
    said = said or [tr("They were gone already, or are no copies of this file any more.")]
    if still_named:
        said.append(further_names(still_named))
    return "\n\n".join(said)


def _named(left: Sequence["Left"]) -> str:
    return ", ".join(str(each.path) for each in left)


def protected_copies_words(done: "Converted") -> str:
    """What became of copies that were to be put under the passphrase."""
    one, many = (
        "{n} copy is under the passphrase too: what opens the file opens it.",
        "{n} copies are under the passphrase too: what opens the file opens them.",
    )
    left = tr(
        "▲ Still as they were, and readable by anybody who has them, since they are "
        "damaged or open elsewhere: {files}. Remove them if you do not need them.",
        files=_named(done.left),
    )
    converted = tr_count(one, many, done.converted) if done.converted else ""
    return _became(converted, left if done.left else "", done.still_named)


def show_folders(context: Context, copies: Sequence[Path]) -> None:
    """Show where they lie, in the system's own window."""
    for folder in sorted({each.parent for each in copies}):
        context.alerts.show_outside(folder)


def ask_to_remove(
    context: Context, copies: Sequence[Path], then: Callable[[], object] = lambda: None
) -> None:
    """Ask, with their names; then remove them, say what became of them, and call ``then``."""
    question = Prompt(
        tr("Remove these copies?"),
        tr(
            "Anybody who has them can read all that is in them. The file under the passphrase "
            "and its backups stay. What is removed cannot be got back; a restore that one of "
            "them was kept for can then not be undone."
        ),
        tr("Remove them"),
        tr("Keep them"),
        tuple(map(str, copies)),
    )
    if not context.alerts.ask(question):
        return

    def remove() -> "Removed":
        from sgdesk.services.file.safety.passphrase import remove_in_clear

        return remove_in_clear(context.workspace, copies)

    _do(context, remove, removed_words, tr("Removing the copies"), then)


def removed_words(done: "Removed") -> str:
    """What became of copies that were to be removed."""
    gone = tr_count("{n} copy is removed.", "{n} copies are removed.", len(done.gone))
    left = tr(
        "▲ Still there, and readable by anybody who has them: {files}. Close the program "
        "that has them open, and try again.",
        files=_named(done.left),
    )
    return _became(gone if done.gone else "", left if done.left else "", done.still_named)


def further_names(count: int) -> str:
    """Something else, such as a program that keeps snapshots, holds the old file in clear."""
    return tr_count(
        "▲ The file as it was has {n} more name on this disk, such as in a snapshot that another "
        "program keeps, and can be read there by anybody. It was left alone: remove it with the "
        "program that made it.",
        "▲ The files as they were have {n} more names on this disk, such as in snapshots that "
        "another program keeps, and can be read there by anybody. They were left alone: remove "
        "them with the program that made them.",
        count,
    )
