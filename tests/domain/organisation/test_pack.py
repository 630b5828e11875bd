"""What a pack says of itself: its period, its editions, and how a paragraph is cited."""

from datetime import date

import pytest

from sgdesk.domain.organisation.pack import (
    GuidanceEdition,
    Pack,
    PackCourse,
    PackItem,
    PackKind,
    PackRequirement,
    cited,
    edition_to_cite,
    outcomes_of,
    recommended_for,
)

GUIDANCE = GuidanceEdition(
    "Working Together",
    "2018",
    "3",
    superseded_by="Working Together 2026",
    superseded_from=date(2026, 3, 18),
    first_superseded_by="Working Together 2023",
    first_superseded_from=date(2023, 12, 15),
)
PACK = Pack(
    "county",
    PackKind.PARTNERSHIP,
    "County",
    "County",
    "1",
    "Strategy",
    "",
    (
        PackRequirement("one", "One", ("basics",), outcomes=(PackItem("knows"),)),
        PackRequirement(
            "two",
            "Two",
            ("core", "more"),
            outcomes=(PackItem("does"),),
            recommended=("extra",),
        ),
    ),
    (),
    tuple(PackCourse(key, key) for key in ("basics", "core", "more", "extra")),
)


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2023, 12, 14), "Working Together 2018"),
        (date(2023, 12, 15), "Working Together 2023"),
        (date(2026, 3, 17), "Working Together 2023"),
        (date(2026, 3, 18), "Working Together 2026"),
    ],
)
def test_the_edition_that_held_on_a_day_is_the_one_to_cite(day: date, edition: str) -> None:
    assert edition_to_cite(GUIDANCE, day) == edition


def test_a_successor_without_a_first_day_is_taken_to_hold() -> None:
    known = GuidanceEdition("Working Together", "2018", "3", superseded_by="Working Together 2026")
    assert edition_to_cite(known, date(2020, 1, 1)) == "Working Together 2026"
    alone = GuidanceEdition("Working Together", "2018", "3")
    assert edition_to_cite(alone, date(2026, 1, 1)) == "Working Together 2018"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("8.2", "County 8.2"),
        ("Appendix 1, Level 2", "County Appendix 1, Level 2"),
        ("appendix ii", "County appendix ii"),
        ("Monitoring table, row 3", "County Monitoring table, row 3"),
        ("Training Programme", "County, “Training Programme”"),
        ("https://example.org/page", "https://example.org/page"),
        ("", "County"),
        (None, "County"),
    ],
)
def test_a_paragraph_is_cited_by_its_number_and_a_heading_in_quotation_marks(
    source: str | None, said: str
) -> None:
    assert cited("County", source) == said


def test_outcomes_are_claimed_by_a_course_that_meets_the_requirement_alone() -> None:
    assert [each.text for each in outcomes_of(PACK, "basics")] == ["knows"]
    assert outcomes_of(PACK, "core") == ()
    assert [each.text for each in outcomes_of(PACK, "", ["two"])] == ["does"]


def test_a_recommendation_names_the_requirements_that_it_is_for() -> None:
    assert [each.key for each in recommended_for(PACK, "extra")] == ["two"]
    assert recommended_for(PACK, "core") == ()
