"""Needs, gaps and barriers with what was done about them, and courses at risk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.courses.need import Need
from sgdesk.domain.courses.quality import Risk
from sgdesk.domain.dates import long_date, short_date
from sgdesk.services.courses.catalogue import catalogue
from sgdesk.services.courses.needs import AtRisk, courses_at_risk, need_sources, needs_view
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.training.told_apart import people_told
from sgdesk.ui.courses.needs.dialogs import DoneDialog, NeedDialog, Offered
from sgdesk.ui.courses.needs.quality_papers import QualityPaper, write_quality_paper
from sgdesk.ui.courses.needs.words import (
    kind_word,
    need_facts,
    risk_title,
    risk_words,
    source_words,
    state_words,
)
from sgdesk.ui.page import Page
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column, EmptyState, PushButton, RowsModel, Table
from sgdesk.ui.widgets.list_item import Entries, Item, section
from sgdesk.ui.widgets.panes.detail_panel import DetailPanel
from sgdesk.ui.widgets.panes.list_and_panel import ListAndPanel


@dataclass(frozen=True, slots=True)
class _Known:
    needs: tuple[Need, ...]
    at_risk: tuple[AtRisk, ...]
    offered: Offered

    @property
    def sources(self) -> Mapping[str, str]:
        """The document's list of sources, by key."""
        return {each.key: each.text for each in self.offered.sources}


