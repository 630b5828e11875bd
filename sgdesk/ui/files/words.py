"""What the file desk asks, in words: what happened, what is safe, what comes next."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import ChangedOutside, InputError, UserError
from sgdesk.ui.alerts import Choice, Prompt
from sgdesk.ui.files.work import Looked, PutElsewhere
from sgdesk.ui.text import error_text, tr, tr_count

if TYPE_CHECKING:
    from sgdesk.domain.file.backups import Restored
    from sgdesk.domain.people.keeping.erasing import Carried
    from sgdesk.services.file.safety.checking import Health
    from sgdesk.services.file.safety.clock import DoubtfulClock
    from sgdesk.services.file.safety.moving import Moved
    from sgdesk.services.file.safety.passphrase import Converted
    from sgdesk.services.file.safety.salvage import Rescue


def kinds() -> str:
    """The kinds of file that a box for choosing one offers."""
    return tr("Organisation files (*.sgdesk);;All files (*)")


def no_backup(why: UserError, *, has_earlier: bool) -> Choice:
    """The backup at closing failed: how to go on; ``has_earlier`` where others are there still."""
    said = [error_text(why)]
    if isinstance(why, InputError):  # it is the place that is wrong, and not the file
        said.append(
            tr(
                "Everything that you saved is in the file itself; it is only the copy of this "
                "evening that is missing."
            )
        )
    said.append(
        tr("Earlier backups are as they were.")
        if has_earlier
        else tr("There is no earlier backup on this computer.")
    )
    return Choice(
        tr("No backup could be made"),
        "\n\n".join(said),
        (
            tr("Try again"),
            tr("Put it in another place …"),
            tr("Go on without a backup"),
        ),
        tr("Keep the file open"),
    )


def clock_question(doubted: "DoubtfulClock") -> Choice:
    """The clock may be wrong: asked once at opening, before anything is written by it.

    A file of an earlier version is not opened for reading either: that brings it up to date.
    """
    why, right = error_text(doubted), tr("The clock is right: go on")
    title, leave = tr("Is the clock of this computer right?"), tr("Leave it closed")
    if doubted.is_older:
        text = tr(
            "{why}\n\nNothing was written yet. The file was saved by an earlier version, and "
            "opening it brings it up to date. If the clock is wrong, leave it closed, put the "
            "clock right in the settings of the computer, and open the file again.",
            why=why,
        )
        return Choice(title, text, (right,), leave, replaces=True)
    text = tr(
        "{why}\n\nNothing was written yet. If the clock is wrong, open the file for reading "
        "only, put the clock right in the settings of the computer, and open the file again.",
        why=why,
    )
    return Choice(title, text, (tr("Open for reading only"), right), leave)


def clock_is_right(doubted: "DoubtfulClock") -> int:
    """Which of the ways of :func:`clock_question` says that the clock is right."""
    return 0 if doubted.is_older else 1


def changed_question(why: ChangedOutside) -> Choice:
    """Another program changed the file: what to do with that; Enter changes nothing."""
    return Choice(
        tr("Keep what another program changed?"),
        tr(
            "Another program changed {file} without writing that into its history: {found}.\n\n"
            "The file was left as it is. If you know who did it and why, keep the changes: they "
            "count from then on, and the history says that they were found. If you do not, open "
            "the last backup instead; the file as it is now is kept beside it.",
            file=why.values["file"],
            found=why.found,
        ),
        (
            tr("Keep these changes and note them in the history"),
            tr("Open the last backup instead"),
        ),
        tr("Cancel"),
        replaces=True,
    )


def read_only(refusal: UserError) -> Prompt:
    """Another has the file: whether to read it."""
    return Prompt(
        tr("Open it for reading only?"),
        error_text(refusal),
        do_it=tr("Open for reading only"),
        leave_it=tr("Leave it closed"),
    )


def restore_question(looked: Looked) -> Choice:
    """Whether to put a backup there, with what it holds and what becomes of what is there now."""
    return Choice(
        tr("Restore this backup?"),
        "\n\n".join(filter(None, (_holds(looked), _opens(looked), _place(looked)))),
        (tr("Restore the backup"), tr("Put it in another place …")),
        tr("Leave it as it is"),
        replaces=looked.is_there,
    )


def _holds(looked: Looked) -> str:
    then = looked.then
    said = tr(
        "{file}, made on {when}, is of {name}. It holds {what}.",
        file=looked.backup.name,
        when=f"{long_date(looked.made_at.date())} at {looked.made_at:%H:%M}",
        what=_counted(then),
        name=then.organisation,
    )
    now = looked.now
    if now is None and looked.is_there:
        return said + " " + tr("What the file that stands there holds could not be read.")
    if now is None:
        return said
    if now.organisation != then.organisation:
        other = tr("▲ The file that stands there is of another: {name}.", name=now.organisation)
        return f"{said} {other}"
    return said + " " + tr("The file that stands there holds {what}.", what=_counted(now))


def _opens(looked: Looked) -> str:
    """Which passphrase opens the file once the backup is there, where that changes."""
    if looked.is_under_another:
        return tr(
            "▲ The backup is under another passphrase than the file that stands there. Once it is "
            "restored, the file opens with the passphrase of the backup, the one that opened it "
            "just now, and no longer with that of today. Whoever knows it can open the file. You "
            "can set a new one as soon as it is open."
        )
    if looked.is_encrypted and looked.is_there:
        return tr("The file opens with the passphrase of the backup then.")
    return ""


def _counted(found: "Health") -> str:
    """Everything that is compared before a backup takes the place of a file."""
    beside = found.beside
    return tr(
        "{people}, {training}, {certificates}, {returns} and {sessions}",
        people=tr_count("{n} person", "{n} people", found.people),
        training=tr_count("{n} completion", "{n} completions", found.training),
        certificates=tr_count("{n} certificate", "{n} certificates", beside.certificates),
        returns=tr_count("{n} final return", "{n} final returns", beside.returns),
        sessions=tr_count("{n} session", "{n} sessions", beside.sessions),
    )


def _place(looked: Looked) -> str:
    target = looked.target
    if not looked.is_there:
        return tr("It goes to {file} in {folder}.", file=target.name, folder=target.parent)
    return tr(
        "It goes to {file} in {folder}. What stands there now is kept beside it under another "
        "name, and you can take the restore back.",
        file=target.name,
        folder=target.parent,
    )


def undo_restore_question(path: Path) -> Prompt:
    """Whether to go back to what stood there before the last restore."""
    return Prompt(
        tr("Undo the restore?"),
        tr(
            "{file} will be as it was before the last restore. What it is now is kept beside it "
            "under another name.",
            file=path.name,
        ),
        do_it=tr("Undo the restore"),
        leave_it=tr("Leave it as it is"),
    )


def move_question(path: Path, target: Path) -> Choice:
    """Whether to move a file, where to, and what becomes of the old one."""
    return Choice(
        tr("Move the file to a safe place?"),
        tr(
            "{file} is copied to {folder} on this computer and checked there, and you go on with "
            "it. The old one is kept in {old}, under a name that says that it was moved away.",
            file=path.name,
            folder=target.parent,
            old=path.parent,
        ),
        (tr("Move it there"), tr("Another place …")),
        tr("Leave it where it is"),
    )


def moved_words(done: "Moved") -> str:
    """After a move: where the file is, and which one not to open any more."""
    where = tr("The file is now {file} in {folder}.", file=done.path.name, folder=done.path.parent)
    if done.is_renamed:
        old = tr(
            "The old one is kept as {file} in {folder}; once all is well you can delete it.",
            file=done.kept.name,
            folder=done.kept.parent,
        )
    else:
        old = tr(
            "▲ The old one could not be renamed: {file} in {folder} is no longer the one that you "
            "work with. Delete it, so that nobody opens it by mistake.",
            file=done.kept.name,
            folder=done.kept.parent,
        )
    return f"{where} {old}"


def put_back_words(done: "Moved") -> str:
    """After what was kept of a file that was moved or deleted took its place."""
    return tr(
        "{file} is back in its place, with all that you saved. A spare of it is kept as {spare} in "
        "{folder}. The one that was moved, wherever it is, is no longer the one that you work "
        "with; do not open it by mistake.",
        file=done.path.name,
        spare=done.kept.name,
        folder=done.kept.parent,
    )


def copies_words(copies: Sequence[str]) -> str:
    """Copies that a service made beside the file."""
    return tr_count(
        "Beside your file lies a copy that a service made of it: {names}. It may hold what was "
        "saved on another computer. Open it to see, and keep the one that is right.",
        "Beside your file lie copies that a service made of it: {names}. They may hold what was "
        "saved on another computer. Open them to see, and keep the one that is right.",
        len(copies),
        names=", ".join(copies),
    )


def restored_words(done: "Restored", *, is_taken_back: bool) -> str:
    """After a restore: what is open and where, and where what stood there before is kept."""
    said = [tr("The backup is restored and open.")]
    if is_taken_back:
        said = [tr("The restore is taken back: the file from before it is open.")]
    if done.is_other:
        said.append(tr("▲ It is of another file than what stood here ({name}).", name=done.was))
    if done.may_hold_erased:
        said.append(
            tr_count(
                "▲ {n} person was erased in the file that stood here, and may stand in this one, "
                "where they were added another time. Look for them, and erase them again.",
                "▲ {n} people were erased in the file that stood here, and may stand in this one, "
                "where they were added another time. Look for them, and erase them again.",
                done.may_hold_erased,
            )
        )
    if done.kept is None:
        where = "Your file is now {file} in {folder}."
        said.append(tr(where, file=done.path.name, folder=done.path.parent))
        return " ".join(said)
    kept = "What stood here before is kept as {file} in {folder}."
    if is_taken_back:
        kept = "What the restore had brought is kept as {file} in {folder}."
    said.append(tr(kept, file=done.kept.name, folder=done.kept.parent))
    if done.is_under_another:
        said.append(_now_opens(is_taken_back=is_taken_back))
    if done.keeps_in_clear:
        said.append(
            tr("▲ Anybody can read that one: it has no passphrase, while the file has one now.")
        )
    if done.is_in_clear_now:
        said.append(
            tr(
                "▲ The file has no passphrase now, so anybody who has it can read it; what is kept "
                "opens with its passphrase as before."
            )
        )
    return " ".join(said)


def handed_over_words() -> str:
    """What whoever took a file over does first."""
    return tr(
        "Did somebody hand it over to you? Then set a new passphrase first: they know the one from "
        "before, and its recovery sheet opens the file."
    )


def _now_opens(*, is_taken_back: bool) -> str:
    """Which passphrase opens the file from now on, and which opens what is kept."""
    if is_taken_back:
        return tr(
            "▲ It opens with the passphrase from before the restore again; what is kept opens "
            "with that of the backup."
        )
    return tr(
        "▲ From now on the file opens with the passphrase of the backup, and no longer with the "
        "one that it had until now; whoever knows that of the backup can open it. What is kept "
        "opens with the one that it had. Set a new passphrase, so that only you know it."
    )


def protected_copy_words(kept: Path, done: "Converted") -> str:
    """After what a restore kept was to be put under the passphrase of the file."""
    from sgdesk.ui.passphrase.copies import further_names

    for each in done.left:
        return tr(
            "▲ {file} could not be put under the passphrase, and anybody can read it: {why} Remove "
            "it in Set-up > Safety if you do not need it.",
            file=kept.name,
            why=each.why,
        )
    if not done.converted:
        return tr("{file} is no longer there, or is in clear no longer.", file=kept.name)
    said = tr(
        "{file} is under the passphrase too. The restore can still be taken back.", file=kept.name
    )
    return " ".join((said, further_names(done.still_named))) if done.still_named else said


def salvaged_words(done: "Rescue") -> str:
    """After what could be read of a damaged file was saved in a new one, which is open."""
    what = " ".join(done.sentences())
    return tr(
        "{what} It is saved in a new file, which is open: {file} in {folder}. The damaged one was "
        "left as it is.",
        what=what,
        file=done.path.name,
        folder=done.path.parent,
    )


def put_elsewhere(made: PutElsewhere) -> str:
    """After a backup elsewhere was read back from its disk; a stick can be taken out then."""
    where = tr(
        "{file} is in {folder} and was read back from there.",
        file=made.backup.path.name,
        folder=made.backup.path.parent,
    )
    if not made.is_on_stick:
        return where
    return f"{where} {tr('The stick is safe to remove: eject it first, as always.')}"


def not_in_second_place(folder: Path, why: UserError) -> str:
    """At closing: the usual backup is made, and the one in the second place is not."""
    return tr(
        "The backup on this computer is made, but none was put into {folder}.\n\n{why}",
        folder=folder,
        why=error_text(why),
    )


def erased_words(done: "Carried") -> str:
    """Whom opening a file erased, in sentences; nothing where it was nobody."""
    said = []
    if done.due:
        one = "1 person was erased, as was decided: the day had come."
        many = "{n} people were erased, as was decided: their day had come."
        said.append(tr_count(one, many, done.due))
    if done.others:
        one = "1 more adding of them, which had been undone, went out of the history with them."
        many = "{n} more addings of them, which had been undone, went out of the history with them."
        said.append(tr_count(one, many, done.others))
    if done.alike:
        one = (
            "▲ 1 person bears a name that was erased in another copy of this file, and is to be "
            "erased in 14 days. If it is somebody else, take it back in Set-up > Privacy."
        )
        many = (
            "▲ {n} people bear a name that was erased in another copy of this file, and are to be "
            "erased in 14 days. Whoever is somebody else: take it back in Set-up > Privacy."
        )
        said.append(tr_count(one, many, done.alike))
    if done.again:
        one = "1 who had been erased before stood in this file again, and was erased again."
        many = "{n} who had been erased before stood in this file again, and were erased again."
        said.append(tr_count(one, many, done.again))
    if done.decided:
        one = "1 person is to be erased, as was decided after this file was saved."
        many = "{n} people are to be erased, as was decided after this file was saved."
        said.append(tr_count(one, many, done.decided))
    if done.kept:
        one = "1 person who was to be erased stays, as was decided after this file was saved."
        many = "{n} people who were to be erased stay, as was decided after this file was saved."
        said.append(tr_count(one, many, done.kept))
    if done.held:
        one = "1 person is not erased, although the day has come, since a hold stands."
        many = "{n} people are not erased, although their day has come, since a hold stands."
        said.append(tr_count(one, many, done.held))
    return " ".join(said)
