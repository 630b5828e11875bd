"""The kind word under a box where somebody types what belongs in the safeguarding file."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from sgdesk.domain.people.keeping.kept_elsewhere import KeptElsewhere, all_kept_elsewhere
from sgdesk.ui.text import tr
from sgdesk.ui.widgets.banner import Banner, BannerKind
from sgdesk.ui.widgets.labels import announce

_WORDS = {
    KeptElsewhere.CONCERN: (
        "This looks like a concern about somebody. Keep that in your safeguarding file, not "
        "here, and tell your safeguarding lead."
    ),
    KeptElsewhere.CHECK: (
        "This looks like a number or the content of a DBS check. Keep that with your "
        "recruitment papers, not here. That a check was done may well stand here."
    ),
    KeptElsewhere.CRIME: (
        "This looks like something about the police or a court. Keep that in your safeguarding "
        "file, not here."
    ),
    KeptElsewhere.CHILD: (
        "This looks like a child’s name. No child is named here; keep that in your "
        "safeguarding file."
    ),
}

_NAMED = 2
"""So many kinds are named at once, the worst first."""

if set(_WORDS) != set(KeptElsewhere):
    raise TypeError("Everything that is kept elsewhere has to have its words")


class ElsewhereHint(Banner):
    """Hidden until a text asks for it; it keeps nobody from saving, and is kept nowhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(kind=BannerKind.WARNING, parent=parent)
        self._all: tuple[KeptElsewhere, ...] = ()
        self.hide()

    @property
    def said(self) -> KeptElsewhere | None:
        """What is hinted at now, the worst where it is more than one."""
        return self._all[0] if self._all else None

    def look_at(self, text: str) -> None:
        """Say or take back the hint, as what stands in the box now asks for."""
        found = all_kept_elsewhere(text)
        if found == self._all:
            return
        self._all = found
        if not found:
            self.hide()
            return
        words = " ".join(tr(_WORDS[each]) for each in found[:_NAMED])
        self.show_text(words)
        self.setAccessibleName(words)
        if QAccessible.isActive():
            announce(self, words)


def watches(box: QWidget) -> ElsewhereHint | None:
    """A hint for a box of free text, to be put under it; ``None`` for any other box."""
    if isinstance(box, QPlainTextEdit):
        hint = ElsewhereHint()
        box.textChanged.connect(lambda: hint.look_at(box.toPlainText()))
        return hint
    line = box.lineEdit() if isinstance(box, QComboBox) and box.isEditable() else box
    is_hidden = isinstance(line, QLineEdit) and line.echoMode() is not QLineEdit.EchoMode.Normal
    if isinstance(line, QLineEdit) and not line.isReadOnly() and not is_hidden:
        hint = ElsewhereHint()
        line.textChanged.connect(hint.look_at)
        return hint
    return None
