"""The figures of one moment as the document of a return, before anything of them is left out."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sgdesk.domain.organisation.duty import Section11Duty, duty_words
from sgdesk.domain.organisation.pack import (
    Pack,
    PackRequirement,
    dated_document,
    passed_words,
    period_has_passed,
)
from sgdesk.domain.organisation.settings import HIGHER_RENEWS, INTERVAL_PREFIX
from sgdesk.domain.people.kinds import PersonKind, kind_named_by
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.document import (
    GroupedFigures,
    RequirementFigures,
    ReturnDocument,
    Sender,
    WorkforceLine,
)
from sgdesk.domain.returns.layouts import layout_of, note_beside, refresh_quote
from sgdesk.domain.returns.renewal_words import A_HIGHER_LEVEL, OTHER_LEARNING
from sgdesk.domain.returns.words import titles_without_bracket
from sgdesk.domain.training.counting.tallies import CountsRow
from sgdesk.domain.training.rule_book import for_everybody, shorter_at_the_highest
from sgdesk.domain.training.states import State
from sgdesk.services.returns.decided import allowed_of
from sgdesk.services.returns.parts.earlier import earlier
from sgdesk.services.returns.parts.equivalents import Equivalents, equivalents_of
from sgdesk.services.returns.parts.facts import return_parts
from sgdesk.services.returns.parts.period_people import NO_AGES, Ages, ages_of
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import DayRules, StandingReport
from sgdesk.services.training.undecided import open_decisions


def counted_document(moment: Snapshot) -> ReturnDocument:
    """The figures of one moment with all that there is of them, and nobody's name."""
    rules, report, summary = moment.rules, moment.report, moment.summary
    titles, title_note = titles_without_bracket(rules.titles())
    settings = rules.settings
    groups = {group.key: group.title for group in rules.pack.groups}
    ages = ages_of(report)
    equivalents = equivalents_of(moment)
    undecided = open_decisions(moment)
    exempt = _exempt_from_all(report)
    return ReturnDocument(
        as_at=moment.as_at,
        sender=_sender(moment),
        people=summary.people,
        no_role=summary.no_role,
        begin_later=len(report.later),
        workforce=_workforce(person for person, _ in report.people),
        requirements=tuple(
            _with_equivalents(_figures(row, rules, ages, undecided), equivalents)
            for row in summary.requirements
        ),
        title_note=title_note,
        named_trustees=_named_trustees(moment),
        by_role=grouped(summary.by_role, titles, {}),
        by_group=grouped(summary.by_group, titles, groups),
        reasons=summary.reasons,
        window_days=settings.window_days,
        induction_days=settings.induction_days,
        allowance_days=settings.allowance_days,
        higher_renews=any(rule.renewed_by for rule in rules.book.requirements),
        layout=layout_of(rules.pack),
        by_kind=summary.by_kind,
        parts=return_parts(moment, equivalents),
        is_projection=moment.as_at > moment.workspace.today(),
        begun_on=rules.organisation.created_on,
        exempt_from_all=exempt[True],
        exempt_from_part=exempt[False],
        allowed=allowed_of(moment),
        renewal_is_open=HIGHER_RENEWS in undecided,
        **earlier(moment),
    )


def _sender(moment: Snapshot) -> Sender:
    rules = moment.rules
    about, pack = rules.organisation, rules.pack
    return Sender(
        organisation=about.name,
        charity_number=about.charity_number,
        contact_name=about.contact_name,
        contact_email=about.contact_email,
        contact_phone=about.contact_phone,
        address=about.address,
        partnership_id=pack.id,
        partnership=pack.name,
        partnership_short=pack.short_name,
        document=dated_document(pack),
        pack_version=pack.version,
        denomination=rules.denomination.short_name if rules.denomination else "",
        period_has_passed=(
            None if pack.period_ends is None else period_has_passed(pack, moment.as_at)
        ),
        passed=passed_words(pack, moment.as_at),
        duty=duty_words(about.section11_duty) if about.section11_duty.strip() else "",
        is_named_by_section_11=about.section11_duty == Section11Duty.NAMED,
    )


def _exempt_from_all(report: StandingReport) -> Counter[bool]:
    """Everybody who is exempt from anything, by whether it is all that is asked of them."""
    states = ([each.state for each in found.standings] for _, found in report.people)
    return Counter(
        all(each is State.EXEMPT for each in asked) for asked in states if State.EXEMPT in asked
    )


def _workforce(people: Iterable[Person]) -> tuple[WorkforceLine, ...]:
    counts = Counter(person.kind for person in people)
    return tuple(WorkforceLine(kind, counts[kind]) for kind in PersonKind if counts[kind])


def _named_trustees(moment: Snapshot) -> int:
    """How many in scope hold a role that is a trustee's by its name, and are kept as another."""
    trustees = {
        number
        for number, role in moment.rules.roles.items()
        if kind_named_by(role.name) is PersonKind.TRUSTEE
    }
    return sum(
        person.kind is not PersonKind.TRUSTEE and not trustees.isdisjoint(found.role_ids)
        for person, found in moment.report.people
    )


def _figures(
    row: CountsRow, rules: DayRules, ages: Mapping[str, Ages], undecided: Collection[str]
) -> RequirementFigures:
    plain = next(each for each in rules.book.requirements if each.key == row.requirement)
    rule = for_everybody(plain, rules.book)
    asked = rules.pack.requirement(row.requirement)
    age = ages.get(row.requirement, NO_AGES)
    titles, _ = titles_without_bracket(rules.titles())
    return RequirementFigures(
        key=row.requirement,
        title=titles[row.requirement],
        counts=row.counts,
        interval_months=rule.interval_months,
        interval_source=rule.interval_source,
        source_paragraph=asked.source if asked else None,
        courses=_course_titles(rules.pack, asked),
        force=rule.force if rule.interval_months is not None else None,
        quote=refresh_quote(rules.pack, row.requirement),
        note=note_beside(rules.pack, row.requirement),
        includes=tuple(titles[key] for key in asked.includes) if asked else (),
        is_topic=asked is None,
        is_induction=asked is not None and asked.is_induction,
        falls_due=age.falls_due,
        over_3_years=age.over_3_years,
        renewed=age.renewed,
        renewed_by=OTHER_LEARNING if rule.one_clock else A_HIGHER_LEVEL,
        highest_level_months=shorter_at_the_highest(plain, rules.book),
        reason=rules.interval_reasons.get(row.requirement, ""),
        refresh_is_open=f"{INTERVAL_PREFIX}{row.requirement}" in undecided,
    )


def _with_equivalents(figures: RequirementFigures, found: Equivalents) -> RequirementFigures:
    return replace(
        figures,
        equivalents=found.of(figures.key),
        by_equivalent=len(found.people_of(figures.key)),
    )


def _course_titles(pack: Pack, asked: PackRequirement | None) -> tuple[str, ...]:
    keys = asked.courses if asked else ()
    return tuple(course.title for key in keys if (course := pack.course(key)))


def grouped(
    rows: Iterable[CountsRow], titles: dict[str, str], labels: dict[str, str]
) -> tuple[GroupedFigures, ...]:
    """Rows by role or group under their titles; ``labels`` are those that are not their own."""
    return tuple(
        GroupedFigures(
            labels.get(row.label, row.label),
            row.requirement,
            titles[row.requirement],
            row.counts,
            row.label,
        )
        for row in rows
    )
