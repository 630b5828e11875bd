"""Answers that do not say whose they are, and forms that are not to: kept apart from people."""

from pathlib import Path

from sgdesk.data.organisation.import_answers import read_decisions
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.forms.typing_in import FormEntry, save_forms
from sgdesk.services.imports.answers import (
    RowFate,
    bring_in_answers,
    read_answers,
)
from tests.services.hall import Hall
from tests.services.imports.answers.conftest import COURSE, HELD, TODAY
from tests.services.imports.answers.sheets import EVALUATION, microsoft
from tests.services.imports.answers.wishes import (
    ADA,
    BO,
    NOBODY,
    answer_all,
    kept_forms,
    nameless_marks,
    sheet_wish,
)


def test_answers_without_a_name_are_kept_so_only_when_that_is_said_and_never_twice(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=4)
    rows = [(*NOBODY, mark) for mark in (5, 5, 4)]
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], *rows)
    draft = read_answers(hall.workspace, sheet_wish(session, path))
    assert draft.count(RowFate.ASKED) == 3
    said = answer_all(draft, "answerer", "nameless")
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert nameless_marks(hall) == [4, 5, 5] and kept_forms(hall, session) == {}
    again = read_answers(hall.workspace, sheet_wish(session, path))
    assert (again.count(RowFate.ASKED), again.count(RowFate.COMES)) == (3, 0)
    same = answer_all(again, "answerer", "same")
    assert (
        read_answers(hall.workspace, sheet_wish(session, path, **same)).count(RowFate.ALREADY) == 3
    )
    microsoft(path, EVALUATION[:1], *rows, (*NOBODY, 5))
    said |= same
    longer = read_answers(hall.workspace, sheet_wish(session, path, **said))
    assert (longer.count(RowFate.ALREADY), longer.count(RowFate.COMES)) == (3, 1)
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert nameless_marks(hall) == [4, 5, 5, 5]


def test_the_same_answers_read_another_way_are_asked_about_and_not_doubled(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=4)
    path = microsoft(tmp_path / "a.xlsx", ["Rate this course"], (*NOBODY, 5), (*NOBODY, 4))
    said: dict[str, str] = {}
    for kind, answer in (("form", "satisfaction"), ("reading", "up"), ("answerer", "nameless")):
        said |= answer_all(
            read_answers(hall.workspace, sheet_wish(session, path, **said)), kind, answer
        )
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert nameless_marks(hall) == [4, 5]
    said |= {each: "down" for each in said if each.startswith("reading:")}
    again = read_answers(hall.workspace, sheet_wish(session, path, **said))
    assert again.count(RowFate.COMES) == 0 and again.count(RowFate.ASKED) == 2


def test_where_as_many_came_as_were_asked_all_can_be_noted_as_in(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=3)
    rows = [(*NOBODY, mark) for mark in (5, 3, 4)]
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], *rows)
    said = answer_all(read_answers(hall.workspace, sheet_wish(session, path)), "answerer", "all")
    came = bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert came.ready == 3 and not came.traceable
    assert kept_forms(hall, session) == {"Ada Sample": {}, "Bo Sample": {}, "Cleo Sample": {}}
    assert nameless_marks(hall) == [3, 4, 5]


def test_a_name_on_an_anonymous_form_notes_that_it_came_in_and_is_kept_from_its_answers(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD)
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*ADA, 5), (*BO, 3))
    came = bring_in_answers(hall.workspace, sheet_wish(session, path))
    assert came.traceable
    assert kept_forms(hall, session) == {"Ada Sample": {}, "Bo Sample": {}}
    assert nameless_marks(hall) == [3, 5]
    assert read_answers(hall.workspace, sheet_wish(session, path)).count(RowFate.ALREADY) == 2


def test_nothing_is_kept_by_which_the_time_of_an_answer_without_a_name_could_be_found(
    anonymous: Hall, tmp_path: Path
) -> None:
    hall = anonymous
    session = hall.hold(COURSE, HELD, came=4)
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*NOBODY, 5), (*NOBODY, 4))
    said = answer_all(
        read_answers(hall.workspace, sheet_wish(session, path)), "answerer", "nameless"
    )
    with hall.workspace.file.reading() as connection:
        before = read_decisions(connection)
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    with hall.workspace.file.reading() as connection:
        assert read_decisions(connection) == before


def test_answers_without_a_name_can_be_given_to_their_people_one_by_one(
    hall: Hall, session: int, tmp_path: Path
) -> None:
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*NOBODY, 5))
    said = answer_all(read_answers(hall.workspace, sheet_wish(session, path)), "answerer", "each")
    draft = read_answers(hall.workspace, sheet_wish(session, path, **said))
    whose = next(each for each in draft.questions if each.id.startswith("answerer:whose"))
    said[whose.id] = next(each.key for each in whose.choices if each.label.startswith("Bo"))
    bring_in_answers(hall.workspace, sheet_wish(session, path, **said))
    assert kept_forms(hall, session) == {"Bo Sample": {"satisfaction": 5}}


def test_an_anonymous_form_waits_until_all_of_it_is_understood(
    anonymous: Hall, tmp_path: Path
) -> None:
    session = anonymous.hold(COURSE, HELD)
    asked = [EVALUATION[0], "Anything else?"]
    path = microsoft(tmp_path / "a.xlsx", asked, (*ADA, 5, "More tea"), (*BO, 4, None))
    draft = read_answers(anonymous.workspace, sheet_wish(session, path))
    assert [row.fate for row in draft.rows] == [RowFate.ASKED, RowFate.COMES]


def test_an_answer_without_a_name_that_was_typed_in_from_paper_is_asked_about(
    anonymous: Hall, tmp_path: Path
) -> None:
    session = anonymous.hold(COURSE, HELD, came=3)
    line = anonymous.forms(session, FormKind.EVALUATION)[0]
    save_forms(anonymous.workspace, [FormEntry(line.id, TODAY, {"satisfaction": 5})])
    path = microsoft(tmp_path / "a.xlsx", EVALUATION[:1], (*NOBODY, 5), (*NOBODY, 4))
    draft = read_answers(anonymous.workspace, sheet_wish(session, path))
    asked = [each for each in draft.questions if each.id.startswith("answerer:alike")]
    assert [len(each.cells) for each in asked] == [1]
    same = read_answers(anonymous.workspace, sheet_wish(session, path, **{asked[0].id: "same"}))
    assert [row.fate for row in same.rows] == [RowFate.ALREADY, RowFate.ASKED]
