"""Each filter shows whom it says, says so in a chip, and goes when the chip is pressed."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW, State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.matrix.filters import Filter, Listed
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.places import Place, Wanted
from tests.ui.people.conftest import given_names

EVERYBODY = ["Ada", "Bob", "Dee", "Hal", "Maximiliana-Alexandrina", "Łukasz", "محمد"]


def chip_words(page: PeoplePage) -> list[str]:
    return [each.text() for each in page.filters.chips.findChildren(QAbstractButton)]


def test_leavers_are_not_shown_unless_asked_for(page: PeoplePage) -> None:
    assert given_names(page) == EVERYBODY
    assert chip_words(page) == []


@pytest.mark.parametrize(
    ("asked", "shown", "chip"),
    [
        (Filter(states=frozenset({State.OVERDUE})), ["Łukasz"], "Overdue"),
        (Filter(states=frozenset({State.NEW_STARTER})), ["محمد"], "New starter"),
        (
            Filter(states=NEEDS_TRAINING_NOW),
            ["Bob", "Hal", "Maximiliana-Alexandrina", "Łukasz"],
            "Needs training now",
        ),
        (
            Filter(requirement="level2"),
            ["Bob", "Maximiliana-Alexandrina", "محمد"],
            "Safeguarding Level 2",
        ),
        (Filter(role="Leader"), ["Bob", "Maximiliana-Alexandrina", "محمد"], "Leader"),
        (Filter(group="2"), ["Bob", "Maximiliana-Alexandrina", "محمد"], "Regular contact"),
        (Filter(kind=PersonKind.STAFF), ["Bob"], "Staff"),
        (Filter(kind=PersonKind.TRUSTEE), ["Łukasz"], "Trustee"),
        (Filter(listed=Listed.NO_ROLE), ["Dee"], "No role"),
        (Filter(listed=Listed.LEAVERS), ["Eli"], "Leavers"),
        (Filter(people=frozenset({1, 5}), label="due in May"), ["Ada", "Eli"], "Due in May"),
    ],
)
def test_each_filter_shows_whom_it_says_until_its_chip_is_pressed(
    page: PeoplePage, asked: Filter, shown: list[str], chip: str
) -> None:
    page.filters.set_filter(asked)
    assert given_names(page) == shown
    assert chip_words(page) == [chip]
    page.filters.chips.findChildren(QAbstractButton)[0].click()
    assert given_names(page) == EVERYBODY


def test_those_under_18_are_shown_alone_until_the_chip_is_pressed(
    people_window: MainWindow, page: PeoplePage, people_workspace: Workspace
) -> None:
    change_person(people_workspace, 8, PersonDetails("Hal", "Example", under_18=True))
    people_window.refresh_all()
    who = {each.text: each.choose for each in page.filters.who.choices()}
    who["Under 18"]()
    assert given_names(page) == ["Hal"]
    assert chip_words(page) == ["Under 18"]
    page.filters.chips.findChildren(QAbstractButton)[0].click()
    assert given_names(page) == EVERYBODY


def test_state_and_requirement_are_asked_of_the_same_cell(page: PeoplePage) -> None:
    page.filters.set_filter(Filter(requirement="level2", states=frozenset({State.IN_DATE})))
    assert given_names(page) == []
    page.filters.set_filter(Filter(requirement="induction", states=frozenset({State.IN_DATE})))
    assert given_names(page) == ["Ada", "Bob", "Łukasz"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("zolc", ["Łukasz"]),
        ("ŻÓŁĆ łuk", ["Łukasz"]),
        ("lead", ["Bob", "Maximiliana-Alexandrina", "محمد"]),
        ("محمد", ["محمد"]),
        ("ada@example", ["Ada"]),
        ("nobody of that name", []),
    ],
)
def test_a_search_looks_through_names_roles_and_addresses_without_accents(
    page: PeoplePage, typed: str, shown: list[str]
) -> None:
    page.filters.set_filter(Filter(text=typed))
    assert given_names(page) == shown
    assert page.filters.search.text() == typed


def test_typing_narrows_the_matrix(page: PeoplePage) -> None:
    page.filters.search.setText("bob")
    page.filters.search.searched.emit("bob")
    assert given_names(page) == ["Bob"]


def test_the_menus_offer_what_there_is_and_tick_what_is_on(page: PeoplePage) -> None:
    page.filters.set_filter(Filter(role="Leader"))
    page.filters.role.menu().aboutToShow.emit()
    offered = {action.text(): action.isChecked() for action in page.filters.role.menu().actions()}
    assert offered == {"Any role": False, "Helper": False, "Leader": True}
    page.filters.role.menu().actions()[1].trigger()
    assert page.filters.filter == Filter(role="Helper")


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [
        (
            Wanted(requirement="level1", state=State.OVERDUE),
            Filter(requirement="level1", states=frozenset({State.OVERDUE})),
        ),
        (Wanted(role="Helper", requirement="level1"), Filter(role="Helper", requirement="level1")),
        (Wanted(group="2"), Filter(group="2")),
    ],
)
def test_the_way_here_brings_its_filter_and_takes_ticks_off(
    people_window: MainWindow, page: PeoplePage, wanted: Wanted, asked: Filter
) -> None:
    page.model.tick([1, 2])
    page.filters.set_filter(Filter(text="old"))
    people_window.navigate(Place.PEOPLE, wanted)
    assert page.filters.filter == asked
    assert page.model.ticked == frozenset()


def test_a_month_shows_who_falls_due_in_it(page: PeoplePage) -> None:
    due = page.line(1).row.cells["level1"].due
    assert due is not None
    page.filters.set_filter(Filter(month=due.replace(day=1)))
    assert given_names(page) == ["Ada"]
    assert len(chip_words(page)) == 1
    assert chip_words(page)[0].startswith("Due in ")


def test_nobody_answering_offers_to_show_everybody(page: PeoplePage) -> None:
    page.filters.set_filter(replace(Filter(), text="zzz"))
    assert not page.table.isVisible()
    button = next(
        each for each in page.findChildren(QAbstractButton) if each.text() == "Show everybody"
    )
    button.click()
    assert page.table.isVisible()
    assert given_names(page) == EVERYBODY
