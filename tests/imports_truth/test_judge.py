"""The judge is not blind, and no sheet contradicts its own truth."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from .canvas import Made, PersonClaim, Saying, Spot, key_of
from .judge import Stored, Told, Verdict, certain, compare, letter_of
from .layouts.bands import ROLES
from .sheets import LAYOUTS, make
from .table import counted
from .table import told as words_told
from .writing import write


def perfect(made: Made) -> tuple[Stored, Told]:
    """What stands in the file, and what is told, once a reader has understood all of it."""
    sure = [each for each in made.claims if each.saying is Saying.SAYS]
    people = {each.person for each in sure} | {each.person for each in made.people}
    people |= {key_of(each.given, each.family) for each in made.known}
    stored = Stored(
        people=Counter(dict.fromkeys(people, 1)),
        emails={who: address for who, address in made.emails.items() if who in people},
        training={(each.person, each.course, str(each.day), "completed") for each in sure},
        posts={(each.person, each.role) for each in made.posts if each.saying is Saying.SAYS},
        roles={each: frozenset({"induction"}) for each in ROLES}
        | {each.role: each.requirements for each in made.roles},
        text="",
    )
    told = Told()
    unsure = (Saying.ASKS, Saying.MAY, Saying.EITHER)
    for claim in made.claims:
        if claim.saying in unsure:
            ask(told, (*claim.cells, *claim.who))
    for post in made.posts:
        if post.saying in unsure:
            ask(told, post.cells)
    ask(told, made.told)
    return stored, told


def ask(told: Told, spots: tuple[Spot, ...]) -> None:
    told.strong.update((row + 1, letter_of(column)) for row, column in spots)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_reader_that_understands_everything_has_no_fault(layout: str) -> None:
    for seed in range(40):
        made = make(layout, seed)
        verdict = compare(made, *perfect(made), shown="")
        assert verdict.faults == (), (layout, seed)
        assert verdict.came_in == verdict.certain == len(certain(made))


def of_kind(made: Made, stored: Stored, told: Told, shown: str = "") -> set[str]:
    return {each.kind for each in compare(made, stored, told, shown).faults}


MADE = next(each for each in (make("plain", seed) for seed in range(99)) if len(certain(each)) > 3)


def test_a_day_that_the_sheet_does_not_say_is_untrue() -> None:
    stored, told = perfect(MADE)
    who, course, _, outcome = min(stored.training)
    wrong = stored.training | {(who, course, "2001-01-01", outcome)}

    assert of_kind(MADE, stored._replace(training=wrong), told) == {"untrue"}


def test_somebody_elses_day_is_untrue_and_ones_own_is_lost() -> None:
    stored, told = perfect(MADE)
    fact = min(stored.training)
    other = next(each for each in stored.people if each != fact[0])
    swapped = stored.training - {fact} | {(other, *fact[1:])}

    assert of_kind(MADE, stored._replace(training=swapped), told) == {"untrue", "lost"}


def test_somebody_who_is_nobody_and_somebody_twice_are_invented() -> None:
    stored, told = perfect(MADE)
    nobody = stored._replace(people=stored.people + Counter(["total trained"]))
    twice = stored._replace(people=stored.people + Counter([min(stored.people)]))

    assert of_kind(MADE, nobody, told) == {"invented"}
    assert of_kind(MADE, twice, told) == {"invented"}


def test_a_completion_that_is_neither_in_nor_told_is_lost_and_told_of_is_not() -> None:
    stored, told = perfect(MADE)
    claim = next(each for each in MADE.claims if each.saying is Saying.SAYS)
    fact = (claim.person, claim.course, str(claim.day), "completed")
    without = stored._replace(training=stored.training - {fact})

    assert of_kind(MADE, without, told) == {"lost"}
    told.weak.update((row + 1, letter_of(column)) for row, column in claim.who)
    assert of_kind(MADE, without, told) == {"lost"}
    told.weak.update((row + 1, letter_of(column)) for row, column in claim.cells)
    assert of_kind(MADE, without, told) == set()
    assert compare(MADE, without, told, "").came_in == len(certain(MADE)) - 1


def test_somebody_without_training_who_is_left_out_is_lost() -> None:
    made = replace(MADE, people=(PersonClaim("gus unreal", ((90, 0),)),))
    assert of_kind(made, *perfect(MADE)) == {"lost"}


def test_a_role_that_nobody_agreed_to_is_invented_and_a_post_not_said_untrue() -> None:
    stored, told = perfect(MADE)
    role = stored._replace(roles=stored.roles | {"Leader; Trustee": frozenset()})
    post = stored._replace(posts=stored.posts | {(min(stored.people), "Nobody's role")})

    assert of_kind(MADE, role, told) == {"invented"}
    assert of_kind(MADE, post, told) == {"untrue"}


def test_another_address_is_untrue() -> None:
    stored, told = perfect(MADE)
    wrong = stored._replace(emails={min(stored.people): "n/a"})
    assert "untrue" in of_kind(MADE, wrong, told)


def test_a_number_of_a_check_may_stand_neither_in_the_file_nor_in_the_report() -> None:
    made = replace(MADE, secrets=("001912345678",))
    stored, told = perfect(made)

    assert of_kind(made, stored._replace(text="note 001912345678"), told) == {"secret"}
    assert of_kind(made, stored, told, "001912345678") == {"secret"}


def test_one_seed_makes_one_sheet(tmp_path: Path) -> None:
    for layout in LAYOUTS:
        assert make(layout, 7) == make(layout, 7)
        assert make(layout, 7).rows != make(layout, 8).rows
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    text = next(each for each in (make("stacked", n) for n in range(99)) if not each.form.workbook)
    assert write(text, first).read_bytes() == write(text, second).read_bytes()


def test_sheets_are_shown_where_too_little_of_their_layout_came_in() -> None:
    little, enough = Verdict(MADE, 10, 1, ()), Verdict(MADE, 10, 10, ())

    assert counted([little])[1] == [little]
    assert "asked: 9 of 10" in words_told(little)
    assert counted([enough])[1] == []
    # One sheet of many may ask: no layout is short of its share by it.
    assert counted([*[enough] * 40, little])[1] == []
