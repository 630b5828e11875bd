"""What people write beside a date: yes, no, not yet, nothing, or a question; never a guess."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.training.completion.vocabulary import LONGEST_PHRASE, PHRASES
from sgdesk.domain.training.completion.words import (
    LONGEST,
    Says,
    has_unread_figures,
    inverted,
    outcome_of,
    says,
)
from sgdesk.domain.training.outcome import Outcome


def wordings() -> list[tuple[str, Says]]:
    """Every line of ``wordings.txt`` with the verdict that it stands under."""
    found: list[tuple[str, Says]] = []
    verdict = Says.UNKNOWN
    for line in Path(__file__).with_name("wordings.txt").read_text("utf-8").split("\n"):
        if line.startswith("["):
            verdict = Says(line.strip("[]"))
        elif line:
            found.append((line, verdict))
    return found


WORDINGS = wordings()


def test_every_wording_of_the_list_has_its_verdict() -> None:
    assert len(WORDINGS) >= 500
    wrong = [(text, meant, says(text)) for text, meant in WORDINGS if says(text) is not meant]
    assert wrong == []


def test_case_does_not_change_a_verdict_of_words_of_weight() -> None:
    weighty = [each for each in WORDINGS if each[1] in {Says.YES, Says.NO, Says.NOT_YET}]
    names = ("Sam", "St ", "Alex")
    for text, meant in weighty:
        if not any(name in text for name in names):
            assert {says(text.upper()), says(text.lower())} == {meant}, text


def test_a_verdict_survives_brackets_stops_and_blanks() -> None:
    for text, meant in WORDINGS:
        if meant in {Says.YES, Says.NO, Says.NOT_YET}:
            assert [says(f"({text})"), says(f"  {text},  "), says(f"{text}!")] == [meant] * 3, text


sure = st.sampled_from([each for each in WORDINGS if each[1] in {Says.YES, Says.NO, Says.NOT_YET}])
nonsense = st.text("bdfghjkqvwz", min_size=3, max_size=9)


@given(sure, nonsense, st.booleans())
def test_one_word_that_is_not_known_makes_the_whole_a_question(
    known: tuple[str, Says], word: str, first: bool
) -> None:
    text = f"{word}, {known[0]}" if first else f"{known[0]}, {word}"
    assert says(text) is Says.UNKNOWN


@given(st.lists(nonsense, min_size=1, max_size=4).map(" ".join))
def test_words_that_nobody_knows_say_neither_yes_nor_no(words: str) -> None:
    assert {says(words), says(words.upper()), says(words.title())} == {Says.UNKNOWN}
    assert outcome_of(words) is None


@given(sure, sure)
def test_a_yes_beside_a_no_or_a_not_yet_is_a_question(
    one: tuple[str, Says], other: tuple[str, Says]
) -> None:
    said = {one[1], other[1]}
    together = says(f"{one[0]} ¦ {other[0]}")
    if Says.YES in said and len(said) > 1:
        assert together is Says.UNKNOWN
    elif len(said) == 1:
        assert together in {said.pop(), Says.UNKNOWN}
    else:
        assert together in {Says.NO, Says.UNKNOWN}


@given(st.text(max_size=60))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert isinstance(says(text), Says)
    assert isinstance(inverted(text), bool)
    if says(text) is not Says.YES:
        assert outcome_of(text) is not Outcome.COMPLETED


@pytest.mark.parametrize(
    "text",
    ["not {}", "Not {}", "never {}", "has not {}", "hasn't {}", "not fully {}", "not been {}"],
)
def test_a_denied_yes_is_a_no(text: str) -> None:
    for word in ("completed", "passed", "attended", "done", "trained", "signed off", "certified"):
        assert says(text.format(word)) is Says.NO


@pytest.mark.parametrize("text", ["to be {}", "will be {}", "not yet {}", "yet to be {}"])
def test_a_yes_that_lies_ahead_is_not_yet_one(text: str) -> None:
    for word in ("completed", "passed", "attended", "done", "trained"):
        assert says(text.format(word)) is Says.NOT_YET


def test_a_letter_says_nothing_that_could_be_relied_on() -> None:
    assert says("completed " * LONGEST) is Says.UNKNOWN
    assert outcome_of("completed " * LONGEST) is None


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Completed", Outcome.COMPLETED),
        ("Y", Outcome.COMPLETED),
        ("✓", Outcome.COMPLETED),
        ("Present", Outcome.COMPLETED),
        ("Pass", Outcome.COMPLETED),
        ("Passed (85%)", Outcome.COMPLETED),
        ("Completed (achieved pass grade)", Outcome.COMPLETED),
        ("Checked In", Outcome.COMPLETED),
        ("Attended via Zoom", Outcome.COMPLETED),
        ("Completed (did not achieve pass grade)", Outcome.NOT_COMPLETED),
        ("Not completed", Outcome.NOT_COMPLETED),
        ("N", Outcome.NOT_COMPLETED),
        ("✗", Outcome.NOT_COMPLETED),
        ("Absent", Outcome.NOT_COMPLETED),
        ("No show", Outcome.NOT_COMPLETED),
        ("NOT_ATTENDED", Outcome.NOT_COMPLETED),
        ("Not Attending", Outcome.NOT_COMPLETED),
        ("Deleted", Outcome.NOT_COMPLETED),
        ("Withdrawn", Outcome.NOT_COMPLETED),
        ("Failed", Outcome.NOT_COMPLETED),
        ("Not yet started", Outcome.NOT_COMPLETED),
        ("Waiting list", Outcome.NOT_COMPLETED),
        ("Invited", Outcome.NOT_COMPLETED),
        ("Booked", Outcome.BOOKED),
        ("Registered", Outcome.BOOKED),
        ("Will be attending", Outcome.BOOKED),
        ("Enrolled", Outcome.BOOKED),
        ("In progress", Outcome.IN_PROGRESS),
        ("Started", Outcome.IN_PROGRESS),
        ("Booked, in progress", Outcome.IN_PROGRESS),
    ],
)
def test_a_column_of_states_gives_an_outcome(text: str, outcome: Outcome) -> None:
    assert outcome_of(text) is outcome


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pass with merit",
        "Merit",
        "Distinction",
        "B",
        "Partially attended",
        "Late",
        "Left early",
        "Left",
        "Exempt",
        "N/A",
        "Expired",
        "Due soon",
        "Overdue",
        "In date",
        "Pending",
        "Online",
        "Trained by Sam Sample",
        "X",
        "Booked, attended",
        "85%",
        "?",
    ],
)
def test_what_is_no_outcome_is_asked(text: str) -> None:
    assert outcome_of(text) is None


@pytest.mark.parametrize(
    "heading",
    [
        "No show",
        "No-show?",
        "Cancelled",
        "Cancelled?",
        "Cancelled (Y/N)",
        "Absent",
        "DNA",
        "D.N.A.",
        "Withdrawn",
        "Apologies",
        "Did not attend",
        "Not attended (Yes/No)",
        "Failed",
        "Deleted",
        "Not completed",
        "Exempt?",
    ],
)
def test_a_yes_under_a_heading_of_no_means_no(heading: str) -> None:
    assert inverted(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "Attended",
        "Attended?",
        "Present (Y/N)",
        "Status",
        "Booking",
        "Checked in",
        "Did they attend?",
        "Outcome",
        "Result",
        "Pass/Fail",
        "Attended / Absent",
        "No",
        "No.",
        "N",
        "Left",
        "Date left",
        "Leaver",
        "Reason for absence",
        "Number absent",
        "Expires",
        "Due",
        "Booked",
        "Level 1",
        "Safeguarding",
        "50%",
    ],
)
def test_every_other_heading_means_what_stands_under_it(heading: str) -> None:
    assert not inverted(heading)


@pytest.mark.parametrize(
    "words",
    ["", "online", "2 hrs", "9.30-12", "10am", "85%", "passed 9/10", "cert no A12", "Level 2"],
)
def test_figures_of_a_known_kind_are_read(words: str) -> None:
    assert not has_unread_figures(words)


@pytest.mark.parametrize(
    "words", ["31sh", "12/0", "1O", "9-12", "9/10", "45", "room 5a7", "12/", "passed 12/10"]
)
def test_other_figures_are_left_over(words: str) -> None:
    assert has_unread_figures(words)


def test_every_phrase_can_be_found_where_it_stands_alone() -> None:
    assert max(map(len, PHRASES)) <= LONGEST_PHRASE
    untidy = [phrase for phrase in PHRASES if any(word != word.lower() for word in phrase)]
    assert untidy == []
