"""The questions of a partnership's own document, each with the sections that answer it."""

import pytest

from sgdesk.domain.returns.layouts import Fact, layout_of, refresh_quote
from sgdesk.domain.returns.parts import SectionKey as Key
from sgdesk.services.file.workspace import all_packs

PACKS = all_packs().packs


def test_worcestershire_asks_by_the_six_rows_of_its_table_in_its_own_words() -> None:
    found = layout_of(PACKS["wscp"])
    assert [each.source for each in found] == [
        f"Monitoring table, row {row}" for row in range(1, 7)
    ]
    assert found[0].text.startswith("Is up to date relevant training provided")
    assert found[-1].answered_by == (Key.GAPS,)


def test_worcestershires_correct_staff_is_coverage_and_its_right_time_due_days() -> None:
    up_to_date, staff, time, *_ = layout_of(PACKS["wscp"])
    assert up_to_date.facts == (Fact.INDUCTION, Fact.CONTENT, Fact.LEARNING)
    assert Fact.COVERAGE in staff.facts
    assert Fact.WHEN in time.facts
    assert Fact.COVERAGE not in time.facts


SOURCES = {
    "hscp": ["4.1", "4.1", "4.1", "4.1; Appendix 1", "4.1", "4.1", "4.1", "6", "8.3"],
    "scsp": ["4.1", "4.1", "5.1", "5.1", "5.2", "5.3", "5.3", "5.3"],
    "hsscp": ["1.5", "1.5", "1.5", "1.5", "7.1"],
    "hscb": [
        *["The role of Safeguarding Partners/Relevant Agencies"] * 7,
        "Single Agency Training",
    ],
    "generic": [],
}


@pytest.mark.parametrize("pack", SOURCES)
def test_each_document_asks_in_its_own_order(pack: str) -> None:
    assert [each.source for each in layout_of(PACKS[pack])] == SOURCES[pack]


@pytest.mark.parametrize("pack", PACKS)
def test_every_question_can_be_answered_by_the_file(pack: str) -> None:
    assert all(each.facts for each in layout_of(PACKS[pack]))


@pytest.mark.parametrize("pack", PACKS)
def test_a_refresh_is_quoted_just_where_the_pack_has_one(pack: str) -> None:
    for each in PACKS[pack].requirements:
        stated = each.refresh_months is not None and PACKS[pack].document is not None
        assert bool(refresh_quote(PACKS[pack], each.key)) is stated


@pytest.mark.parametrize("pack", PACKS)
def test_no_section_answers_two_questions(pack: str) -> None:
    answered = [key for each in layout_of(PACKS[pack]) for key in each.answered_by]
    assert len(answered) == len(set(answered))
