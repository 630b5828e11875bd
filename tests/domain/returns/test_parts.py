"""What a return says beside its counts, and that nothing is said where nothing is there."""

from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.returns.parts import (
    NO_PARTS,
    EvaluationFacts,
    FormFacts,
    InductionFacts,
    PeopleFlow,
    ReturnParts,
    RoleUse,
    SectionKey,
    SectionText,
    SupervisionFacts,
    TrainerFacts,
)
from tests.reports.returns.documents import DOCUMENT


def test_without_facts_every_number_is_nought() -> None:
    numbers = NO_PARTS.numbers()
    assert list(numbers) == [
        "induction",
        "came_and_went",
        "roles",
        "forms_asked",
        "forms_received",
        "evaluation",
        "supervision",
        "trainers",
    ]
    assert {count for each in numbers.values() for count in each.values()} == {0}
    assert not NO_PARTS.induction.needs_signature
    assert NO_PARTS.names_left_out == 0
    assert NO_PARTS.text(SectionKey.GAPS) == SectionText()


def test_every_number_stands_under_its_own_name() -> None:
    parts = ReturnParts(
        induction=InductionFacts(completed=1, under_way=2, signed=3),
        evaluation=EvaluationFacts(
            forms=(FormFacts(FormKind.IMPACT, 4, 5),),
            impact_in_time=6,
            impact_late=7,
            observations=8,
            compared=9,
            rose=10,
            same=31,
            fell=32,
            impact_overdue=33,
            impact_open=34,
            sessions=35,
        ),
        supervision=SupervisionFacts(held=11, asked_how_embedded=12, due_again=13, people=25),
        trainers=TrainerFacts(26, 27, 28, 29),
        flow=PeopleFlow(14, 15, 16, 17, 18, 19, 20, 21, 24),
        roles=RoleUse(22, 23, 30),
    )
    assert parts.numbers() == {
        "induction": {"checklists_completed": 1, "under_way": 2, "signed": 3},
        "came_and_went": {
            "joined": 14,
            "left": 15,
            "came_back": 24,
            "start_not_known": 16,
            "under_18": 17,
            "joined_inducted_before_first_helping": 18,
            "joined_inducted_later": 19,
            "joined_not_inducted": 20,
            "left_without_induction": 21,
        },
        "roles": {
            "held": 22,
            "calling_for_training": 23,
            "people_asked_for_nothing": 30,
        },
        "forms_asked": {"impact": 4},
        "forms_received": {"impact": 5},
        "evaluation": {
            "impact_in_time": 6,
            "impact_late": 7,
            "impact_overdue": 33,
            "impact_still_open": 34,
            "sessions_held": 35,
            "observations": 8,
            "compared_before_and_after": 9,
            "knowledge_rose": 10,
            "knowledge_stayed_the_same": 31,
            "knowledge_fell": 32,
        },
        "supervision": {"held": 11, "asked_how_embedded": 12, "due_again": 13, "people": 25},
        "trainers": {"here": 26, "qualified": 27, "trained_the_trainer": 28, "observed": 29},
    }


def test_a_document_has_no_annex_and_no_mark_unless_it_is_given_one() -> None:
    assert not DOCUMENT.has_annex
    assert DOCUMENT.mark is None
    assert DOCUMENT.titles["level3"] == "Level 3: safeguarding lead"


def test_how_knowledge_went_of_a_few_people_is_no_number() -> None:
    few = ReturnParts(evaluation=EvaluationFacts(compared=4, rose=3, same=1, is_of_few=True))
    numbers = few.numbers()["evaluation"]
    assert numbers["compared_before_and_after"] == 4
    assert not any(key.startswith("knowledge") for key in numbers)


def test_where_no_time_is_set_for_impact_forms_none_is_in_time_or_late() -> None:
    without = ReturnParts(evaluation=EvaluationFacts(observations=8, has_window=False))
    assert without.numbers()["evaluation"] == {
        "sessions_held": 0,
        "observations": 8,
        "compared_before_and_after": 0,
        "knowledge_rose": 0,
        "knowledge_stayed_the_same": 0,
        "knowledge_fell": 0,
    }
