"""A season's posts again: the same people on new days, as one action."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import come_back, leave
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.roles import add_role
from sgdesk.services.people.several.season import (
    Season,
    WhyNot,
    begin_season,
    past_seasons,
    preview_season,
)
from tests.factories import make_workspace

TODAY = date(2026, 11, 30)
LAST = (date(2026, 2, 18), date(2026, 3, 17))
NEXT = (date(2027, 2, 8), date(2027, 3, 9))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Three helpers of last season by the ids 1 to 3, and Dee who helps all the year."""
    made = make_workspace(tmp_path, today=TODAY)
    helper, _ = add_role(made, "Iftar helper", "1", ["induction"])
    for name in ("Begum", "Bibi", "Cy Sample"):
        given, _, family = name.partition(" ")
        number, _ = add_person(made, PersonDetails(given, family))
        add_post(made, number, helper, *LAST)
    dee, _ = add_person(made, PersonDetails("Dee", "Sample"))
    add_post(made, dee, helper, date(2020, 1, 1))
    yield made
    made.close()


def _spans(workspace: Workspace, person_id: int) -> list[tuple[date | None, date | None]]:
    return [(each.post.start, each.post.end) for each in person_view(workspace, person_id).posts]


def test_last_season_is_offered_with_the_same_days_of_the_next_year(workspace: Workspace) -> None:
    (season,) = past_seasons(workspace)
    assert (season.first, season.last, season.people) == (*LAST, 3)
    assert season.next_days(TODAY) == (date(2027, 2, 18), date(2027, 3, 17))


def test_the_same_people_hold_the_same_roles_and_one_undo_takes_all_back(
    workspace: Workspace,
) -> None:
    (season,) = past_seasons(workspace)
    begun, _ = begin_season(workspace, season.post_ids, *NEXT)
    assert [each.name for each in begun] == ["Begum", "Bibi", "Cy Sample"]
    assert _spans(workspace, 1) == [LAST, NEXT]
    assert len(_spans(workspace, 4)) == 1
    undo(workspace)
    assert all(_spans(workspace, each) == [LAST] for each in (1, 2, 3))


def test_whoever_left_comes_back_on_the_first_day_and_the_past_stays(workspace: Workspace) -> None:
    leave(workspace, 2, LAST[1])
    (season,) = past_seasons(workspace)
    told = {each.name: each for each in preview_season(workspace, season.post_ids, *NEXT)}
    assert told["Bibi"].left == LAST[1] and told["Bibi"].why_not is None
    begin_season(workspace, season.post_ids, *NEXT)
    view = person_view(workspace, 2)
    assert view.person.left is None
    assert [(each.last_day, each.back_on) for each in view.absences] == [(LAST[1], NEXT[0])]
    undo(workspace)
    assert person_view(workspace, 2).person.left == LAST[1]


def test_what_cannot_begin_is_told_and_passed_over(workspace: Workspace) -> None:
    (season,) = past_seasons(workspace)
    begin_season(workspace, season.post_ids[:1], *NEXT)
    leave(workspace, 3, date(2027, 2, 20))
    told = {each.name: each.why_not for each in preview_season(workspace, season.post_ids, *NEXT)}
    assert told == {"Begum": WhyNot.HOLDS_IT, "Bibi": None, "Cy Sample": WhyNot.LEFT_LATER}
    begun, _ = begin_season(workspace, season.post_ids, *NEXT)
    assert [each.name for each in begun] == ["Bibi"]
    with pytest.raises(InputError, match="None of these"):
        begin_season(workspace, season.post_ids, *NEXT)
    assert _spans(workspace, 1) == [LAST, NEXT]


def test_whoever_is_away_on_the_first_day_is_passed_over(workspace: Workspace) -> None:
    (season,) = past_seasons(workspace)
    leave(workspace, 2, date(2027, 1, 31))
    come_back(workspace, 2, date(2027, 3, 1))
    told = {each.name: each.why_not for each in preview_season(workspace, season.post_ids, *NEXT)}
    assert told == {"Begum": None, "Bibi": WhyNot.AWAY, "Cy Sample": None}


def test_the_days_that_are_offered_are_not_over_however_long_ago_the_season_was() -> None:
    old = Season(date(2020, 2, 29), date(2020, 3, 17), (), 0)
    assert old.next_days(TODAY) == (date(2027, 2, 28), date(2027, 3, 17))


