"""Posts over time: giving somebody a role, correcting its days, ending it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from sgdesk.services.people.people import PostView
from sgdesk.services.people.posts import add_post, change_post
from sgdesk.services.people.roles import RoleView
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog


def _order_problem(start: date | None, end: date | None) -> str:
    ends_first = start is not None and end is not None and end < start
    return tr("The last day has to be on or after the first day") if ends_first else ""


class AddPostDialog(ActionDialog):
    """Gives somebody one more role."""

    def __init__(
        self,
        context: Context,
        person: tuple[int, str],
        roles: tuple[RoleView, ...],
        parent: QWidget | None = None,
    ) -> None:
        self._person_id, name = person
        super().__init__(context, tr("A role for {name}", name=name), tr("Add the role"), parent)
        choices: list[tuple[str, object]] = [(each.role.name, each.role.id) for each in roles]
        self.role = self.add_choice("role", tr("&Role"), choices, begins_empty=True)
        hint = tr("Leave it empty where it is not known: then it counts as always.")
        self.start = self.add_date("start", tr("First &day"), hint, ahead=True)
        self.end = self.add_date("end", tr("&Last day"), tr("Empty while it is held."), ahead=True)
        self.role.setFocus()

    def problems(self) -> dict[str, str]:
        return {
            "role": self._role_problem(),
            "start": self.start.problem(required=False),
            "end": self.end.problem(required=False)
            or _order_problem(self.start.value(), self.end.value()),
        }

    def _role_problem(self) -> str:
        if not self.role.count():
            return tr("Add a role in Set-up first")
        return "" if self.role.currentData() else tr("Choose a role")

    def action(self) -> Callable[[], object]:
        workspace, person = self.context.workspace, self._person_id
        role, start, end = self.role.currentData(), self.start.value(), self.end.value()
        return lambda: add_post(workspace, person, role, start, end)


class PostDatesDialog(ActionDialog):
    """Corrects the days of a post, or ends it: ``ending`` puts today in the box of its last day."""

    def __init__(
        self, context: Context, post: PostView, *, ending: bool, parent: QWidget | None = None
    ) -> None:
        title = tr("End the post: {role}", role=post.role) if ending else post.role
        super().__init__(context, title, tr("End it") if ending else tr("Save"), parent)
        self._post = post.post
        self._ending = ending
        hint = tr("Leave it empty where it is not known: then it counts as always.")
        self.start = self.add_date("start", tr("First &day"), hint, ahead=True)
        hint = "" if ending else tr("Empty while it is held.")
        self.end = self.add_date("end", tr("&Last day"), hint, ahead=True)
        self.form.set_shown("start", shown=not ending)
        self.start.set_value(post.post.start)
        self.end.set_value(self.today if ending else post.post.end)
        (self.end if ending else self.start).setFocus()

    def problems(self) -> dict[str, str]:
        return {
            "start": self.start.problem(required=False),
            "end": self.end.problem(required=self._ending)
            or _order_problem(self.start.value(), self.end.value()),
        }

    def action(self) -> Callable[[], object]:
        workspace, number = self.context.workspace, self._post.id
        start, end = self.start.value(), self.end.value()
        return lambda: change_post(workspace, number, start, end)
