"""Figures as they are written wherever somebody reads them: the British way."""

import pytest

from sgdesk.domain.figures import counted, figure, listed, mean_text, share_text, within_a_sentence


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (figure(12345), "12,345"),
        (share_text(92.1), "92.1%"),
        (share_text(None), "n/a"),
        (mean_text(4), "4.0"),
        (mean_text(3.25), "3.2"),
        (counted(1, "place"), "1 place"),
        (counted(1200, "place"), "1,200 places"),
        (counted(2, "person", "people"), "2 people"),
        (listed(()), ""),
        (listed(("one",)), "one"),
        (listed(("one", "two", "three")), "one, two and three"),
        (listed(("one", "two"), "or"), "one or two"),
        (within_a_sentence("The office"), "the office"),
        (within_a_sentence("Theo"), "Theo"),
    ],
)
def test_a_figure_is_written_the_british_way(written: str, said: str) -> None:
    assert written == said
