"""Adding somebody, correcting what is kept about them, and their last day."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from sgdesk.domain.addresses import is_address
from sgdesk.domain.names import PersonName, split_name
from sgdesk.domain.people.kinds import PersonKind, kind_named_by
from sgdesk.domain.people.person import Person
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.roles import RoleView
from sgdesk.services.training.told_apart import PeopleTold
from sgdesk.services.views.like_people import LikePerson
from sgdesk.ui.alerts import Choice
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import kind_word
from sgdesk.ui.people.merging.dialog import open_merge
from sgdesk.ui.people.person.doubles import Doubles, told_apart
from sgdesk.ui.people.person.leaving_dialogs import open_come_back
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import MonthAlone, Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.widgets.pause import pause
from sgdesk.ui.words import Named, told_name, told_names

_WAIT_MS = 150


def _kinds() -> list[tuple[str, object]]:
    return [(kind_word(kind), kind.value) for kind in PersonKind]


def _mail_problem(text: str) -> str:
    fits = not text.strip() or is_address(text)
    return "" if fits else tr("Enter an e-mail address, such as name@example.org")


class AddPersonDialog(ActionDialog):
    """One box for the name, then the role that says what training is called for.

    ``added`` is the id of the new person once it is saved, or of somebody of a like name who was
    chosen instead of adding them a second time; ``goes_on`` whether another is to be added next.
    ``before`` is the name of whoever was added just before, ``role`` and ``kind`` what was chosen
    for them: a list that is typed in has one role for many.
    """

    def __init__(
        self,
        context: Context,
        roles: tuple[RoleView, ...],
        parent: QWidget | None = None,
        before: str = "",
        role: int | None = None,
        kind: str = "",
    ) -> None:
        super().__init__(context, tr("Add a person"), tr("Add"), parent)
        self.added: int | None = None
        self.goes_on = False
        self._over = parent or self
        self._add_going_on(before)
        hint = tr(
            "As it should stand on a certificate, in any letters. It is the one name of theirs: "
            "lists, papers and e-mails have it too."
        )
        self.name = self.add_line("name", tr("Full &name"), hint)
        choices: list[tuple[str, object]] = [(tr("No role yet"), None)]
        choices += [(each.role.name, each.role.id) for each in roles]
        hint = tr("It says which training is called for. More roles can follow.")
        self.role = self.add_choice("role", tr("&Role"), choices, hint)
        self.role.setPlaceholderText(tr("Choose one"))
        known = self.role.findData(role) if role is not None else -1
        self.role.setCurrentIndex(known if roles else 0)
        hint = tr("Leave it empty where it is not known: then it counts as always.")
        self.start = self.add_date(
            "start", tr("In this role &since"), hint, ahead=True, month=MonthAlone.FIRST
        )
        self.email = self.add_line("email", tr("&E-mail"))
        self.kind = self.add_choice("kind", tr("&Kind"), _kinds())
        self.kind.setCurrentIndex(self.kind.findData(kind or PersonKind.VOLUNTEER.value))
        self._kind_is_theirs = bool(kind)
        self._kind_by_role()
        self.kind.activated.connect(self._keep_kind)
        self.role.currentIndexChanged.connect(lambda _: self._kind_by_role())
        self._add_what_comes_late(context)
        self.name.textChanged.connect(lambda _: self._say_filed())
        self.one_name.toggled.connect(lambda _: self._say_filed())
        self.name.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(lambda: self.doubles.look_for(self._named()))
        self.doubles.chosen.connect(self._take)
        self.doubles.twice.connect(self._make_one)
        self.name.setFocus()

    def _add_what_comes_late(self, context: Context) -> None:
        """What the name brings up stands below all boxes, so that none moves away meanwhile."""
        self.filed = Note()
        self.one_name = Tick("")
        self.one_name.setMinimumHeight(TARGET)
        self.doubles = Doubles(context)
        for each in (self.doubles, self.filed, self.one_name):
            each.hide()
            self.form.column.addWidget(each)
        self._pause = pause(self, _WAIT_MS)

    def _add_going_on(self, before: str) -> None:
        """A second verb, for a list that is typed in, and a word that the last one is in."""
        if before:
            self.form.column.addWidget(Note(tr("{name} is in.", name=before)))
        self.another = self.buttons.addButton(
            tr("Add, and an&other"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.another.setMinimumHeight(TARGET)
        self.another.setAutoDefault(False)
        self.another.clicked.connect(lambda: self._save_and(goes_on=True))
        self.save = lambda: self._save_and(goes_on=False)

    def passed_on(self) -> tuple[str, int | None, str]:
        """What the next one begins with: who was added, their role, and a kind that was chosen."""
        kind = self.kind.currentData() if self._kind_is_theirs else ""
        return self.name.text().strip(), self.role.currentData(), kind

    def _keep_kind(self) -> None:
        self._kind_is_theirs = True

    def _kind_by_role(self) -> None:
        """A role that is a trustee's by its name says so of whoever holds it, unless it is said."""
        if not self._kind_is_theirs:
            kind = kind_named_by(self.role.currentText()) or PersonKind.VOLUNTEER
            self.kind.setCurrentIndex(self.kind.findData(kind.value))

    def _save_and(self, *, goes_on: bool) -> None:
        self.goes_on = goes_on
        self._check_and_save()

    def _named(self) -> PersonName:
        name = split_name(self.name.text())
        is_one = self.one_name.isChecked() and not self.one_name.isHidden()
        return PersonName(name.title, name.full, "") if is_one else name

    def _take(self, person: LikePerson) -> None:
        """Somebody who is here already is meant: nobody is added, and their page is shown.

        Of whoever had left it is asked at once from which day they are back, and in which roles.
        """
        day, role = self.start.value(), self.role.currentData()
        has_left = person.left is not None and person.left < self.today
        if not self._may_lose(person.name, has_left=has_left):
            return
        self.added = person.id
        self.goes_on = False
        self.accept()
        self.context.say(tr("{name} is here already: nobody was added.", name=told_apart(person)))
        if person.left is not None and has_left:
            is_later = day is not None and day > person.left
            back_on = day if is_later else None
            open_come_back(self.context, person.id, self._over, back_on=back_on, role=role)

    def _may_lose(self, name: str, *, has_left: bool) -> bool:
        """Whether no address and no day would be lost that were typed, or they are to be dropped.

        Of whoever comes back the first day is taken along.
        """
        has_day = self.start.value() is not None or bool(self.start.problem(required=False))
        if not self.email.text().strip() and (has_left or not has_day):
            return True
        question = Choice(
            tr("Drop what you typed?"),
            tr("{name} is here already: nobody is added, and their page opens.", name=name),
            (tr("Open their page"),),
            tr("Go back"),
            replaces=True,
        )
        return self.asks(question) is not None

    def _make_one(self, first: LikePerson, second: LikePerson) -> None:
        """Two who are here already are one person: nobody is added, and that is put right."""
        if not self._may_lose(first.name, has_left=False):
            return
        self.added = first.id
        self.goes_on = False
        self.accept()
        open_merge(self.context, (first.id, first.name), self._over, second.id)

    def _check_and_save(self) -> None:
        """Nobody is added before it is known whether somebody has a like name."""
        self.doubles.look_for(self._named(), super()._check_and_save)

    def _say_filed(self) -> None:
        """Where lists have the name, and the way to say that it is one name and not two parts."""
        name = split_name(self.name.text())
        has_parts = bool(name.given and name.family)
        self.one_name.setText(tr("{name} &is one name", name=name.full.replace("&", "&&")))
        self.one_name.setVisible(has_parts)
        self.filed.setText(tr("Filed under {name}.", name=self._named().sort_name))
        self.filed.setVisible(has_parts)

    def problems(self) -> dict[str, str]:
        name = split_name(self.name.text())
        return {
            "name": self._name_problem(name),
            "role": "" if self.role.currentIndex() >= 0 else tr("Choose a role, or “No role yet”"),
            "start": self.start.problem(required=False),
            "email": _mail_problem(self.email.text()),
        }

    def _name_problem(self, name: PersonName) -> str:
        if not (name.given or name.family):
            return tr("Enter a name")
        asks = self.doubles.is_open
        return tr("Say whether this is somebody who is here already") if asks else ""

    def action(self) -> Callable[[], object]:
        details = _details(self._named(), self.email, self.kind.currentData())
        role, start = self.role.currentData(), self.start.value()
        workspace = self.context.workspace
        return lambda: add_person(workspace, details, role, start)

    def perform(self, action: Callable[[], object]) -> None:
        """What the bar says then names which of two of a name was added."""
        if self.doubles.is_another.isChecked():
            role = self.role.currentText()
            self.said = tr("Added {name}", name=told_name(self.name.text().strip(), role))
        super().perform(action)

    def saved_as(self, result: object) -> None:
        self.added = cast("tuple[int, object]", result)[0]