@pytest.mark.parametrize("asked", [date(2026, 8, 1), date(2026, 9, 2), date(2027, 6, 30)])
def test_a_season_that_has_begun_is_offered_and_not_the_one_of_next_year(asked: date) -> None:
    term = Season(date(2025, 9, 1), date(2026, 6, 30), (), 0)
    assert term.next_days(asked) == (date(2026, 9, 1), date(2027, 6, 30))


def test_a_season_to_the_end_of_february_has_the_leap_day() -> None:
    half = Season(date(2026, 9, 1), date(2027, 2, 28), (), 0)
    assert half.next_days(date(2027, 8, 1)) == (date(2027, 9, 1), date(2028, 2, 29))


def test_days_that_end_before_they_begin_are_refused(workspace: Workspace) -> None:
    (season,) = past_seasons(workspace)
    with pytest.raises(InputError, match="last day"):
        begin_season(workspace, season.post_ids, NEXT[1], NEXT[0])


def test_nobody_comes_back_with_a_season_who_is_to_be_erased(workspace: Workspace) -> None:
    leave(workspace, 2, date(2026, 4, 1))
    whom = erasing.find_person(workspace, "Bibi")
    erasing.decide_erasing(
        workspace,
        whom,
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
    )
    (season,) = past_seasons(workspace)
    told = {each.name: each.why_not for each in preview_season(workspace, season.post_ids, *NEXT)}
    assert told == {"Begum": None, "Bibi": WhyNot.TO_BE_ERASED, "Cy Sample": None}
    begun, _ = begin_season(workspace, season.post_ids, *NEXT)
    assert [each.name for each in begun] == ["Begum", "Cy Sample"]
    assert person_view(workspace, 2).person.left == date(2026, 4, 1)


def test_whoever_bears_the_number_of_somebody_who_is_to_be_erased_begins_again(
    workspace: Workspace,
) -> None:
    mistaken, _ = add_person(workspace, PersonDetails("Ola", "Mistake"))
    take_out_person(workspace, mistaken)
    erasing.decide_erasing(
        workspace,
        erasing.find_person(workspace, "Ola Mistake"),
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
    )
    again, _ = add_person(workspace, PersonDetails("Bea", "Again"))
    assert again == mistaken
    add_post(workspace, again, 1, *LAST)
    (season,) = past_seasons(workspace)
    found = preview_season(workspace, season.post_ids, *NEXT)
    assert {each.name: each.why_not for each in found}["Bea Again"] is None


def test_a_role_that_ran_on_past_the_last_day_begins_again_and_is_held_once(
    workspace: Workspace,
) -> None:
    leave(workspace, 2, LAST[1])
    add_post(workspace, 2, 1, date(2025, 2, 1))
    (season,) = past_seasons(workspace)
    begin_season(workspace, season.post_ids, *NEXT)
    assert _spans(workspace, 2) == [(date(2025, 2, 1), LAST[1]), LAST, NEXT]


def test_a_season_that_begins_on_the_last_day_of_the_one_before_is_held_already(
    workspace: Workspace,
) -> None:
    (season,) = past_seasons(workspace)
    found = preview_season(workspace, season.post_ids, LAST[1], NEXT[1])
    assert {each.why_not for each in found} == {WhyNot.HOLDS_IT}


def test_whoever_leaves_on_the_first_day_of_the_season_does_not_begin(workspace: Workspace) -> None:
    leave(workspace, 2, NEXT[0])
    (season,) = past_seasons(workspace)
    told = {each.name: each.why_not for each in preview_season(workspace, season.post_ids, *NEXT)}
    assert told["Bibi"] is WhyNot.LEFT_LATER


def test_a_role_that_was_held_twice_in_a_season_begins_once(workspace: Workspace) -> None:
    add_post(workspace, 2, 1, date(2026, 1, 2), date(2026, 1, 30))
    posts = [each.post.id for each in person_view(workspace, 2).posts]
    begun, _ = begin_season(workspace, posts, *NEXT)
    assert [each.name for each in begun] == ["Bibi"]
    assert _spans(workspace, 2).count(NEXT) == 1
