"""The base of the seven places."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from sgdesk.services.file.changes import Area
from sgdesk.ui.alerts import Choice
from sgdesk.ui.context import Context
from sgdesk.ui.places import NOTHING, Wanted
from sgdesk.ui.style import MAIN
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.organisation.shown_list import ShownList


T = TypeVar("T")

SEARCHES = "searches"
"""A property of the box that searches what its page shows."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What was typed on a page and is not saved: in a sentence, and in a few words for the foot.

    ``save`` saves it and then calls what it is handed, or says on the page what is wrong and
    calls nothing; ``None`` where it cannot be saved from here. ``drop`` lets go of it.
    """

    sentence: str
    what: str
    save: Callable[[Callable[[], object]], object] | None
    drop: Callable[[], object]


class Page(QWidget):
    """A place of the window: built once, loaded whenever what it shows has changed.

    ``areas`` are the parts of the file that it shows; ``topic`` is the page of the guide that F1
    opens.
    """

    areas: ClassVar[frozenset[Area]] = frozenset(Area)
    topic: ClassVar[str] = ""

    touched = Signal()
    """``unsaved`` may say something else now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self.adds: QAbstractButton | None = None
        """The button that adds one more of what the page lists."""

        self._questions: defaultdict[str, Newest] = defaultdict(Newest)
        self._build()
        self._connect()

    @property
    def context(self) -> Context:
        """The open file and the window; there from the first ``refresh`` on."""
        if self._context is None:
            raise RuntimeError("the page has not been refreshed yet")
        return self._context

    def refresh(self, context: Context, wanted: Wanted = NOTHING) -> None:
        """Show what ``context`` holds now; ``wanted`` is what the way here asked for."""
        self._context = context
        if wanted != NOTHING:
            self._open(wanted)
        self._load()

    def fetch(
        self,
        read: Callable[[], T],
        done: Callable[[T], object],
        *,
        about: str = "",
        label: str = "",
    ) -> None:
        """Read in the background; an answer to an older question ``about`` the same is dropped."""
        answered = self._questions[about].only(done)
        self.context.tasks.run(read, answered, label=label, owner=self)

    def drop(self, about: str) -> None:
        """Let go of the question ``about`` something: an answer on its way is no longer wanted."""
        self._questions[about].forget()

    def unsaved(self) -> Unsaved | None:
        """What was typed here and is not saved; a page that holds a form says so."""
        return None

    def may_leave(self, then: Callable[[], object] = lambda: None) -> bool:
        """Whether nothing typed would be lost, or it is dropped: where there is any, it is asked.

        Where it is to be saved first it is not so yet: ``then`` is called once that is done.
        """
        found = self.unsaved()
        if found is None:
            return True
        ways = ((tr("Save and go on"),) if found.save else ()) + (tr("Drop it"),)
        choice = Choice(tr("Not saved yet"), found.sentence, ways, tr("Go back"))
        way = self.context.alerts.choose(choice)
        if way is None:
            return False
        if found.save is not None and way == 0:
            found.save(then)
            return False
        found.drop()
        self.touched.emit()
        return True

    def guide_topic(self) -> str:
        """The page of the guide for what is shown now; a page with tabs asks the open one."""
        return self.topic

    def begin_search(self) -> bool:
        """Put the cursor into the box that searches this page; tells whether it has one."""
        for box in self.findChildren(QLineEdit):
            if box.property(SEARCHES) and box.isVisible():
                box.setFocus(Qt.FocusReason.ShortcutFocusReason)
                box.selectAll()
                return True
        return False

    def has_focus(self) -> bool:
        """Whether the focus of the window is here."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def begin_work(self) -> None:
        """Put the focus where work starts: in the first list, else on what the page is for.

        Without either it is on the first thing that can be used.
        """
        # Qt's chain of Tab is not asked: Python would let go of what it names a second time.
        lists = (each for each in self.findChildren(QAbstractItemView) if _stops_tab(each))
        buttons = [each for each in self.findChildren(QAbstractButton) if _stops_tab(each)]
        mains = (each for each in buttons if each.property(MAIN))
        start: QWidget | None = next(chain(lists, mains, buttons), None)
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def note_backup(self) -> None:
        """There is a new backup: nothing to do, unless a page tells of the last one."""

    def begin_new(self) -> bool:
        """What Ctrl+N does here; false where the page has nothing of its own to add."""
        if self.adds is not None and self.adds.isEnabled():
            self.adds.click()
        return self.adds is not None

    def shown_list(self) -> "ShownList | None":
        """What the page is about as a list to be saved, where it stands in no table."""
        return None

    def print_page(self) -> None:
        """What Ctrl+P does here: nothing, unless a page says otherwise."""

    def _build(self) -> None:
        """Make the widgets."""

    def _connect(self) -> None:
        """Join their signals."""

    def _open(self, wanted: Wanted) -> None:
        """Take in what the way here asked for; ``_load`` follows."""

    def _load(self) -> None:
        """Ask for what is to be shown."""


def _stops_tab(widget: QWidget) -> bool:
    """Whether Tab comes to it as it is now."""
    stops = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(stops) and widget.isVisible() and widget.isEnabled()
