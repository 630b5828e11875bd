"""The dip sample: draw it, see how it was drawn, print it, and note what it found."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.forms.sampling import DrawnPerson, DrawnSample, sample_size
from sgdesk.services.file.changes import Area
from sgdesk.services.file.saving import paper_name
from sgdesk.services.forms.dip_sample import (
    DipSamples,
    SampleSource,
    dip_sample_pdf,
    dip_sample_xlsx,
    dip_samples,
    draw_dip_sample,
    note_dip_sample,
)
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.forms.parts import choice, fill_choice, labelled
from sgdesk.ui.page import Page
from sgdesk.ui.places import THE_SESSIONS, Place
from sgdesk.ui.printing import save_as, show_paper
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import (
    Column,
    EmptyState,
    FlowLayout,
    Heading,
    Note,
    PushButton,
    RowsModel,
    ScrollPage,
    fit_height,
    still_table,
)
from sgdesk.ui.widgets.boxes.elsewhere import ElsewhereHint, watches
from sgdesk.ui.widgets.lists.cut_title import cut_title
from sgdesk.ui.widgets.scroll import CurrentOnly

_SHARE = 20
_AT_LEAST = 2
"""What is offered: a fifth of those who came, at least two; nobody prescribes a number."""


class DipSample(Page):
    """Every drawing in a table; below it the one that is chosen."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.EVALUATION, Area.SESSIONS, Area.PEOPLE, Area.TRAINING}
    )
    topic: ClassVar[str] = "evaluation"

    wanted = Signal(str)
    """A form is to be typed in: its code."""

    def _build(self) -> None:
        self._shown: int | None = None
        self._session = choice(28)
        self._size = QSpinBox()
        self._size.setRange(1, 999)
        self._size.setMinimumHeight(TARGET)
        self._draw = PushButton(tr("&Draw"), "check", main=True)
        self._why = Note()
        self._samples: RowsModel[DrawnSample] = RowsModel(_sample_columns())
        self._table = still_table(tr("Dip samples that were drawn"))
        self._table.setObjectName("dip-samples")
        self._table.setModel(self._samples)
        self._how = Note()
        self._people: RowsModel[DrawnPerson] = RowsModel(_people_columns())
        self._people_table = still_table(tr("Who was drawn"))
        self._people_table.setObjectName("dip-people")
        self._people_table.setModel(self._people)
        self._found = QPlainTextEdit()
        self._found.setAccessibleName(tr("What it found"))
        self._found.setTabChangesFocus(True)
        self._found.setFixedHeight(em(self, 5))
        self._elsewhere = watches(self._found) or ElsewhereHint()
        self._note = PushButton(tr("&Save the note"), "check")
        self._pdf = PushButton(tr("&Print …"), "print")
        self._xlsx = PushButton(tr("Save as a &workbook …"), "save")
        self._empty = EmptyState(
            tr("Nobody to draw from yet"),
            tr(
                "A dip sample asks a few learners and their line managers what a course has "
                "changed. It is drawn from those who are ticked in at a session."
            ),
            tr("Go to Sessions"),
            drawing="evaluation",
        )
        self._lay_out()

    def _lay_out(self) -> None:
        page = ScrollPage()
        page.body.setContentsMargins(0, 0, Space.SMALL, 0)
        page.body.setSpacing(Space.MEDIUM)
        line = FlowLayout()
        line.addWidget(labelled(tr("From the sess&ion"), self._session))
        line.addWidget(labelled(tr("How man&y"), self._size))
        line.addWidget(self._draw)
        page.body.addLayout(line)
        page.body.addWidget(self._why)
        page.body.addWidget(self._table)
        self._detail = QWidget()
        detail = QVBoxLayout(self._detail)
        detail.setContentsMargins(0, 0, 0, 0)
        detail.setSpacing(Space.SMALL)
        self._title = Heading()
        title = Heading(tr("What it found"))
        buttons = FlowLayout()
        for each in (self._note, self._pdf, self._xlsx):
            buttons.addWidget(each)
        for part in (
            self._title,
            self._how,
            self._people_table,
            title,
            self._found,
            self._elsewhere,
        ):
            detail.addWidget(part)
        detail.addLayout(buttons)
        page.body.addWidget(self._detail)
        page.body.addStretch()
        self._stack = CurrentOnly()
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self._session.currentIndexChanged.connect(lambda _: self._suggest())
        self._draw.clicked.connect(self._draw_now)
        self._table.selectionModel().selectionChanged.connect(self._chosen_changed)
        self._table.opened.connect(lambda _: self._people_table.setFocus())
        self._people_table.opened.connect(lambda row: self.wanted.emit(row.code))
        self._found.textChanged.connect(self._offer)
        self._note.clicked.connect(self._save_note)
        self._pdf.clicked.connect(lambda: self._print())
        self._xlsx.clicked.connect(lambda: self._save_book())
        self._empty.chosen.connect(lambda: self.context.navigate(Place.SESSIONS, THE_SESSIONS))

    def _load(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(lambda: dip_samples(workspace, as_at), self._fill)

    def _fill(self, found: DipSamples) -> None:
        fill_choice(self._session, [(_source_words(each), each) for each in found.sessions])
        self._suggest()
        self._why.setText(_why_words(found.source))
        shown = self._shown
        self._samples.set_rows(found.drawn)
        fit_height(self._table)
        self._table.setVisible(bool(found.drawn))
        self._stack.setCurrentIndex(0 if found.sessions or found.drawn else 1)
        at = next((at for at, each in enumerate(found.drawn) if each.id == shown), 0)
        if found.drawn:
            self._table.selectRow(at)
        self._chosen_changed()

    def _suggest(self) -> None:
        """Offer a fifth of those who came, at least two."""
        source = self._session.currentData()
        self._draw.setEnabled(source is not None and self.context.may_write)
        if source is not None:
            self._size.setMaximum(source.attended)
            self._size.setValue(sample_size(source.attended, _SHARE, _AT_LEAST))

    def _chosen(self) -> DrawnSample | None:
        rows = self._table.selectionModel().selectedRows()
        return self._samples.row(rows[0]) if rows else None

    def _chosen_changed(self, *_: object) -> None:
        """Show the drawing that is chosen; what is half typed for it stays."""
        sample = self._chosen()
        self._detail.setVisible(sample is not None)
        if sample is None:
            return
        title = tr("{course}, {day}", course=sample.course, day=long_date(sample.held_on))
        self._title.setText(title)
        self._how.setText(how_drawn(sample))
        self._people.set_rows(sample.people)
        fit_height(self._people_table)
        if self._shown != sample.id or not self._found.document().isModified():
            self._found.setPlainText(sample.found)
            self._found.document().setModified(False)
        self._shown = sample.id
        self._found.setReadOnly(not self.context.may_write)
        self._offer()

    def _offer(self) -> None:
        sample = self._chosen()
        changed = sample is not None and self._found.toPlainText().strip() != sample.found
        self._note.setEnabled(changed and self.context.may_write)

    def _draw_now(self) -> None:
        source: SampleSource = self._session.currentData()
        workspace, size, day = self.context.workspace, self._size.value(), self.context.as_at
        self._shown = None
        self.context.perform(lambda: draw_dip_sample(workspace, source.session_id, size, day))

    def _save_note(self) -> None:
        sample, text = self._chosen(), self._found.toPlainText()
        if sample is None:
            return
        workspace, number = self.context.workspace, sample.id
        self._found.document().setModified(False)
        self.context.perform(lambda: note_dip_sample(workspace, number, text))

    def _print(self) -> None:
        sample = self._chosen()
        if sample is None:
            return
        workspace, as_at, number = self.context.workspace, self.context.as_at, sample.id
        show_paper(
            self.context,
            tr("Dip sample"),
            paper_name(workspace, "dip-sample", as_at),
            lambda: dip_sample_pdf(workspace, number, as_at),
            self,
        )

    def _save_book(self) -> None:
        sample = self._chosen()
        if sample is None:
            return
        workspace, as_at, number = self.context.workspace, self.context.as_at, sample.id
        name = paper_name(workspace, "dip-sample", as_at, ending="xlsx")
        wish = FileWish(tr("Save the dip sample"), tr("Workbook (*.xlsx)"), Path(name))
        save_as(self.context, wish, lambda: dip_sample_xlsx(workspace, number, as_at), self)

    def print_page(self) -> None:
        """Ctrl+P prints the sample that is chosen."""
        self._print()


def _source_words(each: SampleSource) -> str:
    return tr(
        "{day}: {course} ({n} came)",
        day=short_date(each.held_on),
        course=each.course,
        n=each.attended,
    )


def _why_words(source: str) -> str:
    whose = tr("{source} asks for it", source=source) if source else tr("our own choice")
    return tr(
        "Whoever is drawn, and their line manager, is rung or written to ({whose}). Type what "
        "they say into their forms: Enter on a name opens the form.",
        whose=whose,
    )


def how_drawn(sample: DrawnSample) -> str:
    """How the sample was drawn, so that anybody can draw it again."""
    again = (
        tr("Drawing it again finds the same people.")
        if sample.is_same_again
        else tr("Who counts as attending has changed since, so it would differ today.")
    )
    return tr(
        "{n} of {all} who came, drawn on {day}. Nobody chose them: session and day alone decide, "
        "and everybody has the same chance. Seed {seed}. {again}",
        n=len(sample.people),
        all=sample.population,
        day=long_date(sample.drawn_on),
        seed=sample.seed,
        again=again,
    )


def _sample_columns() -> list[Column[DrawnSample]]:
    return [
        Column(tr("Drawn on"), lambda row: short_date(row.drawn_on)),
        Column(tr("Course"), lambda row: row.course, is_main=True, cut=cut_title),
        Column(tr("Held"), lambda row: short_date(row.held_on), spare=2),
        Column(
            tr("Drawn"),
            lambda row: tr("{n} of {all}", n=len(row.people), all=row.population),
            spare=1,
        ),
        Column(
            tr("Learners’ forms in"),
            lambda row: _in_words([(each.received_on, each.left_on) for each in row.people]),
        ),
        Column(
            tr("Managers’ forms in"),
            lambda row: _in_words(
                [(each.manager_received_on, each.manager_left_on) for each in row.people]
            ),
        ),
        Column(tr("Found"), lambda row: tr("✓ noted") if row.found else tr("to note")),
    ]


def _in_words(found: list[tuple[date | None, date | None]]) -> str:
    """How many came in of those that are waited for; who has left is told and not counted."""
    came = sum(received is not None for received, _ in found)
    left = sum(received is None and gone is not None for received, gone in found)
    said = tr("{n} of {all}", n=came, all=len(found) - left)
    return tr_count("{said}, {n} left", "{said}, {n} left", left, said=said) if left else said


def _people_columns() -> list[Column[DrawnPerson]]:
    return [
        Column(tr("Learner"), lambda row: row.learner),
        Column(tr("Form"), lambda row: row.code),
        Column(tr("In on"), lambda row: _day_words(row.received_on, row.left_on)),
        Column(tr("Line manager"), lambda row: row.manager or tr("Nobody is named"), is_main=True),
        Column(tr("Form"), lambda row: row.manager_code),
        Column(tr("In on"), lambda row: _day_words(row.manager_received_on, row.manager_left_on)),
    ]


def _day_words(day: date | None, left_on: date | None) -> str:
    if day is None and left_on is not None:
        return tr("left {day}: not waited for", day=short_date(left_on))
    return tr("◌ to come") if day is None else tr("✓ {day}", day=short_date(day))
