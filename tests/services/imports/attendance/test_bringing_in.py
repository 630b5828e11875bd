"""A list is brought in as one action: ticks, training, forms, what is remembered, and Undo."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.sessions.session import BookingState
from sgdesk.services.file.safety.backing_up import backups
from sgdesk.services.file.undo import undo
from sgdesk.services.imports.attendance import (
    NEW,
    NOT_OURS,
    PERSON,
    Effect,
    ListOf,
    Verdict,
    bring_in_list,
)
from sgdesk.services.imports.decisions import decisions
from sgdesk.services.people.people import PersonDetails, change_person, person_view
from sgdesk.services.sessions.attendance import Mark, mark_attendance
from sgdesk.services.sessions.bookings import book
from tests.factories import TODAY
from tests.services.imports.attendance.lists import (
    EVENING,
    Evening,
    effects,
    evening,
    line,
)

LIST = "Name\tAttendance\nAda Sample\tYes\nBo Sample\tNo show\nDov Sample\tYes\nEve Sample\tNo\n"
ATTENDED, AWAY = BookingState.ATTENDED, BookingState.DID_NOT_ATTEND


def test_a_list_ticks_in_as_the_paper_would(tmp_path: Path) -> None:
    made = evening(tmp_path)
    made.read(LIST)

    came = made.bring_in()

    assert made.states() == {
        "Ada Sample": ATTENDED,
        "Bo Sample": AWAY,
        "Cleo Sample": BookingState.BOOKED,
        "Dov Sample": ATTENDED,
    }
    assert came.marked is not None
    assert len(came.marked.training_ids) == 2
    ada = person_view(made.hall.workspace, made.hall.people[0])
    assert [each.row.completed_on for each in ada.training] == [EVENING]
    assert len(made.hall.forms(made.session, FormKind.EVALUATION)) == 2


def test_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    made = evening(tmp_path)
    before = made.states()
    draft = made.read("Ada Sample\nRobs iPad\nZara Newly\n")
    keys = {each.said: each.key for each in draft.lines}
    made.read(
        made.wish.source,
        people={keys["Robs iPad"]: f"{PERSON}{made.hall.people[1]}", keys["Zara Newly"]: NEW},
    )
    came = made.bring_in()
    assert came.people_added == 1
    assert made.states()["Zara Newly"] is ATTENDED

    undo(made.hall.workspace)

    assert made.states() == before
    assert decisions(made.hall.workspace) == ()
    assert "Zara Newly" not in made.names()
    assert made.training() == 0


def test_a_list_that_is_brought_in_again_finds_everything_there(tmp_path: Path) -> None:
    made = evening(tmp_path)
    made.read(LIST)
    made.bring_in()

    again = made.read(LIST)

    assert set(effects(again).values()) == {"there", "nothing"}
    with pytest.raises(InputError, match="new here"):
        made.bring_in()
    assert made.training() == 2


def test_what_was_ticked_otherwise_is_asked_about_and_stays(tmp_path: Path) -> None:
    made = evening(tmp_path)
    ada, bo, *_ = made.hall.people
    marks = [Mark(ada, attended=False, reason="unwell"), Mark(bo, attended=True)]
    mark_attendance(made.hall.workspace, made.session, marks)

    draft = made.read(LIST)

    assert (effects(draft)["Ada Sample"], effects(draft)["Bo Sample"]) == ("asked", "asked")
    made.bring_in()
    assert (made.states()["Ada Sample"], made.states()["Bo Sample"]) == (AWAY, ATTENDED)


def test_what_was_ticked_otherwise_changes_where_somebody_said_so(tmp_path: Path) -> None:
    made = evening(tmp_path)
    ada = made.hall.people[0]
    absent = [Mark(ada, attended=False, reason="unwell")]
    mark_attendance(made.hall.workspace, made.session, absent)
    key = line(made.read(LIST), "Ada Sample").key

    made.read(LIST, said={key: Verdict.YES})
    made.bring_in()

    assert made.states()["Ada Sample"] is ATTENDED


def test_a_name_that_was_matched_by_hand_is_known_in_the_next_list(tmp_path: Path) -> None:
    made = evening(tmp_path)
    _match_ipad(made)
    later = made.hall.plan("working-together-2", EVENING + timedelta(days=7))

    draft = Evening(made.hall, later).read("Ada Sample\nRobs iPad\n")

    assert line(draft, "Robs iPad").person == "Bo Sample"
    assert effects(draft)["Robs iPad"] == "yes"
    assert [(each.about, each.named) for each in decisions(made.hall.workspace)] == [
        ("robs ipad", "Bo Sample")
    ]


def test_a_remembered_name_of_two_people_now_is_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path)
    _match_ipad(made)
    made.add("Bo", "Sample")

    draft = made.read("Ada Sample\nRobs iPad\n")

    assert line(draft, "Robs iPad").effect is Effect.ASKED


@pytest.mark.parametrize("name", ["Robs iPad", "Bo Sampel"])
def test_a_remembered_name_that_several_lines_bear_is_asked_about(
    tmp_path: Path, name: str
) -> None:
    made = evening(tmp_path)
    _match(made, name)
    rows = "".join(f"{name}\t{at}\n" for at in range(3))
    later = Evening(made.hall, made.hall.plan("working-together-2", EVENING + timedelta(days=7)))

    assert effects(later.read(f"Name\tEmail\n{name}\t\n")) == {name: "yes"}
    draft = later.read(f"Name\tReference\nAda Sample\t\n{rows}")

    assert [each.effect for each in draft.lines if each.said == name] == [Effect.ASKED] * 3


def test_a_remembered_name_with_another_address_is_asked_about(tmp_path: Path) -> None:
    made = evening(tmp_path)
    bo = made.hall.people[1]
    details = PersonDetails("Bo", "Sample", email="bo@example.org")
    change_person(made.hall.workspace, bo, details)
    _match_ipad(made)
    later = made.hall.plan("working-together-2", EVENING + timedelta(days=7))
    book(made.hall.workspace, later, [bo])
    week_after = Evening(made.hall, later)

    def told(address: str) -> set[str]:
        return set(effects(week_after.read(f"Name\tEmail\nRobs iPad\t{address}\n")).values())

    assert told("bo@example.org") == {"yes"}
    assert told("rob@example.org") == {"asked"}


def test_one_name_that_was_two_people_is_not_remembered(tmp_path: Path) -> None:
    made = evening(tmp_path)
    text = "Name\tEmail\nRobs iPad\ta@example.org\nRobs iPad\tb@example.org\n"
    keys = [each.key for each in made.read(text).lines]
    people = [f"{PERSON}{each}" for each in made.hall.people]

    made.read(text, people=dict(zip(keys, people, strict=False)))
    made.bring_in()

    assert decisions(made.hall.workspace) == ()


def test_a_backup_is_made_before_a_list_comes_in(tmp_path: Path) -> None:
    made = evening(tmp_path)
    before = len(backups(made.hall.workspace.path))
    made.read(LIST)

    made.bring_in()

    assert len(backups(made.hall.workspace.path)) == before + 1


def test_a_list_that_changed_since_it_was_looked_at_writes_nothing(tmp_path: Path) -> None:
    made = evening(tmp_path)
    seen = made.read(LIST)
    made.read(LIST.replace("Dov Sample\tYes", "Dov Sample\tNo"))

    with pytest.raises(RefusedError, match="has changed since"):
        bring_in_list(made.hall.workspace, made.session, made.wish, seen)

    assert made.training() == 0
    made.read(LIST)
    assert bring_in_list(made.hall.workspace, made.session, made.wish, seen).marked is not None


def test_erasing_somebody_takes_the_names_that_were_matched_with_them(tmp_path: Path) -> None:
    made = evening(tmp_path)
    _match_ipad(made)

    made.erase("Bo Sample")

    assert decisions(made.hall.workspace) == ()


def test_whoever_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    made = evening(tmp_path)
    key = line(made.read("Ada Sample\nZara Newly\n"), "Zara Newly").key

    made.read("Ada Sample\nZara Newly\n", people={key: NOT_OURS})
    made.bring_in()

    assert "Zara Newly" not in made.names()


@pytest.mark.parametrize("said", ["07700 900123", "Robs iPad", "Zara Newly (aged 15)"])
def test_nobody_is_added_under_what_is_no_name_of_an_adult(tmp_path: Path, said: str) -> None:
    made = evening(tmp_path)
    text = f"Name\nAda Sample\n{said}\n"
    key = made.read(text).lines[0].key

    draft = made.read(text, people={key: NEW})

    assert draft.added == 0
    made.bring_in()
    assert len(made.names()) == 6


def test_a_list_of_another_day_writes_nothing_until_it_is_said(tmp_path: Path) -> None:
    made = evening(tmp_path)
    made.read("Name\tDate\nAda Sample\t19/03/2024\n")

    with pytest.raises(InputError, match="another day"):
        made.bring_in()

    made.read("Name\tDate\nAda Sample\t19/03/2024\n", is_this_session=True)
    made.bring_in()
    assert made.states()["Ada Sample"] is ATTENDED
    ada = person_view(made.hall.workspace, made.hall.people[0])
    assert [each.row.completed_on for each in ada.training] == [EVENING]


def test_a_list_of_a_session_to_come_is_refused(tmp_path: Path) -> None:
    made = evening(tmp_path, held_on=TODAY + timedelta(days=7))
    made.read("Ada Sample\n")

    with pytest.raises(RefusedError, match="not been held"):
        made.bring_in()


def test_bookings_come_in_with_a_waiting_list_and_places_given_back(tmp_path: Path) -> None:
    made = evening(tmp_path, booked=1, held_on=date(2026, 4, 20), capacity=2)
    text = "Name\tBooking status\nAda Sample\tCancelled\nBo Sample\tBooked\nCleo Sample\tBooked\n"
    key = line(made.read(text, of=ListOf.BOOKINGS), "Ada Sample").key

    made.read(text + "Dov Sample\tBooked\n", of=ListOf.BOOKINGS, said={key: Verdict.NO})
    came = made.bring_in()

    assert came.given_back == 1
    assert made.states() == {
        "Ada Sample": BookingState.CANCELLED,
        "Bo Sample": BookingState.BOOKED,
        "Cleo Sample": BookingState.BOOKED,
        "Dov Sample": BookingState.WAITING,
    }
    undo(made.hall.workspace)
    assert made.states() == {"Ada Sample": BookingState.BOOKED}


def _match_ipad(made: Evening) -> None:
    _match(made, "Robs iPad")


def _match(made: Evening, name: str) -> None:
    text = f"Ada Sample\n{name}\n"
    key = line(made.read(text), name).key
    made.read(text, people={key: f"{PERSON}{made.hall.people[1]}"})
    made.bring_in()
