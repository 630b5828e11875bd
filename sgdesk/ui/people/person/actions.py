"""What can be done from one person's page: each opens its dialog."""

from PySide6.QtWidgets import QWidget

from sgdesk.domain.people.person import LedElsewhere
from sgdesk.services.certificates.otherwise import SaysOtherwise
from sgdesk.services.courses.documents import DocumentList, methods
from sgdesk.services.people.absence import void_led_elsewhere
from sgdesk.services.people.leads import lead_role_for
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonView, PostView, TrainingView
from sgdesk.services.people.posts import take_out_post
from sgdesk.services.people.roles import RoleView, roles_view
from sgdesk.services.training.correcting import Correctable, correctable
from sgdesk.services.training.exemptions import clear_reason
from sgdesk.services.training.recording import CourseChoice, course_choices
from sgdesk.services.training.told_apart import PeopleTold, people_told
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.people.learning.pass_on_dialog import PassOnDialog
from sgdesk.ui.people.merging.dialog import open_merge
from sgdesk.ui.people.person.evidence_dialog import EvidenceDialog
from sgdesk.ui.people.person.leaving_dialogs import (
    BackFromLeaveDialog,
    LedElsewhereDialog,
    LeftDialog,
    LongLeaveDialog,
    open_come_back,
)
from sgdesk.ui.people.person.person_dialogs import PersonDetailsDialog
from sgdesk.ui.people.person.post_dialogs import (
    AddPostDialog,
    CorrectPostDialog,
    EndPostDialog,
)
from sgdesk.ui.people.person.standing_dialogs import (
    EndExemptionDialog,
    ExemptDialog,
    ReasonDialog,
    VoidDialog,
)
from sgdesk.ui.people.recording.correct_dialog import CorrectDialog, offer_to_reissue
from sgdesk.ui.people.recording.course_reason_dialog import CourseReasonDialog
from sgdesk.ui.text import tr
from sgdesk.ui.words import told_name


