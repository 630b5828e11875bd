"""Adding a course to the catalogue, and changing its description."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.organisation.pack import cited
from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.courses.courses import CourseView, add_course, change_course
from sgdesk.services.courses.documents import (
    DocumentList,
    definitions,
    line_managers,
    methods,
)
from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.context import Context
from sgdesk.ui.courses.catalogue.words import DESCRIBED, SCOPES
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick

_NOTHING = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the dialog offers: what a course can count towards, and words of the document."""

    requirements: Mapping[str, str]
    methods: DocumentList
    definitions: DocumentList
    managers: DocumentList


def offered(workspace: Workspace) -> Offered:
    """Read what the dialog offers."""
    return Offered(
        dict(catalogue(workspace).requirements),
        methods(workspace),
        definitions(workspace),
        line_managers(workspace),
    )


def _cited(listed: DocumentList) -> Iterator[str]:
    """The lines of a document's list, each with its paragraph."""
    return (f"{each.text} ({cited(listed.whose, each.source)})" for each in listed.items)


class CourseDialog(ActionDialog):
    """Everything that is typed in about a course; ``added`` is told the id of a new one."""

    def __init__(
        self,
        context: Context,
        offered: Offered,
        view: CourseView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Add a course") if view is None else tr("Change the course")
        verb = tr("Add it") if view is None else tr("Save")
        super().__init__(context, title, verb, parent)
        self.added: Callable[[int], object] = lambda _: None
        self._course = view.course.id if view else None
        self._build_facts(offered)
        self._build_description(offered)
        if view is not None:
            self._fill(view.details)
            self.language.setText(view.language)
        self.course_title.setFocus()

    def _build_facts(self, offered: Offered) -> None:
        self.course_title = self.add_line("title", tr("&Title"))
        hint = tr("Certificates are issued for our own courses only.")
        choices: list[tuple[str, object]] = [
            (tr("Ours: we run it ourselves"), True),
            (tr("Others’: somebody else runs it"), False),
        ]
        self.whose = self.add_choice("whose", tr("&Whose course"), choices, hint)
        kinds: list[tuple[str, object]] = [(tr(text), key) for key, text in SCOPES.items()]
        hint = "\n".join(_cited(offered.definitions))
        self.scope = self.add_choice("scope", tr("&Kind"), kinds, hint)
        learning: list[tuple[str, object]] = [
            (tr("Not said"), None),
            (tr("Yes: it is learning about safeguarding children"), True),
            (tr("No: such as first aid or food hygiene"), False),
        ]
        hint = tr(
            "Where a partnership lets later learning keep earlier courses up to date, only "
            "safeguarding learning does. What counts towards a requirement always is."
        )
        self.learning = self.add_choice("learning", tr("Sa&feguarding learning"), learning, hint)
        towards: list[tuple[str, object]] = [(tr("Nothing yet"), _NOTHING)]
        towards += [(title, key) for key, title in offered.requirements.items()]
        self.towards = self.add_choice("towards", tr("&Counts towards"), towards)
        self.form.set_shown("towards", shown=self._course is None)
        ways = [each.text for each in offered.methods.items]
        hint = tr("Such as face to face, or online.")
        self.method = self.add_words("method", tr("&Method"), ways, hint)
        hint = tr("Where it is usually held in another one than English. Each session can differ.")
        self.language = self.add_line("language", tr("Language"), hint)
        self.provider = self.add_line("provider", tr("&Provider"))
        self.duration = self.add_line("duration", tr("&Duration"), tr("Such as 2 hours."))
        hint = tr("Leave it empty where there is no limit.")
        self.group = self.add_line("group", tr("&Largest group"), hint)

    def _build_description(self, offered: Offered) -> None:
        hint = tr("One a line, as outcomes: what people know or do afterwards.")
        hints = {"objectives": hint, "expectations": tr("Such as filling in the form afterwards.")}
        letters = {
            "target_audience": tr("Wh&o it is for"),
            "summary": tr("&Summary"),
            "objectives": tr("What people can do &afterwards"),
            "expectations": tr("What is &expected of them"),
        }
        self.described: dict[str, QPlainTextEdit] = {
            key: self.add_text(key, letters[key], hints.get(key, "")) for key in DESCRIBED
        }
        self.anonymous = self._tick("anonymous", tr("Forms"), tr("A&nonymous end-of-course form"))
        hint = "\n".join(_cited(offered.managers))
        ask = tr("Ask l&ine managers too")
        self.managers = self._tick("managers", tr("Line managers"), ask, hint)
        hint = tr("Leave it empty where none is planned.")
        self.due = self.add_date(
            "due", tr("Next &review by"), hint, ahead=True, month=MonthAlone.FIRST
        )

    def begin_own(self, requirement: str) -> None:
        """Begin a course of our own that counts towards a requirement, by key; empty for none."""
        self.whose.setCurrentIndex(self.whose.findData(True))
        self.towards.setCurrentIndex(max(0, self.towards.findData(requirement)))

    def _tick(self, key: str, label: str, text: str, hint: str = "") -> QCheckBox:
        box = self.form.add(key, label, Tick(text), hint)
        box.setMinimumHeight(TARGET)
        return box

    def _lines(self) -> Mapping[str, QLineEdit]:
        return {
            "title": self.course_title,
            "method": self.method,
            "provider": self.provider,
            "duration": self.duration,
        }

    def _fill(self, details: CourseDetails) -> None:
        for name, box in self._lines().items():
            box.setText(getattr(details, name))
        for name, text in self.described.items():
            text.setPlainText(getattr(details, name))
        self.whose.setCurrentIndex(self.whose.findData(details.is_own))
        self.scope.setCurrentIndex(max(0, self.scope.findData(details.scope)))
        self.learning.setCurrentIndex(self.learning.findData(details.is_safeguarding))
        self.group.setText("" if details.max_group is None else str(details.max_group))
        self.anonymous.setChecked(details.anonymous_forms)
        self.managers.setChecked(details.asks_managers)
        self.due.set_value(details.review_due)

    def problems(self) -> dict[str, str]:
        group = self.group.text().strip()
        fits = not group or (group.isdecimal() and int(group) > 0)
        return {
            "title": "" if self.course_title.text().strip() else tr("Give the course a title"),
            "group": "" if fits else tr("Enter a number of people, or leave it empty"),
            "due": self.due.problem(required=False),
        }

    def action(self) -> Callable[[], object]:
        workspace, details, course = self.context.workspace, self._details(), self._course
        language = self.language.text()
        if course is not None:
            return lambda: change_course(workspace, course, details, language)
        towards: str = self.towards.currentData()
        return lambda: add_course(workspace, details, (towards,) if towards else (), language)

    def saved_as(self, result: object) -> None:
        if self._course is None:
            self.added(cast("tuple[int, object]", result)[0])

    def _details(self) -> CourseDetails:
        group = self.group.text().strip()
        typed: dict[str, Any] = {name: box.text().strip() for name, box in self._lines().items()}
        typed |= {name: box.toPlainText().strip() for name, box in self.described.items()}
        return CourseDetails(
            **typed,
            is_safeguarding=self.learning.currentData(),
            is_own=self.whose.currentData(),
            scope=self.scope.currentData(),
            max_group=int(group) if group else None,
            anonymous_forms=self.anonymous.isChecked(),
            asks_managers=self.managers.isChecked(),
            review_due=self.due.value(),
        )
