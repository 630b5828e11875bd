"""A box with a list to choose from, in which a choice can be typed as it is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from sgdesk.domain.text import plain_letters
from sgdesk.ui.widgets.pause import pause

_WAIT_MS = 1500
"""After so long without a key the next letter begins another word."""
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class ChoiceBox(QComboBox):
    """Typing goes to the choice that begins so, its spaces too; a space alone opens the list.

    Qt's own box opens its list at the space of "Class helper", and the list takes all that is
    typed after it. Where no choice begins so, one with a word that does is taken, accents or none;
    and where nothing fits, what was chosen before the typing stays: never the last that half did.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed, self._before = "", -1
        self._pause = pause(self, _WAIT_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for what is typed; every other key is Qt's."""
        letter = event.text()
        is_letter = letter.isprintable() and letter and not event.modifiers() & _COMMANDS
        if not is_letter or (letter == " " and not self._pause.isActive()):
            super().keyPressEvent(event)
            return
        if not self._pause.isActive():
            self._before = self.currentIndex()
        self._typed = self._typed + letter if self._pause.isActive() else letter
        self._pause.start()
        space = " " if self._typed.endswith(" ") else ""
        self._go_to(plain_letters(self._typed) + space)

    def _go_to(self, typed: str) -> None:
        """Choose what begins so; one letter again and again goes from one to the next.

        From a choice that begins otherwise a letter goes to the first of its own in the list, so
        that “St” is the same wherever it was typed.
        """
        fits = self._that_begin(typed)
        is_stay = len(typed) > 1
        if not fits and len(set(typed)) == 1:
            fits, is_stay = self._that_begin(typed[0]), False
        now = self.currentIndex()
        if is_stay and now in fits:
            return
        at = fits[0] if fits else self._before
        if not is_stay and now in fits:
            at = next((each for each in fits if each > now), at)
        if at != now:
            self.setCurrentIndex(at)
            self.activated.emit(at)

    def _that_begin(self, typed: str) -> list[int]:
        """Which choices begin so, or else which have a word that does."""
        said = {row: plain_letters(self.itemText(row)) for row in range(self.count())}
        begin = [row for row, text in said.items() if text.startswith(typed)]
        return begin or [row for row, text in said.items() if f" {typed}" in text]
