"""Planning a session, and changing one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.session import GroupLimit
from sgdesk.domain.sessions.spoken import Spoken
from sgdesk.services.certificates.gate import GateInForce, gate_in_force
from sgdesk.services.courses.catalogue import CatalogueLine, catalogue
from sgdesk.services.courses.documents import methods
from sgdesk.services.courses.trainers import TrainerPool, TrainerView, trainer_pool
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.sessions.sessions import (
    SessionDetails,
    SessionView,
    change_session,
    group_limit,
    plan_sittings,
    suggested_details,
)
from sgdesk.services.training.told_apart import PeopleTold, people_told
from sgdesk.ui.certificates.words import gate_words
from sgdesk.ui.context import Context
from sgdesk.ui.courses.trainers.dialogs import TrainerDialog
from sgdesk.ui.sessions.given_by import GivenByOthers
from sgdesk.ui.sessions.words import read_pounds, write_pounds
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import Note, PushButton
from sgdesk.ui.widgets.arranging import row_of, size_dialog
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.tick import Tick
from sgdesk.ui.widgets.boxes.time_box import TimeBox

_NOBODY = 0


@dataclass(frozen=True, slots=True)
class _Known:
    """What the dialog offers: courses, trainers, and the pack's largest group."""

    courses: tuple[CatalogueLine, ...]
    trainers: tuple[TrainerView, ...]
    limit: GroupLimit | None
    methods: tuple[str, ...] = ()
    gate: GateInForce | None = None


def _read(workspace: Workspace) -> _Known:
    today = workspace.today()
    lines = catalogue(workspace).courses
    running = [each for each in lines if each.withdrawn_on is None or each.withdrawn_on >= today]
    ways = tuple(each.text for each in methods(workspace).items)
    trainers, limit = trainer_pool(workspace).trainers, group_limit(workspace)
    return _Known(tuple(running), trainers, limit, ways, gate_in_force(workspace))


def open_plan(context: Context, parent: QWidget, planned: Callable[[int], object]) -> None:
    """Plan a session; ``planned`` is told its id just before the pages are loaded anew."""

    def show(known: _Known) -> None:
        dialog = SessionDialog(context, known, None, parent)
        dialog.planned = planned
        dialog.open()

    context.tasks.run(lambda: _read(context.workspace), show, owner=parent)


def open_change(context: Context, parent: QWidget, view: SessionView) -> None:
    """Change a session."""

    def show(known: _Known) -> None:
        SessionDialog(context, known, view, parent).open()

    context.tasks.run(lambda: _read(context.workspace), show, owner=parent)


