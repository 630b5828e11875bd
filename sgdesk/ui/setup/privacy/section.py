"""Set-up, Privacy: who is to be looked at, who waits, who asked, how long people are kept."""

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.privacy_notice import period_words
from sgdesk.domain.people.keeping.retention import Period, kind_words
from sgdesk.services.file.changes import Area
from sgdesk.services.file.safety.copies import Cleansed, HeldIn
from sgdesk.services.people.rights.erasing import (
    Whom,
    erase_in_backups,
    take_back,
    whom_of_outside,
    whom_of_person,
)
from sgdesk.services.people.rights.requests import RequestLine
from sgdesk.services.people.rights.retention import DueLine, Retention, set_hold
from sgdesk.services.views.privacy_page import PrivacyPage, privacy_page
from sgdesk.ui.people.rights.erase_dialog import EraseDialog
from sgdesk.ui.people.rights.words import held_words
from sgdesk.ui.setup.privacy import lists
from sgdesk.ui.setup.privacy.copies import RemoveCopiesDialog
from sgdesk.ui.setup.privacy.dialogs import AnsweredDialog, LookAgainDialog, RetentionDialog
from sgdesk.ui.setup.privacy.papers import PapersCard
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    Card,
    Column,
    Note,
    PushButton,
    RowsModel,
    SideBySide,
    fit_height,
    still_table,
)
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.list_item import Item, section

_LEAST = 20
"""So many heights of a line a card is wide at least, so that its table shows what is decided."""


