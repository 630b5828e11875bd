"""What the dialog has done off the window's thread: reading the files, drawing a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.bringing_in import content_of
from sgdesk.services.imports.received.gathering import Gathered
from sgdesk.services.imports.received.known import Offers, offers
from sgdesk.services.imports.received.proposing import propose
from sgdesk.services.imports.received.values import PaperSource, Received
from sgdesk.ui.people.received.drawing import DrawnPage, draw_page


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


def drawn(source: PaperSource, page: int) -> DrawnPage:
    """A page of what would be kept, read from its file."""
    return draw_page(content_of(source), source.media_type, page)