class NeedsTab(Page):
    """What is open stands first; what puts courses at risk stands beside it."""

    topic: ClassVar[str] = "trainers"

    course_asked = Signal(int)
    """A course at risk should be shown in the catalogue."""

    def _build(self) -> None:
        self._wanted: int | None = None
        self._known: _Known | None = None
        self._shown: Need | None = None
        self.add_button = PushButton(tr("&Note a need …"), "add", main=True)
        self.papers = {
            QualityPaper.REPORT: PushButton(tr("&Print the quality report …"), "print"),
            QualityPaper.REPORT_BOOK: PushButton(tr("Report as a work&book …"), "save"),
            QualityPaper.PLAN: PushButton(tr("Print the &training plan …"), "print"),
            QualityPaper.PLAN_BOOK: PushButton(tr("Plan as a wor&kbook …"), "save"),
        }
        self.change_button = PushButton(tr("Chan&ge …"), "edit")
        self.done_button = PushButton(tr("What was &done …"), "check")
        self._model: RowsModel[Need] = RowsModel(_columns({}))
        self.table = Table(tr("Needs, gaps and barriers"))
        self.table.offer(self.change_button, self.done_button, correct=self.change_button)
        self.adds = self.add_button
        self.table.setObjectName("needs")
        self.table.setModel(self._model)
        self.detail = DetailPanel((self.change_button, self.done_button))
        self.empty = EmptyState(
            tr("Nothing noted yet"),
            tr(
                "What people need to learn, what no course covers, and what keeps "
                "people from coming: where you found it, and what was done about it."
            ),
            tr("Note a need"),
            "add",
            drawing="evaluation",
        )
        buttons = [self.add_button, *self.papers.values()]
        self._list = ListAndPanel(self.table, self.detail, self.empty, buttons, panel_stays=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.empty.chosen.connect(self._add)
        self.change_button.clicked.connect(self._change)
        self.done_button.clicked.connect(self._close)
        self._list.chosen.connect(self._show)
        self.table.opened.connect(lambda _: self.detail.enter())
        for paper, button in self.papers.items():
            button.clicked.connect(lambda _=False, paper=paper: self._write(paper))

    def print_page(self) -> None:
        """Ctrl+P prints the quality report."""
        self._write(QualityPaper.REPORT)

    def _write(self, paper: QualityPaper) -> None:
        write_quality_paper(paper, self.context, self)

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.add_button.setEnabled(self.context.may_write)
        self._list.allow(self.context.may_write)
        self.fetch(lambda: _read(workspace, as_at), self._fill)

    def _fill(self, known: _Known) -> None:
        if self._known is None or self._known.sources != known.sources:
            self._model.set_columns(_columns(known.sources))
        self._known = known
        wanted = self._wanted or (self._shown.id if self._shown else None)
        self._wanted = None
        self._model.set_rows(known.needs)
        self.add_button.setVisible(bool(known.needs))
        self._list.say(_counted(known.needs))
        self._list.show_rows(lambda row: isinstance(row, Need) and row.id == wanted)
        if not known.needs:
            self._show_none()

    def _show_none(self) -> None:
        """Courses at risk stand there without any need too."""
        self._shown = None
        self._offer()
        self.detail.head("")
        self.detail.fill(None, self._common_parts())

    def _show(self, row: Need) -> None:
        self._shown = row
        self._offer()
        day = long_date(row.raised_on)
        title = tr("{kind}, noted on {day}", kind=kind_word(row.kind), day=day)
        self.detail.head(title, state_words(row))
        self.detail.fill(row.id, self._parts(row))

    def _offer(self) -> None:
        row, may_write = self._shown, self.context.may_write
        for each in self.detail.buttons:
            each.setVisible(row is not None)
            each.setEnabled(may_write)

    def _parts(self, row: Need) -> Iterator[QWidget]:
        if (known := self._known) is None:
            return
        people = {each.id: each.name for each in known.offered.people.people}
        courses = {each.id: each.title for each in known.offered.courses}
        facts = need_facts(row, known.sources, people, courses)
        yield section(tr("About it"), [Item(title, (text,)) for title, text in facts])
        yield from self._common_parts()

    def _common_parts(self) -> Iterator[QWidget]:
        if (known := self._known) is None:
            return
        yield section(
            tr("Gaps to report"),
            [_gap(row) for row in known.needs if row.report_to_partnership],
            tr("None that the partnership should hear of."),
        )
        risks = [self._risk(each) for each in known.at_risk]
        if any(Risk.FEW_BOOKINGS in each.risks for each in known.at_risk):
            said = tr(
                "Few bookings is our own measure, in no document: within two months, and under "
                "two fifths of the places."
            )
            risks.append(Item("", (said,)))
        yield section(tr("Courses at risk"), risks, tr("None on this day."))

    def _risk(self, each: AtRisk) -> Item:
        title = risk_title(each)
        if each.session_id is not None:
            wanted = Wanted(session=each.session_id)
            go = partial(self.context.navigate, Place.SESSIONS, wanted)
            entries: Entries = ((tr("Show the session"), go),)
        else:
            show = partial(self.course_asked.emit, each.course_id)
            entries = ((tr("Show the course"), show),)
        return Item(title, (risk_words(each),), entries)

    def _add(self) -> None:
        def added(need_id: int) -> None:
            self._wanted = need_id

        if (known := self._known) is not None:
            dialog = NeedDialog(self.context, known.offered, None, self)
            dialog.added = added
            dialog.open()

    def _change(self) -> None:
        if self._known is not None and self._shown is not None:
            NeedDialog(self.context, self._known.offered, self._shown, self).open()

    def _close(self) -> None:
        if self._shown is not None:
            DoneDialog(self.context, self._shown, self).open()


def _read(workspace: Workspace, as_at: date) -> _Known:
    return _Known(
        tuple(_known_on(as_at, row) for row in needs_view(workspace, as_at)),
        courses_at_risk(workspace, as_at),
        Offered(
            need_sources(workspace),
            people_told(workspace),
            catalogue(workspace).courses,
            organisation_view(workspace, as_at).pack.short_name,
        ),
    )


def _known_on(as_at: date, row: Need) -> Need:
    """What was done later was not known yet."""
    later = row.closed_on is not None and row.closed_on > as_at
    return replace(row, closed_on=None, done="") if later else row


def _gap(row: Need) -> Item:
    return Item(row.summary, (state_words(row),))


def _counted(rows: tuple[Need, ...]) -> str:
    still_open = sum(row.closed_on is None for row in rows)
    return tr_count("{n} open", "{n} open", still_open) if rows else ""


def _columns(sources: Mapping[str, str]) -> list[Column[Need]]:
    return [
        Column(tr("What"), lambda row: " ".join(row.summary.split())),
        Column(tr("Kind"), lambda row: kind_word(row.kind), spare=2),
        Column(
            tr("State"), state_words, sort=lambda row: (row.closed_on or date.min, row.raised_on)
        ),
        Column(
            tr("Noted on"), lambda row: short_date(row.raised_on), sort=lambda row: row.raised_on
        ),
        Column(tr("Source"), lambda row: source_words(row, sources), spare=3),
    ]
