"""The field's words for intervals and whose rule they are."""

from datetime import date

import pytest

from sgdesk.domain.people import Person, PersonKind, Post
from sgdesk.domain.standing import IntervalSource, State
from sgdesk.domain.words import STATE_MARKS, STATE_WORDS, URGENCY, interval_words, whose_words


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (None, "once, no refresh"),
        (1, "every month"),
        (6, "every 6 months"),
        (12, "every year"),
        (18, "every 18 months"),
        (36, "every 3 years"),
    ],
)
def test_an_interval_is_said_in_years_where_it_is_whole_ones(months: int | None, said: str) -> None:
    assert interval_words(months) == said


def test_whose_rule_it_is() -> None:
    assert whose_words(IntervalSource.PARTNERSHIP, "Harrow") == "Harrow"
    assert whose_words(IntervalSource.DENOMINATION, "Harrow", "URC") == "URC"
    assert whose_words(IntervalSource.DENOMINATION, "Harrow") == "denomination"
    assert whose_words(IntervalSource.ORGANISATION, "Harrow") == "set by us"
    assert whose_words(None, "Harrow") == ""


def test_every_state_has_a_word_a_mark_of_its_own_and_a_place() -> None:
    for told in (STATE_WORDS, STATE_MARKS):
        assert set(told) == set(State)
        assert len(set(told.values())) == len(State)
    assert sorted(URGENCY) == sorted(State)


def test_a_name_is_spoken_and_filed() -> None:
    person = Person(1, None, "", "Asha", "Sample")
    assert (person.name, person.sort_name) == ("Asha Sample", "Sample, Asha")
    single = Person(2, None, "", "Asha", "")
    assert (single.name, single.sort_name) == ("Asha", "Asha")


def test_a_post_is_held_from_its_first_day_to_its_last() -> None:
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    post = Post(1, 1, 1, first, last)
    held = [post.active_on(day) for day in (date(2025, 12, 31), first, last, date(2026, 4, 1))]
    assert held == [False, True, True, False]


def test_a_person_is_a_volunteer_who_may_be_written_to_unless_said_otherwise() -> None:
    person = Person(1, None, "", "Asha", "Sample")
    assert (person.kind, person.may_email) == (PersonKind.VOLUNTEER, True)
    assert (person.started, person.left, person.line_manager_id) == (None, None, None)
