"""Noting why somebody did not come to one course, whether or not they are in date."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sgdesk.domain.training.words import REASONS
from sgdesk.services.training.exemptions import note_course_reason
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


class ReasonBoxes:
    """The two boxes of every reason: one of the list, and a few words to it."""

    def __init__(self, dialog: ActionDialog) -> None:
        choices: list[tuple[str, object]] = [
            (tr(text[:1].upper() + text[1:]), key) for key, text in REASONS.items()
        ]
        hint = tr("The return counts reasons. It never gives them with a name.")
        self.reason: QComboBox = dialog.add_choice("reason", tr("&Reason"), choices, hint)
        hint = tr("Facts in neutral words, such as “back in May”. The person may ask to see them.")
        self.detail: QLineEdit = dialog.add_line("detail", tr("&In a few words"), hint)

    def problem(self) -> str:
        """What is wrong with the few words: "other" alone says nothing."""
        is_other = self.reason.currentData() == "other"
        lacks = is_other and not self.detail.text().strip()
        return tr("Say in a few words what it is") if lacks else ""


class CourseReasonDialog(ActionDialog):
    """One person and a course: the one that is given, or one to choose."""

    def __init__(
        self,
        context: Context,
        person: tuple[int, str],
        courses: Sequence[tuple[int, str]],
        parent: QWidget | None = None,
    ) -> None:
        self._person_id, name = person
        self._courses = courses
        only = courses[0][1] if len(courses) == 1 else ""
        asked = tr("Why {name} did not come to {course}", name=name, course=only)
        title = asked if only else tr("Why {name} did not come to a course", name=name)
        super().__init__(context, title, tr("Note the reason"), parent)
        offered: list[tuple[str, object]] = [(text, number) for number, text in courses]
        hint = tr("It says nothing of what is asked of them: they may well be in date.")
        self.course = self.add_choice("course", tr("&Course"), offered, hint)
        self.form.set_shown("course", shown=not only)
        self.boxes = ReasonBoxes(self)
        (self.boxes.reason if only else self.course).setFocus()

    def problems(self) -> dict[str, str]:
        return {"detail": self.boxes.problem()}

    def action(self) -> Callable[[], object]:
        workspace, person = self.context.workspace, self._person_id
        course = int(self.course.currentData())
        reason, detail = self.boxes.reason.currentData(), self.boxes.detail.text()
        return lambda: note_course_reason(workspace, person, course, reason, detail)
