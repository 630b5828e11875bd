"""Bringing a list into a session: look at each line, answer what is asked, then one action."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.people.person import Person
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import Source, sheet_names
from sgdesk.services.imports.attendance import (
    NEW,
    NOT_OURS,
    BroughtIn,
    ListDraft,
    ListLine,
    ListOf,
    ListWish,
    Verdict,
    Whose,
    bring_in_list,
    draft_list,
)
from sgdesk.services.sessions.sessions import SessionView
from sgdesk.services.training.standing import everyone
from sgdesk.ui.context import Context
from sgdesk.ui.imports.parts.sheet_dialog import SheetDialog
from sgdesk.ui.sessions.lists import words
from sgdesk.ui.sessions.lists.card import LineCard, may_be_new
from sgdesk.ui.sessions.lists.table import ListTable
from sgdesk.ui.sessions.words import when_words
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import Banner, BannerKind, EmptyState, Heading, Note, ScrollPage, announce
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.widgets.scroll import CurrentOnly, LowSplitter

_WIDE = 56
"""So wide, in heights of a line, the dialog has room for all columns beside the card."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A list as it was read, with its worksheets and everybody who may be meant."""

    wish: ListWish
    worksheets: tuple[str, ...]
    draft: ListDraft
    people: tuple[Person, ...]


