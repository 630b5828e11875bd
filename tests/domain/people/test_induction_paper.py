"""Who asks for a line of an induction, in words."""

import pytest

from sgdesk.domain.people.induction_paper import asked_words


@pytest.mark.parametrize(
    ("partnership", "paragraph", "words"),
    [
        ("Herefordshire", "4.1", "Asked by Herefordshire, paragraph 4.1"),
        ("Sample", "Appendix 1, Induction", "Asked by Sample, Appendix 1, Induction"),
        ("", "4.1", "Paragraph 4.1"),
        ("Herefordshire", "", ""),
    ],
)
def test_a_line_says_who_asks_for_it_and_where(
    partnership: str, paragraph: str, words: str
) -> None:
    assert asked_words(partnership, paragraph) == words
