"""What a change would do, in words: of people, and of certificates."""

import pytest

from sgdesk.services.training.effects import Effect
from sgdesk.ui.setup.effect_note import effect_text


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (Effect(), "Nobody becomes overdue, and nothing else changes for anybody."),
        (Effect(ready=12), "12 certificates become ready to issue."),
        (Effect(ready=-1), "1 certificate that is ready waits for its form again."),
        (
            Effect(turned=("Ann Sample",), ready=1),
            "1 person would become overdue or not done: Ann Sample. "
            "1 certificate becomes ready to issue.",
        ),
    ],
)
def test_certificates_that_become_ready_or_wait_are_a_change(effect: Effect, said: str) -> None:
    assert effect_text(effect) == said
