"""The answers of a return to its partnership's own questions, in the order of its document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sgdesk.domain.dates import add_months, long_date
from sgdesk.domain.figures import figure, listed
from sgdesk.domain.organisation.asked import AskedAbout
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import RequirementFigures, ReturnDocument
from sgdesk.domain.returns.facts import (
    asked_for_nothing,
    counted_here,
    course_forms,
    facts_of,
    impact_forms,
    joiners,
)
from sgdesk.domain.returns.layouts import Fact, ReturnQuestion
from sgdesk.domain.returns.parts import SectionKey
from sgdesk.domain.returns.words import (
    coverage_sentence,
    have_and_have_not,
    not_asked,
    people_words,
    percent_text,
    refresh_sentence,
)
from sgdesk.domain.training.titles import shortest_title

NOT_ANSWERED = "not answered"
"""What stands under a question to which neither the file nor a person says anything."""

AHEAD_MONTHS = 12

Sentences = Iterable[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what the file says to it, then what people say, a paragraph each."""

    question: str
    source: str
    facts: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def is_answered(self) -> bool:
        """Whether anything at all is said."""
        return bool(self.facts or self.words)

    @property
    def lines(self) -> tuple[str, ...]:
        """The facts and the words, or that it is not answered: never nothing."""
        return (*self.facts, *self.words) or (NOT_ANSWERED,)


def answers_of(document: ReturnDocument) -> tuple[Answered, ...]:
    """Every question of the partnership in its order; none where its document asks none."""
    return tuple(answer_to(question, document) for question in document.layout)


def answer_to(question: ReturnQuestion, document: ReturnDocument) -> Answered:
    """What the return says to one question."""
    return Answered(
        question.text,
        question.source,
        tuple(line for fact in question.facts for line in _FACTS[fact](document)),
        tuple(line for key in question.answered_by for line in typed_lines(document, key)),
    )


def typed_lines(document: ReturnDocument, key: SectionKey) -> tuple[str, ...]:
    """What was typed for a section, a paragraph each."""
    text = document.parts.text(key)
    return tuple(line.strip() for line in text.body.splitlines() if line.strip())


def falls_due(document: ReturnDocument) -> str:
    """``11 fall due at Level 2 by 31 March 2028.``"""
    by = long_date(add_months(document.as_at, AHEAD_MONTHS))
    refreshed = [
        each
        for each in document.requirements
        if each.interval_months is not None or each.highest_level_months is not None
    ]
    if not refreshed:
        is_open = any(each.refresh_is_open for each in _asked_for(document))
        whose = "stated, and none is decided yet" if is_open else "stated or set by us"
        return f"No refresh is {whose}, so nothing falls due."
    said = [
        f"{figure(each.falls_due)} at {shortest_title(each.title)}"
        for each in refreshed
        if each.falls_due
    ]
    if not said:
        return f"Nothing that is in date falls due by {by}."
    first, *rest = said
    verb = "falls" if first.startswith("1 ") else "fall"
    number, place = first.split(" ", 1)
    return f"{number} {verb} due {', '.join([place, *rest])} by {by}."


def _of(key: SectionKey) -> Callable[[ReturnDocument], Sentences]:
    return lambda document: facts_of(key, document)


def _asked(about: AskedAbout) -> Callable[[ReturnDocument], Sentences]:
    return lambda document: document.parts.about(about)


def _content(document: ReturnDocument) -> Sentences:
    own = [each for each in document.parts.courses if each.is_own]
    if own:
        reviewed = sum(each.reviewed_on is not None for each in own)
        courses = "1 course" if len(own) == 1 else f"{len(own)} courses"
        yield f"Content reviewed: {reviewed} of the {courses} that we gave ourselves."


def _roles(document: ReturnDocument) -> Sentences:
    roles = document.parts.roles
    if not roles.held:
        return
    held = "1 role is held" if roles.held == 1 else f"{roles.held} roles are held"
    verb = "calls" if roles.linked == 1 else "call"
    none = roles.held - roles.linked
    without = f", {none} for none" if none else ""
    said = f"{held} on the day; {roles.linked} {verb} for training that {_who_names(document)}"
    nothing = asked_for_nothing(document).rstrip(".")
    yield f"{said}{without}{f': {nothing}' if nothing else ''}."


def _who_names(document: ReturnDocument) -> str:
    if document.sender.document is None:
        return "we name"
    topics = any(each.is_topic for each in document.requirements)
    return f"{document.sender.partnership_short} {'or we name' if topics else 'names'}"


def _coverage(document: ReturnDocument) -> Sentences:
    for each in _asked_for(document):
        refresh = refresh_sentence(each, document.sender, quoted=False)
        yield " ".join(filter(None, (coverage_sentence(each), refresh, each.note)))
    yield from filter(None, [not_asked(document)])


def _asked_for(document: ReturnDocument) -> Iterable[RequirementFigures]:
    return (each for each in document.requirements if each.counts.required)


