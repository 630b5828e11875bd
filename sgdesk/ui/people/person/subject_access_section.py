"""Everything that is held about a person, saved for whoever asks to see it."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.services.people.subject_access import save_subject_access
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import FlowLayout, Heading, Note, PushButton


def held_section(context: Context, person_id: int, parent: QWidget) -> QWidget:
    """A button that saves it, and what it saves."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    column.addWidget(Heading(tr("Everything held about this person"), TextSize.LARGE))
    said = tr(
        "All that your file holds, with the history, as data and as PDF, and their training. "
        "Whoever asks is owed it within one month. Read through it before you hand it on: somebody else’s "
        "name may stand in a note."
    )
    column.addWidget(Note(said))
    buttons = QWidget()
    button = PushButton(tr("Save everything held …"), "save")
    button.clicked.connect(lambda: _save(context, person_id, parent))
    FlowLayout(buttons).addWidget(button)
    column.addWidget(buttons)
    return widget


def _save(context: Context, person_id: int, owner: QWidget) -> None:
    folder = context.alerts.choose_folder(tr("Where to put what is held"))
    if folder is None:
        return

    def written(made: tuple[Path, ...]) -> None:
        context.alerts.show_outside(folder)
        context.say(tr("Saved {files}.", files=", ".join(each.name for each in made)))

    context.tasks.run(
        lambda: save_subject_access(context.workspace, person_id, folder),
        written,
        lane=Lane.PAPER,
        owner=owner,
    )
