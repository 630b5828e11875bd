"""Only the answer to the newest question is shown."""

from sgdesk.ui.tasks import Newest


def test_an_answer_to_an_older_question_is_dropped() -> None:
    shown: list[str] = []
    newest = Newest()
    first = newest.only(shown.append)
    second = newest.only(shown.append)

    second("second")
    first("first")

    assert shown == ["second"]


def test_a_question_that_was_given_up_is_not_answered() -> None:
    shown: list[str] = []
    newest = Newest()
    answer = newest.only(shown.append)

    newest.forget()
    answer("too late")

    assert shown == []
