"""The sheet that goes round at a session."""

from datetime import date

from sgdesk.domain.sessions.sign_in import SignInRow, SignInSheet


def test_five_people_who_just_turn_up_find_a_row() -> None:
    sheet = SignInSheet("St Example's", "Level 1", date(2026, 3, 31), (SignInRow("Asha Sample"),))
    assert sheet.spare_rows == 5
