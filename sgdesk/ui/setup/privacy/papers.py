"""Papers and exports on Set-up, Privacy: handing over, everything in open formats, the notice."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sgdesk.services.file.saving import paper_name
from sgdesk.services.organisation.handover import NOTICE, handover_pack, notice_pdf, save_notice
from sgdesk.services.organisation.open_formats import export_everything
from sgdesk.ui.context import Context
from sgdesk.ui.printing import save_into_folder, show_paper
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Card, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of


class PapersCard(Card):
    """What is handed on: saved into a folder, or shown to print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("To hand over"), parent)
        self._context: Context | None = None
        self.handover = PushButton(tr("Handover pac&k …"), "save")
        self.everything = PushButton(tr("Ever&ything in open formats …"), "save")
        self.notice = PushButton(tr("Print the privacy &notice …"), "print")
        self.adapt = PushButton(tr("Save the notice to &adapt …"), "save")
        about = tr(
            "The pack is for whoever takes over: a copy of the file that was proved, and a note "
            "that says how it is opened, what is decided and what waits. No passphrase is in it; "
            "whoever takes over sets a new one first, since you know the one from before. "
            "Open formats are CSV and JSON that need no sgdesk. Both hold personal data: give them "
            "to nobody else. The notice is an offer to adapt, for the people whom you keep."
        )
        self.body.addWidget(Note(about))
        self.body.addLayout(row_of(self.handover, self.everything))
        self.body.addLayout(row_of(self.notice, self.adapt))
        self.handover.clicked.connect(self._hand_over)
        self.everything.clicked.connect(self._export)
        self.notice.clicked.connect(self._show_notice)
        self.adapt.clicked.connect(self._save_notice)

    def use(self, context: Context) -> None:
        """Save for this file from now on."""
        self._context = context

    def _hand_over(self) -> None:
        def make(folder: Path) -> tuple[Path, ...]:
            return (handover_pack(self.context.workspace, folder).folder,)

        self._save(tr("Where to put the handover pack"), make)

    def _export(self) -> None:
        def make(folder: Path) -> tuple[Path, ...]:
            return (export_everything(self.context.workspace, folder).folder,)

        self._save(tr("Where to put everything"), make)

    def _show_notice(self) -> None:
        workspace = self.context.workspace
        show_paper(
            self.context,
            tr("Privacy notice"),
            paper_name(workspace, NOTICE),
            lambda: notice_pdf(workspace),
            self,
        )

    def _save_notice(self) -> None:
        def make(folder: Path) -> tuple[Path, ...]:
            return save_notice(self.context.workspace, folder)

        self._save(tr("Where to put the privacy notice"), make)

    @property
    def context(self) -> Context:
        """The open file; a button is pressed only once there is one."""
        if self._context is None:
            raise RuntimeError("no file is open")
        return self._context

    def _save(self, title: str, make: Callable[[Path], tuple[Path, ...]]) -> None:
        save_into_folder(self.context, title, make, self)