def _details(name: PersonName, email: QLineEdit, kind: str) -> PersonDetails:
    return PersonDetails(
        given_name=name.given,
        family_name=name.family,
        title=name.title,
        email=email.text().strip() or None,
        kind=PersonKind(kind),
    )


class PersonDetailsDialog(ActionDialog):
    """Corrects what is kept about somebody; each part of the name has a box of its own.

    ``told`` is the name with what tells them from others of the name.
    """

    def __init__(
        self,
        context: Context,
        person: Person,
        others: PeopleTold,
        parent: QWidget | None = None,
        told: str = "",
    ) -> None:
        title = tr("Details of {name}", name=told or person.name)
        super().__init__(context, title, tr("Save"), parent)
        self._person = person
        self.title = self.add_line("title", tr("&Title"))
        hint = tr(
            "As the name should stand on a certificate, in any letters. Lists, papers and e-mails "
            "have it too."
        )
        self.given = self.add_line("given", tr("&Given name"), hint)
        hint = tr("Lists file by it. Leave it empty where the name is one, such as Umm Salma.")
        self.family = self.add_line("family", tr("&Family name"), hint)
        self.email = self.add_line("email", tr("&E-mail"))
        self.kind = self.add_choice("kind", tr("&Kind"), _kinds())
        self.reference = self.add_line("reference", tr("&Reference"))
        self.started = self.add_date(
            "started", tr("With us &since"), ahead=True, month=MonthAlone.FIRST
        )
        self.may_email = self.form.add("may_email", tr("Reminders"), Tick(tr("&May be e-mailed")))
        self.may_email.setMinimumHeight(TARGET)
        hint = tr("A helper who is under 18 is never e-mailed.")
        self.under_18 = self.form.add("under_18", tr("Age"), Tick(tr("&Under 18")), hint)
        self.under_18.setMinimumHeight(TARGET)
        self.under_18.toggled.connect(self._keep_from_mail)
        hint = tr("Gets the line manager’s form and reminders. It can be left empty.")
        self.manager = self.form.add("manager", tr("&Line manager"), PersonBox(of_known=True), hint)
        self.manager.set_people(_managers(person, others))
        hint = tr("Only what is needed for training. The person may ask to see it.")
        self.notes = self.add_text("notes", tr("N&otes"), hint)
        self._show(person)

    def _show(self, person: Person) -> None:
        self.title.setText(person.title)
        self.given.setText(person.given_name)
        self.family.setText(person.family_name)
        self.email.setText(person.email or "")
        self.kind.setCurrentIndex(self.kind.findData(person.kind.value))
        self.reference.setText(person.reference or "")
        self.started.set_value(person.started)
        self.may_email.setChecked(person.may_email)
        self.under_18.setChecked(person.under_18)
        if person.line_manager_id is not None:
            self.manager.choose(person.line_manager_id)
        self.notes.setPlainText(person.notes)
        self.given.setFocus()

    def _keep_from_mail(self, under_18: bool) -> None:
        self.may_email.setDisabled(under_18)
        if under_18:
            self.may_email.setChecked(False)

    def problems(self) -> dict[str, str]:
        has_name = self.given.text().strip() or self.family.text().strip()
        return {
            "given": "" if has_name else tr("Enter a name"),
            "email": _mail_problem(self.email.text()),
            "started": self.started.problem(required=False),
            "manager": self._manager_problem(),
        }

    def _manager_problem(self) -> str:
        known = not self.manager.currentText().strip() or self.manager.person() is not None
        return "" if known else tr("Choose somebody who is with People, or leave it empty")

    def action(self) -> Callable[[], object]:
        manager = self.manager.person()
        details = PersonDetails(
            given_name=self.given.text().strip(),
            family_name=self.family.text().strip(),
            title=self.title.text().strip(),
            reference=self.reference.text().strip() or None,
            email=self.email.text().strip() or None,
            kind=PersonKind(self.kind.currentData()),
            started=self.started.value(),
            notes=self.notes.toPlainText().strip(),
            may_email=self.may_email.isChecked(),
            line_manager_id=manager[0] if manager else None,
            under_18=self.under_18.isChecked(),
        )
        workspace, number = self.context.workspace, self._person.id
        return lambda: change_person(workspace, number, details)


def _managers(person: Person, others: PeopleTold) -> Named:
    """Who can be somebody's line manager: anybody else who is with us, and who it is now."""
    able = (
        each
        for each in others.people
        if each.id != person.id and (each.left is None or each.id == person.line_manager_id)
    )
    return told_names(able, others.apart)
