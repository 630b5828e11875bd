"""The sections of a return: what each asks, what is in it, and what it still lacks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.domain.figures import listed
from sgdesk.domain.returns.answers import answer_to
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.facts import facts_of, inducted
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.domain.training.counting.tallies import NO_REASON
from sgdesk.domain.training.titles import shortest_title


class Completeness(StrEnum):
    """How far a section has come."""

    COMPLETE = "complete"
    STARTED = "started"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class ReturnSection:
    """One section: facts of the file, words of people, and what is missing, a sentence each."""

    key: SectionKey
    title: str
    asks: str
    facts: tuple[str, ...]
    text: SectionText
    missing: tuple[str, ...]

    @property
    def completeness(self) -> Completeness:
        """Complete where nothing is missing; empty where nothing is there."""
        if not self.missing:
            return Completeness.COMPLETE
        something = self.facts or self.text.body or self.text.grade
        return Completeness.STARTED if something else Completeness.EMPTY


SECTION_TITLES: Mapping[SectionKey, str] = {
    SectionKey.IDENTIFICATION: "Who and when",
    SectionKey.LEADS: "Lead and deputy",
    SectionKey.WORKFORCE: "Workforce",
    SectionKey.INDUCTION: "Induction",
    SectionKey.REQUIREMENTS: "Training",
    SectionKey.REASONS: "Reasons",
    SectionKey.COURSES: "Courses",
    SectionKey.EVALUATION: "How we evaluate",
    SectionKey.IMPACT: "Impact",
    SectionKey.SUPERVISION: "Supervision and reviews",
    SectionKey.GAPS: "Gaps and needs",
    SectionKey.GRADE: "Our grade",
    SectionKey.EVIDENCE: "Evidence",
    SectionKey.ACTIONS: "Actions",
    SectionKey.SIGN_OFF: "Sign-off",
}

_ASKS: Mapping[SectionKey, str] = {
    SectionKey.IDENTIFICATION: "Who completes the return, for which period, and whom to ask.",
    SectionKey.LEADS: "Who leads on safeguarding, and how they are trained for it.",
    SectionKey.WORKFORCE: "Who is counted, and who is left out and why.",
    SectionKey.INDUCTION: "How everybody who joins is inducted.",
    SectionKey.REQUIREMENTS: "How many have completed what their roles call for.",
    SectionKey.REASONS: "Why some have not completed it, and what you do about that.",
    SectionKey.COURSES: "Which courses people went on, who gives them, and how.",
    SectionKey.EVALUATION: "How you find out whether training is any good.",
    SectionKey.IMPACT: "What changed in practice: an example or two, without names.",
    SectionKey.SUPERVISION: "How supervision and reviews take training up.",
    SectionKey.GAPS: "What is still missing, and what you want to tell the partnership.",
    SectionKey.GRADE: "How you grade yourselves, on the partnership’s scale or your own.",
    SectionKey.EVIDENCE: "What you can show, and where it lies.",
    SectionKey.ACTIONS: "What you will do, who does it, and by when.",
    SectionKey.SIGN_OFF: "Which lead and which trustee sign, by their office.",
}


def sections(document: ReturnDocument) -> tuple[ReturnSection, ...]:
    """Every section in order, as the document fills it."""
    return tuple(_section(key, document) for key in SectionKey)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections under one heading; both texts are empty where each stands for itself.

    ``facts`` are what the file says to the question itself.
    """

    question: str
    source: str
    sections: tuple[ReturnSection, ...]
    facts: tuple[str, ...] = ()


def chapters(document: ReturnDocument) -> tuple[Chapter, ...]:
    """Every section once: under the partnership's own questions first, then the rest in order."""
    by_key = {each.key: each for each in sections(document)}
    found = [
        Chapter(
            question.text,
            question.source,
            tuple(by_key.pop(key) for key in question.answered_by),
            answer_to(question, document).facts,
        )
        for question in document.layout
    ]
    return (*found, Chapter("", "", tuple(by_key.values())))


def _section(key: SectionKey, document: ReturnDocument) -> ReturnSection:
    look = _MISSING.get(key)
    return ReturnSection(
        key,
        SECTION_TITLES[key],
        _ASKS[key],
        facts_of(key, document),
        document.parts.text(key),
        tuple(look(document)) if look else (),
    )


def typed_sections(document: ReturnDocument) -> tuple[str, ...]:
    """The titles of the sections in which people typed something that would leave."""
    parts = document.parts
    typed = {key for key, text in parts.texts.items() if text.body or text.grade}
    typed |= {SectionKey.GAPS} if parts.gaps else set()
    typed |= {SectionKey.ACTIONS} if parts.actions else set()
    return tuple(SECTION_TITLES[key] for key in SectionKey if key in typed)


