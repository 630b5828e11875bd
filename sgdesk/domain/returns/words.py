"""The figures of a return in sentences: the same words on the screen, on paper and to paste."""

import re
from collections import Counter
from collections.abc import Mapping

from sgdesk.domain.figures import NOBODY, figure, listed, share_text
from sgdesk.domain.people.kinds import KINDS, PersonKind
from sgdesk.domain.returns.document import (
    AllowedDays,
    Equivalent,
    RequirementFigures,
    ReturnDocument,
    Sender,
)
from sgdesk.domain.training.counting.tallies import Counts, percent
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.titles import shortest_title
from sgdesk.domain.training.words import NOT_DECIDED, interval_words, whose_words

RECOMMENDED = "recommended"

_STRENGTH: dict[Force | None, str] = {
    Force.MUST: "at least once {}",
    Force.RECOMMENDED: f"{{}}, {RECOMMENDED}",
    None: "{}",
}
_OWN_WORDS = re.compile(
    r"\b(?:not less than|at least|at a minimum of)\b[^.;:]*?\bevery \d* ?(?:years?|months?)"
    r"(?: or in line with statutory requirements)?"
)
_LINE_OF_A_COPY = re.compile(r",? \bL\d+(?:-\d+)?\b")


def n_of_n(counts: Counts) -> str:
    """``31 of 36``: completed, of those required and not exempt."""
    return f"{figure(counts.completed)} of {figure(counts.required - counts.exempt)}"


def n_of_people(counts: Counts) -> str:
    """``31 of 36 people``."""
    people = "person" if counts.required - counts.exempt == 1 else "people"
    return f"{n_of_n(counts)} {people}"


def percent_text(counts: Counts) -> str:
    """``86.1%``, or ``n/a`` where nobody counts."""
    return share_text(counts.percent)


def percent_text_of(part: int, whole: int) -> str:
    """``77.8%`` of so many, or ``n/a`` of none."""
    return share_text(percent(part, whole))


def people_words(count: int) -> str:
    """``1 person`` or ``36 people``."""
    return "1 person" if count == 1 else f"{figure(count)} people"


def kind_words(kind: PersonKind, count: int) -> str:
    """``4 trustees``, ``3 paid staff``."""
    if kind is PersonKind.STAFF:
        return f"{figure(count)} paid staff"
    facts = KINDS[kind]
    return f"{figure(count)} {facts.one if count == 1 else facts.many}"


def kind_heading(kind: PersonKind) -> str:
    """The kind as the heading of a row: ``Volunteers``, ``Paid staff``."""
    many = "paid staff" if kind is PersonKind.STAFF else KINDS[kind].many
    return many[:1].upper() + many[1:]


def paragraph(source: str | None) -> str:
    """Where the document says it, without the lines of a copy, which nobody else has."""
    return _LINE_OF_A_COPY.sub("", source or "").strip(" ,;")


def how_often(figures: RequirementFigures, sender: Sender) -> str:
    """How often, how strongly and whose rule.

    ``not less than once every 3 years (Herefordshire, Appendix 1)``, as the document itself has it
    where it is quoted. A document that names no refresher is not given as the source of "once".
    """
    also = _at_the_highest(figures, sender)
    if figures.interval_months is None:
        return f"{not_stated(figures, sender)}{also}"
    words = _frequency(figures)
    whose = _whose(figures, sender)
    return f"{words} ({whose}){also}" if whose else f"{words}{also}"


def _frequency(figures: RequirementFigures) -> str:
    """How often and how strongly, in the document's own words where they say this interval."""
    often = interval_words(figures.interval_months)
    own = _OWN_WORDS.search(figures.quote)
    is_theirs = figures.interval_source is IntervalSource.PARTNERSHIP and figures.force is not None
    if own is None or not is_theirs or often not in own.group():
        return _STRENGTH[figures.force].format(often)
    advised = f", {RECOMMENDED}" if figures.force is Force.RECOMMENDED else ""
    return f"{own.group()}{advised}"


def _at_the_highest(figures: RequirementFigures, sender: Sender) -> str:
    months = figures.highest_level_months
    if months is None:
        return ""
    whose = sender.denomination or "our denomination"
    return f"; {interval_words(months)} where it is somebody's highest level ({whose})"


