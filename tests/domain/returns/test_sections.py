"""What a section of a return still lacks, how far it has come, and under which question it is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.layouts import ReturnQuestion
from sgdesk.domain.returns.parts import (
    CourseFacts,
    GapFacts,
    InductionFacts,
    LeadFacts,
    ReturnAction,
    ReturnParts,
    SectionKey,
    SectionText,
    SupervisionFacts,
)
from sgdesk.domain.returns.sections import Completeness, ReturnSection, chapters, sections
from sgdesk.domain.training.counting.tallies import Counts
from tests.reports.returns.documents import DOCUMENT

DAY = date(2026, 1, 15)
OWN = CourseFacts("Level 2", 1, None, is_own=True)
TYPED = SectionText("In our words.")


def section(key: SectionKey, document: ReturnDocument = DOCUMENT, **parts: Any) -> ReturnSection:
    filled = replace(document, parts=ReturnParts(**parts)) if parts else document
    return next(each for each in sections(filled) if each.key is key)


def action(owner: str = "the lead", due: date | None = DAY, done: date | None = None) -> Any:
    return ReturnAction(1, "Book two helpers", owner, due, done)


LACKING: Mapping[str, tuple[SectionKey, dict[str, Any], tuple[str, ...]]] = {
    "a lead without a name": (
        SectionKey.LEADS,
        {"leads": (LeadFacts("Deputy", is_named=False), LeadFacts("Lead", is_named=True))},
        ("Deputy: nobody is named. Choose somebody in Set-up, Organisation.",),
    ),
    "definitions not signed for": (
        SectionKey.INDUCTION,
        {"induction": InductionFacts(("level1",), completed=3, signed=1, needs_signature=True)},
        ("30 inducted without the definitions signed for.",),
    ),
    "definitions all signed for": (
        SectionKey.INDUCTION,
        {"induction": InductionFacts(("level1",), completed=3, signed=31, needs_signature=True)},
        (),
    ),
    "definitions that nobody asks for": (
        SectionKey.INDUCTION,
        {"induction": InductionFacts(("level1",), completed=3, signed=1)},
        (),
    ),
    "no course": (SectionKey.COURSES, {}, ("Nobody completed a course in the period.",)),
    "our own courses not reviewed": (
        SectionKey.COURSES,
        {"courses": (OWN, replace(OWN, reviewed_on=DAY), replace(OWN, is_own=False))},
        ("1 of your own courses not reviewed yet: see Sessions, Courses.",),
    ),
    "courses reviewed": (SectionKey.COURSES, {"courses": (replace(OWN, reviewed_on=DAY),)}, ()),
    "no review": (
        SectionKey.SUPERVISION,
        {},
        ("No review is noted: note them with each person, or say here how you do it.",),
    ),
    "a review": (SectionKey.SUPERVISION, {"supervision": SupervisionFacts(held=1)}, ()),
    "reviews in words": (
        SectionKey.SUPERVISION,
        {"texts": {SectionKey.SUPERVISION: TYPED}},
        (),
    ),
    "no gap": (SectionKey.GAPS, {}, ("Note what is missing, or say that nothing is.",)),
    "a gap": (
        SectionKey.GAPS,
        {"gaps": (GapFacts(NeedKind.GAP, "None", "", "", True, False),)},
        (),
    ),
    "a gap in words": (SectionKey.GAPS, {"texts": {SectionKey.GAPS: TYPED}}, ()),
    "no grade": (
        SectionKey.GRADE,
        {"texts": {SectionKey.GRADE: TYPED}},
        ("Give your grade in the words of the scale that you use.",),
    ),
    "a grade": (
        SectionKey.GRADE,
        {"texts": {SectionKey.GRADE: SectionText(grade="Effective")}},
        (),
    ),
    "no action": (
        SectionKey.ACTIONS,
        {},
        ("Add what you will do, or say that nothing has to be done.",),
    ),
    "no action in words": (SectionKey.ACTIONS, {"texts": {SectionKey.ACTIONS: TYPED}}, ()),
    "loose actions": (
        SectionKey.ACTIONS,
        {"actions": (action(), action(owner=""), action(due=None))},
        ("2 without somebody who does it, or without a date.",),
    ),
    "actions that are done": (SectionKey.ACTIONS, {"actions": (action("", None, DAY),)}, ()),
    "no example": (SectionKey.IMPACT, {}, ("Give an example of what changed in practice.",)),
    "an example": (SectionKey.IMPACT, {"texts": {SectionKey.IMPACT: TYPED}}, ()),
}


@pytest.mark.parametrize("case", LACKING)
def test_a_section_says_what_it_lacks(case: str) -> None:
    key, parts, missing = LACKING[case]
    assert section(key, **parts).missing == missing


def test_whom_to_ask_is_missed() -> None:
    key = SectionKey.IDENTIFICATION
    assert section(key).missing == ()
    nobody = replace(DOCUMENT.sender, contact_name="")
    assert section(key, replace(DOCUMENT, sender=nobody)).missing == (
        "Name somebody to ask, in Set-up, Organisation.",
    )
    silent = replace(DOCUMENT.sender, contact_email="")
    assert section(key, replace(DOCUMENT, sender=silent)).missing == (
        "Give an e-mail address to answer to, in Set-up, Organisation.",
    )


def test_people_and_what_is_asked_of_them_are_missed() -> None:
    assert section(SectionKey.WORKFORCE).missing == ()
    assert section(SectionKey.REQUIREMENTS).missing == ()
    first, *others = DOCUMENT.requirements
    one = (first, *(replace(each, counts=Counts()) for each in others))
    assert section(SectionKey.REQUIREMENTS, replace(DOCUMENT, requirements=one)).missing == ()
    empty = replace(
        DOCUMENT,
        people=0,
        requirements=tuple(replace(each, counts=Counts()) for each in DOCUMENT.requirements),
    )
    assert section(SectionKey.WORKFORCE, empty).missing == (
        "Nobody has an active role yet, so nobody is counted.",
    )
    assert section(SectionKey.REQUIREMENTS, empty).missing == (
        "No role calls for any training yet.",
    )


def test_reasons_that_nobody_noted_are_counted() -> None:
    assert section(SectionKey.REASONS).missing == (
        "5 without a reason: note one with each person.",
    )
    noted = replace(DOCUMENT, reasons=DOCUMENT.reasons[:1])
    assert section(SectionKey.REASONS, noted).missing == ()


def test_a_section_is_empty_started_or_complete() -> None:
    assert section(SectionKey.GRADE).completeness is Completeness.EMPTY
    words = {SectionKey.GRADE: TYPED}
    assert section(SectionKey.GRADE, texts=words).completeness is Completeness.STARTED
    both = {SectionKey.GRADE: SectionText("Because.", "Effective")}
    assert section(SectionKey.GRADE, texts=both).completeness is Completeness.COMPLETE
    assert section(SectionKey.REASONS).completeness is Completeness.STARTED
    graded = {SectionKey.IMPACT: SectionText(grade="Effective")}
    assert section(SectionKey.IMPACT, texts=graded).completeness is Completeness.STARTED


def test_every_section_stands_once_under_its_question_or_at_the_end_in_order() -> None:
    question = ReturnQuestion("Which courses?", "5.2", (SectionKey.COURSES, SectionKey.LEADS))
    first, rest = chapters(replace(DOCUMENT, layout=(question,)))
    assert (first.question, first.source) == ("Which courses?", "5.2")
    assert [each.key for each in first.sections] == [SectionKey.COURSES, SectionKey.LEADS]
    left = [key for key in SectionKey if key not in {SectionKey.COURSES, SectionKey.LEADS}]
    assert [each.key for each in rest.sections] == left
    assert (rest.question, rest.source) == ("", "")
