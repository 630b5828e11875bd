"""The questions of a partnership's own document, each with the sections that answer it."""

import pytest

from sgdesk.domain.returns.layouts import layout_of
from sgdesk.domain.returns.parts import SectionKey as Key
from sgdesk.services.file.workspace import all_packs

PACKS = all_packs().packs


def test_worcestershire_asks_by_the_six_rows_of_its_table_in_its_own_words() -> None:
    found = layout_of(PACKS["wscp"])
    assert [each.source for each in found] == [
        f"Monitoring table, row {row}" for row in range(1, 7)
    ]
    assert found[0].text.startswith("Is up to date relevant training provided")
    assert found[0].answered_by == (Key.INDUCTION, Key.REQUIREMENTS)
    assert found[-1].answered_by == (Key.GAPS,)


@pytest.mark.parametrize(
    ("pack", "sources"), [("scsp", ["5.3", "5.3", "5.3"]), ("hscp", ["8.3", "4.1"])]
)
def test_sandwell_and_herefordshire_ask_by_paragraph(pack: str, sources: list[str]) -> None:
    assert [each.source for each in layout_of(PACKS[pack])] == sources


@pytest.mark.parametrize("pack", ["generic", "hscb", "hsscp"])
def test_where_no_document_asks_in_an_order_of_its_own_there_is_none(pack: str) -> None:
    assert layout_of(PACKS[pack]) == ()


@pytest.mark.parametrize("pack", PACKS)
def test_no_section_answers_two_questions(pack: str) -> None:
    answered = [key for each in layout_of(PACKS[pack]) for key in each.answered_by]
    assert len(answered) == len(set(answered))
