"""The papers of a session: sign-in sheet, invitation, calendar file."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.addresses import NotReached
from sgdesk.services.file.saving import save_paper
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.invitations import calendar_file, invitation_draft, not_reached
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import SessionView
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import tr
from sgdesk.ui.words import not_reached_words


class Paper(Enum):
    """A file that can be made of a session."""

    SIGN_IN = "sign-in"
    INVITATION = "invitation"
    CALENDAR = "calendar"


_MADE_BY: dict[Paper, Callable[[Workspace, int], bytes]] = {
    Paper.SIGN_IN: sign_in_sheet_pdf,
    Paper.INVITATION: invitation_draft,
    Paper.CALENDAR: calendar_file,
}


class Papers(QObject):
    """Asks where to put a paper, makes it in the background, and shows it."""

    written = Signal(object, str)
    """A paper is in its place: the path, and what to know of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def write(self, paper: Paper, view: SessionView, context: Context) -> None:
        """Make one paper of a session."""
        path = context.alerts.save_file(_wish(paper, view))
        if path is None:
            return
        workspace, number = context.workspace, view.line.id

        def make() -> tuple[NotReached, ...]:
            save_paper(path, _MADE_BY[paper](workspace, number))
            return not_reached(workspace, number) if paper is Paper.INVITATION else ()

        def done(untold: tuple[NotReached, ...]) -> None:
            self.written.emit(path, _said(path, untold))
            context.alerts.show_outside(path)

        context.tasks.run(make, done, label=tr("Writing"), lane=Lane.PAPER, owner=self)


def _wish(paper: Paper, view: SessionView) -> FileWish:
    day = view.line.held_on.isoformat()
    title, kind, name = {
        Paper.SIGN_IN: (tr("Save the sign-in sheet"), "PDF (*.pdf)", "sign-in-sheet-{day}.pdf"),
        Paper.INVITATION: (
            tr("Save the invitation"),
            tr("E-mail drafts (*.eml)"),
            "invitation-{day}.eml",
        ),
        Paper.CALENDAR: (
            tr("Save for calendars"),
            tr("Calendar files (*.ics)"),
            "session-{day}.ics",
        ),
    }[paper]
    return FileWish(title, kind, Path(name.format(day=day)))


def _said(path: Path, untold: tuple[NotReached, ...]) -> str:
    said = tr("Saved {file}.", file=path.name)
    if not untold:
        return said
    return tr("{said} Tell these yourself: {names}.", said=said, names=not_reached_words(untold))
