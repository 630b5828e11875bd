"""Every action of sessions, forms, courses and quality is taken back whole, and done again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.courses.need import NeedDetails
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.domain.sessions.trainer import DayKind, TrainerDetails
from sgdesk.services.courses import courses, trainers
from sgdesk.services.courses import needs as quality
from sgdesk.services.courses import quality as course_quality
from sgdesk.services.file import undo
from sgdesk.services.file.changes import Changes
from sgdesk.services.forms import dip_sample
from sgdesk.services.forms import typing_in as evaluation
from sgdesk.services.people.reviews import note_review, reviews_view, strike_review
from sgdesk.services.people.several import managing
from sgdesk.services.sessions import attendance, bookings, sessions
from sgdesk.services.sessions import giving_out_forms as sending
from sgdesk.services.sessions.attendance import Mark
from tests import factories
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
HELD, AHEAD = date(2025, 11, 30), date(2026, 4, 20)


class Stage:
    """An organisation in which every action has something to work on."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.workspace = hall.workspace
        self.course = hall.courses["level1"]
        self.trainer = trainers.add_trainer(hall.workspace, TrainerDetails("Tess"))[0]
        self.ahead = hall.plan("level1", AHEAD, capacity=1, trainer_ids=(self.trainer,))
        bookings.book(hall.workspace, self.ahead, hall.people[:2])
        self.held = hall.hold("level1", HELD, came=3)
        self.observation = course_quality.note_observation(
            hall.workspace, self.course, ObservationDetails(TODAY, "Ada")
        )[0]
        self.material = course_quality.add_material(hall.workspace, self.course, "Slides")[0]
        self.need = quality.raise_need(
            hall.workspace, NeedDetails(NeedKind.NEED, "Neglect", TODAY)
        )[0]
        note_review(hall.workspace, ReviewDetails(hall.people[0], ReviewKind.PRACTICE, TODAY))
        trainers.note_day(hall.workspace, self.trainer, TODAY, DayKind.PREPARING)

    @property
    def first_booking(self) -> int:
        return sessions.session_view(self.workspace, self.ahead).bookings[0].id

    def form(self, kind: FormKind) -> int:
        return self.hall.forms(self.held, kind)[0].id

    def enter(self, kind: FormKind) -> evaluation.Saved:
        entry = evaluation.FormEntry(self.form(kind), TODAY, {})
        return evaluation.save_forms(self.workspace, [entry])

    def replan(self) -> Changes:
        details = sessions.session_view(self.workspace, self.ahead).details
        roomy = replace(details, capacity=5, trainer_ids=(), place="Annexe")
        return sessions.change_session(self.workspace, self.ahead, roomy)

    def strike(self) -> attendance.Marked:
        mark = Mark(self.hall.people[0], attended=False, reason="other")
        return attendance.mark_attendance(self.workspace, self.held, [mark])

    def come_late(self) -> attendance.Marked:
        mark = Mark(self.hall.people[3], attended=True)
        return attendance.mark_attendance(self.workspace, self.held, [mark])

    def decide(self) -> Changes:
        return courses.decide_equivalence(
            self.workspace,
            self.course,
            self.hall.courses["level2"],
            decided_by="Ada",
            decided_on=TODAY,
            reason="Same outcomes",
        )

    def describe(self) -> Changes:
        view = courses.course_view(self.workspace, self.course)
        details = replace(view.details, summary="An evening", anonymous_forms=True)
        return courses.change_course(self.workspace, self.course, details)

    def tick(self) -> Changes:
        keys = ["content/unborn", "content/babies"]
        return course_quality.check_content(self.workspace, self.course, keys, TODAY, "Ada")

    def note_sample(self) -> Changes:
        sample = dip_sample.dip_samples(self.workspace).drawn[0]
        return dip_sample.note_dip_sample(self.workspace, sample.id, "It is used.")

    def strike_review(self) -> Changes:
        row = reviews_view(self.workspace).reviews[0]
        return strike_review(self.workspace, row.id)

    def strike_day(self) -> Changes:
        day = trainers.trainer_pool(self.workspace).trainers[0].days[0]
        return trainers.strike_day(self.workspace, day.id)


