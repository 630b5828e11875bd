"""What a reminder says: a line for each day, and what is only recommended is no due day."""

from datetime import date

from sgdesk.reports.mail.reminder_email import ReminderLetter, ToldLine, reminder_words

TODAY, DAY = date(2026, 11, 30), date(2024, 10, 4)


def told(*lines: ToldLine, to_manager: bool = False) -> list[str]:
    letter = ReminderLetter("Ann Sample", "a@example.org", to_manager, lines, "Us", "", TODAY)
    return [each for each in reminder_words(letter).splitlines() if each.startswith("- ")]


def test_what_falls_due_on_one_day_is_one_line_and_what_does_not_is_another() -> None:
    later = date(2027, 1, 1)
    lines = (ToldLine("Level 1", DAY), ToldLine("Level 2", DAY), ToldLine("Level 3", later))
    assert told(*lines) == [
        "- Level 1 and Level 2 were due by 4 October 2024",
        "- Level 3 is due by 1 January 2027",
    ]


def test_two_people_of_one_day_keep_a_line_each() -> None:
    lines = (ToldLine("Level 1", DAY, "Bo Sample"), ToldLine("Level 1", DAY, "Cy Sample"))
    assert told(*lines, to_manager=True) == [
        "- Bo Sample: Level 1 was due by 4 October 2024",
        "- Cy Sample: Level 1 was due by 4 October 2024",
    ]


def test_what_is_recommended_is_not_called_due_and_what_has_no_day_is_not_given_one() -> None:
    lines = (ToldLine("E-learning", DAY, is_recommended=True), ToldLine("Induction", None))
    assert told(*lines) == [
        "- E-learning: recommended again by 4 October 2024",
        "- Induction: not done yet",
    ]
