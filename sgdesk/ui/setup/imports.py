"""Set-up, Import: what each kind of sheet holds, and the way to bring one in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from sgdesk.services.imports import Decision, SheetKind, decisions, take_back
from sgdesk.ui.imports.asking.remembered import Remembered
from sgdesk.ui.imports.dialog import ImportDialog
from sgdesk.ui.imports.kinds import kind_about, kind_title
from sgdesk.ui.places import Place
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Card, FlowLayout, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.dropping import dropped_file

_LINES = 3
"""Of the words on a card, so that all are of one height."""


class ImportSection(SetupSection):
    """One card for each kind; a file may also be dropped here."""

    key: ClassVar[str] = "import"
    topic: ClassVar[str] = "import"

    def _build(self) -> None:
        body = self.head(
            tr("Import a sheet"),
            tr(
                "From Excel, LibreOffice or a CSV file. You see first what would come of it; "
                "nothing is saved before you say so, and the whole import can be undone."
            ),
        )
        self.setAcceptDrops(True)
        holder = QWidget()
        cards = FlowLayout(holder, spacing=Space.MEDIUM, stretch=True)
        self._buttons: list[PushButton] = []
        kinds = (SheetKind.TRACKER, SheetKind.PEOPLE, SheetKind.TRAINING, SheetKind.ROLES)
        words = (tr("&Import …"), tr("I&mport …"), tr("Im&port …"), tr("Impor&t …"))
        for kind, said in zip(kinds, words, strict=True):
            cards.addWidget(self._card(kind, said))
        body.addWidget(holder)
        body.addWidget(Note(tr("You can also drop a file on this page.")))
        body.addWidget(
            Note(
                tr(
                    "Other lists have their own place: who came or is booked goes into its session "
                    "(Sessions), answers to online forms into Evaluation, and certificates are "
                    "dropped on People."
                )
            )
        )
        self._remembered = Remembered()
        self._remembered.taken_back.connect(self._take_back)
        body.addWidget(self._remembered)
        body.addStretch()

    def _card(self, kind: SheetKind, words: str) -> Card:
        card = Card(kind_title(kind))
        note = Note(kind_about(kind))
        metrics = note.fontMetrics()
        note.setMinimumWidth(metrics.averageCharWidth() * 40)
        note.setFixedHeight(_LINES * metrics.lineSpacing() + Space.TINY)
        note.setAlignment(Qt.AlignmentFlag.AlignTop)
        button = PushButton(words, "import", main=True)
        button.setAccessibleName(tr("Import: {kind}", kind=kind_title(kind)))
        button.clicked.connect(self._opener(kind))
        card.body.addWidget(note)
        card.body.addStretch()
        card.body.addLayout(row_of(button))
        self._buttons.append(button)
        return card

    def _opener(self, kind: SheetKind) -> Callable[[], None]:
        return lambda: self.open_dialog(kind=kind)

    def open_dialog(self, *, kind: SheetKind | None = None, path: Path | None = None) -> None:
        """Begin an import; once it is done, its people are shown."""
        if not self.context.may_write:
            return
        dialog = ImportDialog(self.context, self, kind=kind, path=path)
        dialog.accepted.connect(lambda: self._show_what_came(dialog.kind))
        dialog.open()

    def _show_what_came(self, kind: SheetKind) -> None:
        if kind is not SheetKind.ROLES:
            self.context.navigate(Place.PEOPLE)

    def _load(self) -> None:
        for each in self._buttons:
            each.setEnabled(self.context.may_write)
        workspace = self.context.workspace
        self.fetch(lambda: decisions(workspace), self._show_remembered)

    def _show_remembered(self, found: Sequence[Decision]) -> None:
        self._remembered.show_decisions(found, may_write=self.context.may_write)

    def _take_back(self, decision: str) -> None:
        workspace = self.context.workspace
        self.context.perform(
            lambda: take_back(workspace, decision), lambda _: self._load(), owner=self
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.context.may_write and dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_dialog(path=path)