def _have_and_have_not(document: ReturnDocument) -> Sentences:
    paid = {
        each.requirement: each.counts
        for each in document.by_kind
        if each.label == PersonKind.STAFF.value
    }
    for each in _asked_for(document):
        said = f"{each.title} \N{EN DASH} {have_and_have_not(each.counts)}"
        counts = paid.get(each.key)
        if counts is None:
            yield f"{said}."
        else:
            yield f"{said}. Paid staff alone: {have_and_have_not(counts)}."
    yield from filter(None, [not_asked(document)])


def _when(document: ReturnDocument) -> Sentences:
    courses = document.parts.courses
    yield f"Completed in the period, each with its date: {sum(each.completed for each in courses)}."
    yield from filter(None, [counted_here(document)])
    begun = sum(each.not_completed for each in courses)
    if begun:
        yield f"Noted as not completed in the period, begun or not: {begun}."
    if going_on := sum(each.in_progress for each in courses):
        yield f"Begun in the period and still in progress: {going_on}."
    yield falls_due(document)
    yield from map(_how_timely, _asked_for(document))


def _how_timely(each: RequirementFigures) -> str:
    counts = each.counts
    if counts.percent is None:
        return f"{shortest_title(each.title)}: nobody counts ({percent_text(counts)})."
    past = (
        f"{counts.overdue} past the due day, {counts.due_soon} due soon, "
        if each.interval_months is not None
        else ""
    )
    return (
        f"{shortest_title(each.title)}: {past}{counts.not_done} never done and past the days "
        f"allowed, {counts.new_starter} new and within them."
    )


def _trainers(document: ReturnDocument) -> Sentences:
    found = document.parts.trainers
    if not found.here:
        yield f"Who trains for us, and what they bring to it: {NOT_ANSWERED}."
        return
    verb = "trains" if found.here == 1 else "train"
    yield (
        f"{people_words(found.here)} {verb} for us: qualifications noted for {found.qualified}, "
        f"trained as a trainer {found.trained_the_trainer}, observed while training "
        f"{found.observed}."
    )


def _outline(document: ReturnDocument) -> Sentences:
    courses = document.parts.courses
    told = [each for each in courses if each.objectives]
    yield from (f"{each.title}: {each.objectives}" for each in told)
    rest = [
        f"\N{LEFT DOUBLE QUOTATION MARK}{each.title}\N{RIGHT DOUBLE QUOTATION MARK}"
        for each in courses
        if not each.objectives
    ]
    if told and rest:
        yield f"What is taught in {listed(tuple(rest))}: {NOT_ANSWERED}."
    elif rest:
        yield f"What these courses teach: {NOT_ANSWERED}."


def _case_files(_: ReturnDocument) -> Sentences:
    yield f"Case file audits: {NOT_ANSWERED}."


_FACTS: Mapping[Fact, Callable[[ReturnDocument], Sentences]] = {
    Fact.INDUCTION: _of(SectionKey.INDUCTION),
    Fact.CONTENT: _content,
    Fact.ROLES: _roles,
    Fact.COVERAGE: _coverage,
    Fact.HAVE_AND_HAVE_NOT: _have_and_have_not,
    Fact.LEADS: _of(SectionKey.LEADS),
    Fact.WHEN: _when,
    Fact.JOINERS: joiners,
    Fact.REASONS: _of(SectionKey.REASONS),
    Fact.COURSES: _of(SectionKey.COURSES),
    Fact.COURSE_FORMS: course_forms,
    Fact.IMPACT_FORMS: impact_forms,
    Fact.SUPERVISION: _of(SectionKey.SUPERVISION),
    Fact.GAPS: _of(SectionKey.GAPS),
    Fact.CONCERNS: _asked(AskedAbout.CONCERNS),
    Fact.LEARNING: _asked(AskedAbout.LEARNING),
    Fact.POLICY: _asked(AskedAbout.POLICY),
    Fact.OUTSIDE: _asked(AskedAbout.OUTSIDE),
    Fact.RECRUITING: _asked(AskedAbout.RECRUITING),
    Fact.COURSE_REASONS: _asked(AskedAbout.COURSE_REASONS),
    Fact.TRAINERS: _trainers,
    Fact.OUTLINE: _outline,
    Fact.CASE_FILES: _case_files,
}

_BESIDE = (
    Fact.CONCERNS,
    Fact.LEARNING,
    Fact.POLICY,
    Fact.OUTSIDE,
    Fact.RECRUITING,
    Fact.COURSE_REASONS,
)


def beside_training(document: ReturnDocument) -> tuple[str, ...]:
    """What the file says of things beside training that no question of the document asks for."""
    asked = {fact for question in document.layout for fact in question.facts}
    lines = (line for fact in _BESIDE if fact not in asked for line in _FACTS[fact](document))
    return (*lines, *document.parts.about(AskedAbout.DOCUMENT))
