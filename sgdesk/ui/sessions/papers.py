"""The papers of a session: sign-in sheet, invitation, calendar file."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sgdesk.domain.addresses import NotReached
from sgdesk.domain.dates import long_date
from sgdesk.services.file.saving import paper_name, save_paper
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.invitations import calendar_file, invitation_draft, not_reached
from sgdesk.services.sessions.papers import sign_in_sheet_pdf
from sgdesk.services.sessions.sessions import SessionView
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.printing import show_paper
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import tr
from sgdesk.ui.words import not_reached_words


class Paper(Enum):
    """A file that can be made of a session."""

    SIGN_IN = "sign-in"
    INVITATION = "invitation"
    CALENDAR = "calendar"


_MADE_BY: dict[Paper, Callable[[Workspace, int], bytes]] = {
    Paper.INVITATION: invitation_draft,
    Paper.CALENDAR: calendar_file,
}


class Papers(QObject):
    """Shows the sheet to print; asks where to put the other files and makes them."""

    written = Signal(object, str)
    """A file is in its place: the path, and what else to know of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent

    def write(self, paper: Paper, view: SessionView, context: Context) -> None:
        """Make one paper of a session."""
        if paper is Paper.SIGN_IN:
            self._show_sheet(view, context)
            return
        path = context.alerts.save_file(_wish(paper, view, context.workspace))
        if path is None:
            return
        workspace, number = context.workspace, view.line.id

        def make() -> tuple[NotReached, ...]:
            save_paper(path, _MADE_BY[paper](workspace, number))
            return not_reached(workspace, number) if paper is Paper.INVITATION else ()

        def done(untold: tuple[NotReached, ...]) -> None:
            self.written.emit(path, _untold_words(untold))

        context.tasks.run(make, done, label=tr("Saving"), lane=Lane.PAPER, owner=self)

    def _show_sheet(self, view: SessionView, context: Context) -> None:
        workspace, line = context.workspace, view.line
        show_paper(
            context,
            tr("Sign-in sheet: {course}, {day}", course=line.course, day=long_date(line.held_on)),
            paper_name(workspace, "sign-in-sheet", line.held_on, of=line.course),
            lambda: sign_in_sheet_pdf(workspace, line.id),
            self._parent,
        )


def _wish(paper: Paper, view: SessionView, workspace: Workspace) -> FileWish:
    line = view.line
    title, kind, begins, ending = {
        Paper.INVITATION: (
            tr("Save the invitation"),
            tr("E-mail drafts (*.eml)"),
            "invitation",
            "eml",
        ),
        Paper.CALENDAR: (
            tr("Save for calendars"),
            tr("Calendar files (*.ics)"),
            "session",
            "ics",
        ),
    }[paper]
    name = paper_name(workspace, begins, line.held_on, of=line.course, ending=ending)
    return FileWish(title, kind, Path(name))


def _untold_words(untold: tuple[NotReached, ...]) -> str:
    """Whom the invitation does not reach."""
    if not untold:
        return ""
    return tr("Tell these yourself: {names}.", names=not_reached_words(untold))
