"""A day on a certificate is what the words beside it call it, and never an end for a completion."""

from datetime import date

import pytest

from sgdesk.domain.certificates.received.days import DayKind, said_days

DONE = (date(2024, 3, 12), DayKind.COMPLETED)
ISSUED = (date(2024, 3, 12), DayKind.ISSUED)
PLAIN = (date(2024, 3, 12), DayKind.PLAIN)
ENDS = (date(2025, 3, 12), DayKind.EXPIRES)
ENDED = (date(2025, 3, 12), DayKind.ENDS)
PLAIN_LATER = (date(2025, 3, 12), DayKind.PLAIN)


def kinds(text: str) -> list[tuple[date, DayKind]]:
    return [(each.day, each.kind) for each in said_days(text.splitlines()).days]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Completed on 12 March 2024\nValid until 12 March 2025", [DONE, ENDS]),
        ("Date of issue\n12/03/2024", [ISSUED]),
        ("Issued on 12.03.2024 and valid to 12.03.2025", [ISSUED, ENDS]),
        ("Date completed Expiry date\n12/03/2024 12/03/2025", [DONE, ENDS]),
        ("Date completed:\nExpiry date:\n12/03/2024\n12/03/2025", [DONE, ENDS]),
        ("12/03/2024\nCompleted on\n12/03/2025\nExpiry date", [DONE, ENDS]),
        ("Completed on\n12/03/2024\nExpiry date\n12/03/2025", [DONE, ENDS]),
        ("12 March 2024\nDate of training", [DONE]),
        ("Valid from 12 March 2024 until 12 March 2025", [ISSUED, ENDS]),
        ("2024-03-12 (date of completion)", [DONE]),
        ("on 12th March 2024", [PLAIN]),
        ("Completed on 12 March 2024 - 12 March 2025", [DONE, (ENDS[0], DayKind.COMPLETED)]),
    ],
)
def test_each_day_has_the_kind_that_the_words_beside_it_give(
    text: str, expected: list[tuple[date, DayKind]]
) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("End date 12/03/2025", [ENDED]),
        ("Date: 12 March 2024\nEnd: 12 March 2025", [PLAIN, ENDED]),
        ("End date\n12/03/2025", [ENDED]),
        ("12 March 2025 (end date)", [ENDED]),
        ("Attended 12 March 2024 until 12 March 2025", [DONE, ENDED]),
        ("Access to the course ends 12 March 2025", [ENDED]),
        ("Certificate no. 7, end date 12 March 2025", [ENDED]),
        ("Course ended 12 March 2024", [DONE]),
        ("Course end date\n12/03/2024", [DONE]),
        ("End of training: 12/03/2024", [DONE]),
        ("This certificate ends on 12 March 2025", [ENDS]),
        ("Validity: end date 12/03/2025", [ENDS]),
    ],
)
def test_an_end_is_of_the_certificate_only_where_it_is_said(
    text: str, expected: list[tuple[date, DayKind]]
) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "12/03/2024\nExpiry date\n12/03/2025",
        "Expiry date\nDate of course\n12/03/2025",
        "Expiry date\n12/03/2024\n12/03/2025",
    ],
)
def test_where_labels_and_days_do_not_pair_no_day_is_called_anything(text: str) -> None:
    found = said_days(text.splitlines())
    assert {each.kind for each in found.days} == {DayKind.UNSURE}
    assert found.loose_end


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth 12/03/1984",
        "Did not attend on 12/03/2024",
        "Printed 12/03/2024",
        "Enrolled 12 March 2024",
        "Course booked for 12/03/2024",
        "Member since 12 March 2024",
        "Prerequisite: Level 1 (12 March 2024)",
        "Previous certificate: 12 March 2024",
        "Form SG7 rev. 03/2024",
        "© Example Learning 03/2024",
        "Working Together, updated 12 March 2024",
        "Based on the guidance of 12 March 2024",
        "Next review of this course: 12 March 2024",
    ],
)
def test_a_day_of_something_else_is_never_a_completion(text: str) -> None:
    assert [kind for _, kind in kinds(text)] == [DayKind.OTHER]


@pytest.mark.parametrize(
    "text",
    [
        "Completed on 12 mars 2024",
        "Completed on 12. März 2024",
        "Cwblhawyd ar 12 Mawrth 2024",
        "Completed: 12 de marzo de 2024",
        "Completed: 12 marca 2024",
        "Completed: 12 martie 2024",
        "Completed March 12, 2024",
        "Completed on this 12th day of March, 2024",
        "Completed on the twelfth day of March 2024",
        "Date of this training: 12 March 2024",
        "Completed 2024-03-12",
        "Completed １２/０３/２０２４",
    ],
)
def test_a_day_is_read_in_the_languages_in_which_certificates_come(text: str) -> None:
    assert kinds(text) == [DONE]


def test_figures_are_not_read_where_the_paper_writes_the_month_first() -> None:
    found = said_days(["Completed 03/04/2024", "Printed 03/25/2024", "Valid until 2025-03-12"])
    assert [(each.day, each.kind) for each in found.days] == [ENDS]
    assert found.unread == ("Completed 03/04/2024", "Printed 03/25/2024")


def test_a_day_that_no_calendar_holds_is_told_and_not_read() -> None:
    found = said_days(["Completed on 31/02/2024"])
    assert (found.days, found.unread) == ((), ("Completed on 31/02/2024",))


def test_a_month_alone_says_so_and_1899_is_no_day() -> None:
    (found,) = said_days(["Completed March 2024", "12/03/1899"]).days
    assert (found.day, found.month_only) == (date(2024, 3, 1), True)


@pytest.mark.parametrize(
    "text",
    [
        "Date of expiry / completion: 12 March 2025",
        "Date of completion or expiry: 12 March 2025",
        "Issued/completed\n12 March 2025",
        "Date of issue or date of completion: 12/03/2025",
    ],
)
def test_a_label_for_either_of_two_days_tells_neither(text: str) -> None:
    (found,) = said_days(text.splitlines()).days
    assert found.kind is DayKind.UNSURE


def test_words_of_a_line_of_its_own_are_not_called_what_the_line_above_says() -> None:
    found = kinds("has completed Level 2\nDate of last training: 12 March 2024")
    assert [kind for _, kind in found] == [DayKind.PLAIN]


def test_a_day_on_which_a_paper_was_produced_is_one_of_issue() -> None:
    found = kinds("This document was generated on 12/03/2024\nProduced: 13/03/2024")
    assert [kind for _, kind in found] == [DayKind.ISSUED, DayKind.ISSUED]
