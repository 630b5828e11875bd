"""People and their posts as values."""

from datetime import date

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person, Post


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


def test_a_person_is_sorted_by_family_and_then_by_given_name() -> None:
    people = [
        Person(1, None, "", "Zoe", "Ábel"),
        Person(2, None, "", "Ann", "Abel"),
        Person(3, None, "", "Abi", ""),
    ]
    ordered = sorted(people, key=lambda each: each.filed_by)
    assert [each.id for each in ordered] == [2, 1, 3]
