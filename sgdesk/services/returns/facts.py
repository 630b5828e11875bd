"""What a return says beside its counts, read from the file and freed from names."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sgdesk.data.courses.needs import read_needs
from sgdesk.data.courses.upkeep import read_observations
from sgdesk.data.file.store import Reader
from sgdesk.data.people.reviews import read_reviews
from sgdesk.data.returns import facts as facts_data
from sgdesk.data.returns.final import read_days
from sgdesk.data.returns.words import read_actions, read_texts
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.dates import add_months
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
from sgdesk.services.forms.results import Asker, evaluation_of
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import DayRules, StandingReport

PERIOD = "period_from"
"""The key under which the first day of the period is kept, as an ISO date."""

Texts = Mapping[str, SectionText]

LEAD, DEPUTY = "Safeguarding lead", "Deputy"


def return_parts(moment: Snapshot) -> ReturnParts:
    """The parts as at the day of the moment, with names in them wherever somebody typed one."""
    day, reader = moment.as_at, moment.reader
    texts = read_texts(reader)
    start = _period_start(moment, texts)
    observed = read_observations(reader)
    return ReturnParts(
        period_from=start,
        leads=_leads(moment.report),
        induction=_induction(reader, moment.report),
        courses=facts_data.read_course_use(reader, start, day),
        supervision=_supervision(reader, start, day),
        gaps=_gaps(moment, start),
        actions=read_actions(reader),
        texts=_of_sections(texts),
        evaluation=_evaluation(moment, start, sum(start <= x.observed_on <= day for x in observed)),
    )


def _period_start(moment: Snapshot, texts: Texts) -> date:
    """The first day of the period: as it was set, or the day after the last final return.

    Where there is neither, it is as long as from one return to the next. It never lies after
    the day.
    """
    day = moment.as_at
    kept = texts.get(PERIOD)
    wanted = date.fromisoformat(kept.body) if kept and kept.body else None
    if wanted is None:
        earlier = [each for each in read_days(moment.reader) if each < day]
        last = max(earlier) if earlier else _so_far_back(day, moment.rules)
        wanted = last + timedelta(days=1)
    return min(wanted, day)


def _so_far_back(day: date, rules: DayRules) -> date:
    return add_months(day, -rules.settings.return_months)


def section_texts(connection: Reader) -> dict[SectionKey, SectionText]:
    """What was typed for each section."""
    return _of_sections(read_texts(connection))


def _of_sections(texts: Texts) -> dict[SectionKey, SectionText]:
    known = {key.value for key in SectionKey}
    return {SectionKey(key): text for key, text in texts.items() if key in known}


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
        LeadTraining(
            titles[each.requirement], each.state, each.last_completed, each.due, each.counts_from
        )
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


def _gaps(moment: Snapshot, start: date) -> tuple[GapFacts, ...]:
    """What was open in the period: raised by its end, and not closed before it began."""
    day = moment.as_at
    pack = moment.workspace.pack_named(moment.rules.organisation.partnership)
    sources = {item.key: item.text for item in pack.listed("needs")}
    return tuple(
        GapFacts(
            NeedKind(row.kind),
            row.summary,
            sources.get(row.source, row.source),
            row.done,
            row.closed_on is None or row.closed_on > day,
            row.report_to_partnership,
        )
        for row in read_needs(moment.reader)
        if row.raised_on <= day and (row.closed_on is None or row.closed_on >= start)
    )


def _evaluation(moment: Snapshot, start: date, observations: int) -> EvaluationFacts:
    day, about = moment.as_at, moment.rules.organisation
    pack = moment.workspace.pack_named(about.partnership)
    asker = Asker(about.name, pack, moment.rules.courses)
    report = evaluation_of(moment.reader, asker, None, (start, day), day)
    return EvaluationFacts(
        tuple(FormFacts(each.kind, each.asked, each.received) for each in report.forms),
        report.window.in_time,
        report.window.late,
        observations,
        report.rise.people,
        report.rise.rose,
    )


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
