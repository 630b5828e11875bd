"""The quality report: everything about courses, needs, observations, trainers and reviews."""

from datetime import date

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.courses.upkeep import read_observations
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.courses.need import Need
from sgdesk.domain.courses.quality import (
    NeedLine,
    ObservationLine,
    QualityReport,
    RiskLine,
    TrainerLine,
)
from sgdesk.domain.dates import add_months
from sgdesk.services.courses.needs import courses_at_risk, needs_view
from sgdesk.services.courses.programme import programme_lines
from sgdesk.services.courses.trainers import Lack, TrainerView, trainer_pool
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.reviews import reviews_view
from sgdesk.services.returns.parts.need_words import source_words

_MISSING_WORDS = {
    Lack.SKILL: "experience or qualifications",
    Lack.TRAIN_THE_TRAINER: "train the trainer",
    Lack.OBSERVED_FIRST: "observed a course first",
    Lack.ALONE: "delivered together",
    Lack.DAYS: "days in a year",
}


def quality_report(workspace: Workspace, as_at: date | None = None) -> QualityReport:
    """Read it as at a day: observations and reviews of the twelve months up to it."""
    day = as_at or workspace.today()
    since = add_months(day, -12)
    with workspace.file.reading() as connection:
        about = read_organisation(connection)
        pack = workspace.pack(connection)
        titles = {each.id: each.title for each in read_courses(connection).values()}
        observations = read_observations(connection)
    programme, evaluation = programme_lines(workspace, day)
    reviews = reviews_view(workspace, day)
    recent = [row for row in reviews.reviews if row.held_on > since]
    return QualityReport(
        organisation=about.name,
        partnership=pack.short_name if pack.document else "",
        as_at=day,
        at_risk=tuple(
            RiskLine(each.course, each.held_on, each.risks)
            for each in courses_at_risk(workspace, day)
        ),
        needs=tuple(
            _need(each, source_words(workspace, pack, each.source))
            for each in needs_view(workspace, day)
        ),
        observations=tuple(
            ObservationLine(
                titles[row.course_id],
                row.observed_on,
                row.observer,
                row.on_trainer,
                row.on_content,
                row.shared_on,
            )
            for row in observations
            if since < row.observed_on <= day
        ),
        trainers=tuple(_trainer(each) for each in trainer_pool(workspace, day).trainers),
        reviews=len(recent),
        reviews_asked=sum(row.asked_how_training_embedded for row in recent),
        reviews_due=len(reviews.due_again),
        programme=programme,
        evaluation=evaluation,
    )


def _need(need: Need, source: str) -> NeedLine:
    return NeedLine(
        need.kind,
        need.summary,
        source,
        need.raised_on,
        need.done,
        need.closed_on,
        need.report_to_partnership,
    )


def _trainer(view: TrainerView) -> TrainerLine:
    missing = tuple(_MISSING_WORDS[each.lack] for each in view.missing)
    return TrainerLine(view.trainer.name, view.sessions, view.days_given, missing)