class ListDialog(SheetDialog):
    """``followed`` with what came of it, in words, once it is brought in."""

    followed = Signal(str)

    def __init__(
        self, context: Context, view: SessionView, of: ListOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, words.title(of), parent)
        self._view, self._of = view, of
        self._booked = {each.person_id for each in view.bookings}
        self._wish: ListWish | None = None
        self._seen: _Seen | None = None
        self._newest = Newest()
        self._stopped = ""
        self._build()
        self._connect()
        size_dialog(self, 72, 42)

    @property
    def draft(self) -> ListDraft | None:
        """What would be done now."""
        return self._seen.draft if self._seen else None

    def _build(self) -> None:
        self.main.setText(tr("Nothing to bring in"))
        self.other = Banner(kind=BannerKind.WARNING)
        self.other.hide()
        self.sum = Heading("", TextSize.LARGE)
        self.table = ListTable(self._of)
        self.card = LineCard(self._of)
        beside = ScrollPage()
        beside.body.setContentsMargins(0, 0, 0, 0)
        beside.body.addWidget(self.card)
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setMinimumWidth(em(self, 18))
        split = LowSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(beside)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setSizes([em(self, 48), em(self, 20)])
        self.split = split
        self.more = Note()
        shown = QWidget()
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        inner.addWidget(self.sum)
        inner.addWidget(split, 1)
        inner.addWidget(self.more)
        self._shown = shown
        self.empty = EmptyState(*words.empty_words(self._of), drawing="import")
        self.stack = CurrentOnly()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(shown)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        session = tr(
            "{course}, {day}", course=self._view.line.course, day=when_words(self._view.line)
        )
        for band in (Heading(session, TextSize.LARGE), self.source, self.problem, self.other):
            column.addWidget(band)
        column.addWidget(self.stack, 1)
        self.lay(inside, (self.other, self.table, self.card))

    def _connect(self) -> None:
        self.source.worksheet_chosen.connect(
            lambda name: self._again(lambda wish: ListWish(wish.source, wish.of, name), begin=True)
        )
        self.other.chosen.connect(
            lambda: self._again(lambda wish: replace(wish, is_this_session=True))
        )
        self.table.answered.connect(self._answer)
        self.table.opened.connect(lambda _: self.card.who.setFocus())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_line())
        self.card.answered.connect(self._answer)
        self.card.entered.connect(lambda: self.table.setFocus())
        self.card.person_said.connect(self._say_person)
        self.card.reason_said.connect(self._say_reason)

    # What is read.

    def begin(self, *, paste: bool) -> None:
        """Open; with ``paste`` with what was copied."""
        self.open()
        if paste:
            self.paste()

    def take(self, source: Source) -> None:
        """Read another list; what was answered of the one before is forgotten."""
        self._wish = ListWish(source, self._of)
        self._seen = None
        self.table.begin()
        self._read()

    def paste(self) -> None:
        """Read what was copied, if anything was; for whoever comes here with Ctrl+V."""
        if QGuiApplication.clipboard().text().strip():
            self.source.paste_cells()

    def _again(self, change: Callable[[ListWish], ListWish], *, begin: bool = False) -> None:
        """Read the same list with something said otherwise."""
        if self._wish is not None:
            self._wish = change(self._wish)
            if begin:
                self._seen = None
                self.table.begin()
            self._read()

    def _answer(self, verdict: Verdict | None) -> None:
        """Say of every line that is chosen whether they came; None takes answers back."""
        keys = [each.key for each in self.table.chosen()]

        def change(wish: ListWish) -> ListWish:
            said = {key: each for key, each in wish.said.items() if key not in keys}
            if verdict is not None:
                return replace(wish, said={**said, **dict.fromkeys(keys, verdict)})
            people = {key: each for key, each in wish.people.items() if key not in keys}
            reasons = {key: each for key, each in wish.reasons.items() if key not in keys}
            return replace(wish, said=said, people=people, reasons=reasons)

        self._again(change)

    def _say_person(self, who: str) -> None:
        """Say who the line is; that it is new, or nobody of ours, of every line that is chosen."""
        line = self.table.current()
        if line is None:
            return
        of_all = {NEW: may_be_new, NOT_OURS: _may_be_nobody}.get(who)
        keys = {line.key}
        if of_all is not None:
            keys = {each.key for each in self.table.chosen() if of_all(each)}
        if self.focusWidget() not in (self.card.who, self.card.who.edit):
            self.table.setFocus()  # the button that was pressed may go; Enter is in the box yet
        self._again(lambda wish: replace(wish, people={**wish.people, **dict.fromkeys(keys, who)}))

    def _say_reason(self, reason: str) -> None:
        keys = [each.key for each in self.table.chosen()]
        self._again(
            lambda wish: replace(wish, reasons={**wish.reasons, **dict.fromkeys(keys, reason)})
        )

    def _read(self) -> None:
        wish, workspace, session = self._wish, self.context.workspace, self._view.line.id
        people = self._seen.people if self._seen else ()
        if wish is None:
            return
        self.source.say_reading(wish.source)
        self.context.tasks.run(
            lambda: _seen(workspace, session, wish, people),
            self._newest.only(self._show),
            self._refuse,
            label=tr("Reading {file}", file=wish.source.name),
            owner=self,
        )

    # What is shown.

    def _refuse(self, error: UserError) -> None:
        self._seen = None
        wish = self._wish
        self.stack.setCurrentWidget(self.empty)
        self.other.hide()
        self.hold_focus()
        self.main.setText(tr("Nothing to bring in"))
        self.main.setEnabled(False)
        self.source.show_source(wish.source if wish else None)
        self.say_problem(error_text(error))

    def _show(self, seen: _Seen) -> None:
        is_first = self._seen is None
        if is_first:
            booked_first = sorted(seen.people, key=lambda each: each.id not in self._booked)
            self.card.show_people(booked_first)
        self._seen, self._wish = seen, seen.wish
        draft = seen.draft
        self.table.name_people({each.id: each.name for each in seen.people})
        self.source.show_source(seen.wish.source, seen.worksheets, seen.wish.worksheet)
        self.problem.hide()
        if self._stopped:
            self.say_problem(self._stopped)
            self._stopped = ""
        self.stack.setCurrentWidget(self._shown)
        self._show_other(draft)
        self.sum.setText(words.summary(draft))
        self.more.setText(words.more_words(draft))
        self.more.setVisible(bool(self.more.text()))
        if not draft.does_anything:
            self.hold_focus()
        self.main.setText(words.verb(draft))
        self.main.setEnabled(draft.does_anything)
        self.table.show_draft(draft)
        self._show_line()
        if is_first:
            (self.other if self.other.isVisibleTo(self) else self.table).setFocus()
        announce(self, self.sum.text())

    def _show_other(self, draft: ListDraft) -> None:
        said = words.other_words(draft)
        had = self.other.isAncestorOf(self.focusWidget() or self)
        if said:
            self.other.show_text(said, tr("It is this session’s list"))
            return
        if had:
            self.table.setFocus()
        self.other.hide()

    def _show_line(self) -> None:
        seen, line = self._seen, self.table.current()
        if seen is None:
            return
        wish = seen.wish
        said = {*wish.people, *wish.said, *wish.reasons}
        is_said = line is not None and line.key in said
        has_verdict = line is not None and line.key in wish.said
        new = sum(may_be_new(each) for each in self.table.chosen())
        self.card.show_line(seen.draft, line, is_said=is_said, has_verdict=has_verdict, new=new)

    # What is done.

    def press(self) -> None:
        """Write it: one action, one Undo."""
        wish, workspace, session = self._wish, self.context.workspace, self._view.line.id
        seen = self.draft
        if wish is None or seen is None or not self.main.isEnabled() or self._is_half_typed():
            return
        self.hold_focus()
        self.main.setEnabled(False)
        self.context.perform(
            lambda: bring_in_list(workspace, session, wish, seen),
            self._finish,
            self._stop,
            label=words.title(self._of),
            owner=self,
            ended=lambda _: self.main.setEnabled(True),
        )

    def _is_half_typed(self) -> bool:
        """Whether a name stands in the box that was not taken; the box says so, and waits."""
        if not self.card.is_half_typed():
            return False
        self.card.say_who_is_meant()
        self.card.who.setFocus()
        return True

    def _stop(self, error: UserError) -> None:
        """Read again, since what is there may have changed, and say what stopped it."""
        self._stopped = error_text(error)
        self._read()

    def _finish(self, came: BroughtIn) -> None:
        self.stop_taking()
        self._wish = None
        self.followed.emit(words.followed(came))
        self.accept()

    def answers_given(self) -> int:
        """The lines of which something was said."""
        return len({*self._wish.said, *self._wish.people}) if self._wish is not None else 0

    def forgotten_words(self, count: int) -> str:
        """The same for lines, which nobody was asked about."""
        return tr_count(
            "What you said of 1 line would be forgotten.",
            "What you said of {n} lines would be forgotten.",
            count,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list has no column of what there is to know: the card says it."""
        self.table.say_less(is_narrow=event.size().width() < em(self, _WIDE))
        super().resizeEvent(event)


def _may_be_nobody(line: ListLine) -> bool:
    return line.whose in (Whose.OPEN, Whose.NEW)


def _seen(workspace: Workspace, session: int, wish: ListWish, people: tuple[Person, ...]) -> _Seen:
    """Read a list; everybody who may be meant is read once for it."""
    names = sheet_names(wish.source)
    if wish.worksheet is None and names:
        wish = replace(wish, worksheet=names[0])
    return _Seen(wish, names, draft_list(workspace, session, wish), people or everyone(workspace))
