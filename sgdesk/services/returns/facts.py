"""What a return says beside its counts, read from the file and freed from names."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sgdesk.data.courses import quality as quality_data
from sgdesk.data.courses.needs import read_needs
from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.data.people.reviews import read_reviews
from sgdesk.data.returns import facts as facts_data
from sgdesk.data.returns.final import read_kept
from sgdesk.data.returns.words import read_actions, read_texts
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.dates import add_months
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.masking import Masker
from sgdesk.domain.returns.parts import (
    EvaluationFacts,
    FormFacts,
    GapFacts,
    InductionFacts,
    LeadFacts,
    LeadTraining,
    ReturnParts,
    SectionKey,
    SectionText,
    SupervisionFacts,
)
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.training.standing import DayRules, StandingReport

PERIOD = "period_from"
"""The key under which the first day of the period is kept, as an ISO date."""

LEAD, DEPUTY = "Safeguarding lead", "Deputy"


def return_parts(workspace: Workspace, report: StandingReport) -> ReturnParts:
    """The parts as at the day of the report, with names in them wherever somebody typed one."""
    day = report.as_at
    with workspace.file.reading() as connection:
        start = period_start(connection, report.rules, day)
        parts = ReturnParts(
            period_from=start,
            leads=_leads(report),
            induction=_induction(connection, report),
            courses=facts_data.read_course_use(connection, start, day),
            supervision=_supervision(connection, start, day),
            gaps=_gaps(workspace, connection, start, day),
            actions=read_actions(connection),
            texts=section_texts(connection),
        )
        observed = quality_data.read_observations(connection)
    observations = sum(start <= each.observed_on <= day for each in observed)
    return replace(parts, evaluation=_evaluation(workspace, start, day, observations))


def period_start(connection: Reader, rules: DayRules, day: date) -> date:
    """The first day of the period: as it was set, or the day after the last final return.

    Where there is neither, it is as long as from one return to the next. It never lies after
    the day.
    """
    kept = read_texts(connection).get(PERIOD)
    wanted = date.fromisoformat(kept.body) if kept and kept.body else None
    if wanted is None:
        earlier = [row.as_at for row in read_kept(connection) if row.as_at < day]
        wanted = (max(earlier) if earlier else _so_far_back(day, rules)) + timedelta(days=1)
    return min(wanted, day)


def _so_far_back(day: date, rules: DayRules) -> date:
    return add_months(day, -rules.settings.return_months)


def section_texts(connection: Reader) -> dict[SectionKey, SectionText]:
    """What was typed for each section."""
    known = {key.value for key in SectionKey}
    return {SectionKey(key): text for key, text in read_texts(connection).items() if key in known}


def _leads(report: StandingReport) -> tuple[LeadFacts, ...]:
    settings = report.rules.settings
    found = {person.id: standing for person, standing in report.people}
    titles = report.rules.titles()
    return tuple(
        LeadFacts(post, number is not None, _trainings(found.get(number or 0), titles))
        for post, number in ((LEAD, settings.lead_person), (DEPUTY, settings.deputy_person))
    )


def _trainings(found: PersonStanding | None, titles: dict[str, str]) -> tuple[LeadTraining, ...]:
    return tuple(
        LeadTraining(titles[each.requirement], each.state, each.last_completed, each.due)
        for each in (found.standings if found else ())
    )


def _induction(connection: Reader, report: StandingReport) -> InductionFacts:
    pack = report.rules.pack
    here = {person.id for person, _ in report.people}
    rows = [
        row for row in facts_data.read_checklists(connection, report.as_at) if row.person_id in here
    ]
    return InductionFacts(
        tuple(each.key for each in pack.requirements if each.is_induction),
        completed=sum(row.completed for row in rows),
        under_way=sum(not row.completed for row in rows),
        signed=sum(row.completed and row.signed for row in rows),
        needs_signature=any(item.signed for item in pack.listed("induction")),
    )


def _supervision(connection: Reader, start: date, day: date) -> SupervisionFacts:
    rows = [row for row in read_reviews(connection) if row.held_on <= day]
    held = [row for row in rows if row.held_on >= start]
    newest = {(row.person_id, row.kind): row for row in reversed(rows)}
    due = sum(row.next_due is not None and row.next_due <= day for row in newest.values())
    return SupervisionFacts(len(held), sum(row.asked_how_training_embedded for row in held), due)


def _gaps(workspace: Workspace, connection: Reader, start: date, day: date) -> tuple[GapFacts, ...]:
    """What was open in the period: raised by its end, and not closed before it began."""
    sources = {item.key: item.text for item in workspace.pack(connection).listed("needs")}
    return tuple(
        GapFacts(
            NeedKind(row.kind),
            row.summary,
            sources.get(row.source, row.source),
            row.done,
            row.closed_on is None or row.closed_on > day,
            row.report_to_partnership,
        )
        for row in read_needs(connection)
        if row.raised_on <= day and (row.closed_on is None or row.closed_on >= start)
    )


def _evaluation(workspace: Workspace, start: date, day: date, observations: int) -> EvaluationFacts:
    report = evaluation_report(workspace, None, start, day, day)
    return EvaluationFacts(
        tuple(FormFacts(each.kind, each.asked, each.received) for each in report.forms),
        report.window.in_time,
        report.window.late,
        observations,
        report.rise.people,
        report.rise.rose,
    )


def masker_for(connection: Reader) -> Masker:
    """A masker that knows everybody in the file, leavers included."""
    everyone = people_data.read_people(connection)
    return Masker(
        [*(each.name for each in everyone), *_turned_round(everyone)],
        [each.email for each in everyone if each.email],
        [each.reference for each in everyone if each.reference],
    )


def _turned_round(everyone: Iterable[Person]) -> Iterable[str]:
    return (f"{each.family_name}, {each.given_name}" for each in everyone if each.family_name)


def without_names(parts: ReturnParts, masker: Masker) -> ReturnParts:
    """The parts with everybody in the file taken out of what was typed."""
    free = masker.masked
    masked = replace(
        parts,
        courses=tuple(
            replace(
                each, title=free(each.title), provider=free(each.provider), method=free(each.method)
            )
            for each in parts.courses
        ),
        gaps=tuple(
            replace(
                each, summary=free(each.summary), source=free(each.source), done=free(each.done)
            )
            for each in parts.gaps
        ),
        actions=tuple(
            replace(each, summary=free(each.summary), owner=free(each.owner))
            for each in parts.actions
        ),
        texts={
            key: SectionText(free(text.body), free(text.grade)) for key, text in parts.texts.items()
        },
    )
    return replace(masked, names_left_out=masker.left_out)
