"""Booking people on a session that is planned."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.sessions.bookings import Booked, Candidate, book, candidates
from sgdesk.services.sessions.sessions import SessionLine
from sgdesk.ui.alerts import Prompt, agrees_for_all
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.why import missing_words, short_source
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.words import state_phrase

_EXPLAINED = 12
"""Of so many people it is said why they need it; of the others how many there are."""


class BookDialog(ActionDialog):
    """A list of the planned sessions with their free places; who finds none waits."""

    def __init__(
        self,
        context: Context,
        people: Sequence[tuple[int, str]],
        sessions: Sequence[SessionLine],
        parent: QWidget | None = None,
    ) -> None:
        self._names = dict(people)
        many = tr_count("{n} person", "{n} people", len(people))
        super().__init__(context, tr("Book {many}", many=many), tr("Book"), parent)
        self.said = tr("Booked {many}", many=many)
        choices: list[tuple[str, object]] = [(session_words(each), each.id) for each in sessions]
        hint = tr("Whoever finds no place goes on the waiting list.")
        several = len(choices) > 1
        title = tr("&Session")
        self.session = self.add_choice("session", title, choices, hint, begins_empty=several)
        self.why = Note()
        self.form.column.addWidget(self.why)
        self._newest = Newest()
        self.session.currentIndexChanged.connect(lambda _: self._look())
        self._look()
        self.session.setFocus()

    def _look(self) -> None:
        """Say of everybody who would be booked whether they need it, and why."""
        session, workspace = self.session.currentData(), self.context.workspace
        if session is None:
            self.why.clear()
            return
        self.context.tasks.run(
            lambda: candidates(workspace, session), self._newest.only(self._show), owner=self
        )

    def _show(self, found: tuple[Candidate, ...]) -> None:
        known = {each.person_id: each for each in found}
        shown = list(self._names.items())[:_EXPLAINED]
        lines = [need_words(name, known.get(number)) for number, name in shown]
        more = len(self._names) - len(shown)
        if more:
            lines.append(tr_count("… and {n} more", "… and {n} more", more))
        self.why.setText("\n".join(lines))

    def problems(self) -> dict[str, str]:
        return {"session": "" if self.session.currentIndex() >= 0 else tr("Choose a session")}

    def action(self) -> Callable[[], object]:
        workspace, ids = self.context.workspace, tuple(self._names)
        session: int = self.session.currentData()
        return lambda: book(workspace, session, ids)

    def perform(self, action: Callable[[], object]) -> None:
        """Ask first where many are touched, then book."""
        if agrees_for_all(self.context.alerts, self._question()):
            super().perform(action)

    def saved_as(self, result: object) -> None:
        said = self._sentences(cast("Booked", result))
        if said:
            self.context.alerts.tell(tr("Booked, and to know"), "\n\n".join(said))

    def _question(self) -> Prompt:
        n = len(self._names)
        return Prompt(
            title=tr("Book {n:,} people on {session}?", n=n, session=self.session.currentText()),
            text=tr("Undo takes it back for all of them."),
            do_it=tr("Book {n:,} people", n=n),
            leave_it=tr("Go back"),
            names=tuple(self._names.values()),
        )

    def _sentences(self, found: Booked) -> list[str]:
        said = []
        if found.waiting:
            one, many = "On the waiting list: {names}.", "{n} on the waiting list: {names}."
            said.append(self._named(one, many, found.waiting))
        if found.already:
            one, many = "Booked before: {names}.", "{n} were booked before: {names}."
            said.append(self._named(one, many, found.already))
        said += [
            tr("{name} should first do {courses}.", name=each.name, courses=", ".join(first))
            for each in found.warnings
            if (first := each.missing_first)
        ]
        return said

    def _named(self, one: str, many: str, people: Sequence[int]) -> str:
        names = some_names([self._names[each] for each in people])
        return tr_count(one, many, len(people), names=names)


def need_words(name: str, found: Candidate | None) -> str:
    """Whether somebody needs a course: their state, what is missing of it, and by whose rule."""
    if found is None:
        return tr("{name}: no role of theirs calls for this course.", name=name)
    state = state_phrase(found.state, found.day)
    if found.why is None:
        return tr("{name}: {state}.", name=name, state=state)
    said = filter(None, (state, missing_words(found.why), short_source(found.why)))
    return tr("{name}: {said}.", name=name, said="; ".join(said))


def session_words(line: SessionLine) -> str:
    """A session in one line: day, course, free places."""
    words = tr("{day}: {course}", day=long_date(line.held_on), course=line.course)
    if line.free is None:
        return words
    free = tr_count("{n} place free", "{n} places free", max(line.free, 0))
    return tr("{session} ({free})", session=words, free=free)
