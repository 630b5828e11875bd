"""Those who train: how they came to it, what they gave in a year, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import State
from sgdesk.services.courses.trainers import (
    TrainerPool,
    TrainerView,
    strike_day,
    trainer_pool,
)
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import organisation_view
from sgdesk.services.training.told_apart import PeopleTold, people_told
from sgdesk.ui.courses.trainers.dialogs import DayDialog, StopDialog, TrainerDialog
from sgdesk.ui.courses.trainers.words import (
    DAY_KINDS,
    item_words,
    missing_words,
    noted_words,
    year_words,
)
from sgdesk.ui.page import Page
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Column, EmptyState, PushButton, RowsModel, Table
from sgdesk.ui.widgets.list_item import Entries, Item, section
from sgdesk.ui.widgets.panes.detail_panel import DetailPanel
from sgdesk.ui.widgets.panes.list_and_panel import ListAndPanel


@dataclass(frozen=True, slots=True)
class TrainerListLine:
    """A trainer in the list; ``missing`` in words."""

    view: TrainerView
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    pool: TrainerPool
    partnership: str
    people: PeopleTold


class TrainersTab(Page):
    """Everybody who trains, with the twelve months up to the day."""

    topic: ClassVar[str] = "trainers"

    def _build(self) -> None:
        self._wanted: int | None = None
        self._known: _Known | None = None
        self._shown: TrainerView | None = None
        self.add_button = PushButton(tr("&Add a trainer …"), "add")
        self.change_button = PushButton(tr("Chan&ge …"), "edit")
        self.day_button = PushButton(tr("Note a &day …"), "calendar")
        self.stop_button = PushButton(tr("&Stops training …"), "close")
        self._model: RowsModel[TrainerListLine] = RowsModel(_columns())
        self.table = Table(tr("Trainers"))
        self.table.offer(
            self.change_button,
            self.day_button,
            self.stop_button,
            correct=self.change_button,
            take_away=self.stop_button,
        )
        self.adds = self.add_button
        self.table.setObjectName("trainers")
        self.table.setModel(self._model)
        self.detail = DetailPanel((self.change_button, self.stop_button), few=(self.day_button,))
        self.empty = EmptyState(
            tr("No trainers yet"),
            tr(
                "Who gives your training, what lets them train others, and the "
                "sessions and days that they gave. Sessions offer them by name."
            ),
            tr("Add a trainer"),
            "add",
            drawing="person",
        )
        self._list = ListAndPanel(self.table, self.detail, self.empty, [self.add_button])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.empty.chosen.connect(self._add)
        self.change_button.clicked.connect(self._change)
        self.day_button.clicked.connect(self._note_day)
        self.stop_button.clicked.connect(self._stop)
        self._list.chosen.connect(self._show)
        self.table.opened.connect(lambda _: self.detail.enter())

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        may_write = self.context.may_write
        for each in (self.add_button, *self.detail.buttons):
            each.setEnabled(may_write)
        self._list.allow(may_write)
        self.fetch(lambda: _read(workspace, as_at), self._fill)

    def _fill(self, known: _Known) -> None:
        self._known = known
        wanted = self._wanted or (self._shown.trainer.id if self._shown else None)
        self._wanted = None
        lines = [
            TrainerListLine(view, tuple(missing_words(view, known.partnership)))
            for view in known.pool.trainers
        ]
        self._model.set_rows(lines)
        self.add_button.setVisible(bool(lines))
        late = sum(bool(line.missing) for line in lines)
        self._list.say(_counted(len(lines), late) if lines else "")
        self._list.show_rows(
            lambda row: isinstance(row, TrainerListLine) and row.view.trainer.id == wanted
        )

    def _show(self, line: TrainerListLine) -> None:
        if (known := self._known) is not None:
            self._shown = line.view
            row = line.view.trainer
            whose = tr("From outside") if row.person_id is None else tr("One of ours")
            self.detail.head(row.name, whose)
            self.detail.fill(row.id, self._parts(line, known))

    def _parts(self, line: TrainerListLine, known: _Known) -> Iterator[QWidget]:
        missing = [Item("", (f"○ {text[:1].upper()}{text[1:]}.",)) for text in line.missing]
        yield section(tr("Still missing"), missing, tr("Nothing that is asked for."))
        yield section(tr("What is noted"), [Item("", tuple(noted_words(line.view)))])
        year = " · ".join(year_words(line.view))
        yield section(tr("The last twelve months"), [Item("", (year,)), *self._days(line.view)])
        asked = [Item("", (item_words(each, known.partnership),)) for each in known.pool.asked]
        nothing = tr("{document} has no list for trainers.", document=known.partnership)
        yield section(tr("What is asked of trainers"), asked, nothing)

    def _days(self, view: TrainerView) -> Iterator[Item]:
        for row in sorted(view.days, key=lambda each: each.given_on, reverse=True):
            entries: Entries = ()
            if self.context.may_write:
                strike = partial(strike_day, self.context.workspace, row.id)
                entries = ((tr("Strike out"), partial(self.context.perform, strike)),)
            kind = tr(DAY_KINDS[row.kind])
            title = tr("{day}, {kind}", day=long_date(row.given_on), kind=kind.lower())
            yield Item(title, (row.notes,) if row.notes else (), entries)

    def _add(self) -> None:
        def added(trainer_id: int) -> None:
            self._wanted = trainer_id

        if (known := self._known) is not None:
            dialog = TrainerDialog(self.context, known.people, None, self)
            dialog.added = added
            dialog.open()

    def _change(self) -> None:
        if self._known is not None and self._shown is not None:
            TrainerDialog(self.context, self._known.people, self._shown.trainer, self).open()

    def _note_day(self) -> None:
        if self._shown is not None:
            DayDialog(self.context, self._shown.trainer, self).open()

    def _stop(self) -> None:
        if self._shown is not None:
            StopDialog(self.context, self._shown.trainer, self).open()


def _read(workspace: Workspace, as_at: date) -> _Known:
    partnership = organisation_view(workspace, as_at).pack.short_name
    return _Known(trainer_pool(workspace, as_at), partnership, people_told(workspace))


def _counted(lines: int, late: int) -> str:
    said = tr_count("{n} trainer", "{n} trainers", lines)
    if not late:
        return said
    return tr_count(
        "{said}, {n} with something missing", "{said}, {n} with something missing", late, said=said
    )


def _columns() -> list[Column[TrainerListLine]]:
    return [
        Column(tr("Trainer"), lambda line: line.view.trainer.name),
        Column(
            tr("Missing"),
            _missing_cell,
            state=lambda line: State.NOT_DONE if line.missing else State.IN_DATE,
            hint=lambda line: "\n".join(line.missing),
        ),
        Column(
            tr("Sessions"),
            lambda line: str(line.view.sessions),
            sort=lambda line: line.view.sessions,
            right=True,
            spare=1,
            tip=tr("In the twelve months up to the day"),
        ),
        Column(
            tr("Days"),
            lambda line: str(line.view.days_given),
            sort=lambda line: line.view.days_given,
            right=True,
            spare=2,
            tip=tr("Each day once, whatever was done on it"),
        ),
        Column(
            tr("Qualifications"),
            lambda line: " ".join(line.view.trainer.qualifications.split()),
            spare=3,
        ),
    ]


def _missing_cell(line: TrainerListLine) -> str:
    if not line.missing:
        return tr("Nothing")
    return tr_count("{n} thing", "{n} things", len(line.missing))
