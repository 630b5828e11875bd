"""Adding the course of a certificate that is none of those here, with as little as it needs."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.services.courses.courses import add_course
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class NewCourseDialog(ActionDialog):
    """Title and what it counts towards; ``added`` is told the id of the course.

    ``towards`` are what a course can count towards, by key and title.
    """

    def __init__(
        self,
        context: Context,
        towards: Sequence[tuple[str, str]],
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, tr("Add a course"), tr("Add it"), parent)
        self.added: Callable[[int], object] = lambda _: None
        hint = tr("Somebody else runs it; what else there is to say stands in Sessions, Courses.")
        self.course_title = self.add_line("title", tr("&Title"), hint)
        self.course_title.setText(title)
        nothing: list[tuple[str, object]] = [(tr("Nothing until that is set"), "")]
        hint = tr(
            "Look at what your partnership says of it. A course that counts towards nothing makes "
            "nobody’s training in date; you can set it later in Sessions, Courses."
        )
        choices = nothing + [(name, key) for key, name in towards]
        self.towards = self.add_choice("towards", tr("&Counts towards"), choices, hint)
        self.course_title.setFocus()

    def problems(self) -> dict[str, str]:
        missing = not self.course_title.text().strip()
        return {"title": tr("Give the course a title") if missing else ""}

    def action(self) -> Callable[[], object]:
        workspace, towards = self.context.workspace, self.towards.currentData()
        details = CourseDetails(self.course_title.text().strip(), is_own=False)
        return lambda: add_course(workspace, details, (towards,) if towards else ())

    def saved_as(self, result: object) -> None:
        self.added(cast("tuple[int, object]", result)[0])
