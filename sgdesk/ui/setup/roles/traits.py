"""What is said of a role beside what it calls for: works with children, recruits."""

from PySide6.QtWidgets import QComboBox

from sgdesk.domain.people.person import RoleTraits
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets.boxes.fields import Form
from sgdesk.ui.widgets.boxes.tick import Tick

_ANSWERS: tuple[bool | None, ...] = (None, True, False)


class TraitFields:
    """Two boxes of a form. What was never touched is kept as it was, "not said" too."""

    def __init__(self, form: Form, traits: RoleTraits, *, offered: bool) -> None:
        self._kept = traits
        self._touched = False
        self._children = form.add(
            "children",
            tr("&Works with children or young people"),
            QComboBox(),
            tr("What a document asks of those who work with children then holds for this role."),
        )
        self._children.setMinimumHeight(TARGET)
        self._children.addItems([tr("Not said"), tr("Yes"), tr("No")])
        self._children.setCurrentIndex(_ANSWERS.index(traits.with_children))
        self._recruits = Tick(tr("&Takes part in recruiting staff or volunteers"))
        self._recruits.setMinimumHeight(TARGET)
        form.add("recruits", tr("Recruiting"), self._recruits)
        self.offer(offered=offered)
        self._recruits.clicked.connect(self._note_touch)

    def offer(self, *, offered: bool) -> None:
        """Begin with a tick, or without, where nobody has said yet; never over an answer."""
        if not self._touched:
            said = self._kept.recruits
            self._recruits.setChecked(offered if said is None else said)

    def value(self) -> RoleTraits:
        """What the boxes say; an untouched box that is empty stays "not said"."""
        ticked = self._recruits.isChecked()
        said = self._touched or self._kept.recruits is not None or ticked
        children = _ANSWERS[self._children.currentIndex()]
        return RoleTraits(children, ticked if said else None)

    def _note_touch(self) -> None:
        self._touched = True


def trait_words(traits: RoleTraits) -> str:
    """What is said of a role in a few words, as the list of roles shows it."""
    said = []
    if traits.with_children is not None:
        children = tr("works with children"), tr("not with children")
        said.append(children[0] if traits.with_children else children[1])
    if traits.recruits:
        said.append(tr("recruits"))
    return ", ".join(said) or tr("not said")
