"""Answers of Microsoft Forms and Google Forms come in as the forms of a session."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from sgdesk.domain.errors import RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file import undo
from sgdesk.services.forms.typing_in import FormEntry, entry_grid, save_forms
from sgdesk.services.imports import Pasted
from sgdesk.services.imports.answers import (
    RowFate,
    bring_in_answers,
    questions_to_copy,
    read_answers,
)
from tests import factories
from tests.services.hall import Hall
from tests.services.imports.answers.conftest import TODAY
from tests.services.imports.answers.sheets import EVALUATION, microsoft
from tests.services.imports.answers.wishes import (
    ADA,
    BO,
    answer_all,
    kept_forms,
    question_ids,
    sheet_wish,
)


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
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.questions == () and draft.open_columns == ()
    came = bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert came.draft.count(RowFate.COMES) == 2
    assert kept_forms(hall, session) == {
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
    came = bring_in_answers(hall.workspace, sheet_wish(session, path))
    after = {each.training_id: each.state for each in certificate_lines(hall.workspace)}
    assert came.ready == 1 == sum(after[key] != before[key] for key in after)


def test_an_import_is_one_action_that_one_undo_takes_back(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    before = factories.dump(hall.workspace)
    path = microsoft(tmp_path / "a.xlsx", ["Rate the training", *EVALUATION[1:]], (*ADA, 5, 4))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = answer_all(draft, "form", "satisfaction")
    said |= answer_all(
        read_answers(hall.workspace, sheet_wish(session, path, **said)), "reading", "up"
    )
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {"Ada Sample": {"satisfaction": 5, "relevance": 4}}
    action = undo.actions(hall.workspace)[0]
    assert action.code == "import_forms"
    assert (action.details["forms"], action.details["file"]) == (1, "a.xlsx")
    undo.undo(hall.workspace)
    assert factories.dump(hall.workspace) == before


def test_a_second_import_adds_nothing_and_a_longer_one_what_is_new(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    bring_in_answers(hall.workspace, sheet_wish(session, path))
    again = read_answers(hall.workspace, sheet_wish(session, path))
    assert (again.count(RowFate.COMES), again.count(RowFate.ALREADY)) == (0, 1)
    microsoft(path, EVALUATION[:1], (*ADA, 5), (*BO, 3))
    longer = read_answers(hall.workspace, sheet_wish(session, path))
    assert (longer.count(RowFate.COMES), longer.count(RowFate.ALREADY)) == (1, 1)


def test_a_form_that_was_typed_in_otherwise_is_asked_about_and_kept_till_then(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    line = hall.forms(session, FormKind.EVALUATION)[0]
    save_forms(hall.workspace, [FormEntry(line.id, TODAY, {"satisfaction": 2})])
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.count(RowFate.ASKED) == 1 and len(question_ids(draft, "answerer")) == 1
    kept = read_answers(
        hall.workspace, sheet_wish(session, path, **answer_all(draft, "answerer", "keep"))
    )
    assert kept.count(RowFate.ALREADY) == 1
    said = answer_all(draft, "answerer", "replace")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session)["Ada Sample"] == {"satisfaction": 5}


def test_a_sheet_that_was_changed_since_it_was_looked_at_is_refused(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5))
    seen = read_answers(hall.workspace, sheet_wish(session, path))
    microsoft(path, EVALUATION[:1], (*ADA, 1), (*BO, 2))
    with pytest.raises(RefusedError, match="changed since you looked at it"):
        bring_in_answers(hall.workspace, sheet_wish(session, path), seen)
    assert kept_forms(hall, session) == {}
    looked = read_answers(hall.workspace, sheet_wish(session, path))
    bring_in_answers(hall.workspace, sheet_wish(session, path), looked)
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 1},
        "Bo Sample": {"satisfaction": 2},
    }


def test_answers_are_pasted_and_without_times_came_back_on_the_day_that_is_said(
    hall: Hall, session: int
) -> None:
    text = (
        f'Name\t{EVALUATION[0]}\t{EVALUATION[4]}\nAda Sample\t5\t"two, and\nmore"\nBo Sample\t\t\n'
    )
    wish = replace(sheet_wish(session, Pasted(text)), came_back=date(2025, 12, 3))
    came = bring_in_answers(hall.workspace, wish)
    assert not came.draft.has_times
    assert kept_forms(hall, session) == {
        "Ada Sample": {"satisfaction": 5, "learned": "two, and\nmore"}
    }
    assert came.draft.count(RowFate.PASSED) == 1
    rows = entry_grid(hall.workspace, session, FormKind.EVALUATION).rows
    assert rows[0].line.received_on == date(2025, 12, 3)


def test_what_is_understood_comes_first_and_the_rest_is_added_to_the_same_form_later(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", [EVALUATION[0], "Further remarks"], (*ADA, 5, "More tea"))
    bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert kept_forms(hall, session) == {"Ada Sample": {"satisfaction": 5}}
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = {draft.open_columns[0].question: "learned"}
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {"Ada Sample": {"satisfaction": 5, "learned": "More tea"}}


def test_copied_questions_are_known_again_word_for_word(hall: Hall, session: int) -> None:
    copied = questions_to_copy(hall.workspace, FormKind.EVALUATION)
    asks = entry_grid(hall.workspace, session, FormKind.EVALUATION).questions
    assert all(each.text in copied.splitlines() for each in asks)
    cells = "\t".join(["Ada Sample", *("5" for _ in asks)])
    heading = "\t".join(["Name", *(each.text for each in asks)])
    draft = read_answers(hall.workspace, sheet_wish(session, Pasted(f"{heading}\n{cells}\n")))
    assert [each.taken_as for each in draft.columns[1:]] == [each.key for each in asks]
    assert draft.questions == ()


def test_headings_that_come_again_are_passed_over_without_a_question(
    hall: Hall, session: int
) -> None:
    rows = f"Name\t{EVALUATION[0]}\nAda Sample\t5\n"
    draft = read_answers(
        hall.workspace, sheet_wish(session, Pasted(rows + rows.replace("Ada", "Bo")))
    )
    assert [row.fate for row in draft.rows] == [RowFate.COMES, RowFate.PASSED, RowFate.COMES]
    assert draft.questions == ()


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
    draft = read_answers(hall.workspace, sheet_wish(session, path))
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
    bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert kept_forms(hall, session)["Ada Sample"] == {"before": 2, "satisfaction": 1, "after": 5}
    rows = entry_grid(hall.workspace, session, FormKind.EVALUATION).rows
    assert rows[0].line.received_on == TODAY
    path = microsoft(tmp_path / "b.xlsx", EVALUATION[:1], (*ADA, 5))
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    said = answer_all(draft, "answerer", "replace")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session)["Ada Sample"] == {"before": 2, "satisfaction": 5, "after": 5}
