"""Set-up, Organisation: who keeps the file, as it stands on certificates and the return."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from sgdesk.domain.addresses import is_address
from sgdesk.domain.errors import UserError
from sgdesk.domain.organisation.duty import DUTY_WORDS
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.services.file.changes import Area
from sgdesk.services.organisation.organisation import (
    Leads,
    OrganisationView,
    change_organisation,
    organisation_view,
)
from sgdesk.services.organisation.policy import training_policy
from sgdesk.services.people.leads import LeadUnasked, leads_unasked_in
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.told_apart import people_told
from sgdesk.services.views.vacancies import lead_people
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.lead_words import lead_unasked_words, way_to_lead_role
from sgdesk.ui.page import Unsaved
from sgdesk.ui.places import DEPUTY, LEAD, Place, Wanted
from sgdesk.ui.setup.kinds import DUTY_HINT, KINDS
from sgdesk.ui.setup.logo import LogoBox, read_logo
from sgdesk.ui.setup.policy import PolicyDialog, PolicyPart
from sgdesk.ui.setup.section import SetupSection, bring_to
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import Banner, BannerKind, Form, PushButton
from sgdesk.ui.widgets.arranging import narrow, row_of
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.words import told_names


@dataclass(frozen=True, slots=True)
class _Found:
    """What the form is filled with; ``people`` are those to choose leads from, id and name.

    Whoever holds a role of the lead or the deputy stands first among them.
    """

    view: OrganisationView
    policy: TrainingPolicy | None
    people: tuple[tuple[int, str], ...]
    unasked: tuple[LeadUnasked, ...] = ()


class OrganisationSection(SetupSection):
    """A form that stays as it was typed until it is saved."""

    key: ClassVar[str] = "organisation"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION, Area.PEOPLE})

    def _build(self) -> None:
        body = self.head(
            tr("Organisation"),
            tr("Who you are, as it stands on certificates, sign-in sheets and the return."),
        )
        self._form = Form()
        self._kept: _Found | None = None
        self._wanted: QComboBox | None = None
        self._ways: dict[Banner, tuple[Place, Wanted]] = {}
        add = self._form.add
        self._name = add("name", tr("&Name of the organisation"), QLineEdit())
        self._kind = add("kind", tr("What &kind of organisation"), QComboBox())
        for key, title in KINDS:
            self._kind.addItem(tr(title), key)
        self._number = add(
            "charity_number",
            tr("Charit&y number"),
            QLineEdit(),
            tr("Leave it empty where you have none."),
        )
        duty = tr("Sect&ion 11 of the Children Act")
        self._duty = add("duty", duty, QComboBox(), tr(DUTY_HINT))
        for each, words in DUTY_WORDS.items():
            self._duty.addItem(tr(words), each.value)
        self._contact = add("contact_name", tr("&Contact"), QLineEdit())
        self._email = add("contact_email", tr("E-&mail"), QLineEdit())
        self._phone = add("contact_phone", tr("&Telephone"), QLineEdit())
        self._address = add("address", tr("&Address"), QPlainTextEdit())
        self._address.setFixedHeight(em(self, 5))
        self._address.setTabChangesFocus(True)
        leads = tr(
            "Named on what is printed; on the return only where “Name the lead and the deputy” is "
            "ticked."
        )
        find = tr("Type any part of the name. Leave it empty where there is nobody yet.")
        self._lead = add(
            "lead", tr("Safeguarding &lead"), PersonBox(of_known=True), f"{leads} {find}"
        )
        self._deputy = add("deputy", tr("&Deputy"), PersonBox(of_known=True))
        self._unasked = (Banner(kind=BannerKind.WARNING), Banner(kind=BannerKind.WARNING))
        for band in self._unasked:
            self._form.column.addWidget(band)
            band.hide()
        hint = tr("PNG or JPEG. It is made smaller where it has to be; the file stays as it is.")
        self._logo = add("logo", tr("Lo&go"), LogoBox(), hint)
        for box in self._form.findChildren(QLineEdit):
            if not isinstance(box.parentWidget(), QComboBox):  # that one has its own frame
                box.setMinimumHeight(TARGET)
        for combo in (self._kind, self._duty, self._lead, self._deputy):
            combo.setMinimumHeight(TARGET)
        self._save = PushButton(tr("&Save"), "save", main=True)
        self._form.column.addLayout(row_of(self._save))
        body.addLayout(narrow(self._form, em(self, 34)))
        self._policy = PolicyPart()
        body.addLayout(narrow(self._policy, em(self, 34)))
        body.addStretch()

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._form.recheck = lambda: {"logo": _STANDS, **self._problems()}
        for band in self._unasked:
            band.chosen.connect(lambda band=band: self.context.navigate(*self._ways[band]))
        self._policy.asked.connect(self.open_policy)
        self._logo.choose_asked.connect(self._choose_logo)
        for line in self._form.findChildren(QLineEdit):
            line.textChanged.connect(lambda _: self.touched.emit())
        self._address.textChanged.connect(self.touched)
        for combo in self._form.findChildren(QComboBox):
            combo.currentIndexChanged.connect(lambda _: self.touched.emit())

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self._save.setEnabled(self.context.may_write)

        def read() -> _Found:
            view = organisation_view(workspace, as_at)
            chosen = {view.settings.lead_person, view.settings.deputy_person}
            day = workspace.today()
            # Whoever is chosen is offered though they have left: else nobody would be, unasked.
            told = people_told(workspace)
            here = [
                each
                for each in told.people
                if each.left is None or each.left >= day or each.id in chosen
            ]
            leading = lead_people(workspace)
            named = told_names(here, told.apart)
            people = tuple(sorted(named, key=lambda each: each[0] not in leading))
            policy = training_policy(workspace, as_at)
            with snapshot(workspace, as_at) as moment:
                unasked = leads_unasked_in(moment)
            return _Found(view, policy, people, unasked)

        self.fetch(read, self._fill)

    def go_to(self, key: str) -> None:
        """Go to the box of the lead or the deputy, once it is filled."""
        self._wanted = {LEAD: self._lead, DEPUTY: self._deputy}[key]
        if self._kept is not None:
            self._show_wanted()

    def _show_wanted(self) -> None:
        box, self._wanted = self._wanted, None
        if box is not None:
            bring_to(box)

    def open_policy(self) -> None:
        """Change what is kept of the policy; once it is read where it is not yet."""
        workspace = self.context.workspace
        if self.context.may_write:
            self.fetch(
                lambda: training_policy(workspace),
                lambda policy: PolicyDialog(self.context, policy, self).open(),
                about="policy",
            )

    def _fill(self, found: _Found) -> None:
        self._policy.show_policy(found.policy, found.view.pack.id, may_write=self.context.may_write)
        if self._kept is not None and self._is_changed():
            return
        self._kept = None  # while it is filled, nothing of it was typed
        details, settings = found.view.details, found.view.settings
        self._name.setText(details.name)
        _show_kept(self._kind, details.kind)
        _show_kept(self._duty, details.section11_duty)
        self._number.setText(details.charity_number)
        self._contact.setText(details.contact_name)
        self._email.setText(details.contact_email)
        self._phone.setText(details.contact_phone)
        self._address.setPlainText(details.address)
        self._logo.set_png(details.logo_png)
        _offer(self._lead, found.people, settings.lead_person)
        _offer(self._deputy, found.people, settings.deputy_person)
        self._kept = found
        self._show_unasked(found)
        self._show_wanted()
        self.touched.emit()

    def _show_unasked(self, found: _Found) -> None:
        """Who is chosen and not asked for a lead's training, with the way to the role."""
        for band in self._unasked:
            band.hide()
        for band, each in zip(self._unasked, found.unasked, strict=False):
            verb, self._ways[band] = way_to_lead_role(each)
            band.show_text(lead_unasked_words(each), verb if self.context.may_write else "")
            band.show()

    def save(self) -> None:
        """Check, then save the details and the leads as one action."""
        self._save_then(lambda: None)

    def _problems(self) -> dict[str, str]:
        name = "" if self._name.text().strip() else tr("Enter the name of the organisation")
        mail = self._email.text().strip()
        wrong = mail and not is_address(mail)
        problem = tr("Enter an e-mail address, such as office@example.org") if wrong else ""
        return {"name": name, "contact_email": problem, **self._unknown()}

    def _save_then(self, then: Callable[[], object]) -> None:
        kept = self._kept
        if kept is None or not self._form.show_problems(self._problems()):
            return
        details, leads = self._details(), self._leads()
        workspace = self.context.workspace

        def saved(_: object) -> None:
            self._forget()
            then()

        self.context.perform(
            lambda: change_organisation(workspace, details, leads),
            saved,
            self._form.show_error,
            owner=self,
        )

    def unsaved(self) -> Unsaved | None:
        if self._kept is None or not self._is_changed() or not self.context.may_write:
            return None
        sentence = tr("What you typed about the organisation is not saved yet.")
        return Unsaved(sentence, tr("organisation"), self._save_then, self._drop)

    def _drop(self) -> None:
        kept = self._kept
        self._forget()
        if kept is not None:
            self._fill(kept)

    def _forget(self) -> None:
        """Take the next reading of the file as it is."""
        self._kept = None
        self.touched.emit()

    def _details(self) -> OrganisationDetails:
        return OrganisationDetails(
            name=self._name.text().strip(),
            kind=str(self._kind.currentData()),
            charity_number=self._number.text().strip(),
            section11_duty=str(self._duty.currentData()),
            contact_name=self._contact.text().strip(),
            contact_email=self._email.text().strip(),
            contact_phone=self._phone.text().strip(),
            address=self._address.toPlainText().strip(),
            logo_png=self._logo.png(),
        )

    def _leads(self) -> Leads:
        return Leads(
            *(found and found[0] for found in (self._lead.person(), self._deputy.person()))
        )

    def _unknown(self) -> dict[str, str]:
        """What is wrong where a name was typed that is nobody's, or not yet one person's."""
        said = tr("Choose somebody from the list, or leave it empty")
        boxes = {"lead": self._lead, "deputy": self._deputy}
        return {
            key: said
            for key, box in boxes.items()
            if box.currentText().strip() and box.person() is None
        }

    def _is_changed(self) -> bool:
        kept = self._kept
        if kept is None:
            return False
        settings = kept.view.settings
        leads = Leads(settings.lead_person, settings.deputy_person)
        typed = self._leads() != leads or bool(self._unknown())
        return typed or self._details() != kept.view.details

    def _choose_logo(self) -> None:
        wish = FileWish(tr("Choose a logo"), tr("Pictures (*.png *.jpg *.jpeg)"))
        path = self.context.alerts.open_file(wish)
        if path is None:
            return
        try:
            self._logo.set_png(read_logo(path))
        except UserError as error:
            self._form.show_problems({"logo": error_text(error)})


_STANDS = "what was wrong with a picture stands until another is chosen"


def _show_kept(combo: QComboBox, kept: str) -> None:
    """Choose what is kept; what is not one of the choices stays as it was typed."""
    place = combo.findData(kept)
    if place < 0:
        combo.addItem(kept, kept)
        place = combo.count() - 1
    combo.setCurrentIndex(place)


def _offer(box: PersonBox, people: tuple[tuple[int, str], ...], chosen: int | None) -> None:
    box.set_people(people)
    box.setEditText("")
    if chosen is not None:
        box.choose(chosen)
    box.edit.setCursorPosition(0)
