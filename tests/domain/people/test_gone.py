"""Words that may say that somebody is not with us, not yet, or stands twice; and others."""

import pytest

from sgdesk.domain.people.said.gone import (
    concern_may_keep_away,
    may_not_be_active,
    never_came,
    says_gone,
)


@pytest.mark.parametrize(
    "note",
    [
        "duplicate of Ann",
        "dup - see row 12",
        "Ann's entry, listed twice",
        "do not contact",
        "Don’t use",
        "moved to Leeds",
        "She has moved to Leeds with the family",
        "not started",
        "yet to start",
        "starts Sept 2027",
        "gave up 2023",
        "quit",
        "stopped coming",
        "last seen 2019",
        "no reply since May",
        "on hold",
        "application received",
        "changed her mind",
        "good with children. Gone to uni",
        "no longer able",
        "not helping at present",
        "prospective volunteer",
        "interview booked",
        "until July 2023",
        "ended 2022",
        "not any more",
        "can’t do it any longer",
        "hasn't been since 2022",
        "Will not be returning",
        "not a volunteer",
        "was asked not to come",
        "not to work with children",
        "expelled",
        "please remove",
        "test entry",
        f"{'A great help to all on the tea rota, and to the flower ladies. ' * 9}Gave up in 2023",
    ],
)
def test_a_note_may_say_that_somebody_is_not_active(note: str) -> None:
    assert may_not_be_active(note)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "12/03/2024",
        "moved from Leeds 2019",
        "moved to Sunday team",
        "moved to the 10am service",
        "started 2019",
        "gave a talk",
        "gives up her Saturdays",
        "giving up his time",
        "helps on Sundays",
        "retired teacher",
        "do not contact before 9am",
        "no longer needs a lift",
        "left handed",
        "prefers e-mail",
        "cert not seen",
        "reference received",
        "stopped smoking",
        "went to the course in May",
        "on maternity leave",
        "interviewed 2019",
        "interested in Level 3",
        "no contact details",
        "duplicate certificate sent",
        "start date Sept 2019",
        "until 4pm",
        "certificate valid until July 2027",
        "course ended 2022",
        "retd teacher",
        "removed from old list of mobiles",
        "cannot do Mondays",
        "not a driver",
    ],
)
def test_other_notes_do_not(note: str) -> None:
    assert not may_not_be_active(note)
    assert not says_gone(note)


@pytest.mark.parametrize("note", ["left July 2024", "retired", "Resigned", "stood down"])
def test_all_of_a_note_says_that_somebody_is_gone(note: str) -> None:
    assert says_gone(note)


@pytest.mark.parametrize(
    "note",
    [
        "barred",
        "suspended pending LADO",
        "removed from rota",
        "struck off",
        "arrested in May",
        "police matter",
        "on bail",
        "DBS refused",
        "sex offender",
    ],
)
def test_words_of_a_concern_may_keep_somebody_away(note: str) -> None:
    assert concern_may_keep_away(note)


@pytest.mark.parametrize("note", ["barred list checked", "reported a concern about the hall"])
def test_other_words_of_a_concern_do_not(note: str) -> None:
    assert not concern_may_keep_away(note)


def test_whoever_never_came_is_told_apart_from_whoever_is_gone() -> None:
    assert never_came("never turned up")
    assert never_came("Never came")
    assert not may_not_be_active("never came")  # beside a day it is said of the training
    assert not never_came("came to every evening")
