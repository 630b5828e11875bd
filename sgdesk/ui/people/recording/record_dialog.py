"""Recording training for one or for many, with what it changes shown before it is saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from sgdesk.services.training.recording import (
    CourseChoice,
    StateMove,
    TrainingDetails,
    already_recorded,
    preview_training,
    record_training,
)
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.people.matrix.lines import column_title
from sgdesk.ui.people.recording.course_picker import CoursePicker
from sgdesk.ui.people.recording.effect_words import already_sentence, move_sentences
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Card, Form, LinkButton, Note, announce
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.pause import pause

ASKED_FROM = 20
"""More people than this at once are asked about first."""

_WAIT_MS = 150
IN_HOUSE = "in-house"


@dataclass(frozen=True, slots=True)
class TrainingPreview:
    """What saving would change, and for whom the same stands there already."""

    moves: tuple[StateMove, ...]
    already: tuple[int, ...]


class RecordDialog(ActionDialog):
    """Course, day, and what comes of it; everything else is folded away."""

    def __init__(
        self,
        context: Context,
        people: Sequence[tuple[int, str]],
        choices: Sequence[CourseChoice],
        parent: QWidget | None = None,
    ) -> None:
        self._names = dict(people)
        whom = people[0][1] if len(people) == 1 else ""
        many = tr_count("{n} person", "{n} people", len(people))
        title = tr("Record training for {whom}", whom=whom or many)
        super().__init__(context, title, tr("Record"), parent)
        self._newest = Newest()
        self._preview: TrainingPreview | None = None
        self._own_provider = True
        self.picker = self.form.add("course", tr("&Course"), CoursePicker(choices))
        self.day = self.add_date("day", tr("Completed &on"))
        self.day.set_value(self.today)
        self.effect = Note()
        self._card = Card()
        self._card.body.addWidget(self.effect)
        self.form.column.addWidget(self._card)
        self.unfold = LinkButton(tr("More: provider, trainer, hours, method, notes"))
        self.form.column.addWidget(self.unfold)
        self._add_more()
        self._pause = pause(self, _WAIT_MS)
        self._connect()
        self.show_preview()
        self.picker.setFocus()

    def _add_more(self) -> None:
        """The boxes that are seldom needed, folded away."""
        self.more = Form()
        hint = tr("“in-house” for your own; then a certificate can be issued.")
        self.provider = self.add_line("provider", tr("&Provider"), hint, form=self.more)
        self.trainer = self.add_line("trainer", tr("&Trainer"), form=self.more)
        self.hours = self.add_line("hours", tr("&Hours"), form=self.more)
        hint = tr("Such as online, or in a room.")
        self.method = self.add_line("method", tr("&Method"), hint, form=self.more)
        self.notes = self.add_line("notes", tr("&Notes"), form=self.more)
        self.form.column.addWidget(self.more)
        self.more.hide()

    def _connect(self) -> None:
        self.unfold.clicked.connect(self._unfold)
        self._pause.timeout.connect(self.show_preview)
        self.picker.changed.connect(self._choose)
        self.day.changed.connect(self._ask_soon)
        self.provider.textEdited.connect(self._keep_provider)

    def _unfold(self) -> None:
        self.more.show()
        self.unfold.hide()
        self.provider.setFocus()

    def _keep_provider(self) -> None:
        self._own_provider = False

    def _choose(self) -> None:
        """Another course: its provider where none was typed, and what it would change."""
        course = self.picker.value()
        if self._own_provider:
            self.provider.setText(IN_HOUSE if course is not None and course.is_own else "")
        self._ask_soon()

    # What it changes.

    def _ask_soon(self) -> None:
        """What is known is of another course or day than stands here now: ask anew in a moment."""
        self._newest.forget()
        self._preview = None
        self._pause.start()

    def show_preview(self) -> None:
        """Work out what saving would change, and say so."""
        details = self._details()
        self._preview = None
        if details is None:
            self._say(tr("Choose a course and a day to see here what it changes."))
            return
        workspace, ids = self.context.workspace, tuple(self._names)

        def read() -> TrainingPreview:
            return TrainingPreview(
                preview_training(workspace, ids, details),
                already_recorded(workspace, ids, details),
            )

        self.context.tasks.run(read, self._newest.only(self._show_preview), owner=self)

    def _show_preview(self, found: TrainingPreview) -> None:
        self._preview = found
        self._say("\n".join(self._sentences(found)))

    def _sentences(self, found: TrainingPreview) -> list[str]:
        said = move_sentences(found.moves, len(self._names) - len(found.already))
        if found.already:
            names = [self._names[each] for each in found.already]
            said.append(already_sentence(names, len(self._names)))
        elif not said:
            said.append(self._nothing_words())
        return said

    def _nothing_words(self) -> str:
        course = self.picker.value()
        if course is None or not course.requirements:
            return tr("It is kept. It counts for nothing that roles call for.")
        met = ", ".join(column_title(each) for each in course.requirements)
        return tr("It is kept and counts for {met}. It changes nobody’s state today.", met=met)

    def _say(self, text: str) -> None:
        if text != self.effect.text():
            self.effect.setText(text)
            announce(self.effect, text)

    # Saving.

    def _details(self) -> TrainingDetails | None:
        course, day = self.picker.value(), self.day.value()
        if course is None or day is None:
            return None
        return TrainingDetails(
            course_id=course.id,
            completed_on=day,
            provider=_typed(self.provider),
            trainer=_typed(self.trainer),
            hours=_typed(self.hours),
            method=_typed(self.method),
            notes=_typed(self.notes),
        )

    def problems(self) -> dict[str, str]:
        found = self._preview
        all_there = found is not None and len(found.already) == len(self._names)
        there = tr("Everybody here has this course on that day already")
        return {
            "course": "" if self.picker.value() else tr("Choose a course"),
            "day": self.day.problem() or (there if all_there else ""),
        }

    def action(self) -> Callable[[], object]:
        details = self._details()
        if details is None:
            raise ValueError("checked before")
        workspace, ids = self.context.workspace, tuple(self._names)
        return lambda: record_training(workspace, ids, details)

    def perform(self, action: Callable[[], object]) -> None:
        """Ask first where many are touched, then save."""
        if len(self._names) <= ASKED_FROM or self.context.alerts.ask(self._question()):
            super().perform(action)

    def _question(self) -> Prompt:
        course = self.picker.value()
        n = len(self._names)
        return Prompt(
            title=tr("Record {course} for {n:,} people?", course=course and course.title, n=n),
            text=tr("Undo takes it back for all of them."),
            do_it=tr("Record for {n:,} people", n=n),
            leave_it=tr("Go back"),
            names=tuple(self._names.values()),
        )


def _typed(box: QLineEdit) -> str:
    return box.text().strip()