class SessionDialog(ActionDialog):
    """Everything about one session; what the course suggests stands in the boxes first."""

    def __init__(
        self,
        context: Context,
        known: _Known,
        view: SessionView | None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Plan a session") if view is None else tr("Change the session")
        verb = tr("Plan it") if view is None else tr("Save")
        super().__init__(context, title, verb, parent)
        self.planned: Callable[[int], object] = lambda _: None
        self._known = known
        self._session = view.line.id if view else None
        self._before = view.details if view else None
        self._named = _trainers_of(view)
        self._of_before = (view.line.course, view.line.course_id) if view else None
        self._suggested = SessionDetails(0, self.today)
        self._build_boxes()
        size_dialog(self, 38, 36)
        self.course.currentIndexChanged.connect(lambda _: self._show_whose())
        if view is not None:
            self._fill(view.details)
        else:
            self.course.currentIndexChanged.connect(lambda _: self._suggest())
            self.course.setCurrentIndex(-1)
        self._show_reason()
        self.course.setFocus()

    def _build_boxes(self) -> None:
        courses: list[tuple[str, object]] = [
            (_course_words(each), each.id) for each in self._known.courses
        ]
        before = self._of_before
        if before is not None and before[1] not in {number for _, number in courses}:
            courses.append(before)
        self.course = self.add_choice("course", tr("&Course"), courses)
        self.course.setPlaceholderText(tr("Choose one"))
        self.theirs = GivenByOthers(self.context, self)
        self.theirs.added = self._offer_course
        self.form.column.addWidget(self.theirs)
        self.day = self.add_date("day", tr("&Day"), tr("Such as 12 March or tonight."), ahead=True)
        with self.form.beside():
            self.starts = self._time_box("starts", tr("&Begins at"), tr("Such as 7.30pm or 19:30."))
            self.ends = self._time_box("ends", tr("&Ends at"), tr("Such as 9pm or noon."))
        self.ends.ends_after(self.starts)
        self._build_second_sitting()
        if self._known.gate is not None:
            self.form.column.addWidget(Note(gate_words(self._known.gate)))
        self.place = self.add_line("place", tr("&Where"))
        self.lead = self._trainer_box("lead", tr("&Trainer"))
        self.second = self._trainer_box("second", tr("With, if two de&liver it"))
        self.add_trainer = PushButton(tr("&Add a trainer …"), "add")
        self.add_trainer.clicked.connect(self._add_trainer)
        self.form.column.addLayout(row_of(self.add_trainer))
        self.capacity = self.add_line("capacity", tr("&Places"), self._limit_words())
        self.lecture = self.form.add("lecture", tr("Kind of session"), QCheckBox(tr("A lect&ure")))
        self.lecture.setMinimumHeight(TARGET)
        hint = tr("A larger group is possible for a reason.")
        self.reason = self.add_line("reason", tr("Why the group is la&rger"), hint)
        self._build_more()
        self.capacity.textChanged.connect(lambda _: self._show_reason())
        self.lecture.toggled.connect(lambda _: self._show_reason())

    def _show_whose(self) -> None:
        chosen = self.course.currentData()
        line = next((each for each in self._known.courses if each.id == chosen), None)
        self.theirs.show_course(line)

    def _offer_course(self, number: int) -> None:
        """Put a course that was just added into the list, and choose it."""
        workspace = self.context.workspace

        def show(known: _Known) -> None:
            self._known = known
            line = next(each for each in known.courses if each.id == number)
            self.course.addItem(_course_words(line), number)
            self.course.setCurrentIndex(self.course.findData(number))

        self.context.tasks.run(lambda: _read(workspace), show, owner=self)

    def _build_second_sitting(self) -> None:
        """The same evening again for the others, planned in one go."""
        self.later_starts = self.later_ends = None
        if self._session is not None:
            return
        self.again = self.form.fold(tr("Two sittings on this da&y …"))
        hint = tr(
            "The same session again for the others, such as 8.30pm after 7pm. A course that goes "
            "on over two evenings is planned on the second of them, when it is done."
        )
        self.later_starts = self._time_box("later_starts", tr("Second sitting begins at"), hint)
        self.later_ends = self._time_box("later_ends", tr("Second sitting ends at"))
        self.later_ends.ends_after(self.later_starts)
        self.form.end_fold()

    def _build_more(self) -> None:
        """What few need, folded away."""
        self.more = self.form.fold(tr("&More: method, language and interpreter, cost, notes"))
        hint = tr("Such as face to face, or online.")
        self.method = self.add_words("method", tr("&Method"), self._known.methods, hint)
        self._build_spoken()
        self.cost = self.add_line("cost", tr("C&ost in pounds"), tr("It can be left empty."))
        hint = tr("What came in, such as for places that were not used.")
        self.income = self.add_line("income", tr("&Income in pounds"), hint)
        self.notes = self.add_text("notes", tr("&Notes"))
        self.form.end_fold()

    def _build_spoken(self) -> None:
        hint = tr("Such as Urdu, where it is not held in English.")
        self.language = self.add_line("language", tr("Lan&guage"), hint)
        hint = tr("Who puts it into which language, such as Somali, by our own helper.")
        self.interpreter = self.add_line("interpreter", tr("Interpreter"), hint)
        self.on_sheet = self._tick("on_sheet", tr("Say the language"), tr("on the sign-in sheet"))
        self.on_certificate = self._tick("on_certificate", "", tr("on certificates"))
        self.on_certificate.setToolTip(tr("The language alone; an interpreter is not named."))

    def _tick(self, key: str, label: str, text: str) -> Tick:
        box = self.form.add(key, label, Tick(text))
        box.setMinimumHeight(TARGET)
        return box

    def _time_box(self, key: str, label: str, hint: str = "") -> TimeBox:
        return self.form.add(key, label, TimeBox(), hint)

    def _trainer_box(self, key: str, label: str) -> QComboBox:
        choices: list[tuple[str, object]] = [(tr("Nobody yet"), _NOBODY)]
        pool = {each.trainer.id: each.trainer.name for each in self._known.trainers}
        choices += [(name, number) for number, name in (self._named | pool).items()]
        return self.add_choice(key, label, choices)

    def _add_trainer(self) -> None:
        """Add somebody who trains, over this dialog, and choose them."""
        workspace = self.context.workspace

        def show(people: PeopleTold) -> None:
            dialog = TrainerDialog(self.context, people, None, self)
            dialog.added = self._offer_trainer
            dialog.open()

        self.context.tasks.run(lambda: people_told(workspace), show, owner=self)

    def _offer_trainer(self, number: int) -> None:
        """Put somebody who was just added into the first of the two boxes that is free."""
        workspace = self.context.workspace

        def show(found: TrainerPool) -> None:
            name = next(each.trainer.name for each in found.trainers if each.trainer.id == number)
            for box in (self.lead, self.second):
                box.addItem(name, number)
            free = self.second if self.lead.currentData() else self.lead
            free.setCurrentIndex(free.findData(number))

        self.context.tasks.run(lambda: trainer_pool(workspace), show, owner=self)

    def _limit_words(self) -> str:
        limit = self._known.limit
        if limit is None:
            return tr("Leave it empty where there is no limit.")
        whose = f" ({limit.source})" if limit.source else ""
        return tr("At most {n} in one group{whose}.", n=limit.people, whose=whose)

    def _suggest(self) -> None:
        """Put in what the course suggests, where nobody typed anything else."""
        course = self.course.currentData()
        if course is None:
            return
        workspace = self.context.workspace

        def show(found: SessionDetails) -> None:
            before, self._suggested = self._suggested, found
            for box, name in ((self.method, "method"), (self.capacity, "capacity")):
                if box.text().strip() == _number(getattr(before, name)):
                    box.setText(_number(getattr(found, name)))
            if self.language.text().strip() == before.spoken.language:
                self.language.setText(found.spoken.language)

        self.context.tasks.run(
            lambda: suggested_details(workspace, course, workspace.today()), show, owner=self
        )

    def _fill(self, details: SessionDetails) -> None:
        self.course.setCurrentIndex(self.course.findData(details.course_id))
        self.day.set_value(details.held_on)
        self.starts.set_settled(details.starts_at)
        self.ends.set_settled(details.ends_at)
        for box, text in (
            (self.place, details.place),
            (self.capacity, _number(details.capacity)),
            (self.reason, details.over_capacity_reason),
            (self.method, details.method),
            (self.cost, write_pounds(details.cost_pence)),
            (self.income, write_pounds(details.income_pence)),
            (self.language, details.spoken.language),
            (self.interpreter, details.spoken.interpreter),
        ):
            box.setText(text)
        self.on_sheet.setChecked(details.spoken.on_sheet)
        self.on_certificate.setChecked(details.spoken.on_certificate)
        seldom = (details.spoken, details.cost_pence, details.income_pence, details.notes)
        if seldom != (Spoken(), None, None, ""):
            self.more.unfold()
        self.lecture.setChecked(details.lecture_style)
        self.notes.setPlainText(details.notes)
        for trainer, number in zip((self.lead, self.second), details.trainer_ids, strict=False):
            trainer.setCurrentIndex(max(0, trainer.findData(number)))

    def _show_reason(self) -> None:
        """Ask for a reason only where the group is larger than the pack advises."""
        limit, typed = self._known.limit, self.capacity.text().strip()
        self.form.set_shown("lecture", shown=limit is not None)
        over = limit is not None and typed.isdecimal() and int(typed) > limit.people
        self.form.set_shown("reason", shown=over and not self.lecture.isChecked())

    def problems(self) -> dict[str, str]:
        return {
            "course": "" if self.course.currentIndex() >= 0 else tr("Choose a course"),
            "day": self.day.problem(),
            "starts": self.starts.problem(),
            "ends": self.ends.problem(),
            **self._later_problems(),
            "second": self._twice(),
            "capacity": self._capacity_problem(),
            "cost": _problem(read_pounds, self.cost.text()),
            "income": _problem(read_pounds, self.income.text()),
        }

    def _later_problems(self) -> dict[str, str]:
        if self.later_starts is None or self.later_ends is None:
            return {}
        begins = self.later_starts.problem()
        if self.later_ends.text().strip() and not self.later_starts.text().strip():
            begins = tr("Say when the second sitting begins")
        return {"later_starts": begins, "later_ends": self.later_ends.problem()}

    def _twice(self) -> str:
        second = self.second.currentData()
        if second and second == self.lead.currentData():
            return tr("Choose somebody else beside the trainer, or nobody")
        return ""

    def _capacity_problem(self) -> str:
        typed = self.capacity.text().strip()
        right = not typed or (typed.isdecimal() and int(typed) > 0)
        return "" if right else tr("Enter a number of places, or leave it empty")

    def action(self) -> Callable[[], object]:
        workspace, details = self.context.workspace, self._details()
        session = self._session
        if session is None:
            sittings = [details, *self._later(details)]
            return lambda: plan_sittings(workspace, sittings)
        return lambda: change_session(workspace, session, details)

    def saved_as(self, result: object) -> None:
        if self._session is None:
            self.planned(cast("tuple[tuple[int, ...], object]", result)[0][0])

    def _later(self, details: SessionDetails) -> tuple[SessionDetails, ...]:
        """The second sitting, where one is wanted."""
        if self.later_starts is None or self.later_ends is None:
            return ()
        starts, ends = self.later_starts.time().strip(), self.later_ends.time().strip()
        return (replace(details, starts_at=starts, ends_at=ends),) if starts else ()

    def _details(self) -> SessionDetails:
        typed = self.capacity.text().strip()
        before = self._before or SessionDetails(0, self.today)
        return replace(
            before,
            course_id=self.course.currentData(),
            held_on=cast("date", self.day.value()),
            starts_at=self.starts.text().strip(),
            ends_at=self.ends.time().strip(),
            place=self.place.text().strip(),
            method=self.method.text().strip(),
            capacity=int(typed) if typed else None,
            lecture_style=self.lecture.isChecked(),
            over_capacity_reason=self.reason.text().strip(),
            cost_pence=read_pounds(self.cost.text()),
            income_pence=read_pounds(self.income.text()),
            notes=self.notes.toPlainText().strip(),
            trainer_ids=self._trainer_ids(before.trainer_ids),
            spoken=self._spoken(),
        )

    def _spoken(self) -> Spoken:
        said = self.language.text().strip(), self.interpreter.text().strip()
        if not any(said):
            return Spoken()
        return Spoken(*said, self.on_sheet.isChecked(), self.on_certificate.isChecked())

    def _trainer_ids(self, before: Sequence[int]) -> tuple[int, ...]:
        """The two that are chosen, and whoever stood behind them before."""
        chosen = [each for each in (self.lead.currentData(), self.second.currentData()) if each]
        return tuple(dict.fromkeys([*chosen, *before[2:]]))


def _course_words(line: CatalogueLine) -> str:
    """Its title, and that the document recommends it where that is all it says of it."""
    if line.requirements or not line.recommended:
        return line.title
    return tr(
        "{course} (recommended by {partnership})",
        course=line.title,
        partnership=line.recommended_by,
    )


def _trainers_of(view: SessionView | None) -> dict[int, str]:
    """Who trains at the session, off the list since or not, so that a change keeps them."""
    if view is None:
        return {}
    return dict(zip(view.details.trainer_ids, view.line.trainers, strict=True))


def _number(value: object) -> str:
    return "" if value is None else str(value)


def _problem(read: Callable[[str], object], text: str) -> str:
    """What is wrong with what was typed, or nothing."""
    try:
        read(text)
    except InputError as error:
        return error_text(error)
    return ""
