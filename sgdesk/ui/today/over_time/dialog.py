"""Coverage over the last year: a column a month, who moved, and the picture to keep."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.counting.moves import Move
from sgdesk.domain.training.states import AS_SHOWN, State
from sgdesk.domain.training.titles import without_remark
from sgdesk.services.views.over_time import MonthEnd, OverTime, coverage_over_time
from sgdesk.ui.context import Context
from sgdesk.ui.printing.picture import picture_of, save_picture
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.today.over_time.chart import CoverageColumns, DayCounts
from sgdesk.ui.today.over_time.words import cause_words, moved_words, side_words, year_words
from sgdesk.ui.widgets import Column, FormDialog, Heading, Note, RowsModel, Table
from sgdesk.ui.widgets.states.filled import StateKey
from sgdesk.ui.words import counted_word, percent_words


class OverTimeDialog(FormDialog):
    """One requirement at a time; a press on a month shows who moved in it."""

    keeps_typed = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Coverage over the last year"), tr("&Save the picture …"), parent)
        self._context = context
        self._found: OverTime | None = None
        self.which = self.form.add("which", tr("&Requirement"), QComboBox())
        self.which.setMinimumHeight(TARGET)
        self.said = Note()
        self.chart = CoverageColumns()
        self.days: RowsModel[DayCounts] = RowsModel(self._day_columns())
        self.as_table = Table(tr("Coverage at each month’s end"))
        self.as_table.setObjectName("over-time")
        self.as_table.setSortingEnabled(False)
        self.as_table.setModel(self.days)
        self.both = QStackedWidget()
        self.both.addWidget(self.chart)
        self.both.addWidget(self.as_table)
        self.key = StateKey()
        self.moved = Note()
        self.moves: RowsModel[Move] = RowsModel(self._move_columns())
        self.table = Table(tr("Who moved"))
        self.table.setObjectName("over-time-moves")
        self.table.setModel(self.moves)
        self.table.setMinimumHeight(em(self, 11))
        self._lay_out_parts()
        self.turn = self.buttons.addButton(
            tr("As a &table"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.turn.setMinimumHeight(TARGET)
        self.cancel.setText(tr("Close"))
        self.save = self._save_picture
        self.verb.setEnabled(False)
        self.turn.setEnabled(False)
        self._connect()
        self.resize(em(self, 66), em(self, 44))
        self._load()

    def _lay_out_parts(self) -> None:
        past = Note(
            tr(
                "Each day is counted by the rules of that day, as the file is now: what was typed "
                "in later about that day is in it."
            )
        )
        column: QVBoxLayout = self.form.column
        for each in (self.said, self.both, self.key, past):
            column.addWidget(each)
        column.addSpacing(Space.SMALL)
        column.addWidget(Heading(tr("Who moved")))
        column.addWidget(self.moved)
        column.addWidget(self.table)
        self.let_grow(self.table)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._show)
        self.chart.opened.connect(self._show_moves)
        self.as_table.selectionModel().currentRowChanged.connect(
            lambda now, _: self._show_moves(now.row())
        )
        self.turn.clicked.connect(self._turn)

    def _load(self) -> None:
        context = self._context
        self.said.setText(tr("The months are counted …"))
        context.tasks.run_long(
            lambda progress: coverage_over_time(context.workspace, context.as_at, progress.step),
            self._fill,
            label=tr("Counting the months"),
            owner=self,
        )

    def _fill(self, found: OverTime) -> None:
        self._found = found
        for key, title in found.requirements:
            self.which.addItem(without_remark(title), key)
        nothing = not found.requirements
        self.verb.setEnabled(not nothing)
        self.turn.setEnabled(not nothing)
        if nothing:
            self.said.setText(tr("Nobody was asked for anything in this year."))

    @property
    def _ends(self) -> Sequence[MonthEnd]:
        return self._found.ends if self._found else ()

    @property
    def _is_refreshed(self) -> bool:
        return self._found is None or self.which.currentData() in self._found.refreshed

    def _days(self) -> list[DayCounts]:
        key: str = self.which.currentData()
        return [DayCounts(each.day, each.counts.get(key)) for each in self._ends]

    def _show(self, _: int = 0) -> None:
        days = self._days()
        self.chart.set_days(days, is_refreshed=self._is_refreshed)
        self.key.say(is_refreshed=self._is_refreshed)
        self.days.set_columns(self._day_columns())
        self.days.set_rows(days)
        self.as_table.fit_columns()
        self.said.setText(year_words(days))
        self._show_moves(len(days) - 1)

    def _show_moves(self, place: int) -> None:
        if not 0 <= place < len(self._ends):
            return
        if place == 0:
            self.moved.setText(tr("The first of the days: choose a later one to see who moved."))
            self._list(())
            return
        moves = self._ends[place].moved(self.which.currentData())
        before, after = self._ends[place - 1].day, self._ends[place].day
        self.moved.setText(moved_words(before, after, moves))
        self._list(moves)

    def _list(self, moves: Sequence[Move]) -> None:
        self.moves.set_rows(moves)
        self.table.fit_columns()
        self.table.setVisible(bool(moves))

    def _move_columns(self) -> list[Column[Move]]:
        return [
            Column(tr("Name"), self._name),
            Column(tr("Before"), lambda each: self._side(each.before), lambda each: each.before),
            Column(tr("After"), lambda each: self._side(each.after), lambda each: each.after),
            Column(tr("Why"), cause_words),
        ]

    def _side(self, state: State | None) -> str:
        return side_words(state, is_refreshed=self._is_refreshed)

    def _name(self, move: Move) -> str:
        return self._found.names.get(move.person_id, "") if self._found else ""

    def _turn(self) -> None:
        to_table = self.both.currentWidget() is self.chart
        self.both.setCurrentWidget(self.as_table if to_table else self.chart)
        self.key.setVisible(not to_table)
        self.turn.setText(tr("As a &chart") if to_table else tr("As a &table"))

    def _save_picture(self) -> None:
        found, title = self._found, self.which.currentText()
        if found is not None:
            draw = partial(self._picture, found)
            save_picture(self._context, self, "coverage-over-time", draw, of=title)

    def _picture(self, found: OverTime) -> QImage:
        """What is shown as a picture that says by itself what it is; nobody's name is in it."""
        days = self._days()
        chart = QWidget()
        column = QVBoxLayout(chart)
        column.setContentsMargins(0, 0, 0, 0)
        bars = CoverageColumns()
        bars.set_days(days, is_refreshed=self._is_refreshed)
        column.addWidget(bars)
        column.addWidget(StateKey(is_refreshed=self._is_refreshed))
        about = tr(
            "{organisation}, as at {day}. {year} Each day by its own rules.",
            organisation=found.organisation,
            day=long_date(found.as_at),
            year=year_words(days),
        )
        title = tr("{requirement}: coverage over the year", requirement=self.which.currentText())
        return picture_of(title, about, chart)

    def _day_columns(self) -> list[Column[DayCounts]]:
        def number(state: State) -> Column[DayCounts]:
            return Column(
                counted_word(state, is_refreshed=self._is_refreshed),
                lambda each: str(getattr(each.counts, state.value)) if each.counts else "–",
                right=True,
            )

        return [
            Column(tr("As at"), lambda each: long_date(each.day)),
            Column(
                tr("Completed"),
                lambda each: percent_words(each.counts.percent if each.counts else None),
                right=True,
            ),
            *(number(state) for state in AS_SHOWN),
        ]
