"""What the dialog has done off the window's thread: reading the files, drawing a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.bringing_in import content_of
from sgdesk.services.imports.received.gathering import Gathered
from sgdesk.services.imports.received.known import Offers, offers
from sgdesk.services.imports.received.proposing import propose
from sgdesk.services.imports.received.values import Received, ReceivedLine
from sgdesk.ui.people.received.drawing import draw_page
from sgdesk.ui.people.received.page_view import PageView
from sgdesk.ui.tasks import Lane, Newest, Tasks
from sgdesk.ui.text import error_text, tr


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in the files, and whom and what can be chosen."""

    received: Received
    offers: Offers


@dataclass(frozen=True, slots=True)
class Wish:
    """The files and folders that were chosen, and whose they are where that is known."""

    paths: Sequence[Path]
    person_id: int | None = None
    person: str = ""


def looked(workspace: Workspace, gathered: Gathered, wish: Wish) -> Looked:
    """Compare what was read with the organisation file."""
    return Looked(propose(workspace, gathered, wish.person_id), offers(workspace))


class Pages:
    """Has pages drawn off the window's thread, and shows the one that was wished last."""

    def __init__(self, tasks: Tasks, view: PageView, owner: QObject) -> None:
        self._tasks, self._view, self._owner = tasks, view, owner
        self._newest = Newest()

    def show(self, line: ReceivedLine, page: int) -> None:
        """Show a page of a certificate; of one that is not kept here a few words."""
        source, view = line.source, self._view
        if not line.is_shown:
            self._newest.forget()
            view.show_words(tr("Not shown: it is not kept here."))
            return
        about = tr("{file}, page {n}", file=source.name, n=page + 1)
        self._tasks.run(
            lambda: draw_page(content_of(source), source.media_type, page),
            self._newest.only(lambda drawn: view.show_page(drawn, about)),
            lambda error: view.show_words(error_text(error)),
            lane=Lane.PAPER,
            owner=self._owner,
        )