def _whose(figures: RequirementFigures, sender: Sender) -> str:
    denomination = sender.denomination or "our denomination"
    whose = whose_words(figures.interval_source, sender.partnership_short, denomination)
    is_theirs = figures.interval_source is IntervalSource.PARTNERSHIP
    if is_theirs and sender.document is None:
        return "set by us"
    if figures.reason and figures.interval_source is IntervalSource.ORGANISATION:
        return f"{whose}: {figures.reason}"
    said_at = paragraph(figures.source_paragraph)
    return f"{whose}, {said_at}" if is_theirs and said_at else whose


def not_stated(figures: RequirementFigures, sender: Sender) -> str:
    """That nobody set a refresh, and who could have."""
    if figures.is_topic or sender.document is None:
        return (
            f"no refresh set; {NOT_DECIDED}" if figures.refresh_is_open else "no refresh set by us"
        )
    return f"refresh not stated; {NOT_DECIDED if figures.refresh_is_open else 'none set by us'}"


def said_at(figures: RequirementFigures) -> str:
    """The paragraph of the document, unless the interval is somebody else's."""
    others = (IntervalSource.ORGANISATION, IntervalSource.DENOMINATION)
    return "" if figures.interval_source in others else paragraph(figures.source_paragraph)


def refresh_sentence(figures: RequirementFigures, sender: Sender, *, quoted: bool = True) -> str:
    """How often, in the document's own words, or that it does not say and how old the training is.

    ``Refresh not stated in the Strategy, none set by us: 21 of the 55 are over 3 years old.``
    """
    if figures.interval_months is None:
        return _unset(figures, sender)
    often = how_often(figures, sender)
    said = f"{often[:1].upper()}{often[1:]}"
    if not (figures.quote and quoted):
        return f"{said}."
    if figures.quote_is_above:
        return f"{said}: as above."
    quote = f"\N{LEFT DOUBLE QUOTATION MARK}{figures.quote}\N{RIGHT DOUBLE QUOTATION MARK}"
    if figures.interval_source is IntervalSource.PARTNERSHIP:
        return f"{said}: {quote}{'' if figures.quote.endswith('.') else '.'}"
    at = ", ".join(filter(None, (sender.partnership_short, paragraph(figures.source_paragraph))))
    return f"{said}. The document: {quote} ({at})."


def _unset(figures: RequirementFigures, sender: Sender) -> str:
    theirs = not figures.is_topic and sender.document is not None
    nothing = NOT_DECIDED if figures.refresh_is_open else "none set by us"
    said = f"Refresh not stated in the {sender.document}, {nothing}"
    if not theirs:
        said = (
            f"No refresh set, {NOT_DECIDED}" if figures.refresh_is_open else "No refresh set by us"
        )
    said += _at_the_highest(figures, sender)
    completed = figures.counts.completed
    if not completed:
        return f"{said}."
    if not figures.over_3_years:
        return f"{said}: none is over 3 years old."
    verb = "is" if figures.over_3_years == 1 else "are"
    return f"{said}: {figures.over_3_years} of the {completed} {verb} over 3 years old."


def allowed_days(document: ReturnDocument) -> tuple[AllowedDays, ...]:
    """How long somebody is new, that for the rest last."""
    return document.allowed or (
        AllowedDays("induction", document.induction_days),
        AllowedDays("the rest", document.allowance_days),
    )


def _goes_with(each: AllowedDays, rest: AllowedDays) -> bool:
    """Whether nothing was decided of these days, nor of the rest, so that they are the same."""
    return each.is_open and rest.is_open and each.days == rest.days


def new_words(document: ReturnDocument) -> str:
    """For how long somebody is new, and who said so.

    ``within days set by us (induction 28, Level 3 28, the rest 182)``
    """
    *others, rest = allowed_days(document)
    found = [*(each for each in others if not (each.key and _goes_with(each, rest))), rest]
    ours = [f"{each.label} {each.days}" for each in found if not each.is_open]
    usual = ", ".join(f"{each.days} for {each.label}" for each in found if each.is_open)
    if not ours:
        return f"within days that are {NOT_DECIDED}; counted with {usual}"
    decided = f"within days set by us ({', '.join(ours)})"
    return f"{decided}; {NOT_DECIDED}, counted with {usual}" if usual else decided