ACTIONS: dict[str, Callable[[Stage], object]] = {
    "plan": lambda it: it.hall.plan("level2", AHEAD, trainer_ids=(it.trainer,)),
    "change": Stage.replan,
    "cancel": lambda it: sessions.cancel_session(it.workspace, it.ahead, "Snow"),
    "book": lambda it: bookings.book(it.workspace, it.ahead, it.hall.people),
    "give back": lambda it: bookings.give_back(it.workspace, it.first_booking),
    "note adjustment": lambda it: bookings.note_adjustment(it.workspace, it.first_booking, "Steps"),
    "tick in more": Stage.come_late,
    "tick in again": Stage.strike,
    "type in": lambda it: it.enter(FormKind.EVALUATION),
    "type in impact": lambda it: it.enter(FormKind.IMPACT),
    "send": lambda it: sending.mark_sent(it.workspace, [it.form(FormKind.IMPACT)]),
    "draft": lambda it: sending.send_forms(
        it.workspace, [it.form(FormKind.EVALUATION)], it.workspace.path.parent
    ),
    "note sample": Stage.note_sample,
    "remind": lambda it: sending.mark_reminded(it.workspace, [it.form(FormKind.IMPACT)]),
    "sample": lambda it: dip_sample.draw_dip_sample(it.workspace, it.held, 2, TODAY),
    "line manager": lambda it: managing.set_line_manager(it.workspace, *it.hall.people[:2]),
    "add course": lambda it: courses.add_course(it.workspace, CourseDetails("Ours"), ["level1"]),
    "change course": Stage.describe,
    "withdraw course": lambda it: courses.withdraw_course(it.workspace, it.course, TODAY),
    "count towards": lambda it: courses.count_towards(it.workspace, it.course, "level2"),
    "equivalence": Stage.decide,
    "review course": lambda it: course_quality.review_course(
        it.workspace, it.course, TODAY, "Ada", None
    ),
    "tick content": Stage.tick,
    "share": lambda it: course_quality.share_observation(it.workspace, it.observation, TODAY),
    "strike observation": lambda it: course_quality.strike_observation(
        it.workspace, it.observation
    ),
    "withdraw material": lambda it: course_quality.withdraw_material(it.workspace, it.material),
    "strike review": Stage.strike_review,
    "close need": lambda it: quality.close_need(it.workspace, it.need, "An evening"),
    "change trainer": lambda it: trainers.change_trainer(
        it.workspace, it.trainer, TrainerDetails("Tess", qualifications="PTLLS")
    ),
    "withdraw trainer": lambda it: trainers.withdraw_trainer(it.workspace, it.trainer, TODAY),
    "strike day": Stage.strike_day,
}


@pytest.mark.parametrize("action", ACTIONS)
def test_the_action_is_one_step_back_and_one_step_forward(tmp_path: Path, action: str) -> None:
    stage = Stage(make_hall(tmp_path, "hsscp", TODAY))
    _give_window(stage)
    before, known = factories.dump(stage.workspace), len(undo.actions(stage.workspace))
    ACTIONS[action](stage)
    after = factories.dump(stage.workspace)
    assert after != before
    assert len(undo.actions(stage.workspace)) == known + 1
    undo.undo(stage.workspace)
    assert factories.dump(stage.workspace) == before
    undo.redo(stage.workspace)
    assert factories.dump(stage.workspace) == after


def _give_window(stage: Stage) -> None:
    """Hartlepool and Stockton's pack has no impact window, so its forms come by the sample."""
    dip_sample.draw_dip_sample(stage.workspace, stage.held, 1, date(2026, 1, 1))
