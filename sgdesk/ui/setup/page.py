"""Set-up: its sections in a list at the left, the one that is chosen beside it."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout

from sgdesk.domain.organisation.settings import FOLLOW_GATE
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.places import (
    DECISIONS,
    DEPUTY,
    FILE_LOCK,
    GATE,
    LEAD,
    NEWER_DOCUMENT,
    POLICY,
    Wanted,
)
from sgdesk.ui.setup.history import HistorySection
from sgdesk.ui.setup.imports import ImportSection
from sgdesk.ui.setup.organisation import OrganisationSection
from sgdesk.ui.setup.partnership.section import PartnershipSection
from sgdesk.ui.setup.privacy.section import PrivacySection
from sgdesk.ui.setup.roles.section import RolesSection
from sgdesk.ui.setup.safety.section import SafetySection
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.setup.section_list import SetupSectionList
from sgdesk.ui.setup.settings import SettingsSection
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets.scroll import CurrentOnly


class SetupPage(Page):
    """Shows one section at a time; ``Wanted.action`` names the one to open.

    "import" begins an import at once; :data:`POLICY` opens the organisation's own training policy
    :data:`NEWER_DOCUMENT` says what to do where the partnership has a newer document, and
    :data:`DECISIONS` asks what its document leaves open.
    """

    topic: ClassVar[str] = "setup"

    def _build(self) -> None:
        self._list = SetupSectionList()
        self._stack = CurrentOnly()
        self._sections: dict[str, SetupSection] = {}
        self._stale: set[str] = set()
        self._import = ImportSection()
        self._safety = SafetySection()
        self._organisation = OrganisationSection()
        self._partnership = PartnershipSection()
        self._settings = SettingsSection()
        self._asked = ""
        self._leads_to_box = False
        self._sheet: Path | None = None
        for title, section in (
            (tr("Organisation"), self._organisation),
            (tr("Partnership"), self._partnership),
            (tr("Roles"), RolesSection()),
            (tr("Settings"), self._settings),
            (tr("Safety"), self._safety),
            (tr("Privacy"), PrivacySection()),
            (tr("History"), HistorySection()),
            (tr("Import"), self._import),
        ):
            self._sections[section.key] = section
            section.touched.connect(self.touched)
            self._list.add(title)
            self._stack.addWidget(section)
        self._list.setCurrentRow(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.LARGE, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._choose)

    @property
    def section(self) -> SetupSection:
        """The section that is open."""
        return self._sections[list(self._sections)[self._stack.currentIndex()]]

    def unsaved(self) -> Unsaved | None:
        return self.section.unsaved()

    def note_backup(self) -> None:
        for key, section in self._sections.items():
            if key not in self._stale:
                section.note_backup()

    def guide_topic(self) -> str:
        return self.section.topic or self.topic

    def begin_work(self) -> None:
        """In the list of sections; whoever was led to a box of one is in it already."""
        was_led, self._leads_to_box = self._leads_to_box, False
        if not (was_led and self.has_focus()):
            super().begin_work()

    def begin_new(self) -> bool:
        """Ctrl+N adds what the open section lists, such as a role."""
        return self.section.begin_new()

    def print_page(self) -> None:
        self.section.print_page()

    def _open(self, wanted: Wanted) -> None:
        self._asked, self._sheet = wanted.action, wanted.path
        leads_to = {
            POLICY: "organisation",
            LEAD: "organisation",
            DEPUTY: "organisation",
            GATE: "settings",
            FILE_LOCK: "safety",
            NEWER_DOCUMENT: "partnership",
            DECISIONS: "partnership",
        }
        key = leads_to.get(wanted.action, wanted.action)
        if key in self._sections:
            self._list.setCurrentRow(list(self._sections).index(key))

    def _load(self) -> None:
        self._stale = set(self._sections)
        self._refresh_section()
        asked, self._asked = self._asked, ""
        self._leads_to_box = asked in (LEAD, DEPUTY, GATE, FILE_LOCK)
        if asked == self._import.key:
            self._import.open_dialog(path=self._sheet)
        elif asked == POLICY:
            self._organisation.open_policy()
        elif asked in (LEAD, DEPUTY):
            self._organisation.go_to(asked)
        elif asked == FILE_LOCK:
            self._safety.go_to_passphrase()
        elif asked == GATE:
            self._settings.go_to(FOLLOW_GATE)
        elif asked == NEWER_DOCUMENT:
            self._partnership.explain_newer()
        elif asked == DECISIONS:
            self._partnership.open_decisions()

    def _choose(self, row: int) -> None:
        here = self._stack.currentIndex()
        if row == here:
            return
        if self._context is not None and not self.section.may_leave(lambda: self._go_to(row)):
            self._list.setCurrentRow(self._stack.currentIndex())
            return
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        """Show a section, whatever is typed in the one that is open."""
        self._stack.setCurrentIndex(row)
        self._list.setCurrentRow(row)
        self._refresh_section()
        self.touched.emit()

    def _refresh_section(self) -> None:
        """Load the open section where what it shows may have changed."""
        if self._context is not None and self.section.key in self._stale:
            self._stale.discard(self.section.key)
            self.section.refresh(self._context)