def recommended_note(document: ReturnDocument) -> str:
    """That what is overdue by a recommendation is no breach of a minimum; empty where none is."""
    titles = tuple(
        shortest_title(each.title)
        for each in document.requirements
        if each.force is Force.RECOMMENDED and each.interval_months is not None
    )
    if not titles:
        return ""
    verb = "is" if len(titles) == 1 else "are"
    return f"{listed(titles)} {verb} in date or overdue by a recommended interval, no stated one."


def met_by(figures: RequirementFigures) -> str:
    """The courses that are all needed, in words; blank where the pack names none."""
    return listed(figures.courses)


def counted_as_equivalent(figures: RequirementFigures) -> tuple[str, ...]:
    """What meets a requirement by a decision, and how many have it so, course by course.

    ``counted by us as equivalent: Right Help, Right Time (Herefordshire), 17 people``.
    """
    return tuple(
        f"{_by_whom(each, figures)}: {each.title} ({each.whose}), {people_words(each.people)}"
        for each in figures.equivalents
    )


def _by_whom(each: Equivalent, figures: RequirementFigures) -> str:
    if each.recognised_by:
        return f"recognised by the {each.recognised_by}"
    return "counted by us" if figures.is_topic else "counted by us as equivalent"


def asked_with(figures: RequirementFigures) -> str:
    """``asked for together with Level 1 and Level 2``; empty where nothing else is."""
    titles = tuple(map(shortest_title, figures.includes))
    return f"asked for together with {listed(titles)}" if titles else ""


def notes_beside(document: ReturnDocument) -> tuple[str, ...]:
    """What stands beside figures so that they are not taken for more than they are."""
    asked = document.requirements
    notes = (f"{shortest_title(each.title)}: {each.note}" for each in asked if each.note)
    return (*filter(None, [document.title_note]), *notes)


def equivalents_note(document: ReturnDocument) -> tuple[str, ...]:
    """What meets each requirement by a decision, a sentence for each course."""
    return tuple(
        f"{shortest_title(each.title)}: {said}."
        for each in document.requirements
        if each.counts.required
        for said in counted_as_equivalent(each)
    )


def overview(document: ReturnDocument) -> tuple[str, ...]:
    """The figures in sentences: who is in scope, then each requirement."""
    return (scope_sentence(document), *map(coverage_sentence, document.requirements))


def scope_sentence(document: ReturnDocument) -> str:
    """``36 people are in scope: 4 paid staff, 28 volunteers and 4 trustees.``"""
    kinds = listed(tuple(kind_words(each.kind, each.count) for each in document.workforce))
    verb = "is" if document.people == 1 else "are"
    scope = f"{people_words(document.people)} {verb} in scope"
    return f"{scope}: {kinds}." if kinds else f"{scope}."


def coverage_sentence(figures: RequirementFigures) -> str:
    """One requirement in words: its title, then :func:`coverage_words`."""
    return f"{figures.title} \N{EN DASH} {coverage_words(figures)}"


def coverage_words(figures: RequirementFigures) -> str:
    """``22 of 30 in date (73.3%), 2 of these due soon; ever completed 27; overdue 5.``

    What has no refresh is done, never in date. Who is due soon or kept up to date otherwise stands
    beside those in date, whom they are among.
    """
    counts = figures.counts
    is_refreshed = figures.interval_months is not None
    if counts.percent is None:
        start = f"nobody counts on this day ({NOBODY})"
    else:
        word = "in date" if is_refreshed else "done"
        start = f"{n_of_n(counts)} {word} ({percent_text(counts)}){_of_these(figures)}"
    details = (
        f"ever completed {figure(counts.ever_completed)}"
        if is_refreshed and counts.percent is not None
        else "",
        f"{figure(figures.by_equivalent)} by a course that we count as equivalent"
        if figures.by_equivalent and not figures.is_topic
        else "",
        f"overdue {figure(counts.overdue)}" if counts.overdue else "",
        f"not done {figure(counts.not_done)}" if counts.not_done else "",
        f"new and not done yet {figure(counts.new_starter)}" if counts.new_starter else "",
        f"{figure(counts.exempt)} exempt, left out" if counts.exempt else "",
    )
    return f"{'; '.join(filter(None, (start, *details)))}."


def _of_these(figures: RequirementFigures) -> str:
    """Whom the count of those in date holds, too."""
    soon = figures.counts.due_soon
    due = f", {figure(soon)} of these due soon" if soon else ""
    if not figures.renewed:
        return due
    return f"{due}, {figure(figures.renewed)} of these kept up to date by {figures.renewed_by}"


