"""That somebody else gives the course of a session, with the way to a course of our own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.services.courses.catalogue import CatalogueLine
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.course_dialog import CourseDialog, Offered, offered
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Banner, BannerKind


class GivenByOthers(Banner):
    """Hidden for a course of our own; ``added`` is told the id of one that was added here."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(kind=BannerKind.WARNING)
        self.added: Callable[[int], object] = lambda _: None
        self._context = context
        self._parent = parent
        self._line: CatalogueLine | None = None
        self.chosen.connect(self._add_own)
        self.hide()

    def show_course(self, line: CatalogueLine | None) -> None:
        """Say of the course that is chosen who gives it, where that is somebody else."""
        self._line = line
        self.setVisible(line is not None and bool(line.given_by))
        if line is not None and line.given_by:
            said = tr(
                "{whose} gives {course}. For an evening of your own, add a course of your own "
                "that counts towards the same: else certificates and the return say that you "
                "gave theirs.",
                whose=line.given_by,
                course=line.title,
            )
            self.show_text(said, tr("Add a course of our own …"))

    def _add_own(self) -> None:
        workspace = self._context.workspace
        towards = self._line.alone_meets if self._line is not None else ""

        def show(words: Offered) -> None:
            dialog = CourseDialog(self._context, words, None, self._parent)
            dialog.begin_own(towards)
            dialog.added = self.added
            dialog.open()

        self._context.tasks.run(lambda: offered(workspace), show, owner=self._parent)
