"""Answers of Microsoft Forms and Google Forms come in as the forms of a session."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from sgdesk.data.forms.forms import read_forms
from sgdesk.data.organisation.import_answers import read_decisions
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file import undo
from sgdesk.services.forms.typing_in import FormEntry, entry_grid, save_forms
from sgdesk.services.imports import Pasted, decisions, take_back
from sgdesk.services.imports.answers import (
    AnswersDraft,
    AnswersWish,
    RowFate,
    bring_in_answers,
    questions_to_copy,
    read_answers,
)
from tests import factories
from tests.services.hall import Hall
from tests.services.imports.answers.conftest import COURSE, HELD, TODAY
from tests.services.imports.answers.sheets import EVALUATION, google, microsoft

ADA = ("ada@example.org", "Ada Sample")
BO = ("bo@example.org", "Bo Sample")
NOBODY = ("anonymous", "")


def _wish(session: int, path: Path | Pasted, **said: str) -> AnswersWish:
    return AnswersWish(session, FormKind.EVALUATION, path, decisions=said)


def _kept(hall: Hall, session: int) -> dict[str, dict[str, int | str]]:
    grid = entry_grid(hall.workspace, session, FormKind.EVALUATION)
    return {row.line.who: dict(row.answers) for row in grid.rows if row.line.received_on}


def _ids(draft: AnswersDraft, kind: str) -> list[str]:
    return [each.id for each in draft.questions if each.id.startswith(f"{kind}:")]


def _answered(draft: AnswersDraft, kind: str, answer: str) -> dict[str, str]:
    return dict.fromkeys(_ids(draft, kind), answer)


def test_our_own_wording_in_microsoft_forms_asks_nothing(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = [
        "How\u00a0satisfied are you with the course?\u00a0",
        "2. How relevant was it to what you do here?",
        "How much did you know before?2",
        "How much do you know now? (1 = very little, 5 = a great deal)",
        "What have you learned?\n",
        "What will you do with it? *",
    ]
    # The partnership words the last two questions itself; ours are known all the same.
    path = microsoft(
        tmp_path / "Level 1 evaluation(1-2).xlsx",
        asked,
        (*ADA, 5, 4, 2, 4, "To listen first", "Tell the others"),
        (*BO, "4", "4 - Good", 3, 5, "Whom to ring", None),
    )
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.questions == () and draft.open_columns == ()
    came = bring_in_answers(hall.workspace, _wish(session, path))
    assert came.draft.count(RowFate.COMES) == 2
    assert _kept(hall, session) == {
        "Ada Sample": {
            "satisfaction": 5,
            "relevance": 4,
            "before": 2,
            "after": 4,
            "learned": "To listen first",
            "will_do": "Tell the others",
        },
        "Bo Sample": {
            "satisfaction": 4,
            "relevance": 4,
            "before": 3,
            "after": 5,
            "learned": "Whom to ring",
        },
    }
    rows = entry_grid(hall.workspace, session, FormKind.EVALUATION).rows
    assert {row.line.received_on for row in rows} == {date(2025, 12, 1)}


def test_a_certificate_that_waits_for_the_form_is_ready_as_when_it_is_typed(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    before = {each.training_id: each.state for each in certificate_lines(hall.workspace)}
    came = bring_in_answers(hall.workspace, _wish(session, path))
    after = {each.training_id: each.state for each in certificate_lines(hall.workspace)}
    assert came.ready == 1 == sum(after[key] != before[key] for key in after)


def test_an_import_is_one_action_that_one_undo_takes_back(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    before = factories.dump(hall.workspace)
    path = microsoft(tmp_path / "a.xlsx", ["Rate the training", *EVALUATION[1:]], (*ADA, 5, 4))
    draft = read_answers(hall.workspace, _wish(session, path))
    said = _answered(draft, "form", "satisfaction")
    said |= _answered(read_answers(hall.workspace, _wish(session, path, **said)), "reading", "up")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {"Ada Sample": {"satisfaction": 5, "relevance": 4}}
    action = undo.actions(hall.workspace)[0]
    assert action.code == "import_forms"
    assert (action.details["forms"], action.details["file"]) == (1, "a.xlsx")
    undo.undo(hall.workspace)
    assert factories.dump(hall.workspace) == before


def test_a_second_import_adds_nothing_and_a_longer_one_what_is_new(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    bring_in_answers(hall.workspace, _wish(session, path))
    again = read_answers(hall.workspace, _wish(session, path))
    assert (again.count(RowFate.COMES), again.count(RowFate.ALREADY)) == (0, 1)
    microsoft(path, EVALUATION[:1], (*ADA, 5), (*BO, 3))
    longer = read_answers(hall.workspace, _wish(session, path))
    assert (longer.count(RowFate.COMES), longer.count(RowFate.ALREADY)) == (1, 1)


def test_a_form_that_was_typed_in_otherwise_is_asked_about_and_kept_till_then(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    line = hall.forms(session, FormKind.EVALUATION)[0]
    save_forms(hall.workspace, [FormEntry(line.id, TODAY, {"satisfaction": 2})])
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.count(RowFate.ASKED) == 1 and len(_ids(draft, "answerer")) == 1
    kept = read_answers(
        hall.workspace, _wish(session, path, **_answered(draft, "answerer", "keep"))
    )
    assert kept.count(RowFate.ALREADY) == 1
    said = _answered(draft, "answerer", "replace")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session)["Ada Sample"] == {"satisfaction": 5}


def test_another_wording_is_a_guess_that_is_asked_and_remembered(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    headings = ["Email Address", "How satisfied were you overall?", "Any other comments"]
    row = ["2025/12/01 7:41:22 pm GMT", "ada@example.org", "Strongly agree", "More tea"]
    path = google(tmp_path / "a.csv", headings, row)
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [each.heading for each in draft.open_columns] == headings[1:]
    assert [each.guess for each in draft.open_columns] == ["satisfaction", ""]
    assert draft.count(RowFate.COMES) == 0
    first, second = (each.question for each in draft.open_columns)
    said = {first: "satisfaction", second: "+learned"}
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session)["Ada Sample"] == {
        "satisfaction": 5,
        "learned": "Any other comments: More tea",
    }
    remembered = decisions(hall.workspace)
    assert {each.id: each.named for each in remembered} == {
        first: "How satisfied are you with the course?",
        second: "Added to “What have you learned?”",
    }
    assert not read_answers(hall.workspace, _wish(session, path)).open_columns
    take_back(hall.workspace, second)
    assert len(read_answers(hall.workspace, _wish(session, path)).open_columns) == 1


def test_before_and_after_are_never_taken_for_each_other(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = ["How much did you know after the course?", "How much did you know before the course?"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, 4, 2))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [each.guess for each in draft.open_columns] == ["after", "before"]
    assert draft.count(RowFate.COMES) == 0


def test_a_scale_that_runs_the_other_way_is_asked_once_a_column(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = ["How satisfied are you with the course? (1 = excellent, 5 = poor)", EVALUATION[1]]
    path = microsoft(
        tmp_path / "a.xlsx", asked, (*ADA, 1, "1 - Strongly agree"), (*BO, 2, "2 - Agree")
    )
    draft = read_answers(hall.workspace, _wish(session, path))
    asked_of = [each for each in draft.questions if each.id.startswith("reading:")]
    assert [(each.guess, len(each.cells)) for each in asked_of] == [("down", 2), ("down", 2)]
    assert draft.count(RowFate.COMES) == 0
    said = _answered(draft, "reading", "down")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "relevance": 5},
        "Bo Sample": {"satisfaction": 4, "relevance": 4},
    }


def test_figures_under_a_wording_that_is_not_ours_are_asked_which_way_they_run(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", ["Rate this course"], (*ADA, 1))
    draft = read_answers(hall.workspace, _wish(session, path))
    said = _answered(draft, "form", "satisfaction")
    draft = read_answers(hall.workspace, _wish(session, path, **said))
    assert draft.count(RowFate.ASKED) == 1
    assert [each.guess for each in draft.questions if each.id.startswith("reading:")] == ["up"]


def test_per_cent_is_asked_about_and_read_in_fifths(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, "80%", 0.81), (*BO, "100 %", 1))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = _answered(draft, "reading", "up")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {
        "Ada Sample": {"satisfaction": 4, "relevance": 5},
        "Bo Sample": {"satisfaction": 5, "relevance": 5},
    }


def test_a_word_of_two_scales_is_asked_once_for_all_columns(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(
        tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, "Very good", "Good"), (*BO, "Good", "n/a")
    )
    draft = read_answers(hall.workspace, _wish(session, path))
    marks = [each for each in draft.questions if each.id.startswith("mark:")]
    assert [each.asks for each in marks] == [
        "Which mark from 1 to 5 is “Very good”?",
        "Which mark from 1 to 5 is “Good”?",
    ]
    assert draft.count(RowFate.COMES) == 0
    said = {marks[0].id: "5", marks[1].id: "4"}
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "relevance": 4},
        "Bo Sample": {"satisfaction": 4},
    }


def test_a_scale_that_shows_itself_is_certain(hall: Hall, session: int, tmp_path: Path) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, "Excellent"), (*BO, "Very good"))
    bring_in_answers(hall.workspace, _wish(session, path))
    assert _kept(hall, session) == {
        "Ada Sample": {"satisfaction": 5},
        "Bo Sample": {"satisfaction": 4},
    }


@pytest.mark.parametrize("told", ["3.5", "6", "4 or 5", "ca. 4"])
def test_figures_that_are_no_mark_are_left_out_and_listed(
    hall: Hall, session: int, tmp_path: Path, told: str
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, told, 4), (*BO, 2, 2))
    draft = read_answers(hall.workspace, _wish(session, path))
    listed = [(each.row, each.column, each.value) for each in draft.left_out]
    asked = [each.cells[0].value for each in draft.questions]
    assert (2, "F", told) in listed or told in asked
    assert all("satisfaction" not in row.answers for row in draft.rows if row.whose == "Ada Sample")


def test_a_person_is_known_by_e_mail_where_the_name_is_another_way_of_writing_it(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(
        tmp_path / "a.xlsx", EVALUATION[:1], ("ADA@example.org", "A Sample", 5), (BO[0], "", 4)
    )
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [row.whose for row in draft.rows] == ["Ada Sample", "Bo Sample"]
    assert draft.questions == ()


def test_an_e_mail_of_one_and_a_name_of_another_is_a_question(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (ADA[0], BO[1], 5))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert len(_ids(draft, "person")) == 1 and draft.count(RowFate.ASKED) == 1


def test_a_like_name_is_a_question_that_is_remembered(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("", "Adah Sampel", 5))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = _answered(draft, "person", "same:ada sample")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {"Ada Sample": {"satisfaction": 5}}
    assert read_answers(hall.workspace, _wish(session, path)).count(RowFate.ALREADY) == 1


def test_somebody_who_was_not_there_is_left_out_when_that_is_said(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("zoe@example.org", "Zoe Elsewhere", 5))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [(each.row, each.value) for each in draft.left_out] == [(2, "Zoe Elsewhere")]
    said = _answered(draft, "person", "-")
    left = bring_in_answers(hall.workspace, _wish(session, path, **said)).draft
    assert left.count(RowFate.PASSED) == 1 and left.left_out == ()
    assert decisions(hall.workspace) == ()


def test_of_two_answers_of_one_person_one_is_asked_for(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 2), (*ADA, 5), (*BO, 3), (*BO, 3))
    draft = read_answers(hall.workspace, _wish(session, path))
    fates = [row.fate for row in draft.rows]
    assert fates == [RowFate.ASKED, RowFate.ASKED, RowFate.PASSED, RowFate.COMES]
    said = _answered(draft, "answerer", "later")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session)["Ada Sample"] == {"satisfaction": 5}
    assert decisions(hall.workspace) == ()
    again = read_answers(hall.workspace, _wish(session, path))
    assert again.questions == () and again.count(RowFate.ALREADY) == 2


def test_answers_without_a_name_are_kept_so_only_when_that_is_said_and_never_twice(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=4)
    rows = [(*NOBODY, mark) for mark in (5, 5, 4)]
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], *rows)
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.count(RowFate.ASKED) == 3
    said = _answered(draft, "answerer", "nameless")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _nameless(hall) == [4, 5, 5] and _kept(hall, session) == {}
    again = read_answers(hall.workspace, _wish(session, path))
    assert (again.count(RowFate.ASKED), again.count(RowFate.COMES)) == (3, 0)
    same = _answered(again, "answerer", "same")
    assert read_answers(hall.workspace, _wish(session, path, **same)).count(RowFate.ALREADY) == 3
    microsoft(path, EVALUATION[:1], *rows, (*NOBODY, 5))
    said |= same
    longer = read_answers(hall.workspace, _wish(session, path, **said))
    assert (longer.count(RowFate.ALREADY), longer.count(RowFate.COMES)) == (3, 1)
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _nameless(hall) == [4, 5, 5, 5]


def _nameless(hall: Hall) -> list[int]:
    with hall.workspace.file.reading() as connection:
        rows = [row for row in read_forms(connection) if row.holds_only_answers]
    return sorted(int(row.answers.get("satisfaction", 0)) for row in rows)


def test_the_same_answers_read_another_way_are_asked_about_and_not_doubled(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=4)
    path = microsoft(tmp_path / "a.xlsx", ["Rate this course"], (*NOBODY, 5), (*NOBODY, 4))
    said: dict[str, str] = {}
    for kind, answer in (("form", "satisfaction"), ("reading", "up"), ("answerer", "nameless")):
        said |= _answered(read_answers(hall.workspace, _wish(session, path, **said)), kind, answer)
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _nameless(hall) == [4, 5]
    said |= {each: "down" for each in said if each.startswith("reading:")}
    again = read_answers(hall.workspace, _wish(session, path, **said))
    assert again.count(RowFate.COMES) == 0 and again.count(RowFate.ASKED) == 2


def test_where_as_many_came_as_were_asked_all_can_be_noted_as_in(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=3)
    rows = [(*NOBODY, mark) for mark in (5, 3, 4)]
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], *rows)
    said = _answered(read_answers(hall.workspace, _wish(session, path)), "answerer", "all")
    came = bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert came.ready == 3 and not came.traceable
    assert _kept(hall, session) == {"Ada Sample": {}, "Bo Sample": {}, "Cleo Sample": {}}
    assert _nameless(hall) == [3, 4, 5]


def test_a_name_on_an_anonymous_form_notes_that_it_came_in_and_is_kept_from_its_answers(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD)
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5), (*BO, 3))
    came = bring_in_answers(hall.workspace, _wish(session, path))
    assert came.traceable
    assert _kept(hall, session) == {"Ada Sample": {}, "Bo Sample": {}}
    assert _nameless(hall) == [3, 5]
    assert read_answers(hall.workspace, _wish(session, path)).count(RowFate.ALREADY) == 2


def test_nothing_is_kept_by_which_the_time_of_an_answer_without_a_name_could_be_found(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=4)
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*NOBODY, 5), (*NOBODY, 4))
    said = _answered(read_answers(hall.workspace, _wish(session, path)), "answerer", "nameless")
    with hall.workspace.file.reading() as connection:
        before = read_decisions(connection)
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    with hall.workspace.file.reading() as connection:
        assert read_decisions(connection) == before


def test_a_sheet_that_was_changed_since_it_was_looked_at_is_refused(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    seen = read_answers(hall.workspace, _wish(session, path))
    microsoft(path, EVALUATION[:1], (*ADA, 1), (*BO, 2))
    with pytest.raises(RefusedError, match="changed since you looked at it"):
        bring_in_answers(hall.workspace, _wish(session, path), seen)
    assert _kept(hall, session) == {}
    looked = read_answers(hall.workspace, _wish(session, path))
    bring_in_answers(hall.workspace, _wish(session, path), looked)
    assert _kept(hall, session) == {
        "Ada Sample": {"satisfaction": 1},
        "Bo Sample": {"satisfaction": 2},
    }


def test_answers_without_a_name_can_be_given_to_their_people_one_by_one(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*NOBODY, 5))
    said = _answered(read_answers(hall.workspace, _wish(session, path)), "answerer", "each")
    draft = read_answers(hall.workspace, _wish(session, path, **said))
    whose = next(each for each in draft.questions if each.id.startswith("answerer:whose"))
    said[whose.id] = next(each.key for each in whose.choices if each.label.startswith("Bo"))
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {"Bo Sample": {"satisfaction": 5}}


def test_what_is_kept_elsewhere_is_left_counted_and_shown_nowhere(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    asked = [*EVALUATION[4:], "Date of birth", "Do you have any medical conditions?"]
    told = "There was an allegation against a helper"
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, told, "Ask sooner", "1/2/1990", "Asthma"))
    draft = read_answers(hall.workspace, _wish(session, path))
    bring_in_answers(hall.workspace, _wish(session, path))
    assert _kept(hall, session) == {"Ada Sample": {"will_do": "Ask sooner"}}
    assert [(each.column, str(each.code)) for each in draft.notes] == [
        ("H", "private_column"),
        ("I", "private_column"),
        ("F", "private"),
    ]
    shown = repr(draft)
    assert not any(word in shown for word in ("allegation", "Asthma", "1990"))


def test_days_outside_the_training_and_today_are_refused_and_listed(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = google(
        tmp_path / "a.csv",
        ["Email Address", EVALUATION[0]],
        ["2025/11/29 9:00:00 am GMT", "ada@example.org", "5"],
        ["2026/04/01 9:00:00 am GMT", "bo@example.org", "5"],
    )
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [str(each.code) for each in draft.left_out] == ["before_the_training", "after_today"]
    with pytest.raises(InputError, match="no forms of this kind"):
        read_answers(hall.workspace, AnswersWish(session, FormKind.TRAINER, path))


def test_an_impact_form_that_is_not_open_yet_is_refused(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    heading = "How much have you used what you learned?"
    path = microsoft(tmp_path / "a.xlsx", [heading], (*ADA, 5))
    draft = read_answers(hall.workspace, AnswersWish(session, FormKind.IMPACT, path))
    assert [str(each.code) for each in draft.left_out] == ["not_open_yet"]


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        (("12/13/2025 19:41:22", "12/2/2025 8:00:00"), date(2025, 12, 2)),
        (("13/12/2025 19:41:22", "02/12/2025 08:00"), date(2025, 12, 2)),
        (("02/12/2025 19:41:22", "2/12/2025 8:00:00 pm"), date(2025, 12, 2)),
    ],
)
def test_the_order_of_day_and_month_is_the_one_in_which_every_day_is_possible(
    hall: Hall, session: int, tmp_path: Path, stamps: tuple[str, str], day: date
) -> None:
    rows = [[stamps[0], "ada@example.org", "5"], [stamps[1], "bo@example.org", "5"]]
    path = google(tmp_path / "a.csv", ["Email Address", EVALUATION[0]], *rows)
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.rows[1].received_on == day and draft.questions == ()


def test_days_that_are_possible_in_both_orders_are_asked_about(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    row = ["01/02/2026 9:00:00", "ada@example.org", "5"]
    path = google(tmp_path / "a.csv", ["Email Address", EVALUATION[0]], row)
    draft = read_answers(hall.workspace, _wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = _answered(draft, "reading", "mdy")
    assert read_answers(hall.workspace, _wish(session, path, **said)).rows[0].received_on == date(
        2026, 1, 2
    )


def test_answers_are_pasted_and_without_times_came_back_on_the_day_that_is_said(
    hall: Hall, session: int
) -> None:
    text = (
        f'Name\t{EVALUATION[0]}\t{EVALUATION[4]}\nAda Sample\t5\t"two, and\nmore"\nBo Sample\t\t\n'
    )
    wish = replace(_wish(session, Pasted(text)), came_back=date(2025, 12, 3))
    came = bring_in_answers(hall.workspace, wish)
    assert not came.draft.has_times
    assert _kept(hall, session) == {"Ada Sample": {"satisfaction": 5, "learned": "two, and\nmore"}}
    assert came.draft.count(RowFate.PASSED) == 1
    rows = entry_grid(hall.workspace, session, FormKind.EVALUATION).rows
    assert rows[0].line.received_on == date(2025, 12, 3)


def test_what_is_understood_comes_first_and_the_rest_is_added_to_the_same_form_later(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Further remarks"], (*ADA, 5, "More tea"))
    bring_in_answers(hall.workspace, _wish(session, path))
    assert _kept(hall, session) == {"Ada Sample": {"satisfaction": 5}}
    draft = read_answers(hall.workspace, _wish(session, path))
    said = {draft.open_columns[0].question: "learned"}
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session) == {"Ada Sample": {"satisfaction": 5, "learned": "More tea"}}


def test_copied_questions_are_known_again_word_for_word(hall: Hall, session: int) -> None:
    copied = questions_to_copy(hall.workspace, FormKind.EVALUATION)
    asks = entry_grid(hall.workspace, session, FormKind.EVALUATION).questions
    assert all(each.text in copied.splitlines() for each in asks)
    cells = "\t".join(["Ada Sample", *("5" for _ in asks)])
    heading = "\t".join(["Name", *(each.text for each in asks)])
    draft = read_answers(hall.workspace, _wish(session, Pasted(f"{heading}\n{cells}\n")))
    assert [each.taken_as for each in draft.columns[1:]] == [each.key for each in asks]
    assert draft.questions == ()


def test_headings_that_come_again_are_passed_over_without_a_question(
    hall: Hall, session: int
) -> None:
    rows = f"Name\t{EVALUATION[0]}\nAda Sample\t5\n"
    draft = read_answers(hall.workspace, _wish(session, Pasted(rows + rows.replace("Ada", "Bo"))))
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.PASSED, RowFate.COMES]
    assert draft.questions == ()


def test_a_name_that_is_like_nobodys_has_no_suggestion(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("", "Zoe Elsewhere", 5), ("", "Bo S", 4))
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [each.guess for each in draft.questions] == ["", "same:bo sample"]


def test_an_anonymous_form_waits_until_all_of_it_is_understood(
    anonymous: Hall, tmp_path: Path
) -> None:
    session = anonymous.hold(COURSE, HELD)
    asked = [EVALUATION[0], "Anything else?"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, 5, "More tea"), (*BO, 4, None))
    draft = read_answers(anonymous.workspace, _wish(session, path))
    assert [row.fate for row in draft.rows] == [RowFate.ASKED, RowFate.COMES]


def test_what_is_struck_through_is_left_out_and_said(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:2], (*ADA, 5, 4), (*BO, 3, 2))
    book = load_workbook(path)
    sheet = book.active
    assert sheet is not None
    for cell in ("F2", "D3", "E3", "F3", "G3"):
        sheet[cell].font = Font(strike=True)
    book.save(path)
    draft = read_answers(hall.workspace, _wish(session, path))
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.PASSED]
    assert draft.rows[0].answers == {"relevance": 4}
    struck = [(each.row, each.column) for each in draft.left_out if each.code == "struck"]
    assert struck == [(2, "F"), (3, "F"), (3, "G")]


def test_what_another_sheet_answers_is_added_and_what_it_is_silent_about_stays(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    line = hall.forms(session, FormKind.EVALUATION)[0]
    save_forms(hall.workspace, [FormEntry(line.id, TODAY, {"before": 2, "satisfaction": 1})])
    path = microsoft(tmp_path / "a.xlsx", [EVALUATION[3]], (*ADA, 5))
    bring_in_answers(hall.workspace, _wish(session, path))
    assert _kept(hall, session)["Ada Sample"] == {"before": 2, "satisfaction": 1, "after": 5}
    rows = entry_grid(hall.workspace, session, FormKind.EVALUATION).rows
    assert rows[0].line.received_on == TODAY
    path = microsoft(tmp_path / "b.xlsx", EVALUATION[:1], (*ADA, 5))
    draft = read_answers(hall.workspace, _wish(session, path))
    said = _answered(draft, "answerer", "replace")
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert _kept(hall, session)["Ada Sample"] == {"before": 2, "satisfaction": 5, "after": 5}


def test_an_answer_without_a_name_that_was_typed_in_from_paper_is_asked_about(
    anonymous: Hall, tmp_path: Path
) -> None:
    session = anonymous.hold(COURSE, HELD, came=3)
    line = anonymous.forms(session, FormKind.EVALUATION)[0]
    save_forms(anonymous.workspace, [FormEntry(line.id, TODAY, {"satisfaction": 5})])
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*NOBODY, 5), (*NOBODY, 4))
    draft = read_answers(anonymous.workspace, _wish(session, path))
    asked = [each for each in draft.questions if each.id.startswith("answerer:alike")]
    assert [len(each.cells) for each in asked] == [1]
    same = read_answers(anonymous.workspace, _wish(session, path, **{asked[0].id: "same"}))
    assert [row.fate for row in same.rows] == [RowFate.ALREADY, RowFate.ASKED]


def test_the_ends_of_our_scale_say_nothing_of_another_wordings(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", ["Was it relevant to you?"], (*ADA, "Very"))
    draft = read_answers(hall.workspace, _wish(session, path))
    said = _answered(draft, "form", "relevance")
    draft = read_answers(hall.workspace, _wish(session, path, **said))
    assert _ids(draft, "mark") == ["mark:evaluation very"]
    ours = microsoft(tmp_path / "b.xlsx", EVALUATION[1:2], (*ADA, "Very"))
    assert read_answers(hall.workspace, _wish(session, ours)).rows[0].answers == {"relevance": 5}


def test_two_columns_are_never_one_question_of_which_one_is_lost(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Rate the evening"], (*ADA, 5, 1))
    (second,) = read_answers(hall.workspace, _wish(session, path)).open_columns
    said = {second.question: "satisfaction"}
    draft = read_answers(hall.workspace, _wish(session, path, **said))
    assert [(e.heading, e.is_second) for e in draft.open_columns] == [("Rate the evening", True)]
    assert draft.rows[0].answers == {"satisfaction": 5}
    bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert decisions(hall.workspace) == ()


@pytest.mark.parametrize("said", ["N/A", "-", "…", "Not applicable", "prefer not to say"])
def test_a_form_that_says_nothing_is_not_in_and_opens_no_certificate(
    hall: Hall, session: int, tmp_path: Path, said: str
) -> None:
    asked = [*EVALUATION, "Anything else?"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, *[said] * 7), (*BO, 5))
    came = bring_in_answers(hall.workspace, _wish(session, path))
    assert came.draft.count(RowFate.PASSED) == 1
    assert set(_kept(hall, session)) == {"Bo Sample"}
    assert came.ready == 1


def test_what_says_nothing_is_left_out_of_a_form_that_says_something(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION, (*ADA, 5, "n/a", "-", 4, "N/A", "None"))
    bring_in_answers(hall.workspace, _wish(session, path))
    assert _kept(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "after": 4, "will_do": "None"}
    }


TOLD = "Cleo told me about a boy at home"


def test_an_answer_that_may_describe_a_child_is_asked_about_and_stays_out_till_then(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION, (*ADA, 5, 4, 2, 4, TOLD, "Tell the lead"))
    draft = read_answers(hall.workspace, _wish(session, path))
    (question,) = draft.questions
    assert TOLD in question.asks and not question.answer
    assert [(each.code, each.value) for each in draft.left_out] == [("may_be_a_child", "")]
    came = bring_in_answers(hall.workspace, _wish(session, path))
    assert "learned" not in _kept(hall, session)["Ada Sample"]
    assert all(TOLD not in str(each) for each in (*came.draft.left_out, *came.draft.notes))


@pytest.mark.parametrize(("answer", "kept"), [("-", None), ("keep", TOLD)])
def test_what_is_said_of_an_answer_about_a_child_holds_and_is_not_remembered(
    hall: Hall, session: int, tmp_path: Path, answer: str, kept: str | None
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION, (*ADA, 5, 4, 2, 4, TOLD, "Tell the lead"))
    draft = read_answers(hall.workspace, _wish(session, path))
    said = {each.id: answer for each in draft.questions}
    came = bring_in_answers(hall.workspace, _wish(session, path, **said))
    assert came.draft.left_out == ()
    assert _kept(hall, session)["Ada Sample"].get("learned") == kept
    assert decisions(hall.workspace) == ()
    microsoft(path, EVALUATION, (*BO, 5, 4, 2, 4, "A girl said so", ""))
    other = read_answers(hall.workspace, _wish(session, path, **said))
    assert [each.answer for each in other.questions] == [""]


def _guesses(hall: Hall, session: int, path: Path) -> dict[str, str]:
    draft = read_answers(hall.workspace, _wish(session, path))
    return {each.heading: each.guess for each in draft.open_columns}


@pytest.mark.parametrize(
    "said", [("Yes", "Maybe"), ("No", "Not sure."), ("Yes, definitely", "n/a"), (3, 4), ("9/10",)]
)
@pytest.mark.parametrize("heading", ["Would you recommend it?", "What will you take away?"])
def test_a_question_in_words_is_suggested_for_words_alone(
    hall: Hall, session: int, tmp_path: Path, heading: str, said: tuple[object, ...]
) -> None:
    asked = [*EVALUATION[:5], heading]
    rows = [
        (*who, 5, 4, 2, 4, "To listen", each) for who, each in zip((ADA, BO), said, strict=False)
    ]
    assert _guesses(hall, session, microsoft(tmp_path / "a.xlsx", asked, *rows)) == {heading: ""}


def test_what_was_chosen_from_a_list_is_no_answer_in_words(
    everybody: tuple[Hall, int], tmp_path: Path
) -> None:
    hall, session = everybody
    said = ("In the hall", "Online", "Online", "In the hall")
    rows = [(f"{at}@example.org", f"P{at}", 5, 4, 2, 4, "So", each) for at, each in enumerate(said)]
    path = microsoft(tmp_path / "a.xlsx", [*EVALUATION[:5], "Where?"], *rows)
    assert _guesses(hall, session, path) == {"Where?": ""}


def test_a_scale_is_suggested_for_marks_alone(hall: Hall, session: int, tmp_path: Path) -> None:
    asked = ["Overall, how was it?", "Your overall mark"]
    rows = [(*ADA, "I liked the videos", 4), (*BO, "Long", 5)]
    path = microsoft(tmp_path / "a.xlsx", asked[:1], *[row[:3] for row in rows])
    assert _guesses(hall, session, path) == {asked[0]: ""}
    microsoft(path, asked[1:], *[(*row[:2], row[3]) for row in rows])
    assert _guesses(hall, session, path) == {asked[1]: "satisfaction"}


@pytest.mark.parametrize(
    ("marks", "asks", "ways"),
    [
        ((5, 1), "which end is the best", ["5, as on our form", "1: turn it round", "Left out"]),
        ((10, 1), "goes up to 10", ["10: halve it, 9 and 10 are 5"]),
        ((90, 0), "goes up to 100 per cent", ["100 per cent: 81 to 100 is 5"]),
    ],
)
def test_which_end_of_a_scale_is_the_best_is_asked_in_plain_words(
    hall: Hall, session: int, tmp_path: Path, marks: tuple[int, int], asks: str, ways: list[str]
) -> None:
    path = microsoft(tmp_path / "a.xlsx", ["Your overall mark"], (*ADA, marks[0]), (*BO, marks[1]))
    said = _answered(read_answers(hall.workspace, _wish(session, path)), "form", "satisfaction")
    draft = read_answers(hall.workspace, _wish(session, path, **said))
    (question,) = (each for each in draft.questions if each.id.startswith("reading:"))
    assert asks in question.asks
    assert [each.label for each in question.choices][: len(ways)] == ways