def told(document: ReturnDocument) -> tuple[RequirementFigures, ...]:
    """The requirements of which a rule is told: not one of our own setting that asks nobody.

    Where no role calls for anything all are told, so that the reader sees what is set.
    """
    found = tuple(
        each
        for each in document.requirements
        if each.counts.required or each.interval_source is not IntervalSource.ORGANISATION
    )
    return found if any(each.counts.required for each in found) else document.requirements


def not_asked(document: ReturnDocument) -> str:
    """What no role calls for, so that it is missing on purpose; empty where there is nothing."""
    titles = tuple(
        shortest_title(each.title) for each in document.requirements if not each.counts.required
    )
    return f"No role of ours calls for {listed(titles, 'or')}." if titles else ""


def have_and_have_not(counts: Counts) -> str:
    """``of 38 people asked, 31 have completed it at some time, 5 have not and 2 are exempt``."""
    have = counts.ever_completed
    have_not = counts.required - counts.exempt - have
    one, other = ("has" if each == 1 else "have" for each in (have, have_not))
    said = [f"{figure(have)} {one} completed it at some time", f"{figure(have_not)} {other} not"]
    if counts.exempt:
        said.append(f"{figure(counts.exempt)} {'is' if counts.exempt == 1 else 'are'} exempt")
    return f"of {people_words(counts.required)} asked, {listed(tuple(said))}"


def titles_without_bracket(titles: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """Titles without a bracket that several of them share, and one sentence that says it.

    ``Level 1, Level 2 and Level 3: our own ladder; the document names no levels.``
    """
    brackets = Counter(_bracket(title) for title in titles.values())
    shared = {each for each, count in brackets.items() if each and count > 1}
    short = {
        key: title.removesuffix(f" ({found})") if (found := _bracket(title)) in shared else title
        for key, title in titles.items()
    }
    notes = (
        f"{listed(tuple(short[key] for key in titles if _bracket(titles[key]) == each))}: {each}."
        for each in brackets
        if each in shared
    )
    return short, " ".join(notes)


def _bracket(title: str) -> str:
    return title.partition(" (")[2].removesuffix(")") if title.endswith(")") else ""


def begin_later_words(document: ReturnDocument) -> str:
    """That some of those without a role, or all, are so because they begin only after the day."""
    later = document.begin_later
    if not later:
        return ""
    if later == document.no_role:
        return ", since they begin only after this day"
    return f" ({figure(later)} of them since they begin only after this day)"


def left_out(document: ReturnDocument) -> tuple[str, ...]:
    """Who is in no count, and who is in the counts but in no percentage, with the reason."""
    without = document.no_role
    verb = "has" if without == 1 else "have"
    role = (
        f"{people_words(without)} {verb} no active role on this day and "
        f"{'is' if without == 1 else 'are'} in no count{begin_later_words(document)}."
        if without
        else "Everybody who has not left has an active role, so nobody is left out of the counts."
    )
    leavers = "Those who had left by this day are not counted."
    return role, leavers, _exempt(document)


def _exempt(document: ReturnDocument) -> str:
    """How many people are exempt: a person counts once, however much they are exempt from."""
    whole, part = document.exempt_from_all, document.exempt_from_part
    said = []
    if whole:
        verb = "is" if whole == 1 else "are"
        said.append(f"{people_words(whole)} {verb} exempt from all that is asked of them")
    if part:
        verb = "" if whole else " is exempt" if part == 1 else " are exempt"
        said.append(f"{people_words(part)}{verb} from a part of it")
    if not said:
        return "Nobody is exempt."
    words = " and ".join(said)
    if not whole:
        words = words.replace("a part of it", "a part of what is asked of them")
    return f"{words}, each with a reason: counted under Exempt and left out of the percentage."


def verification_words(organisation: str, day: str) -> tuple[str, ...]:
    """What can be checked of a final return and what that shows, a sentence or two each."""
    return (
        f"Whoever has our public key can check by themselves that the JSON file of this return was "
        f"signed with the key of {organisation} and not altered since {day}. For this paper, tell "
        "us its number and compare it with the figures that we answer.",
        "That shows neither that what our file says is true, nor whose hand holds the key. Get the "
        "public key from us by a way that you trust, and keep it: our later returns bear the same.",
    )
