"""Which form a row is: of line managers, trainers and learners, of this session or another."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.data.certificates.register import read_completed
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import courses, trainers
from sgdesk.services.forms.typing_in import entry_grid, make_forms
from sgdesk.services.imports import Pasted, decisions
from sgdesk.services.imports.answers import (
    AnswersDraft,
    AnswersWish,
    RowFate,
    bring_in_answers,
    read_answers,
)
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.several.managing import set_line_manager
from sgdesk.services.sessions import attendance, bookings
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.services.hall import Hall
from tests.services.imports.answers.conftest import COURSE, HELD, TODAY
from tests.services.imports.answers.sheets import EVALUATION, google, microsoft

USED = "How much do you see it used?"
AFTER_COURSE = "2025/12/01 7:41:22 pm GMT"
MONTHS_LATER = "2026/03/02 7:41:22 pm GMT"


def _answers(hall: Hall, session: int | None, kind: FormKind) -> dict[str, dict[str, int | str]]:
    grid = entry_grid(hall.workspace, session, kind)
    return {row.line.about or row.line.who: dict(row.answers) for row in grid.rows}


def _read(hall: Hall, session: int | None, kind: FormKind, path: Path | Pasted) -> AnswersDraft:
    return read_answers(hall.workspace, AnswersWish(session, kind, path))


def _managed(hall: Hall) -> int:
    """A session of two whose line manager, Cleo, is asked about both."""
    view = courses.course_view(hall.workspace, hall.courses[COURSE])
    details = replace(view.details, asks_managers=True)
    courses.change_course(hall.workspace, hall.courses[COURSE], details)
    for each in hall.people[:2]:
        set_line_manager(hall.workspace, each, hall.people[2])
    return hall.hold(COURSE, HELD)


def test_a_line_managers_answers_go_to_the_learner_that_each_names(
    anonymous: Hall, tmp_path: Path
) -> None:
    session = _managed(anonymous)
    path = google(
        tmp_path / "a.csv",
        ["Email Address", "Name of learner", USED],
        [MONTHS_LATER, "cleo@example.org", "Bo Sample", "4"],
        [MONTHS_LATER, "cleo@example.org", "Ada Sample", "2"],
    )
    draft = _read(anonymous, session, FormKind.MANAGER, path)
    assert draft.questions == () and [row.whose for row in draft.rows] == [
        "Bo Sample",
        "Ada Sample",
    ]
    bring_in_answers(anonymous.workspace, AnswersWish(session, FormKind.MANAGER, path))
    assert _answers(anonymous, session, FormKind.MANAGER) == {
        "Ada Sample": {"used": 2},
        "Bo Sample": {"used": 4},
    }


def test_a_line_manager_of_several_who_names_none_is_asked_about_row_by_row(
    anonymous: Hall, tmp_path: Path
) -> None:
    session = _managed(anonymous)
    rows = [[MONTHS_LATER, "cleo@example.org", mark] for mark in ("4", "2")]
    path = google(tmp_path / "a.csv", ["Email Address", USED], *rows)
    draft = _read(anonymous, session, FormKind.MANAGER, path)
    assert draft.count(RowFate.ASKED) == 2
    assert [len(each.choices) for each in draft.questions] == [3, 3]


def test_a_trainers_own_form_is_known_by_name(hall: Hall, tmp_path: Path) -> None:
    trainer = trainers.add_trainer(hall.workspace, TrainerDetails("Tess Example"))[0]
    session = hall.plan(COURSE, HELD - timedelta(days=3), trainer_ids=(trainer,))
    bookings.book(hall.workspace, session, hall.people[2:3])
    attendance.mark_attendance(hall.workspace, session, [Mark(hall.people[2], attended=True)])
    text = "Name\tWhat went well?\nTess Example\tThe talk\n"
    bring_in_answers(hall.workspace, AnswersWish(session, FormKind.TRAINER, Pasted(text)))
    assert _answers(hall, session, FormKind.TRAINER) == {"Tess Example": {"went_well": "The talk"}}


def test_an_impact_form_comes_in_once_it_is_open(hall: Hall, session: int, tmp_path: Path) -> None:
    heading = "How much have you used what you learned?"
    row = [MONTHS_LATER, "Ada", "Sample", "4"]
    path = google(tmp_path / "a.csv", ["First name", "Last name", heading], row)
    bring_in_answers(hall.workspace, AnswersWish(session, FormKind.IMPACT, path))
    assert _answers(hall, session, FormKind.IMPACT)["Ada Sample"] == {"used": 4}


def test_a_code_finds_its_form_unless_a_name_speaks_against_it(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    line = hall.forms(session, FormKind.EVALUATION)[0]
    rows = [[AFTER_COURSE, line.code.lower(), name, "5"] for name in ("", "Bo Sample")]
    headings = ["Code on your form", "Name", EVALUATION[0]]
    path = google(tmp_path / "a.csv", headings, rows[0])
    assert [row.whose for row in _read(hall, session, FormKind.EVALUATION, path).rows] == [
        "Ada Sample"
    ]
    path = google(tmp_path / "b.csv", headings, rows[1])
    assert [row.whose for row in _read(hall, session, FormKind.EVALUATION, path).rows] == [
        "Bo Sample"
    ]


def test_two_of_one_name_are_told_apart_by_their_e_mail_or_asked_about(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    twin = people.add_person(
        hall.workspace, PersonDetails("Ada", "Sample", email="second@example.org")
    )[0]
    hall = replace(hall, people=(hall.people[0], twin))
    session = hall.hold(COURSE, HELD)
    path = google(
        tmp_path / "a.csv",
        ["Email Address", "Name", EVALUATION[0]],
        [AFTER_COURSE, "second@example.org", "Ada Sample", "5"],
        [AFTER_COURSE, "", "Ada Sample", "2"],
    )
    draft = _read(hall, session, FormKind.EVALUATION, path)
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.ASKED]


def test_training_without_a_session_is_told_by_name_and_course(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    ids = [hall.courses[each] for each in (COURSE, "signs-of-safety")]
    made = [
        record_training(hall.workspace, [hall.people[3]], TrainingDetails(each, HELD))
        for each in ids
    ]
    assert made
    with hall.workspace.file.reading() as connection:
        mine = [e.training_id for e in read_completed(connection, TODAY) if "Dov" in e.person_name]
    make_forms(hall.workspace, mine)
    title = courses.course_view(hall.workspace, ids[1]).details.title
    headings = ["Name", "Which course did you attend?", EVALUATION[0]]
    path = google(tmp_path / "a.csv", headings, [AFTER_COURSE, "Dov Sample", title, "5"])
    draft = _read(hall, None, FormKind.EVALUATION, path)
    assert draft.questions == () and draft.count(RowFate.COMES) == 1
    path = google(tmp_path / "b.csv", headings, [AFTER_COURSE, "Dov Sample", "", "5"])
    assert _read(hall, None, FormKind.EVALUATION, path).count(RowFate.ASKED) == 1
    path = google(tmp_path / "c.csv", headings[2:], [AFTER_COURSE, "5"])
    nameless = _read(hall, None, FormKind.EVALUATION, path)
    assert [each.id.partition(" ")[0] for each in nameless.questions] == ["answerer:whose"]


@pytest.mark.parametrize("held", ["30/11/2025", "30 November 2025", "11/30/2025"])
def test_rows_about_another_course_or_day_are_passed_over(
    hall: Hall, session: int, tmp_path: Path, held: str
) -> None:
    here = courses.course_view(hall.workspace, hall.courses[COURSE]).details.title
    there = courses.course_view(hall.workspace, hall.courses["signs-of-safety"]).details.title
    path = google(
        tmp_path / "a.csv",
        ["Email Address", "Course", "Date of course", EVALUATION[0]],
        [AFTER_COURSE, "ada@example.org", here, held, "5"],
        [AFTER_COURSE, "bo@example.org", here, "12/01/2026", "5"],
        [AFTER_COURSE, "bo@example.org", there, held, "5"],
    )
    draft = _read(hall, session, FormKind.EVALUATION, path)
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.PASSED, RowFate.PASSED]
    assert [str(each.code) for each in draft.notes] == ["other_session", "other_session"]


def test_a_course_that_is_not_known_is_asked_about_once_and_remembered(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    here = courses.course_view(hall.workspace, hall.courses[COURSE]).details.title
    path = google(
        tmp_path / "a.csv",
        ["Email Address", "Course", EVALUATION[0]],
        [AFTER_COURSE, "ada@example.org", "The Thursday one", "5"],
        [AFTER_COURSE, "bo@example.org", "The Thursday one", "4"],
    )
    wish = AnswersWish(session, FormKind.EVALUATION, path)
    draft = read_answers(hall.workspace, wish)
    (asked,) = draft.questions
    assert draft.count(RowFate.ASKED) == 2 and len(asked.cells) == 2
    said = replace(wish, decisions={asked.id: here})
    assert bring_in_answers(hall.workspace, said).draft.count(RowFate.COMES) == 2
    assert [each.id for each in decisions(hall.workspace)] == [asked.id]


def test_somebody_who_came_to_a_later_session_is_asked_which_one_an_answer_is_about(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    hall.hold("signs-of-safety", HELD + timedelta(days=7))
    path = google(
        tmp_path / "a.csv",
        ["Email Address", EVALUATION[0]],
        [AFTER_COURSE, "ada@example.org", "5"],
        ["2025/12/08 7:41:22 pm GMT", "bo@example.org", "4"],
    )
    wish = AnswersWish(session, FormKind.EVALUATION, path)
    draft = read_answers(hall.workspace, wish)
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.ASKED]
    (asked,) = draft.questions
    this = read_answers(hall.workspace, replace(wish, decisions={asked.id: "this"}))
    assert this.count(RowFate.COMES) == 2
    other = read_answers(hall.workspace, replace(wish, decisions={asked.id: "-"}))
    assert [row.fate for row in other.rows] == [RowFate.COMES, RowFate.PASSED]


def test_what_was_said_of_somebodys_name_goes_when_they_are_erased(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("", "Adah Sampel", 5))
    wish = AnswersWish(session, FormKind.EVALUATION, path)
    (asked,) = read_answers(hall.workspace, wish).questions
    said = replace(wish, decisions={asked.id: "same:ada sample"})
    bring_in_answers(hall.workspace, said)
    assert [each.named for each in decisions(hall.workspace)] == ["Ada Sample"]
    whom = erasing.whom_of_person(hall.workspace, hall.people[0])
    erasing.erase_at_once(hall.workspace, whom, reason=ErasingReason.ASKED)
    assert decisions(hall.workspace) == ()


def test_nameless_answers_that_may_be_about_a_later_session_are_asked_about(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    hall.hold("signs-of-safety", HELD + timedelta(days=7))
    rows = [[AFTER_COURSE, "5"], ["2025/12/08 7:41:22 pm GMT", "4"]]
    wish = AnswersWish(
        session,
        FormKind.EVALUATION,
        google(tmp_path / "a.csv", ["Anything", EVALUATION[0]], *([a, "x", b] for a, b in rows)),
    )
    (column,) = read_answers(hall.workspace, wish).open_columns
    wish = replace(wish, decisions={column.question: "-"})
    draft = read_answers(hall.workspace, wish)
    asked = {each.id.split()[0]: each for each in draft.questions if "answerer" in each.id}
    assert [each.row for each in asked["answerer:which"].cells] == [3]
    assert [each.row for each in asked["answerer:nameless"].cells] == [2]


def test_somebody_who_is_known_and_was_not_there_is_said_to_be_so_and_nobody_is_suggested(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    rows = (("", "Cleo Sample", 5), ("", "Zoe Elsewhere", 4), ("", "Bo S", 3))
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], *rows)
    wish = AnswersWish(session, FormKind.EVALUATION, path)
    known, unknown, alike = read_answers(hall.workspace, wish).questions
    assert known.asks == "Cleo Sample is known here, but has no form among these. Whose form is it?"
    assert unknown.asks == (
        "Nobody with a form among these is called Zoe Elsewhere. Whose form is it?"
    )
    assert (known.guess, unknown.guess, alike.guess) == ("", "", "same:bo sample")
    assert [each.choices[0].key for each in (known, unknown, alike)] == [
        "-",
        "-",
        "same:bo sample",
    ]
