"""Typing in 25 paper forms, by count of keys."""

import sys

import pytest

from sgdesk.ui.evaluation.keys import DIGITS_A_MINUTE, LETTERS_A_MINUTE, keys_for_forms


def test_25_forms_with_four_scales_and_two_short_texts_take_under_five_minutes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    keys = keys_for_forms(25)
    with capsys.disabled():
        sys.stdout.write(
            f"\n25 forms: {keys.digits} digits at {DIGITS_A_MINUTE} a minute and {keys.letters} "
            f"keys of text at {LETTERS_A_MINUTE} a minute: {keys.minutes:.1f} minutes\n"
        )
    assert (keys.digits, keys.letters) == (100, 659)
    assert keys.minutes < 5


def test_longer_texts_take_longer_than_five_minutes() -> None:
    assert keys_for_forms(25, letters=20).minutes > 5
