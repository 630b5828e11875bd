"""The facts of each section of a return as sentences that can stand in any form."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sgdesk.domain.courses.quality import NEED_WORDS
from sgdesk.domain.dates import day_words, long_date
from sgdesk.domain.figures import figure, listed
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.parts import (
    FEWEST,
    CourseFacts,
    EvaluationFacts,
    FormFacts,
    GapFacts,
    LeadFacts,
    LeadTraining,
    ReturnAction,
    SectionKey,
    Told,
)
from sgdesk.domain.returns.words import (
    RECOMMENDED,
    coverage_sentence,
    left_out,
    not_asked,
    people_words,
    percent_text_of,
    refresh_sentence,
    scope_sentence,
    told,
)
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.states import LEFT_OUT_STATES, STATES, State
from sgdesk.domain.training.titles import shortest_title

Sentences = Iterable[str]

_FORMS: dict[FormKind, str] = {
    FormKind.EVALUATION: "End-of-course forms",
    FormKind.TRAINER: "Trainers\N{RIGHT SINGLE QUOTATION MARK} own forms",
    FormKind.IMPACT: "Impact forms",
    FormKind.MANAGER: "Line managers\N{RIGHT SINGLE QUOTATION MARK} forms",
}
_SCOPES = {"single": "single-agency", "multi": "multi-agency"}
NOT_RECORDED = "not recorded"
"""Of training: nobody noted it, and the catalogue is not asked instead."""

ALL_TOGETHER = "All requirements together"
"""What reasons stand under where they are one list."""

_MOST_TOLD = 6
"""Ways that are told one by one; the rest are put together."""


def facts_of(key: SectionKey, document: ReturnDocument) -> tuple[str, ...]:
    """What the file itself knows for a section, a sentence each; nothing for what only people say.

    No sentence names anybody but the lead and the deputy, where that was wished.
    """
    find = _FACTS.get(key)
    return tuple(find(document)) if find else ()


def period_words(document: ReturnDocument) -> str:
    """``1 April 2025 to 31 March 2026``, or the day alone where the period is not said."""
    start, end = document.parts.period_from, long_date(document.as_at)
    return end if start is None else f"{long_date(start)} to {end}"


def _identification(document: ReturnDocument) -> Sentences:
    sender = document.sender
    yield f"{sender.organisation}, for {sender.partnership}, as at {long_date(document.as_at)}."
    if document.parts.period_from is not None:
        yield f"Period: {period_words(document)}."


def _leads(document: ReturnDocument) -> Sentences:
    return (sentence for lead in document.parts.leads for sentence in _lead(lead))


def _lead(lead: LeadFacts) -> Sentences:
    post = f"{lead.post} ({lead.name})" if lead.name else lead.post
    if not lead.is_named:
        yield f"{post}: nobody is named in our file on this day."
    elif not lead.trainings:
        yield f"{post}: in post; no training is called for by their roles."
    for each in lead.trainings:
        yield f"{post}: {each.title} \N{EN DASH} {_trained(each)}."
    for title in lead.unasked:
        yield f"{post}: {title} \N{EN DASH} not asked by the role they hold."


def _trained(each: LeadTraining) -> str:
    return "; ".join(filter(None, (_standing(each), _day("booked for", each.booked_for))))


def _standing(each: LeadTraining) -> str:
    word = state_words(each)
    if each.last_completed is None:
        return word
    when = day_words(each.last_completed, month_only=each.month_only)
    done = f"{word}, completed {'in' if each.month_only else 'on'} {when}"
    if each.by_equivalent:
        done += ", by a course that we count as equivalent,"
    if each.counts_from is not None and each.counts_from != each.last_completed:
        done += f" and kept up to date on {long_date(each.counts_from)}"
    if each.due is None or each.state in LEFT_OUT_STATES:
        return done.rstrip(",")
    strength = f" ({RECOMMENDED})" if each.force is Force.RECOMMENDED else ""
    return f"{done.rstrip(',')}, due again by {long_date(each.due)}{strength}"


def state_words(each: LeadTraining) -> str:
    """The state in the words of a sentence; what has no refresh is done, never in date."""
    if each.state is State.IN_DATE and each.due is None:
        return "done"
    if each.state is State.NEW_STARTER:
        return "new, not done yet"
    return STATES[each.state].word.lower()


def _workforce(document: ReturnDocument) -> Sentences:
    yield scope_sentence(document)
    yield came_and_went(document)
    yield from left_out(document)


def asked_for_nothing(document: ReturnDocument) -> str:
    """``14 people are asked for nothing by their roles.``; empty where everybody is asked."""
    nothing = document.parts.roles.asked_nothing
    if not nothing:
        return ""
    is_or_are = "is" if nothing == 1 else "are"
    return f"{people_words(nothing)} {is_or_are} asked for nothing by their roles."


def came_and_went(document: ReturnDocument) -> str:
    """``Joined 14, left 9 in the period. Start not known 3. Under 18: 2.``"""
    flow = document.parts.flow
    back = f", came back {flow.came_back}" if flow.came_back else ""
    said = [f"Joined {flow.joined}, left {flow.left}{back} in the period."]
    if flow.start_not_known:
        said.append(f"Start not known {flow.start_not_known}.")
    if flow.under_18:
        said.append(f"Under 18: {flow.under_18 if flow.under_18 >= FEWEST else 'fewer than five'}.")
    return " ".join(said)


def _induction(document: ReturnDocument) -> Sentences:
    facts = document.parts.induction
    for each in document.requirements:
        if each.key in facts.requirements:
            yield coverage_sentence(each)
    yield from joiners(document)
    yield from signed_for(document)
    if facts.completed:
        yield f"{_count(facts.completed, 'checklist was', 'checklists were')} gone through."
    if facts.under_way:
        yield f"{_count(facts.under_way, 'checklist is', 'checklists are')} under way."


def inducted(document: ReturnDocument) -> int:
    """How many in scope have completed what the partnership calls induction."""
    keys = document.parts.induction.requirements
    return sum(each.counts.completed for each in document.requirements if each.key in keys)


def signed_for(document: ReturnDocument) -> Sentences:
    """How many inductions are signed for, of all that were completed and not of checklists.

    Nothing where the partnership asks for no signature.
    """
    facts, done = document.parts.induction, inducted(document)
    if facts.needs_signature and done:
        yield (
            f"The definitions were received in writing and signed for in {facts.signed} of "
            f"{_count(done, 'induction', 'inductions')}."
        )


def joiners(document: ReturnDocument) -> Sentences:
    """When those who joined in the period were inducted, and who left without it."""
    flow = document.parts.flow
    without = f"of those who left, {flow.left_without} without it" if flow.left_without else ""
    asked = flow.inducted_before + flow.inducted_later + flow.not_inducted
    if asked:
        yield (
            f"Of {_count(asked, 'joiner', 'joiners')} {flow.inducted_before} before they first "
            f"helped, {flow.inducted_later} later, {flow.not_inducted} not yet"
            f"{without and f'; {without}'}."
        )
    elif without:
        yield f"Nobody joined in the period; {without}."


def _requirements(document: ReturnDocument) -> Sentences:
    rows = told(document)
    for each in rows:
        yield coverage_sentence(each)
        yield f"{shortest_title(each.title)}: {refresh_sentence(each, document.sender)}"
        yield from filter(None, [each.note])
    if rows != document.requirements:
        yield not_asked(document)


def _reasons(document: ReturnDocument) -> Sentences:
    titles = {"": ALL_TOGETHER, **document.titles}
    for key, title in titles.items():
        said = [
            f"{figure(each.count)} {each.reason}"
            for each in document.reasons
            if each.requirement == key
        ]
        if said:
            yield f"{title} \N{EN DASH} not completed: {listed(tuple(said))}."


def _courses(document: ReturnDocument) -> Sentences:
    yield from map(_course, document.parts.courses)
    if document.parts.courses:
        yield from filter(None, [counted_here(document)])


def counted_here(document: ReturnDocument) -> str:
    """That whoever left is in no count, their courses too; empty where nobody did."""
    if not document.parts.flow.left:
        return ""
    return (
        "Counted is what those completed who are here on the day: who left before is in no figure."
    )


def _course(each: CourseFacts) -> str:
    reviewed = (
        f"Last reviewed on {long_date(each.reviewed_on)}."
        if each.reviewed_on
        else "Not reviewed yet."
        if each.is_own
        else ""
    )
    scopes = tuple(Told(_SCOPES.get(told.words, told.words), told.count) for told in each.scopes)
    said = "; ".join(
        (
            f"Provider: {told_words(each.providers)}",
            f"scope: {told_words(scopes)}",
            f"method: {told_words(each.methods)}",
        )
    )
    length = f"Length {each.duration}." if each.duration else ""
    # The ways are told of what was completed: where that is nothing, there is none to tell.
    nothing = not each.completed and (each.not_completed or each.in_progress)
    ways = "" if nothing else f"{said}."
    start = f"{each.title}: {_how_often(each)} in the period."
    return " ".join(filter(None, (start, ways, length, reviewed)))


def _how_often(each: CourseFacts) -> str:
    counts = (
        ("not completed", each.not_completed),
        ("begun and still in progress", each.in_progress),
    )
    more = [f"{said} {_times(count)}" for said, count in counts if count]
    return ", ".join((f"completed {_times(each.completed)}", *more))


def _times(count: int) -> str:
    return "once" if count == 1 else f"{figure(count)} times"


def told_words(told: tuple[Told, ...]) -> str:
    """``Virtual College (7), ourselves (3), not recorded (2)``; one alone without its number."""
    if not told:
        return NOT_RECORDED
    if len(told) == 1:
        return told[0].words or NOT_RECORDED
    shown = told if len(told) <= _MOST_TOLD else told[: _MOST_TOLD - 1]
    words = [f"{each.words or NOT_RECORDED} ({each.count})" for each in shown]
    rest = sum(each.count for each in told) - sum(each.count for each in shown)
    return ", ".join([*words, *([f"others ({rest})"] if rest else [])])


def _evaluation(document: ReturnDocument) -> Sentences:
    yield from course_forms(document)
    yield from impact_forms(document)


_OF_IMPACT = (FormKind.IMPACT, FormKind.MANAGER)


def course_forms(document: ReturnDocument) -> Sentences:
    """What was asked at the end of courses, and which courses were observed."""
    facts = document.parts.evaluation
    yield from (_form(each) for each in facts.forms if each.asked and each.kind not in _OF_IMPACT)
    if facts.compared:
        forms = _count(facts.compared, "form", "forms")
        yield f"On {forms} knowledge is marked before and after{_moved(facts)}."
    if facts.observations:
        held = _count(facts.sessions, "session was", "sessions were")
        observed = _count(facts.observations, "course was", "courses were")
        yield f"{observed} observed in the period, in which {held} held."


def _moved(facts: EvaluationFacts) -> str:
    """How knowledge went; of a few people it would tell what each of them marked."""
    if facts.is_of_few:
        return "; fewer than five people marked it, so how it went is left out"
    return (
        f": it rose on {figure(facts.rose)}, stayed the same on {figure(facts.same)} and fell on "
        f"{figure(facts.fell)}"
    )


def impact_forms(document: ReturnDocument) -> Sentences:
    """What was asked months later, of people and of their line managers."""
    facts = document.parts.evaluation
    yield from (_form(each) for each in facts.forms if each.asked and each.kind in _OF_IMPACT)
    if not facts.has_window:
        if any(each.asked for each in facts.forms if each.kind in _OF_IMPACT):
            yield "By when impact forms are to come back: no time set by us."
    elif facts.impact_in_time or facts.impact_late or facts.impact_overdue:
        yield (
            f"Of the impact forms, {figure(facts.impact_in_time)} came within their time and "
            f"{figure(facts.impact_late)} after it; {_not_in(facts)}."
        )


def _not_in(facts: EvaluationFacts) -> str:
    """How many impact forms are missing, and how many of them may still come in their time."""
    late, is_open = facts.impact_overdue, facts.impact_open
    said = (
        f"{figure(late)} {'is' if late == 1 else 'are'} past it and not in" if late else "",
        f"{figure(is_open)} {'has' if is_open == 1 else 'have'} time left" if is_open else "",
    )
    return ", ".join(filter(None, said)) or "none is missing"


def _form(each: FormFacts) -> str:
    share = percent_text_of(each.received, each.asked)
    return f"{_FORMS[each.kind]}: {each.received} of {each.asked} came back ({share})."


def _supervision(document: ReturnDocument) -> Sentences:
    facts = document.parts.supervision
    if facts.held:
        held = _count(facts.held, "supervision or review", "supervisions and reviews")
        yield (
            f"{held} of practice in the period, with {facts.people} of "
            f"{people_words(document.people)}; {facts.asked_how_embedded} of them asked how "
            "training was embedded."
        )
    if facts.due_again:
        yield f"{_count(facts.due_again, 'review is', 'reviews are')} due again."


def _gaps(document: ReturnDocument) -> Sentences:
    whom = "the partnership" if document.sender.document else "the council or partnership"
    return (_gap(each, whom) for each in document.parts.gaps)


def _gap(each: GapFacts, whom: str) -> str:
    kind = NEED_WORDS[each.kind]
    source = f" (from {each.source})" if each.source else ""
    line = f"{kind[:1].upper()}{kind[1:]}: {each.summary}{source}."
    unfinished = each.is_open or not each.done
    said = (
        line,
        f"Done: {each.done}." if each.done else "",
        "Still open." if each.done and each.is_open else "",
        f"We report this to {whom}." if each.to_report and unfinished else "",
    )
    return " ".join(filter(None, said))


def _actions(document: ReturnDocument) -> Sentences:
    return map(action_words, document.parts.actions)


def action_words(each: ReturnAction) -> str:
    """``Book two helpers on Level 2; the safeguarding lead; by 31 May 2026``."""
    when = when_words(each)
    shown_by = f"shown by {each.evidence}" if each.evidence else ""
    return f"{'; '.join(filter(None, (each.summary, each.owner, when, shown_by)))}."


def when_words(each: ReturnAction) -> str:
    """``by 31 May 2026``, or when it was done; empty where no day is set."""
    return _day("done on", each.done_on) or _day("by", each.due_on)


def _day(word: str, day: date | None) -> str:
    return f"{word} {long_date(day)}" if day else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{figure(number)} {one if number == 1 else many}"


_FACTS: Mapping[SectionKey, Callable[[ReturnDocument], Sentences]] = {
    SectionKey.IDENTIFICATION: _identification,
    SectionKey.LEADS: _leads,
    SectionKey.WORKFORCE: _workforce,
    SectionKey.INDUCTION: _induction,
    SectionKey.REQUIREMENTS: _requirements,
    SectionKey.REASONS: _reasons,
    SectionKey.COURSES: _courses,
    SectionKey.EVALUATION: _evaluation,
    SectionKey.SUPERVISION: _supervision,
    SectionKey.GAPS: _gaps,
    SectionKey.ACTIONS: _actions,
}
