"""Set-up, Partnership: the pack to read, and the way to another."""

from html import escape
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from sgdesk.domain.organisation.pack import Pack
from sgdesk.services.file.changes import Area
from sgdesk.services.organisation.denominations import chosen_denomination
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.ui.courses.catalogue.equivalence_dialog import EquivalentDialog
from sgdesk.ui.setup.partnership.decisions import DecisionsDialog
from sgdesk.ui.setup.partnership.denomination import DenominationDialog, denomination_words
from sgdesk.ui.setup.partnership.follow import FollowDialog
from sgdesk.ui.setup.partnership.pack_text import newer_words, pack_html, passed_words
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, text_style
from sgdesk.ui.widgets import Banner, BannerKind, Heading, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of


class PackView(QTextBrowser):
    """A pack as a text that can be read aloud, searched and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._html = ""
        self.setAccessibleName(tr("What the partnership asks"))
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(Space.LARGE)

    def show_packs(self, pack: Pack, beside: Pack | None) -> None:
        """Show a pack from its top, and under it the denomination's that stands beside it."""
        html = pack_html(pack)
        if beside is not None:
            title = escape(tr("Beside it: {name}", name=beside.name))
            html += f"<hr><h2>{title}</h2>{pack_html(beside)}"
        self._html = html
        self._show()

    def _show(self) -> None:
        self.document().setDefaultStyleSheet(text_style(self.palette()))
        self.setHtml(self._html)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._html:
            self._show()
        super().changeEvent(event)


class PartnershipSection(SetupSection):
    """What is followed, and a dialog to follow another that says first what it changes."""

    key: ClassVar[str] = "partnership"
    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION})
    topic: ClassVar[str] = "partnership"

    def _build(self) -> None:
        body = self.head(tr("Partnership"), scrolls=False)
        self._name = Heading("", TextSize.LARGE)
        self._follow = PushButton(tr("F&ollow another partnership …"), "edit")
        self._beside = PushButton(tr("Add a denomination &beside it …"), "people")
        self._equivalent = PushButton(tr("&Let a course stand for another …"), "copy")
        self._decide = PushButton(tr("&Decisions left to you …"), "check")
        self._denomination_words = Note()
        self._pack: Pack | None = None
        self._faults = Banner(kind=BannerKind.WARNING)
        self._faults.hide()
        self._passed = Banner(kind=BannerKind.WARNING)
        self._passed.hide()
        self._newer = Banner()
        self._newer.hide()
        self._newer_asked = False
        self._text = PackView()
        words = QVBoxLayout()
        words.setSpacing(Space.TINY)
        words.addWidget(self._name)
        words.addWidget(
            Note(
                tr(
                    "Each fact stands with its paragraph in square brackets. What the document "
                    "does not say is not shown as its rule."
                )
            )
        )
        body.addLayout(words)
        body.addLayout(row_of(self._follow, self._decide, self._beside, self._equivalent))
        body.addWidget(self._denomination_words)
        body.addWidget(self._newer)
        body.addWidget(self._passed)
        body.addWidget(self._faults)
        body.addWidget(self._text, 1)

    def _connect(self) -> None:
        self._follow.clicked.connect(self._open_dialog)
        self._beside.clicked.connect(self._open_denomination)
        self._equivalent.clicked.connect(lambda: EquivalentDialog(self.context, self).open())
        self._decide.clicked.connect(self.open_decisions)

    def _load(self) -> None:
        workspace = self.context.workspace
        self._follow.setEnabled(self.context.may_write)
        self._beside.setEnabled(self.context.may_write)
        self._equivalent.setEnabled(self.context.may_write)
        self._decide.setEnabled(self.context.may_write)
        context = self.context
        self.fetch(
            lambda: denomination_words(context), self._denomination_words.setText, about="beside"
        )
        if workspace.packs.faults:
            self._faults.show_text("\n".join(workspace.packs.faults))
        as_at = self.context.as_at

        def read() -> tuple[Pack, Pack | None]:
            return organisation_view(workspace, as_at).pack, chosen_denomination(workspace)

        self.fetch(read, self._fill)

    def _fill(self, found: tuple[Pack, Pack | None]) -> None:
        pack, beside = found
        self._pack = pack
        self._name.setText(pack.name)
        self._passed.show_text(passed := passed_words(pack, self.context.as_at))
        self._passed.setVisible(bool(passed))
        self._text.show_packs(pack, beside)
        self._show_newer()

    def explain_newer(self) -> None:
        """Say what to do where the partnership has a newer document than this one."""
        self._newer_asked = True
        self._show_newer()

    def _show_newer(self) -> None:
        pack = self._pack
        if self._newer_asked and pack is not None:
            self._newer.show_text(newer_words(pack))

    def _open_dialog(self) -> None:
        FollowDialog(self.context, self).open()

    def open_decisions(self) -> None:
        """Ask what the document leaves open."""
        DecisionsDialog(self.context, self).open()

    def _open_denomination(self) -> None:
        if self._pack is not None:
            DenominationDialog(self.context, self._pack, self).open()
