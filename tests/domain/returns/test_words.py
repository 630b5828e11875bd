"""The figures of a return in sentences, in the singular and the plural."""

from dataclasses import replace

import pytest

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import WorkforceLine
from sgdesk.domain.returns.words import (
    coverage_sentence,
    how_often,
    kind_heading,
    kind_words,
    left_out,
    listed,
    met_by,
    n_of_people,
    overview,
    people_words,
    percent_text,
    percent_text_of,
    scope_sentence,
)
from sgdesk.domain.training.standing import IntervalSource
from sgdesk.domain.training.tallies import Counts
from tests.reports.returns.documents import DOCUMENT, REQUIREMENTS, SENDER

LEVEL1, LEVEL2, LEVEL3 = REQUIREMENTS


@pytest.mark.parametrize(
    ("counts", "people", "percent"),
    [
        (Counts(in_date=31, not_done=5), "31 of 36 people", "86.1%"),
        (Counts(exempt=1, in_date=1), "1 of 1 person", "100.0%"),
        (Counts(in_date=1, not_done=1), "1 of 2 people", "50.0%"),
        (Counts(exempt=2), "0 of 0 people", "n/a"),
    ],
)
def test_completed_of_those_who_count(counts: Counts, people: str, percent: str) -> None:
    assert n_of_people(counts) == people
    assert percent_text(counts) == percent


def test_a_share_of_none_is_not_said() -> None:
    assert percent_text_of(7, 9) == "77.8%"
    assert percent_text_of(0, 0) == "n/a"


def test_kinds_of_people_in_number() -> None:
    assert people_words(1) == "1 person"
    assert people_words(0) == "0 people"
    assert kind_words(PersonKind.STAFF, 1) == "1 member of staff"
    assert kind_words(PersonKind.STAFF, 2) == "2 members of staff"
    assert kind_heading(PersonKind.STUDENT) == "Students on placement"


def test_how_often_says_whose_rule_it_is() -> None:
    assert how_often(LEVEL1, SENDER) == "once, no refresh"
    assert how_often(LEVEL2, SENDER) == "every 3 years (Herefordshire, Appendix 1, Level 2)"
    bare = replace(LEVEL2, source_paragraph=None)
    assert how_often(bare, SENDER) == "every 3 years (Herefordshire)"
    assert how_often(LEVEL3, SENDER) == "every 2 years (set by us)"
    theirs = replace(LEVEL2, interval_source=IntervalSource.DENOMINATION)
    assert how_often(theirs, SENDER) == "every 3 years (our denomination)"
    methodist = replace(SENDER, denomination="Methodist Church")
    assert how_often(theirs, methodist) == "every 3 years (Methodist Church)"
    nobodys = replace(LEVEL2, interval_source=None)
    assert how_often(nobodys, SENDER) == "every 3 years"


def test_the_courses_that_meet_a_requirement_are_listed() -> None:
    assert met_by(LEVEL2) == "Working Together Level 2 and Right Help, Right Time"
    assert listed(()) == ""
    assert listed(("one",)) == "one"
    assert listed(("one", "two", "three")) == "one, two and three"


def test_who_is_in_scope_is_said_by_kind() -> None:
    assert scope_sentence(DOCUMENT) == (
        "36 people are in scope: 4 members of staff, 28 volunteers and 4 trustees."
    )
    one = replace(DOCUMENT, people=1, workforce=(WorkforceLine(PersonKind.TRUSTEE, 1),))
    assert scope_sentence(one) == "1 person is in scope: 1 trustee."
    assert scope_sentence(replace(DOCUMENT, people=0, workforce=())) == "0 people are in scope."


def test_a_requirement_is_said_with_its_share() -> None:
    figures = replace(LEVEL1, title="Level 1")
    assert coverage_sentence(figures) == (
        "Level 1 – 31 of 36 people (86.1%) have completed it and are in date."
    )
    one = replace(figures, counts=Counts(due_soon=1))
    assert coverage_sentence(one) == (
        "Level 1 – 1 of 1 person (100.0%) has completed it and is in date."
    )
    exempt = replace(figures, counts=Counts(exempt=1, in_date=1, overdue=1))
    assert coverage_sentence(exempt) == (
        "Level 1 – 1 of 2 people (50.0%) have completed it and are in date."
    )
    last = replace(figures, counts=Counts(exempt=1, in_date=1))
    assert coverage_sentence(last) == coverage_sentence(replace(one, counts=Counts(in_date=1)))
    nobody = replace(figures, counts=Counts(exempt=1))
    assert coverage_sentence(nobody) == "Level 1 – nobody counts on this day (n/a)."
    assert len(overview(DOCUMENT)) == 1 + len(REQUIREMENTS)


def test_who_is_in_no_count_is_said() -> None:
    assert left_out(DOCUMENT) == (
        "2 people have no active role on this day and are in no count.",
        "Those who had left by this day are not counted.",
        "2 exemptions are agreed, each from one requirement and with a reason: counted under "
        "Exempt and left out of the percentage.",
    )
    few = replace(DOCUMENT, no_role=1, requirements=REQUIREMENTS[1:2])
    assert left_out(few)[0] == "1 person has no active role on this day and is in no count."
    assert left_out(few)[2].startswith("1 exemption is agreed, ")
    none = replace(DOCUMENT, no_role=0, requirements=REQUIREMENTS[:1])
    assert left_out(none) == (
        "Everybody who has not left has an active role, so nobody is left out of the counts.",
        "Those who had left by this day are not counted.",
        "Nobody is exempt.",
    )
