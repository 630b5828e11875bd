"""What a return says beside its counts, read from the file and freed from names."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from sgdesk.data.courses.needs import read_needs
from sgdesk.data.courses.upkeep import read_observations
from sgdesk.data.file.store import Reader
from sgdesk.data.returns import facts as facts_data
from sgdesk.data.returns.facts import BookedAhead
from sgdesk.data.returns.final import read_days
from sgdesk.data.returns.words import read_actions, read_texts
from sgdesk.data.training.records import read_month_known
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.results import EvaluationReport
from sgdesk.domain.organisation.asked import AskedLine, asked_lines
from sgdesk.domain.returns.masking.texts import Masker
from sgdesk.domain.returns.parts import (
    FEWEST,
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
    TrainerFacts,
)
from sgdesk.domain.returns.words import titles_without_bracket
from sgdesk.domain.training.record import known_by_month
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.domain.training.states import LEFT_OUT_STATES
from sgdesk.services.forms.results import Asker, evaluation_of
from sgdesk.services.people.asked import asked_facts
from sgdesk.services.people.leads import leads_unasked_in
from sgdesk.services.returns.parts.course_use import courses_of, courses_without_names
from sgdesk.services.returns.parts.equivalents import Equivalents
from sgdesk.services.returns.parts.need_words import source_words
from sgdesk.services.returns.parts.period_people import flow_of, role_use
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import DayRules, StandingReport

PERIOD = "period_from"
"""The key under which the first day of the period is kept, as an ISO date."""

Texts = Mapping[str, SectionText]

LEAD, DEPUTY = "Safeguarding lead", "Deputy"


def return_parts(moment: Snapshot, equivalents: Equivalents) -> ReturnParts:
    """The parts as at the day of the moment, with names in them wherever somebody typed one."""
    day, reader = moment.as_at, moment.reader
    texts = read_texts(reader)
    start = _period_start(moment, texts)
    observed = read_observations(reader)
    here = frozenset(person.id for person, _ in moment.report.people)
    return ReturnParts(
        period_from=start,
        leads=_leads(moment, equivalents),
        induction=_induction(reader, moment.report, here),
        courses=courses_of(reader, (start, day), here, moment.own_names),
        supervision=_supervision(moment, start, here),
        gaps=_gaps(moment, start),
        actions=read_actions(reader),
        flow=flow_of(moment, start),
        roles=role_use(moment.report),
        asked=_asked(moment, start),
        trainers=_trainers(moment),
        texts=_of_sections(texts),
        evaluation=_evaluation(moment, start, sum(start <= x.observed_on <= day for x in observed)),
    )


def _asked(moment: Snapshot, start: date) -> tuple[AskedLine, ...]:
    """What is asked beside training; the roles that recruit are counted and not named."""
    facts = asked_facts(moment, start)
    roles = facts.recruiting.roles
    count = ("1 role",) if len(roles) == 1 else (f"{len(roles)} roles",)
    titles = dict(_short_titles(moment.rules))
    rows = tuple(replace(row, title=titles[row.title]) for row in facts.recruiting.rows)
    unnamed = replace(facts.recruiting, roles=count if roles else (), rows=rows)
    return asked_lines(replace(facts, recruiting=unnamed))


def _short_titles(rules: DayRules) -> Iterable[tuple[str, str]]:
    full = rules.titles()
    short, _ = titles_without_bracket(full)
    return ((full[key], short[key]) for key in full)


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


def _posts(report: StandingReport) -> Iterable[tuple[str, int | None]]:
    settings = report.rules.settings
    return ((LEAD, settings.lead_person), (DEPUTY, settings.deputy_person))


def _leads(moment: Snapshot, equivalents: Equivalents) -> tuple[LeadFacts, ...]:
    """The lead and the deputy of the day; who has left by then is in post no more."""
    report = moment.report
    found = {person.id: standing for person, standing in report.people}
    no_role = {person.id for person in report.no_role}
    wanted = [number for _, number in _posts(report) if number is not None]
    unasked = {each.person.id: each.titles for each in leads_unasked_in(moment)}
    booked = facts_data.read_booked_ahead(moment.reader, wanted, moment.as_at) if wanted else ()
    return tuple(
        LeadFacts(
            post,
            number in found or number in no_role,
            _trainings(moment, found.get(number or 0), booked, equivalents),
            unasked=unasked.get(number or 0, ()),
        )
        for post, number in _posts(report)
    )


def leads_by_name(report: StandingReport) -> tuple[tuple[str, str], ...]:
    """The posts of lead and deputy with the names of those who hold them on the day."""
    names = {person.id: person.name for person, _ in report.people}
    names |= {person.id: person.name for person in report.no_role}
    return tuple(
        (post, names[number]) for post, number in _posts(report) if number in names and number
    )


def _trainings(
    moment: Snapshot,
    found: PersonStanding | None,
    booked: Sequence[BookedAhead],
    equivalents: Equivalents,
) -> tuple[LeadTraining, ...]:
    if found is None:
        return ()
    rules = moment.rules
    titles, _ = titles_without_bracket(rules.titles())
    slots = {rule.key: set(chain(*rule.slots)) for rule in rules.book.requirements}
    months = read_month_known(moment.reader, found.person_id)

    def booked_for(requirement: str) -> date | None:
        return next(
            (
                row.held_on
                for row in booked
                if row.person_id == found.person_id and row.course_id in slots[requirement]
            ),
            None,
        )

    return tuple(
        LeadTraining(
            titles[each.requirement],
            each.state,
            each.last_completed,
            each.due,
            each.counts_from,
            each.force,
            booked_for(each.requirement) if each.state not in LEFT_OUT_STATES else None,
            found.person_id in equivalents.people_of(each.requirement),
            known_by_month(months, (slots[each.requirement],), each.last_completed),
        )
        for each in found.standings
    )


def _induction(connection: Reader, report: StandingReport, here: Container[int]) -> InductionFacts:
    pack = report.rules.pack
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


def _supervision(moment: Snapshot, start: date, here: Container[int]) -> SupervisionFacts:
    day = moment.as_at
    rows = [row for row in moment.reviews if row.held_on <= day and row.person_id in here]
    held = [row for row in rows if row.held_on >= start]
    newest = {(row.person_id, row.kind): row for row in reversed(rows)}
    due = sum(row.next_due is not None and row.next_due <= day for row in newest.values())
    return SupervisionFacts(
        len(held),
        sum(row.asked_how_training_embedded for row in held),
        due,
        len({row.person_id for row in held}),
    )


def _trainers(moment: Snapshot) -> TrainerFacts:
    day = moment.as_at
    here = [
        each for each in moment.trainers if each.withdrawn_on is None or each.withdrawn_on > day
    ]
    return TrainerFacts(
        len(here),
        sum(bool(each.qualifications.strip()) for each in here),
        sum(_by(each.trained_the_trainer_on, day) for each in here),
        sum(_by(each.observed_first_on, day) for each in here),
    )


def _by(on: date | None, day: date) -> bool:
    return on is not None and on <= day


def _gaps(moment: Snapshot, start: date) -> tuple[GapFacts, ...]:
    """What was open in the period: raised by its end, and not closed before it began."""
    day = moment.as_at
    pack = moment.rules.pack
    return tuple(
        GapFacts(
            NeedKind(row.kind),
            row.summary,
            source_words(moment.workspace, pack, row.source),
            row.done,
            row.closed_on is None or row.closed_on > day,
            row.report_to_partnership,
        )
        for row in read_needs(moment.reader)
        if row.raised_on <= day and (row.closed_on is None or row.closed_on >= start)
    )


def evaluation_in(moment: Snapshot, start: date) -> EvaluationReport:
    """What the forms of all courses from ``start`` to the day say, with names still in words."""
    rules, day = moment.rules, moment.as_at
    asker = Asker(rules.organisation.name, rules.pack, rules.courses)
    return evaluation_of(moment.reader, asker, None, (start, day), day)


def _evaluation(moment: Snapshot, start: date, observations: int) -> EvaluationFacts:
    report = evaluation_in(moment, start)
    impact = report.of(FormKind.IMPACT)
    # Forms that came back without a name are still out by name, so both could be more than all.
    missing = impact.asked - impact.received
    overdue = min(report.window.overdue, missing)
    return EvaluationFacts(
        tuple(FormFacts(each.kind, each.asked, each.received) for each in report.forms),
        report.window.in_time,
        report.window.late,
        observations,
        report.rise.people,
        report.rise.rose,
        report.rise.same,
        report.rise.fell,
        report.window.has_window,
        overdue,
        missing - overdue,
        len(report.sessions),
        0 < report.rise.apart < FEWEST,
    )


def without_names(parts: ReturnParts, masker: Masker) -> ReturnParts:
    """The parts with everybody in the file taken out of what was typed."""
    free = masker.masked
    masked = replace(
        parts,
        asked=tuple(
            replace(each, text=free(each.text)) if each.free_words else each for each in parts.asked
        ),
        courses=courses_without_names(parts.courses, masker.masked_label),
        gaps=tuple(
            replace(
                each, summary=free(each.summary), source=free(each.source), done=free(each.done)
            )
            for each in parts.gaps
        ),
        actions=tuple(
            replace(
                each,
                summary=free(each.summary),
                owner=masker.owner(each.owner),
                evidence=free(each.evidence),
            )
            for each in parts.actions
        ),
        texts={
            key: SectionText(free(text.body), free(text.grade)) for key, text in parts.texts.items()
        },
    )
    return replace(masked, names_left_out=masker.left_out)
