"""What a person may ask for: everything that is held about them, and that it is erased."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.access import AccessRequest
from sgdesk.domain.people.keeping.erasing import Mention, Subject
from sgdesk.domain.people.person import Person
from sgdesk.services.people.rights.erasing import Whom, to_be_erased_on, whom_of_person
from sgdesk.services.people.rights.requests import open_request_of
from sgdesk.services.people.subject_access import save_subject_access
from sgdesk.ui.context import Context
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.people.rights.held_dialog import save_held
from sgdesk.ui.people.rights.request_dialog import RequestDialog
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, make_bold
from sgdesk.ui.widgets import FlowLayout, Heading, Note, PushButton


def held_section(
    context: Context, person: Person, parent: QWidget
) -> tuple[QWidget, tuple[PushButton, ...]]:
    """Buttons that save it, note that they asked, and erase; and what is saved.

    The buttons come beside it: the section stands at the foot of a long page.
    """
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    column.addWidget(Heading(tr("Everything held about this person"), TextSize.LARGE))
    said = tr(
        "All that your file holds, with the history, as data and as PDF, and their training. "
        "Whoever asks is owed it within one month. Read through it before you hand it on: "
        "somebody else’s name may stand in a note."
    )
    column.addWidget(Note(said))
    stands = QLabel()
    stands.setWordWrap(True)
    stands.setTextFormat(Qt.TextFormat.PlainText)
    make_bold(stands)
    stands.hide()
    column.addWidget(stands)
    _say_what_stands(context, person.id, stands)
    buttons = QWidget()
    flow = FlowLayout(buttons)
    save = PushButton(tr("Save everything held …"), "save")
    save.clicked.connect(lambda: _save(context, person, parent))
    asked = PushButton(tr("They asked for it …"), "edit")
    asked.setEnabled(context.may_write)
    asked.clicked.connect(lambda: RequestDialog(context, person.id, person.name, parent).open())
    erase = PushButton(tr("Erase …"))
    erase.setAccessibleName(tr("Erase {name} …", name=person.name))
    erase.setEnabled(context.may_write)
    erase.clicked.connect(lambda: _erase(context, person.id, parent))
    for each in (save, asked, erase):
        flow.addWidget(each)
    column.addWidget(buttons)
    return widget, (save, asked, erase)


def _say_what_stands(context: Context, person_id: int, label: QLabel) -> None:
    """Say by when an answer is owed, and on which day they are to be erased."""
    workspace = context.workspace

    def read() -> tuple[AccessRequest | None, date | None]:
        return open_request_of(workspace, person_id), to_be_erased_on(workspace, person_id)

    def show(found: tuple[AccessRequest | None, date | None]) -> None:
        asked, due = found
        said = []
        if asked is not None:
            late = "▲ " if asked.owed_by < workspace.today() else ""
            words = tr(
                "They asked for it on {asked}; the answer is owed by {owed}.",
                asked=long_date(asked.asked_on),
                owed=long_date(asked.owed_by),
            )
            said.append(late + words)
        if due is not None:
            day = long_date(due)
            said.append(tr("To be erased on {day}; see Set-up > Privacy.", day=day))
        label.setText("\n".join(said))
        label.setVisible(bool(said))

    context.tasks.run(read, show, owner=label)


def _save(context: Context, person: Person, owner: QWidget) -> None:
    def write(folder: Path, texts: Sequence[Mention]) -> Sequence[Path]:
        return save_subject_access(context.workspace, person.id, folder, texts)

    save_held(context, Subject.PERSON, person.id, person.name, owner, write)


def _erase(context: Context, person_id: int, owner: QWidget) -> None:
    def show(whom: Whom) -> None:
        EraseDialog(context, whom, owner).open()

    context.tasks.run(lambda: whom_of_person(context.workspace, person_id), show, owner=owner)
