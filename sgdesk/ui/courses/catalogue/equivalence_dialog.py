"""A course that stands for another: a decision of the organisation, with who and why."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.organisation.pack import cited
from sgdesk.services.courses.courses import add_course, decide_equivalence
from sgdesk.services.courses.documents import DocumentList, equivalents
from sgdesk.services.file.changes import NO_CHANGES, Changes
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.recording import CourseChoice, course_choices
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.arranging import size_dialog


class EquivalentDialog(FormDialog):
    """Choose or name a course, what it stands for, who decided it and why."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("A course that stands for another"), tr("Save the decision"), parent)
        self._context = context
        self._courses: tuple[CourseChoice, ...] = ()
        hint = tr("Choose it, or type the name of one that is not in the list yet.")
        course = QComboBox()
        course.setEditable(True)
        self.course = self.form.add("course", tr("&Course"), course, hint)
        self.stands_for = self.form.add("for", tr("&Stands for"), QComboBox())
        self.decided_by = self.form.add("by", tr("&Decided by"), QLineEdit())
        self.reason = self.form.add("why", tr("&Why"), QLineEdit())
        for box in (self.course, self.stands_for):
            box.setMinimumHeight(TARGET)
        self._document = Note()
        self._document.hide()
        self.form.column.addWidget(self._document)
        self.save = self._save
        size_dialog(self, 36, 34)
        workspace = context.workspace
        context.tasks.run(
            lambda: (course_choices(workspace, former=True), equivalents(workspace)),
            self._offer,
            owner=self,
        )

    def _offer(self, found: tuple[tuple[CourseChoice, ...], DocumentList]) -> None:
        courses, said = found
        self._document.setText(
            "\n".join(f"{each.text} ({cited(said.whose, each.source)})" for each in said.items)
        )
        self._document.setVisible(bool(said.items))
        self._courses = courses
        self.course.addItems([each.title for each in courses])
        self.course.setCurrentIndex(-1)
        self.stands_for.addItems([each.title for each in courses if each.requirements])

    def _save(self) -> None:
        typed, by, why = (
            self.course.currentText().strip(),
            self.decided_by.text().strip(),
            self.reason.text().strip(),
        )
        problems = {
            "course": "" if typed else tr("Choose or name the course"),
            "by": "" if by else tr("Say who decided it"),
            "why": "" if why else tr("Say why"),
        }
        if not self.form.show_problems(problems):
            return
        workspace, wanted = self._context.workspace, self.stands_for.currentText()
        known = {each.title: each.id for each in self._courses}
        self._context.perform(
            lambda: _decide(workspace, known, typed, wanted, by, why),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )


def _decide(
    workspace: Workspace, known: dict[str, int], typed: str, wanted: str, by: str, why: str
) -> Changes:
    """Add the course where it is new, and let it stand for the other from today's decision on."""
    changes, number = NO_CHANGES, known.get(typed)
    if number is None:
        number, changes = add_course(workspace, CourseDetails(typed, is_own=False))
    return changes | decide_equivalence(
        workspace,
        number,
        known[wanted],
        decided_by=by,
        decided_on=workspace.today(),
        reason=why,
    )
