"""Reminders: each threshold once, only whom an e-mail may reach, nothing but due days in them."""

from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sgdesk.data.file.schema import person
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.services.file import undo
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people import absence, people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.reminders import Reminder, reminder_view, write_reminders
from sgdesk.services.people.reviews import note_review
from sgdesk.services.people.several.managing import set_line_manager
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.training import recording as training
from sgdesk.services.training.exemptions import exempt, note_reason
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.services.views.due_calendar import due_calendar_file, save_due_calendar
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

KEY = "level1"
DONE = date(2024, 6, 1)
DUE = date(2027, 6, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four people who did Level 1 on one day; Ada is the line manager of Bo and Cleo."""
    made = make_hall(tmp_path, "generic", TODAY, (KEY,))
    training.record_training(made.workspace, made.people, TrainingDetails(made.courses[KEY], DONE))
    for each in made.people[1:3]:
        set_line_manager(made.workspace, each, made.people[0])
    return made


def found(hall: Hall) -> list[Reminder]:
    return list(reminder_view(hall.workspace).reminders)


def write(hall: Hall, folder: Path) -> list[str]:
    chosen = {each.key for each in found(hall)}
    return [path.name for path in write_reminders(hall.workspace, chosen, folder).files]


def test_nothing_is_told_before_the_first_threshold(hall: Hall) -> None:
    hall.go_to(DUE - timedelta(days=91))
    assert found(hall) == []
    hall.go_to(DUE - timedelta(days=90))
    assert [(each.name, each.to_manager, len(each.lines)) for each in found(hall)] == [
        ("Ada Sample", False, 1),
        ("Bo Sample", False, 1),
        ("Cleo Sample", False, 1),
        ("Dov Sample", False, 1),
        ("Ada Sample", True, 2),
    ]


def test_each_threshold_is_told_once(hall: Hall, tmp_path: Path) -> None:
    made = {}
    for days in (90, 89, 30, 29, 0, -40):
        hall.go_to(DUE - timedelta(days=days))
        made[days] = len(write(hall, tmp_path / str(days))) if found(hall) else 0
    assert made == {90: 5, 89: 0, 30: 5, 29: 0, 0: 5, -40: 0}


def test_a_threshold_that_was_passed_over_is_not_made_up_for(hall: Hall, tmp_path: Path) -> None:
    hall.go_to(DUE - timedelta(days=20))
    assert {line.threshold for each in found(hall) for line in each.lines} == {30}
    write(hall, tmp_path)
    assert found(hall) == []


@pytest.mark.parametrize(
    ("days", "threshold"),
    [(91, None), (90, 90), (31, 90), (30, 30), (29, 30), (1, 30), (0, 0), (-1, 0)],
)
def test_a_threshold_holds_from_its_day_until_the_next_one(
    hall: Hall, days: int, threshold: int | None
) -> None:
    hall.go_to(DUE - timedelta(days=days))
    told = {line.threshold for each in found(hall) for line in each.lines}
    assert told == (set() if threshold is None else {threshold})


def test_what_the_person_was_told_is_still_told_to_the_line_manager(
    hall: Hall, tmp_path: Path
) -> None:
    hall.go_to(DUE)
    people_alone = {each.key for each in found(hall) if not each.to_manager}
    write_reminders(hall.workspace, people_alone, tmp_path)
    assert [(each.name, each.to_manager) for each in found(hall)] == [("Ada Sample", True)]


def test_whom_nobody_could_write_to_is_told_as_soon_as_there_is_an_address(
    hall: Hall, tmp_path: Path
) -> None:
    change(hall, hall.people[1], email=None)
    hall.go_to(DUE)
    write(hall, tmp_path / "first")
    assert [(each.name, each.why_not) for each in found(hall)] == [("Bo Sample", "no_address")]
    change(hall, hall.people[1], email="bo@example.org")
    assert write(hall, tmp_path / "second") == ["reminder-bo-sample.eml"]
    assert found(hall) == []


def test_two_of_one_name_get_a_file_each(hall: Hall, tmp_path: Path) -> None:
    other, _ = people.add_person(
        hall.workspace,
        PersonDetails("Dov", "Sample", email="other@example.org"),
        hall.role,
        date(2020, 1, 1),
    )
    training.record_training(hall.workspace, [other], TrainingDetails(hall.courses[KEY], DONE))
    hall.go_to(DUE)
    assert write(hall, tmp_path)[-3:] == [
        "reminder-dov-sample.eml",
        "reminder-dov-sample-2.eml",
        "team-ada-sample.eml",
    ]


def test_the_days_of_one_reminder_stand_in_their_order_and_then_by_name(hall: Hall) -> None:
    details = ReviewDetails(
        hall.people[1], ReviewKind.SUPERVISION, TODAY, next_due=DUE - timedelta(days=5)
    )
    note_review(hall.workspace, details)
    hall.go_to(DUE)
    team = next(each for each in found(hall) if each.to_manager)
    assert [(line.name, line.due.subject) for line in team.lines] == [
        ("Bo Sample", ReviewKind.SUPERVISION),
        ("Bo Sample", KEY),
        ("Cleo Sample", KEY),
    ]


def test_only_the_newest_review_of_a_kind_is_told(hall: Hall) -> None:
    for held_on, next_due in ((TODAY - timedelta(days=9), TODAY), (TODAY, None)):
        details = ReviewDetails(hall.people[3], ReviewKind.PRACTICE, held_on, next_due=next_due)
        note_review(hall.workspace, details)
    assert found(hall) == []


def test_what_was_done_again_is_told_anew_for_its_new_day(hall: Hall, tmp_path: Path) -> None:
    hall.go_to(DUE)
    write(hall, tmp_path)
    details = TrainingDetails(hall.courses[KEY], DUE)
    training.record_training(hall.workspace, hall.people[:1], details)
    hall.go_to(date(2030, 6, 1))
    assert [each.name for each in found(hall)] == ["Ada Sample"]


def test_undo_takes_them_back_and_they_can_be_made_again(hall: Hall, tmp_path: Path) -> None:
    hall.go_to(DUE)
    before = found(hall)
    write(hall, tmp_path)
    assert reminder_view(hall.workspace).made_before == 6
    undo.undo(hall.workspace)
    assert reminder_view(hall.workspace).made_before == 0
    assert found(hall) == before


def test_the_thresholds_are_a_setting(hall: Hall) -> None:
    change_setting(hall.workspace, "reminder_days", "14, 200 and 7")
    assert reminder_view(hall.workspace).thresholds == (200, 14, 7)
    hall.go_to(DUE - timedelta(days=200))
    assert len(found(hall)) == 5


@pytest.mark.parametrize("value", ["", "soon", "-3", "1000", "30 x"])
def test_days_that_cannot_be_are_refused(hall: Hall, value: str) -> None:
    with pytest.raises(InputError, match="such as 90 30 0"):
        change_setting(hall.workspace, "reminder_days", value)


def change(hall: Hall, number: int, **values: object) -> None:
    with hall.workspace.file.writing("change_person") as writer:
        writer.update(person, number, **values)


def test_nobody_is_written_to_who_does_not_want_it_or_has_no_address(
    hall: Hall, tmp_path: Path
) -> None:
    change(hall, hall.people[0], may_email=False)
    change(hall, hall.people[1], email=None)
    change(hall, hall.people[2], email="cleo at example.org")
    hall.go_to(DUE)
    assert {(each.name, each.to_manager): each.why_not for each in found(hall)} == {
        ("Ada Sample", False): "no_email",
        ("Ada Sample", True): "no_email",
        ("Bo Sample", False): "no_address",
        ("Cleo Sample", False): "bad_address",
        ("Dov Sample", False): "",
    }
    assert write(hall, tmp_path) == ["reminder-dov-sample.eml"]
    with pytest.raises(InputError, match="nobody to write to"):
        write(hall, tmp_path)


def test_leavers_are_neither_told_nor_told_of(hall: Hall) -> None:
    absence.leave(hall.workspace, hall.people[0], DUE - timedelta(days=1))
    hall.go_to(DUE)
    assert [(each.name, each.to_manager, each.why_not) for each in found(hall)] == [
        ("Bo Sample", False, ""),
        ("Cleo Sample", False, ""),
        ("Dov Sample", False, ""),
        ("Ada Sample", True, "left"),
    ]


def test_exempt_is_not_told_and_never_done_is_by_its_last_allowed_day(hall: Hall) -> None:
    exempt(
        hall.workspace,
        hall.people[0],
        KEY,
        reason="Away at sea",
        agreed_by="The trustees",
        start=DUE - timedelta(days=200),
        review_on=DUE + timedelta(days=200),
    )
    details = PersonDetails("Newly", "Come", email="new@example.org")
    people.add_person(hall.workspace, details, hall.role, DUE - timedelta(days=160))
    hall.go_to(DUE)
    told = {each.name: each.lines[0].due.day for each in found(hall) if not each.to_manager}
    assert "Ada Sample" not in told
    assert told["Newly Come"] == DUE + timedelta(days=22)


def test_reviews_are_told_beside_training(hall: Hall) -> None:
    details = ReviewDetails(
        hall.people[3], ReviewKind.SUPERVISION, TODAY, next_due=TODAY + timedelta(days=30)
    )
    note_review(hall.workspace, details)
    assert [(each.name, each.lines[0].due.title) for each in found(hall)] == [
        ("Dov Sample", "Supervision")
    ]


def letter(path: Path) -> tuple[str, str, str]:
    message = message_from_bytes(path.read_bytes(), policy=default)
    body = message.get_body(("plain",))
    assert body is not None
    return str(message["To"]), str(message["Subject"]), body.get_content()


def test_the_letters_are_plain_and_hold_nothing_but_titles_and_days(
    hall: Hall, tmp_path: Path
) -> None:
    note_reason(hall.workspace, hall.people[1], KEY, "refused", "Was rude about it")
    hall.go_to(DUE + timedelta(days=1))
    write(hall, tmp_path)
    to, subject, text = letter(tmp_path / "reminder-bo-sample.eml")
    assert (to, subject.split(" – ")[0]) == ("bo@example.org", "Your training dates")
    assert text.startswith("Hello Bo Sample,")
    assert "was due by 1 June 2027" in text
    to, subject, team = letter(tmp_path / "team-ada-sample.eml")
    assert to == "ada@example.org"
    assert "Bo Sample: " in team
    assert "Cleo Sample: " in team
    for word in ("rude", "refused", "overdue", "exempt", "@"):
        assert word not in (text + team).lower()


def test_what_cannot_be_written_is_not_noted_and_leaves_nothing(hall: Hall, tmp_path: Path) -> None:
    hall.go_to(DUE)
    blocked = tmp_path / "out"
    blocked.mkdir()
    (blocked / "team-ada-sample.eml").mkdir()
    with pytest.raises(InputError, match="could not be written"):
        write(hall, blocked)
    assert [path.name for path in blocked.iterdir()] == ["team-ada-sample.eml"]
    assert reminder_view(hall.workspace).made_before == 0


def lines_of(content: bytes) -> list[str]:
    assert b"\n" not in content.replace(b"\r\n", b"")
    return content.decode().replace("\r\n ", "").split("\r\n")


def values(content: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines_of(content) if line.startswith(name)]


def events(content: bytes) -> list[dict[str, str]]:
    """Every event of a calendar file, property by property, read as RFC 5545 has it."""
    found: list[dict[str, str]] = []
    for line in lines_of(content):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            key = name.partition(";")[0]
            assert key not in found[-1] or key == "END", line
            found[-1][key] = value
    return found


def test_a_calendar_names_nobody_and_its_titles_say_only_that_something_is_due(hall: Hall) -> None:
    freeze_return(hall.workspace)
    details = ReviewDetails(
        hall.people[3], ReviewKind.SUPERVISION, TODAY, next_due=TODAY + timedelta(days=30)
    )
    note_review(hall.workspace, details)
    content = due_calendar_file(hall.workspace)
    assert values(content, "SUMMARY") == ["Return due", "Review due", *["Training due"] * 4]
    assert values(content, "DTSTART")[1:] == [
        f"{TODAY + timedelta(days=30):%Y%m%d}",
        *[f"{DUE:%Y%m%d}"] * 4,
    ]
    assert b"Sample" not in content
    assert b"example.org" not in content


def test_a_calendar_has_no_method_without_an_organiser_and_rings_no_alarm(hall: Hall) -> None:
    content = due_calendar_file(hall.workspace)
    assert not [line for line in lines_of(content) if line.startswith(("METHOD", "BEGIN:VALARM"))]
    for each in events(content):
        assert {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY"} <= set(each)


def test_with_names_they_stand_in_the_details_and_never_in_the_title(hall: Hall) -> None:
    found = events(due_calendar_file(hall.workspace, with_names=True))
    said = [each["DESCRIPTION"] for each in found]
    for name in ("Ada", "Bo", "Cleo", "Dov"):
        assert sum(f": {name} Sample\\n" in each for each in said) == 1
    assert {each["SUMMARY"] for each in found} == {"Training due"}


def test_an_event_keeps_its_id_on_another_day_and_with_other_people(
    hall: Hall, tmp_path: Path
) -> None:
    before = values(due_calendar_file(hall.workspace), "UID")
    absence.leave(hall.workspace, hall.people[3], TODAY)
    hall.go_to(TODAY + timedelta(days=3))
    path = save_due_calendar(hall.workspace, tmp_path / "due.ics")
    assert values(path.read_bytes(), "UID") == before[:3]
    assert len(set(before)) == len(before)


def test_a_renewed_due_day_moves_the_same_event_and_raises_its_edition(hall: Hall) -> None:
    before = events(due_calendar_file(hall.workspace))
    details = TrainingDetails(hall.courses[KEY], TODAY)
    training.record_training(hall.workspace, hall.people[:1], details)
    after = {each["UID"]: each for each in events(due_calendar_file(hall.workspace))}
    assert set(after) == {each["UID"] for each in before}
    moved = [each for each in before if after[each["UID"]]["DTSTART"] != each["DTSTART"]]
    assert [(each["DTSTART"], after[each["UID"]]["DTSTART"]) for each in moved] == [
        (f"{DUE:%Y%m%d}", f"{TODAY.replace(year=TODAY.year + 3):%Y%m%d}")
    ]
    assert all(int(after[each["UID"]]["SEQUENCE"]) > int(each["SEQUENCE"]) for each in moved)


def test_two_organisations_share_no_id(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_hall(tmp_path / "other", "generic", TODAY + timedelta(days=1), (KEY,))
    details = TrainingDetails(other.courses[KEY], DONE)
    training.record_training(other.workspace, other.people, details)
    ids = [set(values(due_calendar_file(each.workspace), "UID")) for each in (hall, other)]
    assert all(ids)
    assert not ids[0] & ids[1]
