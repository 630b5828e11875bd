"""Two of one name: who they are, and how a paper that everybody reads tells them apart."""

from sgdesk.domain.people.namesakes import numbers_of_alike, with_namesake


def test_accents_capitals_and_blanks_tell_nobody_apart() -> None:
    named = [(1, "Zoë Sample"), (2, "zoe  sample"), (3, "Zoe Samples"), (4, "Bo Sample")]
    assert with_namesake(named) == {1, 2}


def test_whom_the_role_tells_apart_has_no_number() -> None:
    people = [
        (7, "Fatima Begum", "Helper"),
        (3, "Fatima Begum", "Teacher"),
        (9, "Fatima Begum", "Helper"),
        (4, "Bo Sample", "Helper"),
    ]
    assert numbers_of_alike(people) == {7: 1, 9: 2}
