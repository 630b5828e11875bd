"""The sheet that goes round at a session."""

from datetime import date

import pytest

from sgdesk.domain.sessions.sign_in import SignInRow, SignInSheet, spare_rows


def test_five_people_who_just_turn_up_find_a_row() -> None:
    sheet = SignInSheet("St Example's", "Level 1", date(2026, 3, 31), (SignInRow("Asha Sample"),))
    assert sheet.spare_rows == 5


@pytest.mark.parametrize(("expected", "free"), [(0, 20), (4, 16), (15, 5), (25, 5)])
def test_a_sheet_for_a_few_has_free_rows_to_the_foot_of_its_page(expected: int, free: int) -> None:
    assert spare_rows(expected) == free
