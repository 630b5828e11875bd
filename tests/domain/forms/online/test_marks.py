"""Answers on a scale of an online form: certain ones are read, all others handed back."""

from collections.abc import Mapping

import pytest

from sgdesk.domain.forms.online.marks import (
    MarkSaid,
    fits,
    in_fifths,
    likely_mark,
    marks_of,
    read_mark,
    says_nothing,
    turned,
)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (4, MarkSaid(4)),
        (4.0, MarkSaid(4)),
        ("4", MarkSaid(4)),
        ("\u00a04 ", MarkSaid(4)),
        ("'4", MarkSaid(4)),
        ("Four", MarkSaid(4)),
        ("4 - Good", MarkSaid(4, None, "good")),
        ("4 – Good", MarkSaid(4, None, "good")),
        ("4: good.", MarkSaid(4, None, "good")),
        ("5 (very satisfied)", MarkSaid(5, None, "very satisfied")),
        ("Good (4)", MarkSaid(4, None, "good")),
        ("Good - 4", MarkSaid(4, None, "good")),
        ("4/5", MarkSaid(4, 5)),
        ("4 out of 5", MarkSaid(4, 5)),
        ("8/10", MarkSaid(8, 10)),
        ("80%", MarkSaid(80, 100)),
        ("80 per cent", MarkSaid(80, 100)),
        (0.8, MarkSaid(80, 100)),
        ("4 stars", MarkSaid(4)),
        ("★★★★☆", MarkSaid(4, 5)),
        ("★★★", MarkSaid(3)),
        ("Very good", MarkSaid(word="very good")),
        ("Yes", MarkSaid(word="yes")),
    ],
)
def test_what_one_cell_says(answer: str | int | float, said: MarkSaid) -> None:
    assert read_mark(answer) == said


@pytest.mark.parametrize("answer", ["", "n/a", "N/A", "-", "Not applicable", "Prefer not to say"])
def test_what_says_nothing_is_no_answer(answer: str) -> None:
    assert read_mark(answer) == MarkSaid()


@pytest.mark.parametrize("answer", ["4 or 5", "4.5", 4.5, "between 3 and 4", -1, "7/5", "3/7"])
def test_figures_that_are_no_one_mark_are_not_read(answer: str | float) -> None:
    assert read_mark(answer).unread


@pytest.mark.parametrize(
    ("per_cent", "mark"), [(0, 1), (20, 1), (21, 2), (60, 3), (80, 4), (81, 5), (100, 5)]
)
def test_a_hundred_is_read_in_fifths(per_cent: int, mark: int) -> None:
    assert in_fifths(per_cent) == mark


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ({"strongly agree", "agree"}, {"strongly agree": 5, "agree": 4}),
        ({"neither agree nor disagree"}, {"neither agree nor disagree": 3}),
        ({"very satisfied", "dissatisfied"}, {"very satisfied": 5, "dissatisfied": 2}),
        ({"excellent", "very good", "poor"}, {"excellent": 5, "very good": 4, "poor": 1}),
        ({"very good", "good", "very poor"}, {"very good": 5, "good": 4, "very poor": 1}),
        (
            {"extremely useful", "very useful", "not at all useful"},
            {"extremely useful": 5, "very useful": 4, "not at all useful": 1},
        ),
        ({"very good", "good"}, {}),
        ({"very useful", "not at all useful"}, {}),
        ({"yes", "no"}, {}),
        ({"agree", "excellent"}, {}),
    ],
)
def test_words_are_certain_where_their_whole_column_shows_one_scale(
    words: set[str], marks: Mapping[str, int]
) -> None:
    assert marks_of(words) == marks


def test_the_ends_of_our_own_scale_are_its_ends() -> None:
    assert marks_of({"not at all", "very"}, ("not at all", "very")) == {"not at all": 1, "very": 5}
    assert "very" not in marks_of({"extremely", "very"}, ("not at all", "very"))


@pytest.mark.parametrize(
    ("figure", "word", "fit"),
    [
        (4, "good", True),
        (5, "strongly agree", True),
        (1, "strongly agree", False),
        (1, "excellent", False),
        (5, "poor", False),
        (3, "neutral", None),
        (5, "anything", None),
    ],
)
def test_a_word_beside_a_figure_shows_which_way_a_scale_runs(
    figure: int, word: str, fit: bool | None
) -> None:
    assert fits(figure, word) is fit


def test_a_guess_is_the_highest_that_a_word_can_be() -> None:
    assert (likely_mark("very good"), likely_mark("perhaps")) == (5, None)
    assert [turned(mark) for mark in range(1, 6)] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    "answer", ["", "-", "–", " ... ", "N/A", "n.a.", "(N/A)", "Not applicable.", "?", "No comment"]
)
def test_words_that_say_there_is_no_answer_are_none(answer: str) -> None:
    assert says_nothing(answer)


@pytest.mark.parametrize(
    "answer", ["None", "Nothing", "No", "👍", "5", "Nala", "N/A for me, ask Bo"]
)
def test_a_short_answer_is_an_answer(answer: str) -> None:
    assert not says_nothing(answer)
