"""Whose form a row of answers is: by e-mail, by name, or asked."""

from pathlib import Path

from sgdesk.services.imports import decisions
from sgdesk.services.imports.answers import (
    RowFate,
    bring_in_answers,
    read_answers,
)
from sgdesk.services.people.merging.merging import merge_people
from sgdesk.services.people.people import PersonDetails, add_person
from tests.services.hall import Hall
from tests.services.imports.answers.sheets import EVALUATION, microsoft
from tests.services.imports.answers.wishes import (
    ADA,
    BO,
    answer_all,
    kept_forms,
    question_ids,
    sheet_wish,
)


def test_a_person_is_known_by_e_mail_where_the_name_is_another_way_of_writing_it(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(
        tmp_path / "a.xlsx", EVALUATION[:1], ("ADA@example.org", "A Sample", 5), (BO[0], "", 4)
    )
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert [row.whose for row in draft.rows] == ["Ada Sample", "Bo Sample"]
    assert draft.questions == ()


def test_an_e_mail_of_one_and_a_name_of_another_is_a_question(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (ADA[0], BO[1], 5))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert len(question_ids(draft, "person")) == 1 and draft.count(RowFate.ASKED) == 1


def test_a_like_name_is_a_question_that_is_remembered(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("", "Adah Sampel", 5))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.count(RowFate.COMES) == 0
    said = answer_all(draft, "person", "same:ada sample")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {"Ada Sample": {"satisfaction": 5}}
    assert read_answers(hall.workspace, sheet_wish(session, path)).count(RowFate.ALREADY) == 1


def test_somebody_who_was_not_there_is_left_out_when_that_is_said(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("zoe@example.org", "Zoe Elsewhere", 5))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert [(each.row, each.value) for each in draft.left_out] == [(2, "Zoe Elsewhere")]
    said = answer_all(draft, "person", "-")
    left = bring_in_answers(hall.workspace, sheet_wish(session, path, **said)).draft
    assert left.count(RowFate.PASSED) == 1 and left.left_out == ()
    assert decisions(hall.workspace) == ()


def test_of_two_answers_of_one_person_one_is_asked_for(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 2), (*ADA, 5), (*BO, 3), (*BO, 3))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    fates = [row.fate for row in draft.rows]
    assert fates == [RowFate.ASKED, RowFate.ASKED, RowFate.PASSED, RowFate.COMES]
    said = answer_all(draft, "answerer", "later")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session)["Ada Sample"] == {"satisfaction": 5}
    assert decisions(hall.workspace) == ()
    again = read_answers(hall.workspace, sheet_wish(session, path))
    assert again.questions == () and again.count(RowFate.ALREADY) == 2


def test_a_name_that_is_like_nobodys_has_no_suggestion(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("", "Zoe Elsewhere", 5), ("", "Bo S", 4))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert [each.guess for each in draft.questions] == ["", "same:bo sample"]


def test_the_name_of_an_entry_that_became_another_is_the_others(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    workspace = hall.workspace
    former = add_person(workspace, PersonDetails("Adele", "Former"))[0]
    merge_people(workspace, hall.people[0], former, {"name": "stays"})
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], ("", "Adele Former", 5))
    bring_in_answers(workspace, sheet_wish(session, path))
    assert kept_forms(hall, session) == {"Ada Sample": {"satisfaction": 5}}