class PrivacySection(SetupSection):
    """The rights of the people in the file, on one page."""

    key: ClassVar[str] = "privacy"
    topic: ClassVar[str] = "privacy"
    areas: ClassVar[frozenset[Area]] = frozenset(Area)

    def _build(self) -> None:
        about = tr(
            "What is kept of people, for how long, and what they may ask for. Concerns, "
            "allegations and what a DBS check said are kept in your safeguarding file, not here."
        )
        body = self.head(tr("Privacy"), about)
        self._hold_band = Banner(kind=BannerKind.WARNING)
        self._hold_band.hide()
        self._backup_band = Banner(kind=BannerKind.WARNING)
        self.remove = self._backup_band.offer(tr("Remove these copies …"), self._remove_copies)
        self._backup_band.hide()
        body.addWidget(self._hold_band)
        body.addWidget(self._backup_band)
        self._waits = _ListCard()
        self._asked = _ListCard()
        self._log = _ListCard()
        self.papers = PapersCard()
        self._kept = self._kept_card()
        columns = SideBySide()
        columns.add(_column_of(self._waits, self._asked, self._log), 1)
        columns.add(_column_of(self._kept, self.papers), 1)
        body.addWidget(columns)
        body.addStretch()
        for each in (self._waits, self._kept, self._asked, self.papers):
            each.setMinimumWidth(em(self, _LEAST))  # with less they stand one below the other

    def _kept_card(self) -> Card:
        card = Card(tr("How long people are kept"))
        self._said = Note()
        self._model: RowsModel[Period] = RowsModel(
            (
                Column(tr("Who"), lambda row: tr(kind_words(row.kind))),
                Column(tr("After their last day"), _months),
                Column(tr("Why"), lambda row: row.reason),
            )
        )
        self._table = still_table(tr("How long people are kept"))
        self._table.setObjectName("privacy-terms")
        self._table.setModel(self._model)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.change = PushButton(tr("&Change …"), "edit")
        self.hold = PushButton(tr("Put a h&old on the file"))
        card.body.addWidget(self._said)
        card.body.addWidget(self._table)
        card.body.addLayout(row_of(self.change, self.hold))
        note = tr(
            "While a hold stands nothing is erased and nobody is due, for instance while an "
            "inquiry, a claim or a question is open. No reason is asked for."
        )
        card.body.addWidget(Note(note))
        card.body.addStretch()
        return card

    def _connect(self) -> None:
        self._found: PrivacyPage | None = None
        self.change.clicked.connect(self._change)
        self._table.offer(self.change, correct=self.change)
        self._table.opened.connect(lambda _: self.change.click())
        self.hold.clicked.connect(self._hold_or_not)
        self._backup_band.chosen.connect(self._cleanse)
        self._hold_band.chosen.connect(self._hold_or_not)

    def _load(self) -> None:
        self.papers.use(self.context)
        workspace = self.context.workspace
        self.fetch(lambda: privacy_page(workspace), self._fill)

    def _fill(self, found: PrivacyPage) -> None:
        self._found = found
        kept, may = found.retention, self.context.may_write
        held = kept.hold_since is not None
        self._show_kept(kept, may=may)
        self._show_bands(kept, found.held_in, may=may)
        waits = [
            section(
                tr("To be erased"),
                list(
                    lists.waiting_items(
                        found.log.waiting, held=held, may=may, take_back=self._take_back
                    )
                ),
                tr("Nobody. It begins on somebody’s page: People, Erase …"),
            ),
            section(
                tr("Due to be looked at"),
                list(lists.due_items(kept.due, may=may, erase=self._erase_due, later=self._later)),
                _nobody_due(kept),
            ),
        ]
        undone = list(lists.import_items(found.imports, may=may and not held, erase=self._erase))
        if undone:
            waits.append(section(tr("Undone imports"), undone))
        people = list(lists.undone_items(found.undone, may=may and not held, erase=self._erase))
        if people:
            title = tr("No longer on the list, but still in the history")
            waits.append(section(title, people))
        self._waits.show_parts(waits)
        day = self.context.workspace.today()
        asked = lists.request_items(found.requests, day=day, may=may, answered=self._answered)
        nobody = tr("Nobody. Note it on somebody’s page: People, They asked for it …")
        self._asked.show_parts([section(tr("Asked what is held"), list(asked), nobody)])
        self._log.show_parts([_log(list(lists.log_items(found.log.past)))])

    def _show_kept(self, kept: Retention, *, may: bool) -> None:
        self._model.set_rows(kept.periods)
        fit_height(self._table)
        QTimer.singleShot(0, self, self._fit_reasons)
        self._said.setText(
            tr("Set by you. When a time is over, somebody stands on the list beside this.")
            if kept.is_decided
            else tr("Not decided yet, so nobody is ever due. Your trustees decide it once.")
        )
        self.change.setEnabled(may)
        self.hold.setEnabled(may)
        self.hold.setVisible(kept.hold_since is None)

    def _fit_reasons(self) -> None:
        """Give the last column what the others leave; what is longer is cut, and told by a tip."""
        if self._model.rows:
            others = self._table.columnWidth(0) + self._table.columnWidth(1)
            room = self._table.viewport().width() - others
            self._table.setColumnWidth(2, max(room, em(self, 4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_reasons)

    def _show_bands(self, kept: Retention, held_in: tuple[HeldIn, ...], *, may: bool) -> None:
        self._hold_band.setVisible(kept.hold_since is not None)
        if kept.hold_since is not None:
            day = long_date(kept.hold_since)
            self._hold_band.show_text(
                tr("A hold stands since {day}: nothing is erased, and nobody is due.", day=day),
                tr("Take the hold off") if may else "",
            )
        self._backup_band.setVisible(bool(held_in))
        if held_in:
            text = " ".join(held_words(held_in))
            may_erase = may and kept.hold_since is None
            may_anew = may_erase and any(not each.why_not for each in held_in)
            self._backup_band.show_text(text, tr("Erase them there too") if may_anew else "")
            self.remove.setVisible(may_erase)

    def _change(self) -> None:
        if self._found is not None:
            RetentionDialog(self.context, self._found.retention.periods, self).open()

    def _hold_or_not(self) -> None:
        if self._found is None:
            return
        workspace, stands = self.context.workspace, self._found.retention.hold_since is not None
        self.context.perform(lambda: set_hold(workspace, holds=not stands), owner=self)

    def _take_back(self, erasure_id: int, name: str) -> None:
        workspace = self.context.workspace
        self.context.perform(
            lambda: take_back(workspace, erasure_id),
            said=tr("{name} stays, and is not erased", name=name),
            owner=self,
        )

    def _erase(self, whom: Whom) -> None:
        EraseDialog(self.context, whom, self).open()

    def _erase_due(self, line: DueLine) -> None:
        workspace = self.context.workspace

        def find() -> Whom:
            if line.person_id is not None:
                return whom_of_person(workspace, line.person_id)
            return whom_of_outside(workspace, line.outside_worker_id or 0)

        self.context.tasks.run(find, self._erase, owner=self)

    def _later(self, line: DueLine) -> None:
        LookAgainDialog(self.context, line, self).open()

    def _answered(self, line: RequestLine) -> None:
        AnsweredDialog(self.context, line, self).open()

    def _cleanse(self) -> None:
        workspace = self.context.workspace
        self.fetch(
            lambda: erase_in_backups(workspace),
            self._say_cleansed,
            about="cleanse",
            label=tr("Erasing in the backups"),
        )

    def _remove_copies(self) -> None:
        if self._found is not None and self._found.held_in:
            asked = RemoveCopiesDialog(self.context, self._found.held_in, self)
            asked.saved.connect(self._load)
            asked.open()

    def _say_cleansed(self, done: Cleansed) -> None:
        text = tr_count("Erased in {n} backup.", "Erased in {n} backups.", len(done.done))
        if done.left:
            names = ", ".join(each.name for each in done.left)
            text += " " + tr(
                "These could not be made again and stay as they are: {names}. “Remove these "
                "copies” shows what would be lost with them.",
                names=names,
            )
        self.context.say(text)
        self._load()


def _column_of(*cards: QWidget) -> QWidget:
    """Cards one below the other, each as high as what is in it."""
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(Space.LARGE)
    for each in cards:
        lines.addWidget(each)
    lines.addStretch(1)
    return column


def _log(items: list[Item]) -> QWidget:
    return section(
        tr("What was erased"),
        items,
        tr("Nothing yet. The log keeps no name of whoever was erased."),
    )


def _nobody_due(kept: Retention) -> str:
    if kept.hold_since is not None:
        return tr("Nobody, while the hold stands.")
    return tr("Nobody.")


def _months(row: Period) -> str:
    return tr("not decided") if row.months is None else tr(period_words(row.months))


class _ListCard(Card):
    """A card whose parts are made anew each time that they are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._content = QWidget()
        self.body.addWidget(self._content)
        self.body.addStretch()

    def show_parts(self, parts: list[QWidget]) -> None:
        """Show these one below the other."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        for each in parts:
            column.addWidget(each)
        self.body.replaceWidget(self._content, content)
        content.show()
        self._content.hide()
        self._content.deleteLater()
        self._content = content
