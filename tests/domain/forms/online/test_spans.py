"""Scales of other lengths than ours: which they may be, and which mark each figure is."""

import pytest

from sgdesk.domain.forms.online.marks import turned
from sgdesk.domain.forms.online.spans import OURS, Span, in_words, spans_that_fit, spans_told

SPANS = [Span(low, high) for low in (0, 1) for high in range(low + 2, 11)]


@pytest.mark.parametrize("span", SPANS)
def test_a_scale_keeps_its_ends_its_middle_its_order_and_its_turning(span: Span) -> None:
    figures = range(span.low, span.high + 1)
    marks = [span.mark(each) for each in figures]

    assert (marks[0], marks[-1]) == (1, 5)
    assert marks == sorted(each for each in marks if each is not None)
    assert [turned(each) for each in reversed(marks) if each is not None] == marks
    if len(figures) % 2:
        assert marks[len(marks) // 2] == 3


@pytest.mark.parametrize("span", SPANS)
def test_no_figure_is_moved_by_more_than_half_a_mark(span: Span) -> None:
    for figure in range(span.low, span.high + 1):
        exact = 1 + 4 * (figure - span.low) / (span.high - span.low)
        assert abs((span.mark(figure) or 0) - exact) <= 0.5


def test_ours_is_read_as_it_is_and_what_is_beyond_a_scale_is_no_mark() -> None:
    assert [OURS.mark(each) for each in range(7)] == [None, 1, 2, 3, 4, 5, None]
    assert (Span(1, 7).mark(0), Span(1, 7).mark(8)) == (None, None)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("How useful was it? (1 to 7)", ["1-7"]),
        ("How likely is it (0 = not at all likely, 10 = extremely likely)?", ["0-10"]),
        ("On a scale of 1–10", ["1-10"]),
        ("Your mark out of 10", ["1-10", "0-10"]),
        ("(1 = very little, 5 = a great deal)", ["1-5"]),
        ("2. How useful was it?", []),
        ("1 - How useful was it?", []),
        ("Level 1 - 2 March 2024", []),
        ("01/10/2024: how useful was it?", []),
        ("Q1-4: how useful was it?", []),
    ],
)
def test_a_heading_tells_its_scale(heading: str, told: list[str]) -> None:
    assert [each.key for each in spans_told(heading)] == told


def test_figures_may_stand_on_each_scale_that_holds_them_all() -> None:
    assert [each.key for each in spans_that_fit({1, 7}, ())] == ["1-7", "1-10", "0-10"]
    assert [each.key for each in spans_that_fit({0, 9}, ())] == ["0-10"]
    assert [each.key for each in spans_that_fit({1, 4}, [Span(1, 7)])] == ["1-7"]
    assert [each.key for each in spans_that_fit({1, 9}, [Span(1, 7)])] == ["1-10", "0-10"]


def test_what_becomes_of_each_figure_is_said_in_words() -> None:
    assert in_words(Span(1, 7), is_turned=True) == (
        "1 is 5, 2 and 3 are 4, 4 is 3, 5 and 6 are 2, 7 is 1"
    )
    assert in_words(Span(0, 10), is_turned=False) == (
        "9 and 10 are 5, 7 and 8 are 4, 4 to 6 are 3, 2 and 3 are 2, 0 and 1 are 1"
    )
