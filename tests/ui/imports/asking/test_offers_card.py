"""Many roles, each with a likely answer: all of them shown, and taken with one press."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import QuestionKind, decisions
from sgdesk.services.people.roles import roles_view
from sgdesk.ui.imports.asking.offers_card import OffersCard
from sgdesk.ui.imports.dialog import ImportDialog
from tests.ui.imports.conftest import write_sheet
from tests.ui.setup.names import nameless

Opens = Callable[[Path | None], ImportDialog]

ROLES = (
    "Name,Role,Level 2",
    "Eve Madeup,Helpers,13/03/2025",
    "Flo Madeup,Football coach,13/03/2025",
    "Gus Madeup,Treasurer,",
    "Hal Madeup,Bell ringer,",
)


@pytest.fixture
def dialog(open_dialog: Opens, tmp_path: Path) -> ImportDialog:
    made = open_dialog(write_sheet(tmp_path / "t.csv", *ROLES))
    made.parts.add_people.click()
    return made


def offers(dialog: ImportDialog) -> OffersCard:
    card = dialog.parts.questions.offers(QuestionKind.ROLE)
    assert card is not None
    return card


def open_ids(dialog: ImportDialog) -> list[str]:
    report = dialog.shown.report if dialog.shown else None
    return [each.id for each in report.questions if not each.answer] if report else []


def test_what_each_role_becomes_is_shown_before_anything_is_taken(dialog: ImportDialog) -> None:
    card = offers(dialog)
    assert card.isVisible()
    assert card.lines.text().splitlines() == [
        "Helpers → Your role Helper",
        "Football coach → A new role of the group Level 2: regular contact",
        "Treasurer → A new role of the group Level 1: comes into contact with children or families",
    ]
    assert card.take.text() == "Take the first offer for 3 of the 4 roles"
    assert "Helpers → Your role Helper" in card.take.accessibleName()
    assert len(open_ids(dialog)) == 4
    assert nameless(dialog) == []


def test_one_press_answers_them_all_and_each_stays_to_be_seen_and_changed(
    dialog: ImportDialog, workspace: Workspace
) -> None:
    offers(dialog).take.click()
    assert open_ids(dialog) == ["role:bell ringer"]
    cards = dialog.parts.questions.cards
    folded = {key: each.folded.words.text() for key, each in cards.items() if each.question.answer}
    assert folded["role:helpers"] == "Helpers: Your role Helper"
    assert all(cards[key].folded.isVisible() for key in folded)
    assert dialog.focusWidget() is cards["role:bell ringer"].controls[0]
    cards["role:treasurer"].folded.change.click()
    assert cards["role:treasurer"].box is not None
    dialog.answer("role:treasurer", "-")
    dialog.import_now()
    assert {each.id: each.answer for each in decisions(workspace)} == {
        "role:helpers": "role:helper",
        "role:football coach": "group:2",
        "role:treasurer": "-",
    }
    assert "Football coach" in {each.role.name for each in roles_view(workspace)}


def test_all_of_them_are_taken_back_with_one_press(dialog: ImportDialog) -> None:
    before = open_ids(dialog)
    card = offers(dialog)
    card.take.click()
    assert card.back.text() == "Take these 3 answers back"
    assert "+2 new roles" in card._effect.text()
    card.back.click()
    assert open_ids(dialog) == before
    assert not card.back.isVisible()
    assert card.take.isVisible()


def test_what_was_changed_by_hand_is_not_taken_back_with_the_others(dialog: ImportDialog) -> None:
    card = offers(dialog)
    card.take.click()
    dialog.answer("role:treasurer", "nothing")
    assert card.back.text() == "Take these 2 answers back"
    card.back.click()
    assert open_ids(dialog) == ["role:helpers", "role:football coach", "role:bell ringer"]


def test_all_roles_are_named_where_each_has_an_offer(open_dialog: Opens, tmp_path: Path) -> None:
    dialog = open_dialog(write_sheet(tmp_path / "t.csv", *ROLES[:4]))
    dialog.parts.add_people.click()
    assert offers(dialog).take.text() == "Take the first offer for all 3 roles"
    assert dialog.parts.questions.first is offers(dialog).take
    offers(dialog).take.click()
    assert open_ids(dialog) == []
    assert dialog.focusWidget() is dialog.parts.bring_in


def test_another_sheet_begins_without_what_was_taken(dialog: ImportDialog, tmp_path: Path) -> None:
    offers(dialog).take.click()
    dialog.take(write_sheet(tmp_path / "u.csv", *ROLES))
    assert not offers(dialog).back.isVisible()
    assert offers(dialog).take.text() == "Take the first offer for 3 of the 4 roles"


def test_words_of_doubt_about_training_have_no_such_button(
    open_dialog: Opens, tmp_path: Path
) -> None:
    rows = ("Name,Level 2", "Ada Example,wobbly 14/03/2025", "Bob Example,fuzzy 14/03/2025")
    dialog = open_dialog(write_sheet(tmp_path / "w.csv", *rows))
    assert len(open_ids(dialog)) == 2
    assert all(dialog.parts.questions.offers(kind) is None for kind in QuestionKind)
    assert not any(each.isVisible() for each in dialog.findChildren(OffersCard))
