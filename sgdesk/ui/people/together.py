"""What is done with those who are ticked, or with the one that is chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sgdesk.services.roles import RoleView, roles_view
from sgdesk.services.training import CourseChoice, course_choices
from sgdesk.ui.people.mail import MailDialog, recipients
from sgdesk.ui.people.person_dialogs import AddPersonDialog
from sgdesk.ui.people.record_dialog import RecordDialog

if TYPE_CHECKING:
    from sgdesk.ui.people.page import PeoplePage


class Together:
    """Opens the dialogs of the page for the people that its buttons mean."""

    may_book = False
    may_print = False

    def __init__(self, page: "PeoplePage") -> None:
        self._page = page

    def add(self) -> None:
        """Add somebody; their page is shown once they are saved."""
        page = self._page
        context = page.context
        if not context.may_write:
            return

        def show(roles: tuple[RoleView, ...]) -> None:
            dialog = AddPersonDialog(context, roles, page)
            dialog.accepted.connect(lambda: page.show_added(dialog.added))
            dialog.open()

        context.tasks.run(lambda: roles_view(context.workspace), show, owner=page)

    def record(self) -> None:
        """Record training for those who are meant."""
        ids = [line.id for line in self._page.chosen()]
        if ids:
            self.record_for(ids, self._page.requirement)

    def record_for(self, person_ids: Sequence[int], requirement: str | None) -> None:
        """Record training for these people; the course of ``requirement`` is looked for first."""
        page = self._page
        context = page.context
        if not context.may_write:
            return
        people = [(each, page.line(each).name) for each in person_ids]
        asked = dict(page.model.columns).get(requirement or "")

        def show(choices: tuple[CourseChoice, ...]) -> None:
            dialog = RecordDialog(context, people, choices, page)
            if asked is not None:
                dialog.picker.choose_for(asked)
            dialog.open()

        context.tasks.run(lambda: course_choices(context.workspace), show, owner=page)

    def mail(self) -> None:
        """Write to those who are meant."""
        people = [line.row.person for line in self._page.chosen()]
        if people:
            found = recipients((each.name, each.email) for each in people)
            MailDialog(found, self._page).open()

    def book(self) -> None:
        """Book those who are meant on a session."""

    def print_training(self) -> None:
        """Print the training of those who are meant."""
        self.print_for([line.id for line in self._page.chosen()])

    def print_for(self, person_ids: Sequence[int]) -> None:
        """Print the training of these people."""
