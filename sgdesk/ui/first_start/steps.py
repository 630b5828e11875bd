"""The four steps: your organisation, your partnership, your roles, your people."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.organisation.duty import DUTY_WORDS
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.organisation.pack import Pack, PackKind
from sgdesk.services.file.safety.places import place_of, usual_place
from sgdesk.services.organisation.decisions import possible_decisions
from sgdesk.services.people.roles import NewRole
from sgdesk.ui.setup.kinds import DUTY_HINT, KINDS
from sgdesk.ui.setup.partnership.decisions import DecisionForm
from sgdesk.ui.setup.partnership.pack_text import passed_words
from sgdesk.ui.setup.roles.template_picker import TemplatePicker
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import Banner, BannerKind, Form, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of


class Then(StrEnum):
    """What comes after the last step."""

    IMPORT = "import"
    ADD = "add"
    SAMPLE = "sample"
    NOTHING = "nothing"


class Step(QWidget):
    """One step: ``title`` and ``about`` stand over it; ``first`` takes the focus."""

    title = ""
    about = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.MEDIUM)
        self.first: QWidget = self
        self.build()
        self.column.addStretch()

    def build(self) -> None:
        """Make the widgets."""

    def check(self) -> bool:
        """Say what is missing, on going on; true where nothing is."""
        return True


class OrganisationStep(Step):
    """Its name, its kind and its duty, and where the file goes."""

    place_asked = Signal()

    def build(self) -> None:
        self.title = tr("Your organisation")
        self.about = tr("As it should stand on certificates. You can change all of it later.")
        self.form = Form()
        self.name = self.form.add("name", tr("&Name of the organisation"), QLineEdit())
        self.kind = self.form.add("kind", tr("What &kind of organisation"), QComboBox())
        for _, title in KINDS:
            self.kind.addItem(tr(title))
        duty = tr("Sect&ion 11 of the Children Act")
        self.duty = self.form.add("duty", duty, QComboBox(), tr(DUTY_HINT))
        for each, words in DUTY_WORDS.items():
            self.duty.addItem(tr(words), each.value)
        hint = tr("Who answers questions about training; leave it empty if you like.")
        self.contact = self.form.add("contact", tr("&Contact"), QLineEdit(), hint)
        self.email = self.form.add("email", tr("E-&mail"), QLineEdit())
        for box in (self.name, self.contact, self.email, self.kind, self.duty):
            box.setMinimumHeight(TARGET)
        self.place = Note()
        self.other = PushButton(tr("Keep it in &another place …"), "folder")
        self.other.clicked.connect(self.place_asked)
        self.column.addWidget(self.form)
        self.column.addWidget(self.place)
        self.column.addLayout(row_of(self.other))
        self.first = self.name

    def show_place(self, path: Path) -> None:
        """Say where the file will be, and what that place means where it means anything."""
        text = tr(
            "One file on this computer holds everything: {file} in {folder}.",
            file=path.name,
            folder=path.parent,
        )
        place, usual = place_of(path), usual_place()
        if place is not None:
            text = f"{text} ▲ {place.sentence}"
        elif path.parent == usual.folder:
            text = f"{text} {usual.why}"
        self.place.setText(text)

    def is_typed(self) -> bool:
        """Whether anything was typed that would have to be typed again."""
        return any(box.text().strip() for box in (self.name, self.contact, self.email))

    def kind_key(self) -> str:
        """The kind as it is kept."""
        return KINDS[self.kind.currentIndex()][0]

    def details(self) -> OrganisationDetails:
        """What was typed; a name of ours where none was."""
        return OrganisationDetails(
            name=self.name.text().strip() or tr("Our organisation"),
            kind=self.kind_key(),
            section11_duty=str(self.duty.currentData()),
            contact_name=self.contact.text().strip(),
            contact_email=self.email.text().strip(),
        )

    def check(self) -> bool:
        missing = tr("Enter the name of the organisation, or choose “Do this later”")
        return self.form.show_problems({"name": "" if self.name.text().strip() else missing})


class PartnershipStep(Step):
    """A choice of the partnerships that come with the program."""

    chosen = Signal()

    def build(self) -> None:
        self.title = tr("Your partnership")
        self.about = tr(
            "The safeguarding children partnership of your county or borough. What it asks "
            "comes with the program, each fact with its paragraph."
        )
        self._packs: list[Pack] = []
        self._today = date.min
        self._asked: Pack | None = None
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda *_: self._tell())
        self._choices = QVBoxLayout()
        self._choices.setSpacing(Space.TINY)
        self._note = Note()
        self.passed = Banner(kind=BannerKind.WARNING)
        self.passed.hide()
        self._open = Note(
            tr(
                "What its document leaves open is yours to decide. What you leave here is asked "
                "again on Today."
            )
        )
        self.decisions = DecisionForm()
        self.column.addLayout(self._choices)
        for each in (self._note, self.passed, self._open, self.decisions):
            self.column.addWidget(each)

    def show_packs(self, packs: list[Pack], today: date) -> None:
        """Offer them; the one that is nobody's document comes last and is chosen at first.

        Of a document whose own time was over before ``today`` that is said when it is chosen.
        """
        self._today = today
        self._packs = sorted(packs, key=lambda pack: pack.kind is PackKind.GENERIC)
        for number, pack in enumerate(self._packs):
            generic = pack.kind is PackKind.GENERIC
            text = tr("Ours is not here, or not sure yet") if generic else pack.name
            button = QRadioButton(text)
            button.setMinimumHeight(TARGET)
            self._group.addButton(button, number)
            self._choices.addWidget(button)
            if generic:
                button.setChecked(True)

    def buttons(self) -> list[QAbstractButton]:
        """What is to be chosen from."""
        return self._group.buttons()

    def pack(self) -> Pack:
        """The one that is chosen."""
        return self._packs[max(self._group.checkedId(), 0)]

    def choose_generic(self) -> None:
        """Leave it open."""
        self._group.button(len(self._packs) - 1).setChecked(True)

    def _tell(self) -> None:
        pack = self.pack()
        self.first = self._group.checkedButton() or self
        if pack.document:
            text = tr("Its document: {document}.", document=pack.document)
        else:
            text = tr(
                "A usual pathway of four levels takes its place. You can follow a partnership "
                "later; what would change for whom is shown first."
            )
        self._note.setText(text)
        self.passed.show_text(passed := passed_words(pack, self._today))
        self.passed.setVisible(bool(passed))
        if self._asked is not pack:
            self._asked = pack
            self.decisions.show_list(possible_decisions(pack))
        self.chosen.emit()


class RolesStep(Step):
    """The usual roles of such an organisation, ticked."""

    def build(self) -> None:
        self.title = tr("Your roles")
        self.about = tr(
            "Untick what you do not have. The group beside each is our suggestion; it decides "
            "which training the role calls for."
        )
        self.form = Form()
        title = tr("&Which is most like yours")
        self.picker = self.form.add("template", title, TemplatePicker())
        self.differs = Note()
        self.differs.hide()
        self.column.addWidget(self.differs)
        self.column.addWidget(self.form)
        self.first = self.picker
        self._shown: tuple[str, str] | None = None
        self.picker.changed.connect(self._compare_kinds)

    def _compare_kinds(self) -> None:
        """Where the list is of another kind than was said first, one of the two may be a slip."""
        said = self._shown[1] if self._shown is not None else ""
        known = dict(KINDS)
        differs = bool(said) and self.picker.kind not in ("", said)
        self.differs.setVisible(differs)
        if differs:
            self.differs.setText(
                tr(
                    "▲ You said “{said}” in the first step, and these are the roles of “{list}”. "
                    "Both may be right. Back leads there, where the kind can be changed.",
                    said=tr(known.get(said, said)),
                    list=tr(known.get(self.picker.kind, self.picker.kind)),
                )
            )

    def show_for(self, pack: Pack, kind: str) -> None:
        """Suggest for a partnership and a kind; what was ticked stays while neither changes."""
        if self._shown != (pack.id, kind):
            self._shown = (pack.id, kind)
            self.picker.show_pack(pack, kind)

    def check(self) -> bool:
        missing = tr("Choose what you are most like, or choose “Do this later”")
        return self.form.show_problems({"template": "" if self.picker.is_chosen else missing})

    def roles(self) -> list[NewRole]:
        """What is ticked."""
        return self.picker.roles()


class PeopleStep(Step):
    """How the people come in."""

    def build(self) -> None:
        self.title = tr("Your people")
        self.about = tr("How would you like to begin?")
        self._group = QButtonGroup(self)
        for number, (title, about) in enumerate(_WAYS.values()):
            button = QRadioButton(tr(title))
            button.setMinimumHeight(TARGET)
            button.setAccessibleDescription(tr(about))
            self._group.addButton(button, number)
            note = Note(tr(about))
            note.setIndent(em(self, 1.3))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(button)
            words.addWidget(note)
            self.column.addLayout(words)
        self._group.button(0).setChecked(True)
        self.first = self._group.button(0)

    def then(self) -> Then:
        """What comes after this step."""
        return list(_WAYS)[self._group.checkedId()]

    def choose(self, then: Then) -> None:
        """Choose a way."""
        self._group.button(list(_WAYS).index(then)).setChecked(True)


_WAYS = {
    Then.IMPORT: (
        "Import the sheet that you keep now",
        "From Excel, LibreOffice or CSV. You see what would come of it before it is saved.",
    ),
    Then.ADD: ("Type them in", "One by one; good for a small team."),
    Then.SAMPLE: (
        "Look round the sample first",
        "A made-up church with about forty people. Your own file is made as well, and waits "
        "under File, Open.",
    ),
    Then.NOTHING: ("Begin with an empty list", "Everything is there when you come back to it."),
}