class PersonActions:
    """The dialogs about one person, opened over ``parent``."""

    def __init__(self, context: Context, view: PersonView, parent: QWidget) -> None:
        self._context = context
        self._view = view
        self._parent = parent

    @property
    def may_write(self) -> bool:
        """Whether anything can be changed here and now."""
        return self._context.may_write

    def edit(self) -> None:
        """Correct what is kept about the person."""
        context, parent, person = self._context, self._parent, self._view.person

        def show(others: PeopleTold) -> None:
            PersonDetailsDialog(context, person, others, parent, self._told).open()

        context.tasks.run(lambda: people_told(context.workspace), show, owner=parent)

    def leave(self) -> None:
        """Note the last day."""
        LeftDialog(self._context, self._view.person, self._parent, self._told).open()

    def come_back(self) -> None:
        """Note from which day they are back, and in which roles."""
        open_come_back(self._context, self._view.person.id, self._parent)

    def take_out(self) -> None:
        """Take somebody out who was entered by mistake; Undo brings them back."""
        context, person = self._context, self._view.person
        context.perform(lambda: take_out_person(context.workspace, person.id))

    def ask_to_take_out(self, *, has_roles_alone: bool) -> None:
        """By a key: ask whether somebody was entered by mistake, or say why they stay."""
        context, name = self._context, self._told
        if not has_roles_alone:
            said = tr(
                "{name} stays: more than roles is kept about them. “Leaves …” on their page notes "
                "the last day.",
                name=name,
            )
            context.say(said)
            return
        question = Prompt(
            title=tr("Was {name} entered by mistake?", name=name),
            text=tr("They are taken out with their roles. Undo brings them back."),
            do_it=tr("Take them out"),
            leave_it=tr("Leave it"),
        )
        if context.alerts.ask(question):
            self.take_out()

    def merge(self) -> None:
        """Choose who else is the same person, and make the two one."""
        open_merge(self._context, self._who, self._parent)

    def long_leave(self) -> None:
        """Exempt from all that is asked, until a review day."""
        LongLeaveDialog(self._context, self._view.person, self._parent, self._told).open()

    def back_from_leave(self) -> None:
        """Say on which day a long leave ended."""
        BackFromLeaveDialog(self._context, self._view, self._parent, self._told).open()

    def led_elsewhere(self) -> None:
        """Note a time as a lead in another organisation."""
        LedElsewhereDialog(self._context, self._view.person, self._parent, self._told).open()

    def void_led_elsewhere(self, entry: LedElsewhere) -> None:
        """Ask, then strike out a time as a lead elsewhere; Undo takes it back."""
        context = self._context
        question = Prompt(
            title=tr("Strike out the time as a lead elsewhere?"),
            text=tr("At {organisation}. Undo brings it back.", organisation=entry.organisation),
            do_it=tr("Strike it out"),
            leave_it=tr("Leave it"),
        )
        if context.alerts.ask(question):
            context.perform(lambda: void_led_elsewhere(context.workspace, entry.id))

    def add_post(self) -> None:
        """Give one more role; to somebody chosen as a lead without one, a lead's is offered."""
        context, parent = self._context, self._parent
        workspace, person = context.workspace, self._view.person.id

        def show(found: tuple[tuple[RoleView, ...], int | None]) -> None:
            roles, offered = found
            AddPostDialog(context, self._who, roles, parent, offered).open()

        context.tasks.run(
            lambda: (roles_view(workspace), lead_role_for(workspace, person)), show, owner=parent
        )

    def correct_post(self, post: PostView) -> None:
        """Correct the role and the days of a post."""
        context, parent = self._context, self._parent

        def show(roles: tuple[RoleView, ...]) -> None:
            CorrectPostDialog(context, post, roles, parent).open()

        context.tasks.run(lambda: roles_view(context.workspace), show, owner=parent)

    def take_out_post(self, post: PostView) -> None:
        """Take out a role that was never held; Undo brings it back."""
        context = self._context
        context.perform(lambda: take_out_post(context.workspace, post.post.id))

    def ask_to_take_out_post(self, post: PostView) -> None:
        """The same by a key, which can be pressed in passing: it is asked first."""
        question = Prompt(
            title=tr("Was this role entered by mistake?"),
            text=tr(
                "{name}, {role}. It is taken out as if it had never been held. Where it ended, "
                "use “End it …” instead. Undo brings it back.",
                name=self._told,
                role=post.role,
            ),
            do_it=tr("Take the role out"),
            leave_it=tr("Leave it"),
        )
        if self._context.alerts.ask(question):
            self.take_out_post(post)

    def end_post(self, post: PostView) -> None:
        """End a post."""
        EndPostDialog(self._context, post, self._parent).open()

    def exempt(self, requirement: tuple[str, str]) -> None:
        """Agree an exemption from a requirement, given by key and title."""
        ExemptDialog(self._context, self._who, requirement, self._parent).open()

    def end_exemption(self, exemption_id: int) -> None:
        """End an exemption before its review."""
        title = tr("End the exemption of {name}", name=self._told)
        EndExemptionDialog(self._context, exemption_id, title, self._parent).open()

    def note_reason(self, requirement: tuple[str, str]) -> None:
        """Note why a requirement is not completed."""
        ReasonDialog(self._context, self._who, requirement, self._parent).open()

    def note_course_reason(self) -> None:
        """Note why the person did not come to a course."""
        context, parent = self._context, self._parent

        def show(courses: tuple[CourseChoice, ...]) -> None:
            offered = [(each.id, each.title) for each in courses]
            CourseReasonDialog(context, self._who, offered, parent).open()

        context.tasks.run(lambda: course_choices(context.workspace), show, owner=parent)

    def clear_reason(self, reason_id: int) -> None:
        """Say that a reason no longer holds; Undo takes it back."""
        context = self._context
        context.perform(lambda: clear_reason(context.workspace, reason_id))

    def void(self, entry: TrainingView) -> None:
        """Strike an entry of training out."""
        VoidDialog(self._context, entry, self._parent).open()

    def correct(self, entry: TrainingView) -> None:
        """Correct an entry of training in its place."""
        context, parent = self._context, self._parent
        workspace = context.workspace

        def read() -> tuple[Correctable, tuple[CourseChoice, ...], DocumentList]:
            found = correctable(workspace, entry.row.id)
            return found, course_choices(workspace, former=True), methods(workspace)

        def show(read: tuple[Correctable, tuple[CourseChoice, ...], DocumentList]) -> None:
            found, choices, ways = read
            offered = [each.text for each in ways.items]
            CorrectDialog(context, entry, found, choices, parent, offered).open()

        context.tasks.run(read, show, owner=parent)

    def reissue(self, said: SaysOtherwise) -> None:
        """Ask whether a certificate that says otherwise is issued anew."""
        offer_to_reissue(self._context, said)

    def pass_on(self, entry: TrainingView) -> None:
        """Note what the person learnt there and passed on to a team."""
        PassOnDialog(self._context, (entry.row.id, entry.course), self._parent).open()

    def evidence(self, entry: TrainingView) -> None:
        """Show the files that are kept with an entry of training."""
        EvidenceDialog(self._context, entry, self._parent).open()

    @property
    def _told(self) -> str:
        """The name, with what tells them from others of the name where there are any."""
        return told_name(self._view.person.name, self._view.apart)

    @property
    def _who(self) -> tuple[int, str]:
        return self._view.person.id, self._told
