"""The same sections in our order, or under the questions of the partnership's own document."""

import pytest
from PySide6.QtGui import QGuiApplication

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.following import Placing, choose_partnership
from sgdesk.ui.context import Context
from sgdesk.ui.returns.page import ReturnPage


@pytest.fixture
def page(page: ReturnPage, workspace: Workspace, context: Context) -> ReturnPage:
    choose_partnership(workspace, "hscp", Placing({1: "1"}))
    page.refresh(context)
    return page


def in_their_order(page: ReturnPage) -> None:
    page.hand.order.setCurrentIndex(1)
    page.hand.order.activated.emit(1)


def questions(page: ReturnPage) -> list[str]:
    shown = page.hand.list
    return [shown.item(row).text() for row in range(shown.count()) if shown._keys[row] is None]


def keys(page: ReturnPage) -> list[SectionKey]:
    return [key for key in page.hand.list._keys if key is not None]


@pytest.mark.parametrize(
    ("partnership", "asked"), [("hscp", 7), ("wscp", 6), ("scsp", 7), ("hscb", 8), ("hsscp", 5)]
)
def test_each_partnership_with_questions_has_its_own_order(
    page: ReturnPage, workspace: Workspace, context: Context, partnership: str, asked: int
) -> None:
    choose_partnership(workspace, partnership)
    page.refresh(context)
    assert questions(page) == []
    in_their_order(page)
    assert len(questions(page)) == asked + 1
    assert sorted(keys(page)) == sorted(SectionKey)
    page.hand.list.choose(SectionKey.IMPACT)
    assert page.hand.view._question.isVisibleTo(page)


def test_a_partnership_without_questions_offers_no_choice(
    page: ReturnPage, workspace: Workspace, context: Context
) -> None:
    in_their_order(page)
    choose_partnership(workspace, "generic")
    page.refresh(context)
    assert not page.hand.order.isVisible()
    assert keys(page) == list(SectionKey)


def test_the_whole_return_is_copied_in_the_order_that_is_shown(page: ReturnPage) -> None:
    page._copy.click()
    ours = QGuiApplication.clipboard().text()
    assert ours.startswith("WHO AND WHEN\n\n")
    in_their_order(page)
    page._copy.click()
    theirs = QGuiApplication.clipboard().text()
    assert "Evidence of the impact" in theirs
    assert theirs.index("Accurate records") < theirs.index("WHO AND WHEN")
    assert "The effectiveness of training\n\nnot answered" in theirs


def test_an_answer_is_copied_without_its_question(page: ReturnPage) -> None:
    in_their_order(page)
    page.hand.list.choose(SectionKey.REQUIREMENTS)
    assert page.hand.view._copy_answer.isVisible()
    page.hand.view._copy_answer.click()
    copied = QGuiApplication.clipboard().text()
    assert "0 of 3 done (0.0%)" in copied
    assert "not completed:" in copied
    assert "Accurate records" not in copied
