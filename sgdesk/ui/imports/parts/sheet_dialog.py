"""A dialog that reads a sheet: how it takes one, what its keys do, and where its parts stand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from sgdesk.services.imports import Source
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.imports.parts.source_row import SourceRow
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Banner, BannerKind
from sgdesk.ui.widgets.arranging import ReadDialog, as_read
from sgdesk.ui.widgets.dropping import dropped_file
from sgdesk.ui.widgets.scroll import Room

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetDialog(ReadDialog):
    """Nothing is written before the button that says how much; the dialog lets go of itself.

    A file can be chosen, dropped anywhere on it, or pasted with Ctrl+V. Ctrl+Enter presses the
    main button wherever the focus is, and so does Enter unless questions are open: by habit it is
    pressed once more after a file was chosen, before anybody has read them. F6 goes from part to
    part. Closing asks where answers would be forgotten. A dialog of this kind gives :meth:`take`,
    :meth:`press` and :meth:`answers_given`, and puts its own parts in with :meth:`lay`.
    """

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAcceptDrops(True)
        self.context = context
        self._is_in = False
        self._open = 0
        self.source = SourceRow(context.alerts)
        self.problem = Banner(kind=BannerKind.WARNING)
        self.problem.hide()
        self._parts: tuple[QWidget, ...] = ()
        self.buttons = QDialogButtonBox()
        self.main = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.setAutoDefault(False)
        for each in (self.main, self.cancel):
            each.setMinimumHeight(TARGET)
        self.main.setEnabled(False)
        self.source.given.connect(lambda source: self.take(source))
        self.source.refused.connect(self.say_problem)
        self.main.clicked.connect(lambda: self.press())
        self.buttons.rejected.connect(self.reject)

    def take(self, source: Source) -> None:
        """Read a file, or what was copied; every dialog says how."""
        raise NotImplementedError

    def press(self) -> None:
        """Do what the main button says; every dialog has its own."""
        raise NotImplementedError

    def answers_given(self) -> int:
        """How many answers would be forgotten if it closed now; every dialog counts its own."""
        raise NotImplementedError

    def forgotten_words(self, count: int) -> str:
        """What would be forgotten, in a sentence."""
        return tr_count(
            "Your answer to 1 question would be forgotten.",
            "Your answers to {n} questions would be forgotten.",
            count,
        )

    def reject(self) -> None:
        """Give up, if answers may be forgotten; once everything is in, there is nothing to."""
        if self._is_in:
            self.accept()
        elif self._may_drop():
            super().reject()

    def _may_drop(self) -> bool:
        """Whether the answers that were given may be forgotten."""
        given = self.answers_given()
        return not given or self.context.alerts.ask(
            Prompt(
                tr("Close without bringing anything in?"),
                self.forgotten_words(given),
                tr("Close"),
                tr("Go on here"),
            )
        )

    def lay(self, inside: QWidget, parts: Sequence[QWidget] = ()) -> None:
        """Put everything in its place: what scrolls if it must, and the buttons that never do.

        ``parts`` are what F6 goes round, beside the row of the source and the buttons.
        """
        outside = QVBoxLayout(self)
        outside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.MEDIUM)
        outside.setSpacing(Space.MEDIUM)
        outside.addWidget(Room(inside), 1)
        outside.addWidget(self.buttons)
        self.main.setDefault(True)  # at last, or the first button that came would be it
        self._parts = (self.source, *parts, self.buttons)

    def say_problem(self, text: str) -> None:
        """Say what is wrong, on the band and aloud."""
        self.problem.show_text(text)

    def hold_focus(self) -> None:
        """Call before the buttons are switched off: the focus would go on to Cancel."""
        if self.focusWidget() in (self.main, self.cancel):
            self.source.choose.setFocus()

    def leave_open(self, count: int) -> None:
        """How many questions are open: as long as there is one, Enter alone presses nothing."""
        self._open = count
        self.main.setDefault(not count)

    def stop_taking(self) -> None:
        """From now on no other sheet is taken: everything is in."""
        self._is_in = True
        self.leave_open(0)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste) and self.acceptDrops():
            self.source.paste_cells()
        elif control and event.key() in _ENTER:
            self.main.click()
        elif event.key() in _ENTER and self._open and not self.main.hasFocus():
            self._say_open()
        elif event.key() == Qt.Key.Key_F6:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go_round(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _say_open(self) -> None:
        one = "Nothing was brought in yet: {n} question is open. {button} brings in the rest."
        many = "Nothing was brought in yet: {n} questions are open. {button} brings in the rest."
        button = f"“{self.main.text().replace('&', '')}”"
        self.say_problem(tr_count(one, many, self._open, button=button))

    def _go_round(self, step: int) -> None:
        """Go to the next part that takes the focus, or the one before."""
        parts = [each for each in self._parts if _first_in(each) is not None]
        focused = self.focusWidget()
        at = next(
            (
                place
                for place, each in enumerate(parts)
                if focused is not None and (each is focused or each.isAncestorOf(focused))
            ),
            -1 if step > 0 else 0,
        )
        first = _first_in(parts[(at + step) % len(parts)]) if parts else None
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.take(path)


def _first_in(part: QWidget) -> QWidget | None:
    """What in a part takes the focus first, as one reads; None where nothing does now."""
    stops = as_read(part.window()) if part.isVisible() else []
    return next((each for each in stops if each is part or part.isAncestorOf(each)), None)
