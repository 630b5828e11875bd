"""Recording training for one or for many, with what it changes shown before it is saved."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from sgdesk.domain.dates import month_year
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import TrainingScope
from sgdesk.services.training.foreseen import SetBegun, StateMove, preview_training, sets_begun
from sgdesk.services.training.prerequisites import Warned
from sgdesk.services.training.recording import (
    OURSELVES,
    CourseChoice,
    TrainingDetails,
    already_recorded,
    gone_by_then,
    out_of_order,
    record_training,
)
from sgdesk.services.training.unmoved import NOT_EXPLAINED, Explained, explained
from sgdesk.ui.alerts import Prompt, agrees_for_all
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.course_picker import CoursePicker
from sgdesk.ui.people.recording.effect_words import (
    already_sentence,
    gone_sentence,
    move_sentences,
    order_sentences,
    rule_sentences,
    set_sentences,
    still_sentences,
)
from sgdesk.ui.people.recording.whom import Whom
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Card, Form, LinkButton, MonthAlone, Note, SideBySide, announce
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.date_box import DateBox
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.widgets.pause import pause
from sgdesk.ui.words import scope_words

_WAIT_MS = 150


@dataclass(frozen=True, slots=True)
class TrainingPreview:
    """What saving would change, and for whom the same stands there already.

    ``out_of_order`` lack what comes first, ``gone`` are the names of those who had left by the day,
    ``begun`` is what would still be missing of sets of courses, ``explained`` why nothing changes
    and whose rules hold.
    """

    moves: tuple[StateMove, ...]
    already: tuple[int, ...]
    out_of_order: tuple[Warned, ...] = ()
    gone: tuple[str, ...] = ()
    begun: tuple[SetBegun, ...] = ()
    explained: Explained = NOT_EXPLAINED


class RecordDialog(ActionDialog):
    """Course, day, who ran it for whom, and what comes of it; the rest is folded away.

    ``ways`` are the partnership's ways of learning, to choose a method from; ``words`` another
    title and verb than those of recording.
    """

    def __init__(
        self,
        context: Context,
        people: Sequence[tuple[int, str]],
        choices: Sequence[CourseChoice],
        parent: QWidget | None = None,
        ways: Sequence[str] = (),
        *,
        words: tuple[str, str] | None = None,
    ) -> None:
        self._people = dict(people)
        self.whom = Whom(people) if len(people) > 1 else None
        title = tr("Record training")
        if self.whom is None:
            title = tr("Record training for {whom}", whom=people[0][1])
        super().__init__(context, *(words or (title, tr("Record"))), parent)
        self._newest = Newest()
        self._preview: TrainingPreview | None = None
        self._ran_by_course = True
        if self.whom is not None:
            self.form.add("whom", tr("Who did it"), self.whom)
            self.whom.changed.connect(self._ask_soon)
        self.picker = self.form.add("course", tr("&Course"), CoursePicker(choices))
        hint = tr("“March 2024” will do where the day is not known.")
        self.day = self.add_date("day", tr("Completed &on"), hint, month=MonthAlone.KEPT)
        self._add_how_far()
        self.day.set_value(self.today)
        self._add_who()
        box = Tick(tr("They &did it after they had left: keep it so"))
        box.setMinimumHeight(TARGET)
        self.gone = self.form.add("gone", "", box)
        self.form.set_shown("gone", shown=False)
        self.effect = Note()
        self._card = Card()
        self._card.body.addWidget(self.effect)
        self.form.column.addWidget(self._card)
        self.unfold = LinkButton(tr("More: trainer, hours, method, certificate received, notes"))
        self.form.column.addWidget(self.unfold)
        self._add_more(ways)
        self._pause = pause(self, _WAIT_MS)
        self._connect()
        size_dialog(self, 40, 46)  # so that what it changes is seen without scrolling
        self.show_preview()
        self.picker.setFocus()

    def _add_how_far(self) -> None:
        """All of the course, or a part, which is kept and does not count yet."""
        ways: list[tuple[str, object]] = [
            (tr("All of it"), Outcome.COMPLETED.value),
            (tr("A part of it so far"), Outcome.IN_PROGRESS.value),
        ]
        self.how_far = self.add_choice("how_far", tr("How much o&f it"), ways)

    def _outcome(self) -> Outcome:
        return Outcome(self.how_far.currentData())

    def _add_who(self) -> None:
        """Who ran it, by name where it was somebody else, and for whom."""
        ways: list[tuple[str, object]] = [
            (tr("Somebody else did"), False),
            (tr("We ran it"), True),
        ]
        scopes: list[tuple[str, object]] = [
            (scope_words(scope), scope.value) for scope in TrainingScope
        ]
        ran, took_part, beside = Form(), Form(), SideBySide()
        self.ran = self.add_choice("ran", tr("&Who ran it"), ways, form=ran)
        self.ran.setToolTip(tr("A certificate can be issued for what you ran yourselves."))
        self.scope = self.add_choice("scope", tr("Who &took part"), scopes, form=took_part)
        beside.add(ran)
        beside.add(took_part)
        self.form.column.addWidget(beside)
        self.provider = self.add_line("provider", tr("&Provider, where you know it"))
        self.theirs = Note()
        self.form.column.addWidget(self.theirs)

    def _add_more(self, ways: Sequence[str]) -> None:
        """The boxes that are seldom needed, folded away."""
        self.more = Form()
        self.trainer = self.add_line("trainer", tr("Tra&iner"), form=self.more)
        self.hours = self.add_line("hours", tr("&Hours"), form=self.more)
        hint = tr("Such as online, or in a room.")
        self.method = self.add_words("method", tr("&Method"), ways, hint, form=self.more)
        box = DateBox(self.today, may_lie_ahead=True, month=MonthAlone.LAST)
        hint = tr("Where one is printed on it. It moves no due day of ours; the page says so.")
        ends = tr("Certificate received: &end of it")
        self.expiry = self.more.add("expiry", ends, box, hint)
        self.notes = self.add_line("notes", tr("&Notes"), form=self.more)
        self.form.column.addWidget(self.more)
        self.more.hide()

    def _connect(self) -> None:
        self.unfold.clicked.connect(self._unfold)
        self._pause.timeout.connect(self.show_preview)
        self.picker.changed.connect(self._choose)
        self.picker.clicked.connect(self._go_to_day)
        self.day.changed.connect(self._ask_soon)
        self.how_far.currentIndexChanged.connect(lambda _: self._ask_soon())
        self.ran.activated.connect(self._keep_ran)
        self.ran.currentIndexChanged.connect(lambda _: self._show_provider())
        self.provider.textEdited.connect(self._keep_ran)

    @property
    def _names(self) -> Mapping[int, str]:
        """By id the names of those whom it is for, as they are ticked now."""
        return self._people if self.whom is None else self.whom.chosen()

    def ask_for_earlier(self, unsure: Collection[int]) -> None:
        """Ask for a day long ago: none is put in, and nothing is taken to be “We ran it”.

        Everybody is named with a tick, without one where it is ``unsure`` whether they are meant.
        """
        if self.whom is not None:
            self.whom.leave_out(unsure)
        self._ran_by_course = False
        self.ran.setCurrentIndex(0)
        self.day.set_value(None)
        self.day.setFocus()

    def _go_to_day(self) -> None:
        """The day comes next: today stands there until it is typed over."""
        self.day.setFocus()
        self.day.edit.selectAll()

    def _unfold(self) -> None:
        self.more.show()
        self.unfold.hide()
        self.trainer.setFocus()

    def _keep_ran(self) -> None:
        self._ran_by_course = False

    def _show_provider(self) -> None:
        self.form.set_shown("provider", shown=not self._we_ran_it())
        course = self.picker.value()
        is_theirs = self._we_ran_it() and course is not None and bool(course.given_by)
        self.theirs.setVisible(is_theirs)
        if is_theirs and course is not None:
            self.theirs.setText(
                tr(
                    "{whose} gives {course}. Where it was an evening of your own, it is a course "
                    "of your own: add it under Courses, and let it count towards the same.",
                    whose=course.given_by,
                    course=course.title,
                )
            )

    def _we_ran_it(self) -> bool:
        return self.ran.currentData() is True

    def _choose(self) -> None:
        """Another course: one of our own we ran, unless it was said otherwise; what it changes."""
        course = self.picker.value()
        if self._ran_by_course:
            self.ran.setCurrentIndex(1 if course is not None and course.is_own else 0)
        self._show_provider()
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
        read = self._reading_of(details)
        self.context.tasks.run(read, self._newest.only(self._show_preview), owner=self)

    def _reading_of(self, details: TrainingDetails) -> Callable[[], TrainingPreview]:
        """What reads, away from the window, what saving would change."""
        workspace, ids = self.context.workspace, tuple(self._names)

        def read() -> TrainingPreview:
            already = already_recorded(workspace, ids, details)
            new = [each for each in ids if each not in set(already)]
            if details.outcome is Outcome.IN_PROGRESS:
                gone = gone_by_then(workspace, ids, details.completed_on)
                return TrainingPreview((), already, gone=gone)
            return TrainingPreview(
                preview_training(workspace, ids, details),
                already,
                out_of_order(workspace, ids, details),
                gone_by_then(workspace, ids, details.completed_on),
                sets_begun(workspace, ids, details),
                explained(workspace, new, details),
            )

        return read

    def _show_preview(self, found: TrainingPreview) -> None:
        self._preview = found
        self.form.set_shown("gone", shown=bool(found.gone))
        self._say("\n".join(self._sentences(found)))

    def _sentences(self, found: TrainingPreview) -> list[str]:
        new = len(self._names) - len(found.already)
        said = move_sentences(found.moves)
        if found.already:
            names = [self._names[each] for each in found.already]
            said.append(already_sentence(names, len(self._names)))
        said += set_sentences(found.begun, len(self._names))
        said += still_sentences(found.explained.unmoved, self._met(), new)
        if self._outcome() is Outcome.IN_PROGRESS:
            said.append(
                tr(
                    "It is kept as in progress and does not count yet. Once the rest is done, "
                    "record all of it, on the day of the last part."
                )
            )
        if not said:
            said.append(tr("It is kept. It counts for nothing that roles call for."))
        if self._outcome() is Outcome.COMPLETED:
            said += self._without_day()
        said += rule_sentences(found.explained.rules)
        said += order_sentences(found.out_of_order)
        if found.gone:
            said.append(gone_sentence(found.gone))
        return said

    def _without_day(self) -> list[str]:
        """What a month alone will not do for: the certificate of what we ran states the day."""
        day = self.day.value()
        if day is None or not (self._we_ran_it() and self.day.is_month_alone()):
            return []
        return [
            tr(
                "No certificate can be issued for it while only {month} is known: a certificate "
                "states the day.",
                month=month_year(day),
            )
        ]

    def _met(self) -> tuple[str, ...]:
        """What the course that is chosen meets, by title."""
        course = self.picker.value()
        return course.requirements if course is not None else ()

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
            provider=OURSELVES if self._we_ran_it() else _typed(self.provider),
            trainer=_typed(self.trainer),
            hours=_typed(self.hours),
            method=_typed(self.method),
            notes=_typed(self.notes),
            provider_expiry=self.expiry.value(),
            scope=TrainingScope(self.scope.currentData()),
            month_only=self.day.is_month_alone(),
            outcome=self._outcome(),
        )

    def _check_and_save(self) -> None:
        """By Enter the box of courses is not left: the one that fits is taken all the same."""
        self.picker.take_the_only()
        super()._check_and_save()

    def problems(self) -> dict[str, str]:
        found = self._preview
        all_there = found is not None and len(found.already) == len(self._names)
        there = tr("Everybody here has this course on that day already")
        return {
            "whom": "" if self._names else tr("Tick whom it is for"),
            "course": "" if self.picker.value() else tr("Choose a course"),
            "day": self.day.problem() or (there if all_there else ""),
            "expiry": self._expiry_problem(),
            "gone": self._gone_problem(),
        }

    def _gone_problem(self) -> str:
        found = self._preview
        asks = found is not None and bool(found.gone) and not self.gone.isChecked()
        return tr("Correct the day, or tick that it is right so") if asks else ""

    def _expiry_problem(self) -> str:
        day, ends = self.day.value(), self.expiry.value()
        backwards = day is not None and ends is not None and ends < day
        return self.expiry.problem(required=False) or (
            tr("The certificate received ends after the training") if backwards else ""
        )

    def action(self) -> Callable[[], object]:
        details = self._details()
        if details is None:
            raise ValueError("checked before")
        workspace, ids = self.context.workspace, tuple(self._names)
        anyway = self.gone.isChecked()
        return lambda: record_training(workspace, ids, details, after_leaving=anyway)

    def perform(self, action: Callable[[], object]) -> None:
        """Ask first where many are touched, then save."""
        if agrees_for_all(self.context.alerts, self._question()):
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
