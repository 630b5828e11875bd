"""Removing copies that still hold somebody who was erased: each is shown first, with a tick."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import UserError
from sgdesk.services.file.safety.copies import CopyPlace, HeldIn, RemovedCopies, remove_copies
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick


class RemoveCopiesDialog(ActionDialog):
    """Shows which copies hold somebody who was erased, and removes those that are ticked.

    Ticked at first are those of this file that cannot be made anew and that nobody works with.
    """

    def __init__(
        self, context: Context, copies: Sequence[HeldIn], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Remove copies that hold somebody erased"), "", parent)
        about = tr(
            "First a new backup of the file as it is now is made and checked; only then does what "
            "is ticked go. What is removed cannot be got back: the file can no longer be brought "
            "to that day. “Erase them there too” keeps a copy and takes out just the people."
        )
        self.form.column.addWidget(Note(about))
        self.ticks: dict[Path, Tick] = {}
        for each in copies:
            self.form.column.addWidget(self._line(each))
        for button in (self.verb, self.cancel):
            button.setAutoDefault(False)
        self._show_count()
        next(iter(self.ticks.values())).setFocus()

    def _line(self, each: HeldIn) -> QWidget:
        tick = Tick(each.path.name.replace("&", "&&"))
        tick.setMinimumHeight(TARGET)
        tick.setChecked(is_first_choice(each))
        tick.toggled.connect(self._show_count)
        tick.setAccessibleDescription(copy_words(each))
        note = Note(copy_words(each))
        note.setContentsMargins(Space.WIDE, 0, 0, 0)
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tick)
        column.addWidget(note)
        self.ticks[each.path] = tick
        return line

    def _chosen(self) -> list[Path]:
        return [path for path, tick in self.ticks.items() if tick.isChecked()]

    def _show_count(self) -> None:
        chosen = self._chosen()
        self.verb.setText(tr_count("Remove {n} copy", "Remove {n} copies", len(chosen)))
        self.verb.setEnabled(bool(chosen))
        # Enter in a list of ticks removes nothing: the button has to be meant.
        self.verb.setDefault(False)

    def action(self) -> Callable[[], object]:
        workspace, chosen = self.context.workspace, self._chosen()
        return lambda: remove_copies(workspace, chosen)

    def perform(self, action: Callable[[], object]) -> None:
        """Removing is no action of the file's history, so nothing offers to take it back."""
        self.setEnabled(False)  # nor is it closed meanwhile: what became of them is told

        def done(result: object) -> None:
            self.saved_as(result)
            self.accept()

        def failed(error: UserError) -> None:
            self.setEnabled(True)
            self.form.show_error(error)

        self.context.tasks.run(
            action, done, failed, label=tr("Making a backup, then removing"), owner=self
        )

    def saved_as(self, result: object) -> None:
        if isinstance(result, RemovedCopies):
            self.context.alerts.tell(
                tr("Copies that held somebody erased"), removed_copies_words(result)
            )
        self.saved.emit()


def is_first_choice(each: HeldIn) -> bool:
    """Whether a copy is ticked before anybody chose: it is of this file, no other way is left, and
    nobody is likely to work with it."""
    return each.is_readable and bool(each.why_not) and not each.may_be_worked_on


def copy_words(each: HeldIn) -> str:
    """Where a copy lies, what it holds, what is lost with it, and why it is not made anew."""
    day = long_date(each.made_on)
    said = [_where(each, day)]
    if each.people is not None:
        said.append(tr_count("It holds {n} person.", "It holds {n} people.", each.people))
    if each.is_from_restore:
        said.append(tr("Without it the restore before which it was kept cannot be undone."))
    if not each.is_readable:
        said.append(
            tr(
                "▲ It cannot be read (damaged, or under another passphrase): it may hold them, and "
                "by its name it is of this file. Tick it only if you know that it is."
            )
        )
    elif each.is_older:
        said.append(
            tr(
                "It is of an older version of this program, so it cannot be made again without "
                "them; when it is restored it is brought up to date."
            )
        )
    elif each.why_not:
        said.append(tr("It cannot be made again without them: {why}.", why=tr(each.why_not)))
    else:
        said.append(tr("It can be made again without them instead."))
    return " ".join(said)


def _where(each: HeldIn, day: str) -> str:
    if each.place is CopyPlace.BACKUPS:
        return tr("A backup in the usual folder, of {day}.", day=day)
    if each.place is CopyPlace.SECOND:
        if each.is_older:
            return tr(
                "In the second place, of {day}. ▲ It may be a backup, or a file that somebody "
                "works with there: one of an older version does not say which. So it is not "
                "ticked.",
                day=day,
            )
        return tr("A backup in the second place, of {day}.", day=day)
    if each.is_from_restore:
        return tr("Beside the file: how it was before a restore, of {day}.", day=day)
    return tr("Beside the file, of {day}. Somebody may be working with it.", day=day)


def removed_copies_words(done: RemovedCopies) -> str:
    """What became of them, and where the new backup is."""
    said = []
    if done.gone:
        said.append(tr_count("{n} copy is removed.", "{n} copies are removed.", len(done.gone)))
    if done.left:
        listed = "\n".join(f"•  {each.path.name}: {each.why}" for each in done.left)
        said.append(
            tr(
                "▲ Still there, and still holding them. Close whatever has them open, and try "
                "again:\n{files}",
                files=listed,
            )
        )
    if done.still_named:
        said.append(
            tr_count(
                "▲ What went has {n} more name on this disk, such as in a snapshot that another "
                "program keeps. Remove it with the program that made it.",
                "▲ What went has {n} more names on this disk, such as in snapshots that another "
                "program keeps. Remove them with the program that made them.",
                done.still_named,
            )
        )
    if done.backup is not None:
        said.append(tr("A new backup was made first: {name}.", name=done.backup.path.name))
    return "\n\n".join(said) or tr("They were gone already. Nothing was changed.")
