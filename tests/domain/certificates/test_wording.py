"""The words on a certificate: none of our notes, whom to ask, by when it is to be done again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.domain.certificates.verification import code_text, read_code
from sgdesk.domain.certificates.wording import (
    SAFEGUARDING_HEADING,
    check_words,
    code_words,
    length_words,
    level_beside,
    levels_words,
    reach_words,
    refresh_label,
    refresh_words,
    signatories_of,
    without_notes,
)

CODE = code_text("RBD5-YKRX-6NQF", bytes(range(64)))
CONTENT = CertificateContent(
    number="RBD5-YKRX-6NQF",
    organisation="St Example's, Leominster",
    person_name="Ada Sample",
    course_title="Induction",
    completed_on=date(2026, 3, 12),
    issued_on=date(2026, 3, 12),
    heading=SAFEGUARDING_HEADING,
    reach="office@example.org or 01568 000000",
    verification=CODE,
)


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        ("Level 1 (our own ladder; the document names no levels)", "Level 1"),
        ("Everyone (our own grouping)", "Everyone"),
        ("Introduction (L209)", "Introduction"),
        ("2 hours, our choice", "2 hours"),
        ("half a day [our choice]", "half a day"),
        ("2 hours (set by us), our own choice", "2 hours"),
        ("Working Together (Level 2)", "Working Together (Level 2)"),
        ("Basics (L2)", "Basics (L2)"),
        ("Meet the Local Authority Designated Officer (LADO)", "Meet the Local Authority "
         "Designated Officer (LADO)"),
        ("Choices for our own lives", "Choices for our own lives"),
        ("(our choice)", "(our choice)"),
    ],
)  # fmt: skip
def test_our_notes_are_left_out_and_nothing_else_is(kept: str, printed: str) -> None:
    assert without_notes(kept) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2", "2 hours"),
        ("1", "1 hour"),
        ("1.5", "1.5 hours"),
        ("2½", "2½ hours"),
        ("½", "½ hour"),
        ("3 (our choice)", "3 hours"),
        ("2 hours", "2 hours"),
        ("half a day", "half a day"),
        ("09:00", "09:00"),
        ("", ""),
    ],
)
def test_a_bare_figure_typed_as_hours_says_what_it_counts(typed: str, printed: str) -> None:
    assert length_words(typed) == printed


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (("office@example.org", "01568 000000", "1 High St"), "office@example.org or 01568 000000"),
        (("", "01568 000000", "1 High St"), "01568 000000"),
        (("", "", "1 High Street,\nLeominster\n\nHR6 0AA"), "1 High Street, Leominster, HR6 0AA"),
        (("", "", ""), ""),
    ],
)
def test_whoever_issued_it_is_reached_the_quickest_way_that_is_known(
    details: tuple[str, str, str], words: str
) -> None:
    assert reach_words(*details) == words


@pytest.mark.parametrize(
    ("level", "course", "said"),
    [
        ("Level 2", "Safeguarding Level 2", ""),
        ("Level 2", "SAFEGUARDING LEVEL 2", ""),
        ("Level 2: overview", "Example (Level 2)", "Level 2: overview"),
        ("Level 2", "Safeguarding Level 20", "Level 2"),
        ("Level 2", "Safeguarding Level 3", "Level 2"),
        ("Induction: first day", "Induction: first day, at home", ""),
    ],
)
def test_a_level_that_the_title_names_is_not_said_again(level: str, course: str, said: str) -> None:
    assert level_beside(level, course) == said


@pytest.mark.parametrize(
    ("levels", "course", "said"),
    [
        (["Level 2: overview"], "Right Help, Right Time", "Level 2: overview"),
        (["Level 2: overview"], "Example (Level 2)", "Counts as Level 2: overview"),
        (["Level 1: a", "Level 2: b"], "Levels", "Level 1: a  ·  Level 2: b"),
        (["Level 1: a", "Level 2: b"], "Level 1", "Counts as Level 1: a  ·  Level 2: b"),
        (["Part of Level 1: a"], "Level 1", "Part of Level 1: a"),
        ([], "Level 1", ""),
    ],
)
def test_a_level_that_names_again_what_the_title_names_says_what_it_is(
    levels: list[str], course: str, said: str
) -> None:
    assert levels_words(levels, course) == said


def test_how_to_check_begins_a_line_with_the_address_so_that_it_is_not_parted() -> None:
    first, second = check_words(CONTENT)
    assert first.endswith("to St Example's, Leominster:")
    assert second.startswith("office@example.org or 01568 000000. ")
    (alone,) = check_words(replace(CONTENT, reach=""))
    assert "to St Example's, Leominster. They look it up" in alone


def test_the_code_says_in_words_what_it_is_and_whom_to_ask_and_is_still_read() -> None:
    words = code_words(CONTENT)
    assert words.startswith(
        "Certificate of safeguarding training. To check it, ask St Example's, Leominster "
        "(office@example.org or 01568 000000). sgdesk:"
    )
    assert read_code(words) == read_code(CODE)


@pytest.mark.parametrize("letter", ["x", "ક"])
def test_a_long_name_leaves_the_code_as_coarse_as_a_telephone_needs(letter: str) -> None:
    long = replace(CONTENT, organisation=letter * 90)
    words = code_words(long)
    assert "office@example.org" in words
    assert len(words.encode()) <= 150 + len(CODE)
    without = code_words(replace(long, reach=""))
    assert "To check it, ask" in without
    assert read_code(without) == read_code(CODE)


def test_when_to_refresh_says_whose_rule_it_is() -> None:
    known = replace(CONTENT, refresh_by=date(2029, 3, 12), refresh_rule="every 3 years, Harrow")
    assert refresh_words(known) == "12 March 2029 (every 3 years, Harrow)"
    assert refresh_words(CONTENT) == ""


@pytest.mark.parametrize(
    ("back", "said"), [(-1, "Refresh by"), (0, "Refresh by"), (1, "Refresh was due by")]
)
def test_a_day_to_refresh_that_was_past_at_issue_is_not_said_to_come(back: int, said: str) -> None:
    day = CONTENT.issued_on - timedelta(days=back)
    assert refresh_label(replace(CONTENT, refresh_by=day)) == said


LEADS = (("Ann Lead", "Designated safeguarding lead"), ("Dee Putty", "Deputy safeguarding lead"))


def test_each_who_signs_has_a_line_of_their_own() -> None:
    assert signatories_of("Ada Sample", ["Pat One", "Sam Two"], LEADS) == (
        ("Pat One", "Trainer"),
        ("Sam Two", "Trainer"),
        ("Ann Lead", "Designated safeguarding lead"),
    )


def test_nobody_signs_their_own_certificate() -> None:
    assert signatories_of("ann  lead", ["Ann Lead", "Sam Two"], LEADS) == (
        ("Sam Two", "Trainer"),
        ("Dee Putty", "Deputy safeguarding lead"),
    )
    assert signatories_of("Ann Lead", ["Ann Lead"], LEADS[:1]) == ()


def test_one_who_signs_as_two_has_one_line() -> None:
    assert signatories_of("Ada Sample", ["Ann Lead"], LEADS) == (
        ("Ann Lead", "Trainer and designated safeguarding lead"),
    )
