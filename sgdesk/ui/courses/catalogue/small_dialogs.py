"""Short dialogs of a course: reviewing, observing, sharing, materials, what it counts towards."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.dates import long_date
from sgdesk.services.courses.courses import count_towards
from sgdesk.services.courses.quality import (
    add_material,
    note_observation,
    review_course,
    share_observation,
)
from sgdesk.services.sessions.sessions import SessionLine
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog

Named = tuple[int, str]
"""A course: its id and its title."""


class CourseReviewDialog(ActionDialog):
    """Asks when a course was reviewed, by whom, and by when again."""

    def __init__(self, context: Context, course: Named, parent: QWidget | None = None) -> None:
        self._course, title = course
        super().__init__(context, tr("Review of {course}", course=title), tr("Note it"), parent)
        self.day = self.add_date("day", tr("&Reviewed on"))
        self.day.set_value(self.today)
        self.by = self.add_line("by", tr("&By whom"))
        hint = tr("Leave it empty where none is planned.")
        self.due = self.add_date(
            "due", tr("&Next review by"), hint, ahead=True, month=MonthAlone.FIRST
        )
        self.by.setFocus()

    def problems(self) -> dict[str, str]:
        day, due = self.day.value(), self.due.value()
        early = tr("It has to follow {day}", day=long_date(day)) if day and due else ""
        return {
            "day": self.day.problem(),
            "by": "" if self.by.text().strip() else tr("Say who reviewed it"),
            "due": self.due.problem(required=False)
            or (early if day and due and due <= day else ""),
        }

    def action(self) -> Callable[[], object]:
        workspace, course, by = self.context.workspace, self._course, self.by.text()
        day, due = self.day.value() or self.today, self.due.value()
        return lambda: review_course(workspace, course, day, by, due)


class ObserveDialog(ActionDialog):
    """Asks who sat in on a course, when, and what they found about trainer and content."""

    def __init__(
        self,
        context: Context,
        course: Named,
        held: Sequence[SessionLine],
        parent: QWidget | None = None,
    ) -> None:
        self._course, title = course
        super().__init__(
            context, tr("Observation of {course}", course=title), tr("Note it"), parent
        )
        self._held = {line.id: line.held_on for line in held}
        choices: list[tuple[str, object]] = [(tr("Another occasion"), None)]
        choices += [(long_date(line.held_on), line.id) for line in held]
        self.session = self.add_choice("session", tr("&Session"), choices)
        self.day = self.add_date("day", tr("Observed &on"))
        self.observer = self.add_line("observer", tr("&By whom"))
        self.on_trainer = self.add_text("trainer", tr("How effective was the &trainer?"))
        self.on_content = self.add_text("content", tr("How effective was the &content?"))
        hint = tr("Leave it empty until the trainers have the observer’s words.")
        self.shared = self.add_date("shared", tr("Given to the trai&ners on"), hint)
        self.session.currentIndexChanged.connect(lambda _: self._take_day())
        self.session.setCurrentIndex(1 if held else 0)
        self._take_day()
        self.observer.setFocus()

    def _take_day(self) -> None:
        """The day of the session that is chosen."""
        self.day.set_value(self._held.get(self.session.currentData(), self.today))

    def problems(self) -> dict[str, str]:
        return {
            "day": self.day.problem(),
            "observer": "" if self.observer.text().strip() else tr("Say who observed it"),
            "shared": self.shared.problem(required=False),
        }

    def action(self) -> Callable[[], object]:
        details = ObservationDetails(
            observed_on=self.day.value() or self.today,
            observer=self.observer.text().strip(),
            on_trainer=self.on_trainer.toPlainText().strip(),
            on_content=self.on_content.toPlainText().strip(),
            session_id=self.session.currentData(),
            shared_on=self.shared.value(),
        )
        workspace, course = self.context.workspace, self._course
        return lambda: note_observation(workspace, course, details)


class ShareDialog(ActionDialog):
    """Asks on which day the trainers got what the observer wrote."""

    def __init__(
        self, context: Context, observation_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tr("Given to the trainers"), tr("Note it"), parent)
        self._observation = observation_id
        self.day = self.add_date("day", tr("&Given on"))
        self.day.set_value(self.today)
        self.day.setFocus()

    def problems(self) -> dict[str, str]:
        return {"day": self.day.problem()}

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._observation
        day = self.day.value() or self.today
        return lambda: share_observation(workspace, number, day)


class MaterialDialog(ActionDialog):
    """Names something that a course uses, and where it lies."""

    def __init__(self, context: Context, course: Named, parent: QWidget | None = None) -> None:
        self._course, title = course
        super().__init__(context, tr("Material for {course}", course=title), tr("Add it"), parent)
        hint = tr("Such as Slides, version 3. The file itself stays where it is.")
        self.name = self.add_line("name", tr("&Name"), hint)
        hint = tr("A folder, a shelf or a web address; it can be left empty.")
        self.whereabouts = self.add_line("where", tr("&Where it lies"), hint)
        self.name.setFocus()

    def problems(self) -> dict[str, str]:
        return {"name": "" if self.name.text().strip() else tr("Give the material a name")}

    def action(self) -> Callable[[], object]:
        workspace, course = self.context.workspace, self._course
        name, where = self.name.text(), self.whereabouts.text()
        return lambda: add_material(workspace, course, name, where)


class TowardsDialog(ActionDialog):
    """Lets training on a course count towards something that it did not count towards yet."""

    def __init__(
        self,
        context: Context,
        course: Named,
        requirements: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._course, title = course
        super().__init__(
            context, tr("What {course} counts towards", course=title), tr("Save"), parent
        )
        choices: list[tuple[str, object]] = [(text, key) for key, text in requirements.items()]
        hint = tr("Training on it that is here already counts as well.")
        self.towards = self.add_choice(
            "towards", tr("&Counts towards"), choices, hint, begins_empty=True
        )
        self.towards.setFocus()

    def problems(self) -> dict[str, str]:
        chosen = self.towards.currentData() is not None
        return {"towards": "" if chosen else tr("Choose what it counts towards")}

    def action(self) -> Callable[[], object]:
        workspace, course, key = self.context.workspace, self._course, self.towards.currentData()
        return lambda: count_towards(workspace, course, key)
