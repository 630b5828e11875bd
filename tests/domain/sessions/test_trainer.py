"""Who trains in a session."""

from sgdesk.domain.sessions.trainer import SessionTrainer, who_trains


def test_who_no_longer_trains_in_a_session_is_left_out() -> None:
    team = [SessionTrainer(1, 1, 7, 1), SessionTrainer(2, 1, 8, None), SessionTrainer(3, 1, 9, 2)]
    assert who_trains(team) == (7, 9)
