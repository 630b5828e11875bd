"""What the file knows for each section of a return, in sentences that name nobody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.returns.facts import (
    action_words,
    came_and_went,
    facts_of,
    joiners,
    period_words,
    told_words,
)
from sgdesk.domain.returns.parts import (
    CourseFacts,
    EvaluationFacts,
    FormFacts,
    GapFacts,
    InductionFacts,
    LeadFacts,
    LeadTraining,
    PeopleFlow,
    ReturnAction,
    ReturnParts,
    SectionKey,
    SupervisionFacts,
    Told,
)
from sgdesk.domain.training.counting.tallies import Counts, ReasonCount
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.states import State
from tests.reports.returns.documents import DOCUMENT

DAY = date(2026, 1, 15)
DUE = date(2029, 1, 15)


def facts(key: SectionKey, **parts: Any) -> tuple[str, ...]:
    return facts_of(key, replace(DOCUMENT, parts=ReturnParts(**parts)))


def test_the_organisation_its_partnership_and_the_period_are_said() -> None:
    who = (
        "St Example's Church, Leominster, for Herefordshire Safeguarding Children Partnership, "
        "as at 31 March 2026."
    )
    assert facts(SectionKey.IDENTIFICATION) == (who,)
    assert facts(SectionKey.IDENTIFICATION, period_from=date(2025, 4, 1)) == (
        who,
        "Period: 1 April 2025 to 31 March 2026.",
    )
    assert period_words(DOCUMENT) == "31 March 2026"


@pytest.mark.parametrize(
    ("training", "said"),
    [
        (LeadTraining("Level 3", State.NOT_DONE, None, None), "not done"),
        (
            LeadTraining("Level 3", State.IN_DATE, DAY, None),
            "done, completed on 15 January 2026",
        ),
        (
            LeadTraining("Level 3", State.NEW_STARTER, None, None, booked_for=DUE),
            "new, not done yet; booked for 15 January 2029",
        ),
        (
            LeadTraining("Level 3", State.OVERDUE, DAY, DUE, force=Force.RECOMMENDED),
            "overdue, completed on 15 January 2026, due again by 15 January 2029 (recommended)",
        ),
        (
            LeadTraining("Level 3", State.IN_DATE, DAY, DUE),
            "in date, completed on 15 January 2026, due again by 15 January 2029",
        ),
        (
            LeadTraining("Level 3", State.IN_DATE, DAY, DUE, month_only=True),
            "in date, completed in January 2026, due again by 15 January 2029",
        ),
        (LeadTraining("Level 3", State.EXEMPT, DAY, DUE), "exempt, completed on 15 January 2026"),
    ],
)
def test_how_a_lead_is_trained_is_said_by_their_post(training: LeadTraining, said: str) -> None:
    lead = LeadFacts("Safeguarding lead", is_named=True, trainings=(training,))
    assert facts(SectionKey.LEADS, leads=(lead,)) == (f"Safeguarding lead: Level 3 – {said}.",)


def test_a_lead_who_is_not_named_or_asked_for_nothing_is_told() -> None:
    leads = (LeadFacts("Safeguarding lead", is_named=False), LeadFacts("Deputy", is_named=True))
    assert facts(SectionKey.LEADS, leads=leads) == (
        "Safeguarding lead: nobody is named in our file on this day.",
        "Deputy: in post; no training is called for by their roles.",
    )


INDUCTIONS: Mapping[str, tuple[InductionFacts, tuple[str, ...]]] = {
    "nothing": (InductionFacts(), ()),
    "one": (
        InductionFacts(completed=1, under_way=1),
        ("1 checklist was gone through.", "1 checklist is under way."),
    ),
    "signed": (
        InductionFacts(("level1",), completed=2, under_way=2, signed=1, needs_signature=True),
        (
            "Level 1: induction and introduction to safeguarding – 31 of 36 done (86.1%); not done "
            "2; new and not done yet 3.",
            "The definitions were received in writing and signed for in 1 of 31 inductions.",
            "2 checklists were gone through.",
            "2 checklists are under way.",
        ),
    ),
}


@pytest.mark.parametrize("case", INDUCTIONS)
def test_checklists_are_counted(case: str) -> None:
    given, said = INDUCTIONS[case]
    assert facts(SectionKey.INDUCTION, induction=given) == said


def test_what_the_partnership_calls_induction_is_said_with_its_coverage() -> None:
    found = facts(SectionKey.INDUCTION, induction=InductionFacts(requirements=("level1",)))
    assert [each.partition(" – ")[0] for each in found] == [DOCUMENT.titles["level1"]]


def test_reasons_stand_with_their_requirement() -> None:
    assert facts(SectionKey.REASONS) == (
        "Level 1: induction and introduction to safeguarding – not completed: 3 new starter and "
        "2 no reason recorded.",
        "Level 2: safeguarding overview – not completed: 1 no place available and "
        "3 no reason recorded.",
    )


COURSE = CourseFacts(
    "Level 2",
    3,
    None,
    True,
    (Told("Example Training", 2), Told("", 1)),
    (Told("multi", 3),),
    (Told("", 3),),
    "3 hours",
)
COURSES = {
    "Level 2: completed 3 times in the period. Provider: Example Training (2), not recorded "
    "(1); scope: multi-agency; method: not recorded. Length 3 hours. Not reviewed yet.": COURSE,
    "Level 2: completed once in the period. Provider: not recorded; scope: not recorded; "
    "method: not recorded.": CourseFacts("Level 2", 1, None, False),
    "Level 2: completed 2 times, not completed once in the period. Provider: "
    "ourselves; scope: not recorded; method: not recorded.": (
        CourseFacts("Level 2", 2, None, False, (Told("ourselves", 2),), not_completed=1)
    ),
    "Level 2: completed once, not completed 2 times, begun and still in progress 3 "
    "times in the period. Provider: ourselves; scope: not recorded; method: not recorded.": (
        CourseFacts(
            "Level 2", 1, None, False, (Told("ourselves", 1),), not_completed=2, in_progress=3
        )
    ),
    "Level 2: completed 0 times, begun and still in progress once in the period.": (
        CourseFacts("Level 2", 0, None, False, in_progress=1)
    ),
    "Level 2: completed 0 times, not completed 3 times in the period. Not reviewed yet.": (
        CourseFacts("Level 2", 0, None, True, not_completed=3)
    ),
    "Level 2: completed 0 times in the period. Provider: not recorded; scope: single-agency; "
    "method: not recorded. Last reviewed on 15 January 2026.": (
        CourseFacts("Level 2", 0, DAY, True, scopes=(Told("single", 0),))
    ),
}


@pytest.mark.parametrize("said", COURSES)
def test_a_course_is_said_with_what_is_known_of_it(said: str) -> None:
    assert facts(SectionKey.COURSES, courses=(COURSES[said],)) == (said,)


def test_courses_say_that_whoever_left_is_in_no_count() -> None:
    (course, *_), flow = COURSES.values(), PeopleFlow(left=2)
    said = facts(SectionKey.COURSES, courses=(course,), flow=flow)
    assert said[-1] == (
        "Counted is what those completed who are here on the day: who left before is in no figure."
    )


def test_reasons_of_all_requirements_are_one_list() -> None:
    one = replace(DOCUMENT, reasons=(ReasonCount("", "refused", 2),))
    assert facts_of(SectionKey.REASONS, one) == (
        "All requirements together – not completed: 2 refused.",
    )


JOINERS: Mapping[str, PeopleFlow] = {
    "": PeopleFlow(joined=3),
    "Of 1 joiner 1 before they first helped, 0 later, 0 not yet.": PeopleFlow(inducted_before=1),
    "Of 6 joiners 1 before they first helped, 2 later, 3 not yet; of those who left, 4 without "
    "it.": PeopleFlow(inducted_before=1, inducted_later=2, not_inducted=3, left_without=4),
    "Nobody joined in the period; of those who left, 4 without it.": PeopleFlow(left_without=4),
}


@pytest.mark.parametrize("said", JOINERS)
def test_joiners_are_said_by_when_they_were_inducted(said: str) -> None:
    document = replace(DOCUMENT, parts=ReturnParts(flow=JOINERS[said]))
    assert "".join(joiners(document)) == said


def test_who_came_and_went_is_said() -> None:
    flow = PeopleFlow(joined=14, left=9, start_not_known=3, under_18=5, came_back=1)
    assert came_and_went(replace(DOCUMENT, parts=ReturnParts(flow=flow))) == (
        "Joined 14, left 9, came back 1 in the period. Start not known 3. Under 18: 5."
    )
    few = replace(DOCUMENT, parts=ReturnParts(flow=PeopleFlow(under_18=4)))
    assert came_and_went(few).endswith("Under 18: fewer than five.")
    assert came_and_went(DOCUMENT) == "Joined 0, left 0 in the period."


def test_many_providers_are_told_one_by_one_up_to_six() -> None:
    few = tuple(Told(f"Trainer {place}", 2) for place in range(6))
    assert told_words(few).endswith("Trainer 4 (2), Trainer 5 (2)")
    assert told_words((*few, Told("", 3))).endswith("Trainer 4 (2), others (5)")


def test_forms_are_said_by_what_was_asked_and_came_back() -> None:
    given = EvaluationFacts(
        forms=(
            FormFacts(FormKind.EVALUATION, 8, 6),
            FormFacts(FormKind.IMPACT, 4, 1),
            FormFacts(FormKind.MANAGER, 0, 0),
        ),
        impact_in_time=1,
        observations=1,
        compared=1,
        rose=1,
        is_of_few=True,
        impact_overdue=1,
        impact_open=2,
        sessions=7,
    )
    assert facts(SectionKey.EVALUATION, evaluation=given) == (
        "End-of-course forms: 6 of 8 came back (75.0%).",
        "On 1 form knowledge is marked before and after; fewer than five people marked it, so how "
        "it went is left out.",
        "1 course was observed in the period, in which 7 sessions were held.",
        "Impact forms: 1 of 4 came back (25.0%).",
        "Of the impact forms, 1 came within their time and 0 after it; 1 is past it and not in, "
        "2 have time left.",
    )
    assert facts(SectionKey.EVALUATION) == ()


def test_knowledge_that_fell_or_stayed_the_same_is_told_beside_what_rose() -> None:
    given = EvaluationFacts(compared=31, rose=7, same=0, fell=24)
    (said,) = facts(SectionKey.EVALUATION, evaluation=given)
    assert said == (
        "On 31 forms knowledge is marked before and after: it rose on 7, stayed the same on 0 "
        "and fell on 24."
    )


def test_impact_forms_that_are_missing_stand_beside_those_that_came() -> None:
    late = EvaluationFacts(impact_late=2)
    assert facts(SectionKey.EVALUATION, evaluation=late) == (
        "Of the impact forms, 0 came within their time and 2 after it; none is missing.",
    )
    missing = EvaluationFacts(impact_overdue=3)
    assert facts(SectionKey.EVALUATION, evaluation=missing) == (
        "Of the impact forms, 0 came within their time and 0 after it; 3 are past it and not in.",
    )


def test_reviews_are_counted() -> None:
    assert facts(SectionKey.SUPERVISION) == ()
    one = SupervisionFacts(held=1, asked_how_embedded=0, due_again=1, people=1)
    assert facts(SectionKey.SUPERVISION, supervision=one) == (
        "1 supervision or review of practice in the period, with 1 of 36 people; 0 of them asked "
        "how training was embedded.",
        "1 review is due again.",
    )
    more = SupervisionFacts(held=3, asked_how_embedded=2, people=2)
    assert facts(SectionKey.SUPERVISION, supervision=more) == (
        "3 supervisions and reviews of practice in the period, with 2 of 36 people; 2 of them "
        "asked how training was embedded.",
    )


def gap(done: str = "", source: str = "", *, to_report: bool = False, is_open: bool = True) -> str:
    given = GapFacts(NeedKind.GAP, "No evening course", source, done, is_open, to_report)
    (said,) = facts(SectionKey.GAPS, gaps=(given,))
    return said


def test_a_gap_is_said_with_its_source_and_what_becomes_of_it() -> None:
    assert gap() == "Gap: No evening course."
    assert gap(source="forms") == "Gap: No evening course (from forms)."
    assert gap(to_report=True) == "Gap: No evening course. We report this to the partnership."
    assert gap("Booked one", is_open=False) == "Gap: No evening course. Done: Booked one."


def test_a_gap_of_which_a_part_is_done_is_told_as_open() -> None:
    assert gap("Booked one", to_report=True) == (
        "Gap: No evening course. Done: Booked one. Still open. We report this to the partnership."
    )


def test_an_action_is_said_with_who_and_by_when_or_that_it_is_done() -> None:
    action = ReturnAction(1, "Book two helpers", "the lead", date(2026, 5, 31), None)
    assert action_words(action) == "Book two helpers; the lead; by 31 May 2026."
    assert facts(SectionKey.ACTIONS, actions=(replace(action, done_on=DAY, owner=""),)) == (
        "Book two helpers; done on 15 January 2026.",
    )
    shown = replace(action, evidence="the minutes")
    assert action_words(shown).endswith("; by 31 May 2026; shown by the minutes.")


def test_what_only_people_can_say_has_no_facts() -> None:
    assert facts(SectionKey.IMPACT) == ()
    assert facts(SectionKey.SIGN_OFF) == ()


def test_a_rule_of_our_own_that_asks_nobody_is_not_told_to_the_partnership() -> None:
    asked, other, *rest = DOCUMENT.requirements
    ours = replace(
        other,
        title="Prevent",
        counts=Counts(),
        interval_months=36,
        interval_source=IntervalSource.ORGANISATION,
    )
    said = facts_of(SectionKey.REQUIREMENTS, replace(DOCUMENT, requirements=(asked, ours, *rest)))
    assert not [each for each in said if each.startswith("Prevent")]
    assert any("No role of ours calls for" in each and "Prevent" in each for each in said)