Sentences = Iterable[str]


def _identification(document: ReturnDocument) -> Sentences:
    if not document.sender.contact_name:
        yield "Name somebody to ask, in Set-up, Organisation."
    if not document.sender.contact_email:
        yield "Give an e-mail address to answer to, in Set-up, Organisation."


def _leads(document: ReturnDocument) -> Sentences:
    for each in document.parts.leads:
        if not each.is_named:
            yield f"{each.post}: nobody is named. Choose somebody in Set-up, Organisation."
        if each.unasked:
            titles = listed([shortest_title(title) for title in each.unasked])
            yield (
                f"{each.post}: the role they hold is no lead’s and does not ask for {titles}. "
                "Set-up, Organisation, gives them the role."
            )


def _workforce(document: ReturnDocument) -> Sentences:
    if not document.people:
        yield "Nobody has an active role yet, so nobody is counted."
    yield from _kinds_unsaid(document)
    named = document.named_trustees
    if named:
        yield (
            f"{named} with a trustee’s role, counted as something else: say under “Kind” in their "
            "details whether they are trustees."
        )


def _kinds_unsaid(document: ReturnDocument) -> Sentences:
    """Of whom “volunteer” would be said though nobody did."""
    n = document.kinds_unsaid
    if n:
        whose = "1 person is kept as a volunteer" if n == 1 else f"{n} are kept as volunteers"
        yield (
            f"{whose}, since no sheet said who is paid: tick them in People and choose “How they "
            "belong”, or say that it is so."
        )


def _induction(document: ReturnDocument) -> Sentences:
    facts = document.parts.induction
    unsigned = inducted(document) - facts.signed
    if facts.needs_signature and unsigned > 0:
        yield f"{unsigned} inducted without the definitions signed for."


def _requirements(document: ReturnDocument) -> Sentences:
    if not any(each.counts.required for each in document.requirements):
        yield "No role calls for any training yet."


def _reasons(document: ReturnDocument) -> Sentences:
    silent = sum(each.count for each in document.reasons if each.reason == NO_REASON)
    if silent:
        yield f"{silent} without a reason: note one with each person."


def _courses(document: ReturnDocument) -> Sentences:
    if not any(each.completed for each in document.parts.courses):
        yield "Nobody completed a course in the period."
    unreviewed = sum(each.is_own and each.reviewed_on is None for each in document.parts.courses)
    if unreviewed:
        yield f"{unreviewed} of your own courses not reviewed yet: see Sessions, Courses."


def _words(key: SectionKey, sentence: str) -> Callable[[ReturnDocument], Sentences]:
    def look(document: ReturnDocument) -> Sentences:
        if not document.parts.text(key).body:
            yield sentence

    return look


def _supervision(document: ReturnDocument) -> Sentences:
    if not (document.parts.supervision.held or document.parts.text(SectionKey.SUPERVISION).body):
        yield "No review is noted: note them with each person, or say here how you do it."


def _gaps(document: ReturnDocument) -> Sentences:
    if not (document.parts.gaps or document.parts.text(SectionKey.GAPS).body):
        yield "Note what is missing, or say that nothing is."


def _grade(document: ReturnDocument) -> Sentences:
    if not document.parts.text(SectionKey.GRADE).grade:
        yield "Give your grade in the words of the scale that you use."


def _actions(document: ReturnDocument) -> Sentences:
    actions = document.parts.actions
    if not (actions or document.parts.text(SectionKey.ACTIONS).body):
        yield "Add what you will do, or say that nothing has to be done."
    loose = sum(not (each.owner and each.due_on) and each.done_on is None for each in actions)
    if loose:
        yield f"{loose} without somebody who does it, or without a date."


_MISSING: Mapping[SectionKey, Callable[[ReturnDocument], Sentences]] = {
    SectionKey.IDENTIFICATION: _identification,
    SectionKey.LEADS: _leads,
    SectionKey.WORKFORCE: _workforce,
    SectionKey.INDUCTION: _induction,
    SectionKey.REQUIREMENTS: _requirements,
    SectionKey.REASONS: _reasons,
    SectionKey.COURSES: _courses,
    SectionKey.EVALUATION: _words(SectionKey.EVALUATION, "Say in your words how you evaluate."),
    SectionKey.IMPACT: _words(SectionKey.IMPACT, "Give an example of what changed in practice."),
    SectionKey.SUPERVISION: _supervision,
    SectionKey.GAPS: _gaps,
    SectionKey.GRADE: _grade,
    SectionKey.EVIDENCE: _words(SectionKey.EVIDENCE, "List what you can show."),
    SectionKey.ACTIONS: _actions,
    SectionKey.SIGN_OFF: _words(SectionKey.SIGN_OFF, "Say who signs, by their office."),
}
