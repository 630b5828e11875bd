"""Posts over time: giving somebody a role, correcting it, ending it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from sgdesk.services.people.people import PostView
from sgdesk.services.people.posts import add_post, change_post
from sgdesk.services.people.roles import RoleView
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import MonthAlone
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


def _order_problem(start: date | None, end: date | None) -> str:
    ends_first = start is not None and end is not None and end < start
    return tr("The last day has to be on or after the first day") if ends_first else ""


class _PostDays(ActionDialog):
    """A dialog with the days from which and to which a role is held."""

    def _add_days(self) -> None:
        hint = tr("Leave it empty where it is not known: then it counts as always.")
        with self.form.beside():
            self.start = self.add_date(
                "start", tr("First &day"), hint, ahead=True, month=MonthAlone.FIRST
            )
            ended = tr("Empty while it is held.")
            self.end = self.add_date(
                "end", tr("&Last day"), ended, ahead=True, month=MonthAlone.LAST
            )

    def _day_problems(self) -> dict[str, str]:
        return {
            "start": self.start.problem(required=False),
            "end": self.end.problem(required=False)
            or _order_problem(self.start.value(), self.end.value()),
        }


class AddPostDialog(_PostDays):
    """Gives somebody one more role; ``offered`` is the id of one that stands there already."""

    def __init__(
        self,
        context: Context,
        person: tuple[int, str],
        roles: tuple[RoleView, ...],
        parent: QWidget | None = None,
        offered: int | None = None,
    ) -> None:
        self._person_id, name = person
        super().__init__(context, tr("A role for {name}", name=name), tr("Add the role"), parent)
        choices: list[tuple[str, object]] = [(each.role.name, each.role.id) for each in roles]
        self.role = self.add_choice("role", tr("&Role"), choices, begins_empty=True)
        if offered is not None:
            self.role.setCurrentIndex(self.role.findData(offered))
        self._add_days()
        self.role.setFocus()

    def problems(self) -> dict[str, str]:
        return {"role": self._role_problem(), **self._day_problems()}

    def _role_problem(self) -> str:
        if not self.role.count():
            return tr("Add a role in Set-up first")
        return "" if self.role.currentData() else tr("Choose a role")

    def action(self) -> Callable[[], object]:
        workspace, person = self.context.workspace, self._person_id
        role, start, end = self.role.currentData(), self.start.value(), self.end.value()
        return lambda: add_post(workspace, person, role, start, end)


class CorrectPostDialog(_PostDays):
    """Corrects the role of a post, and from which day to which it is held."""

    def __init__(
        self,
        context: Context,
        post: PostView,
        roles: tuple[RoleView, ...],
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Correct the role {role}", role=post.role)
        super().__init__(context, title, tr("Save"), parent)
        self._post = post.post
        choices: list[tuple[str, object]] = [(each.role.name, each.role.id) for each in roles]
        if post.post.role_id not in {each.role.id for each in roles}:
            choices.insert(0, (post.role, post.post.role_id))
        hint = tr("For a wrong entry. Where somebody changes roles, end this one and add another.")
        self.role = self.add_choice("role", tr("&Role"), choices, hint)
        self.role.setCurrentIndex(self.role.findData(post.post.role_id))
        self._add_days()
        self.start.set_value(post.post.start)
        self.end.set_value(post.post.end)
        self.start.setFocus()

    def problems(self) -> dict[str, str]:
        return self._day_problems()

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._post.id
        start, end, role = self.start.value(), self.end.value(), self.role.currentData()
        return lambda: change_post(workspace, number, start, end, role)


class EndPostDialog(ActionDialog):
    """Ends a post: asks for its last day, today unless another is typed."""

    def __init__(self, context: Context, post: PostView, parent: QWidget | None = None) -> None:
        title = tr("End the role {role}", role=post.role)
        super().__init__(context, title, tr("End it"), parent)
        self._post = post.post
        self.end = self.add_date("end", tr("&Last day"), ahead=True, month=MonthAlone.LAST)
        self.end.set_value(self.today)
        self.end.setFocus()

    def problems(self) -> dict[str, str]:
        return {"end": self.end.problem() or _order_problem(self._post.start, self.end.value())}

    def action(self) -> Callable[[], object]:
        workspace, post, end = self.context.workspace, self._post, self.end.value()
        return lambda: change_post(workspace, post.id, post.start, end)
