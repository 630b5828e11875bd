"""What everything stands on that tells of the safety of the open file."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from sgdesk.ui.files.desk import FileDesk
from sgdesk.ui.frame.safety.notices import Notices
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import Tasks


class Window(Protocol):
    """The window, as far as this knows it."""

    def show_instead(self, widget: QWidget) -> None:
        """Show something in place of the pages."""

    def refresh_all(self) -> None:
        """Load anew everything that is shown."""

    def show_pages(self) -> None:
        """Go back to the pages, or to the ways to begin."""

    def note_backup(self) -> None:
        """Read anew what tells of the last backup."""

    def say(self, text: str) -> None:
        """Show a sentence for a while and have it read aloud."""

    def note_message(self, text: str) -> None:
        """Keep a sentence among the messages that can be read again."""

    def hold(self, is_held: bool) -> None:
        """Let nothing be written until the person chose how to go on, or let it again."""

    def erase_undone_import(self) -> None:
        """Ask whether the people of the import that was undone last are erased."""

    def navigate(self, place: Place, wanted: Wanted) -> None:
        """Go to a place."""

    def set_passphrase(self) -> None:
        """Begin to set a passphrase for the open file."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The window, its file desk, its bands, and what is done beside it and remembered."""

    window: Window
    desk: FileDesk
    notices: Notices
    tasks: Tasks
    memory: Memory
