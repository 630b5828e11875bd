"""Two of one name: who they are, and how a paper that everybody reads tells them apart."""

from sgdesk.domain.people.namesakes import (
    Alike,
    numbers_of_alike,
    with_folded_namesake,
    with_namesake,
    words_apart,
)


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


def test_as_few_words_as_tell_somebody_from_all_others_of_the_name() -> None:
    people = [
        Alike(1, "Gurpreet Kaur", ("Helper", "", "since 1 May 2020", "g@example.org")),
        Alike(2, "Gurpreet Kaur", ("Teacher", "T1", "", "")),
        Alike(3, "gurpreet kaur", ("Helper", "", "", "")),
        Alike(4, "Bo Sample", ("Helper", "", "", "")),
    ]
    said = words_apart(people)
    assert (said[1], said[2]) == ("Helper, since 1 May 2020", "Teacher")
    assert said[3] == "Helper"
    assert 4 not in said


def test_where_nothing_tells_two_apart_they_are_numbered() -> None:
    alike = [Alike(each, "Bo Sample", ("Helper", "", "", "")) for each in (5, 6)]
    assert words_apart(alike) == {5: "Helper, 1", 6: "Helper, 2"}


def test_names_that_are_folded_already_give_the_same() -> None:
    assert with_folded_namesake([(1, "zoë sample"), (2, "zoe sample"), (3, "bo")]) == {1, 2}
