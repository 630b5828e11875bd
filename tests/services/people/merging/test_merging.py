"""Two entries of one person become one: nothing counted twice, nothing lost, one Undo."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.record import TrainingScope
from sgdesk.domain.training.states import State
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import check_number
from sgdesk.services.file.undo import actions, redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import FormEntry, save_forms
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.evidence import add_evidence, evidence_of
from sgdesk.services.people.induction import begin_induction, checklist_of
from sgdesk.services.people.merging.comparing import Compared
from sgdesk.services.people.merging.merging import (
    MergePreview,
    StateOf,
    merge_people,
    preview_merge,
)
from sgdesk.services.people.people import PersonDetails, PersonView, person_view
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.rights import erasing
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.sessions import attendance, bookings, sessions
from sgdesk.services.training.exemptions import exempt, note_reason
from sgdesk.services.training.recording import TrainingDetails, record_training
from sgdesk.services.training.standing import summary_report
from tests import factories
from tests.services.hall import make_hall
from tests.services.people.rights.zelda import whole

TODAY = factories.TODAY
DAY = timedelta(days=1)
ROBERT, BOB = 1, 2


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    roles.add_role(made, "Helper", None, ["induction", "level1", "level2"])
    details = PersonDetails("Robert", "Sample", email="robert@example.org", notes="Keys")
    people.add_person(made, details, 1, TODAY - 400 * DAY)
    people.add_person(made, PersonDetails("Bob", "Sample", reference="B7", notes="Piano"), 1, None)
    yield made
    made.close()


def course(workspace: Workspace, key: str) -> int:
    with workspace.file.reading() as reader:
        from sgdesk.data.courses.catalogue import read_courses

        return next(each.id for each in read_courses(reader).values() if each.key == key)


def record(workspace: Workspace, who: int, key: str, day: date, **said: object) -> int:
    details = TrainingDetails(course(workspace, key), day, **said)  # type: ignore[arg-type]
    return record_training(workspace, [who], details).training_ids[0]


def one(workspace: Workspace) -> PersonView:
    return person_view(workspace, ROBERT)


def asked(found: MergePreview) -> dict[str, str]:
    return {each.id: each.answer for each in found.questions}


def standing_training(workspace: Workspace) -> list[tuple[int, date]]:
    return [(e.row.id, e.row.completed_on) for e in one(workspace).training if not e.row.is_void]


def test_all_training_counts_for_the_one_and_one_undo_restores_every_row(
    workspace: Workspace,
) -> None:
    record(workspace, ROBERT, "level1", TODAY - 30 * DAY)
    record(workspace, BOB, "level2", TODAY - 20 * DAY)
    before, entries = factories.dump(workspace), len(actions(workspace))
    merge_people(workspace, ROBERT, BOB)
    after = factories.dump(workspace)
    assert [state.state for _, state in one(workspace).standings[1:]] == [State.IN_DATE] * 2
    assert len(actions(workspace)) == entries + 1
    assert len(after["training"]) == len(before["training"])
    undo(workspace)
    assert factories.dump(workspace) == before
    redo(workspace)
    assert factories.dump(workspace) == after
    assert whole(workspace)


def test_the_preview_says_what_moves_and_how_each_requirement_stands(
    workspace: Workspace,
) -> None:
    record(workspace, ROBERT, "level1", TODAY - 30 * DAY)
    record(workspace, BOB, "level2", TODAY - 20 * DAY)
    before = factories.dump(workspace)
    found = preview_merge(workspace, ROBERT, BOB)
    assert factories.dump(workspace) == before
    assert [(each.words, each.count) for each in found.moved] == [
        ("training", 1),
        ("roles over time", 1),
    ]
    states = {each.title: each for each in found.states}
    one, two = (next(e for t, e in states.items() if level in t) for level in ("el 1", "el 2"))
    assert state_words(one) == ("in_date", "not_done", "in_date")
    assert state_words(two) == ("not_done", "in_date", "in_date")
    assert [each.changes for each in (found.states[0], two)] == [False, True]


def state_words(each: StateOf) -> tuple[str, ...]:
    standings = (each.stays, each.goes, each.after)
    return tuple("" if one is None else one.state.value for one in standings)


def test_the_two_are_shown_side_by_side_with_what_the_one_would_say(workspace: Workspace) -> None:
    record(workspace, ROBERT, "level1", TODAY - 30 * DAY)
    record(workspace, BOB, "level1", TODAY - 30 * DAY)
    lines = {e.title: e for e in preview_merge(workspace, ROBERT, BOB, {"name": "goes"}).compared}
    assert lines["Name"] == Compared("Name", "Robert Sample", "Bob Sample", "Bob Sample")
    assert lines["Reference"] == Compared("Reference", "", "B7", "B7")
    assert lines["Roles now"] == Compared("Roles now", "Helper", "Helper", "Helper")
    assert lines["Training"] == Compared("Training", "1", "1", "1")
    assert "Last day" not in lines


def test_what_differs_is_asked_and_taken_as_it_is_answered(workspace: Workspace) -> None:
    details = PersonDetails("Bob", "Sample", email="bob@example.org", kind=PersonKind.STAFF)
    people.change_person(workspace, BOB, details)
    found = preview_merge(workspace, ROBERT, BOB)
    assert asked(found) == {
        "name": "stays",
        "email": "stays",
        "kind": "stays",
        "post:1:2": "stays",
    }
    merge_people(workspace, ROBERT, BOB, {"name": "goes", "email": "goes", "kind": "goes"})
    person = one(workspace).person
    assert (person.name, person.email, person.kind) == (
        "Bob Sample",
        "bob@example.org",
        PersonKind.STAFF,
    )


def test_what_just_one_of_them_says_is_kept(workspace: Workspace) -> None:
    merge_people(workspace, ROBERT, BOB)
    person = one(workspace).person
    assert (person.reference, person.email, person.notes) == (
        "B7",
        "robert@example.org",
        "Keys\nPiano",
    )


@pytest.mark.parametrize("who", [ROBERT, BOB])
def test_under_18_and_may_not_be_emailed_win(workspace: Workspace, who: int) -> None:
    people.change_person(workspace, who, PersonDetails("Kim", "Sample", may_email=False))
    assert any("e-mailed" in each for each in preview_merge(workspace, ROBERT, BOB).told)
    people.change_person(workspace, who, PersonDetails("Kim", "Sample", under_18=True))
    assert any("under 18" in each for each in preview_merge(workspace, ROBERT, BOB).told)
    merge_people(workspace, ROBERT, BOB)
    person = one(workspace).person
    assert (person.under_18, person.may_email) == (True, False)


@pytest.mark.parametrize("with_file", [ROBERT, BOB])
def test_the_same_training_counts_once_and_the_richer_record_stays(
    workspace: Workspace, tmp_path: Path, with_file: int
) -> None:
    day = TODAY - 30 * DAY
    numbers = {who: record(workspace, who, "level1", day) for who in (ROBERT, BOB)}
    (tmp_path / "shown.txt").write_bytes(b"shown")
    add_evidence(workspace, numbers[with_file], tmp_path / "shown.txt")
    found = preview_merge(workspace, ROBERT, BOB)
    assert any("counts once" in each for each in found.told)
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [(numbers[with_file], day)]
    struck = [each.row for each in one(workspace).training if each.row.is_void]
    assert [each.void_reason for each in struck] == ["Entered under another name as well"]


def test_what_only_the_struck_out_record_had_goes_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    day = TODAY - 30 * DAY
    kept = record(workspace, ROBERT, "level1", day, provider="In-house", notes="Hall")
    said = {"hours": "2", "method": "Online", "trainer": "Pat", "scope": TrainingScope.MULTI}
    other = record(workspace, BOB, "level1", day, **said)
    (tmp_path / "shown.txt").write_bytes(b"shown")
    issue_certificates(workspace, training_ids=[kept])
    add_evidence(workspace, other, tmp_path / "shown.txt")
    merge_people(workspace, ROBERT, BOB)
    (row,) = [each.row for each in one(workspace).training if not each.row.is_void]
    assert (row.id, row.hours, row.notes) == (kept, "2", "Hall")
    assert (row.method, row.trainer, row.scope) == ("Online", "Pat", TrainingScope.MULTI)
    assert [each.file_name for each in evidence_of(workspace, kept)] == ["shown.txt"]


def issued(workspace: Workspace, training_id: int) -> str:
    found = issue_certificates(workspace, training_ids=[training_id])
    return next(each.number for each in found.lines if each.number)


@pytest.mark.parametrize("with_certificate", [ROBERT, BOB])
def test_a_certificate_keeps_its_number_and_its_record_stays(
    workspace: Workspace, with_certificate: int
) -> None:
    day = TODAY - 30 * DAY
    rows = {w: record(workspace, w, "level1", day, provider="In-house") for w in (ROBERT, BOB)}
    number = issued(workspace, rows[with_certificate])
    assert preview_merge(workspace, ROBERT, BOB).certificates == (
        (number,) if with_certificate == BOB else ()
    )
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [(rows[with_certificate], day)]
    assert check_number(workspace, number).result.value == "stands"


def test_of_two_certificates_for_one_training_it_is_asked_which_stands(
    workspace: Workspace,
) -> None:
    day = TODAY - 30 * DAY
    rows = {w: record(workspace, w, "level1", day, provider="In-house") for w in (ROBERT, BOB)}
    numbers = {who: issued(workspace, row) for who, row in rows.items()}
    question = f"training:{rows[ROBERT]}:{rows[BOB]}"
    found = preview_merge(workspace, ROBERT, BOB, {question: "goes"})
    assert asked(found)[question] == "goes"
    assert found.revoked == (numbers[ROBERT],)
    merge_people(workspace, ROBERT, BOB, {question: "goes"})
    results = [check_number(workspace, numbers[who]).result.value for who in (ROBERT, BOB)]
    assert results == ["revoked", "stands"]
    undo(workspace)
    assert check_number(workspace, numbers[ROBERT]).result.value == "stands"


def test_a_month_and_a_day_in_it_are_one_training_or_two(workspace: Workspace) -> None:
    month = record(workspace, ROBERT, "level1", date(2025, 11, 1), month_only=True)
    day = record(workspace, BOB, "level1", date(2025, 11, 23))
    question = f"training:{month}:{day}"
    assert asked(preview_merge(workspace, ROBERT, BOB))[question] == "goes"
    merge_people(workspace, ROBERT, BOB, {question: "both"})
    assert len(standing_training(workspace)) == 2
    undo(workspace)
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [(day, date(2025, 11, 23))]


def test_a_day_that_stands_in_both_counts_once_beside_a_month(workspace: Workspace) -> None:
    month = record(workspace, ROBERT, "level1", date(2025, 11, 1), month_only=True)
    record(workspace, BOB, "level1", date(2025, 11, 1), month_only=True)
    day = record(workspace, BOB, "level1", date(2025, 11, 23))
    merge_people(workspace, ROBERT, BOB)
    assert standing_training(workspace) == [
        (day, date(2025, 11, 23)),
        (month, date(2025, 11, 1)),
    ]


def test_of_one_role_held_twice_the_known_first_day_is_offered(workspace: Workspace) -> None:
    found = preview_merge(workspace, ROBERT, BOB)
    (question,) = [each for each in found.questions if each.id.startswith("post:")]
    assert (question.about, question.answer) == ("Helper", "stays")
    assert [each.words for each in question.choices] == [
        "since 24 February 2025",
        "since always (not known)",
        "Both stay as they are",
    ]
    merge_people(workspace, ROBERT, BOB)
    (post,) = one(workspace).posts
    assert post.post.start == TODAY - 400 * DAY


def test_a_last_day_of_one_is_asked_about_while_the_other_is_here(workspace: Workspace) -> None:
    absence.leave(workspace, BOB, TODAY - 9 * DAY)
    assert asked(preview_merge(workspace, ROBERT, BOB))["left"] == "here"
    merge_people(workspace, ROBERT, BOB)
    assert one(workspace).person.left is None
    undo(workspace)
    answers = {"left": (TODAY - 9 * DAY).isoformat()}
    merge_people(workspace, ROBERT, BOB, answers)
    assert one(workspace).person.left == TODAY - 9 * DAY
    assert {each.post.end for each in one(workspace).posts} == {TODAY - 9 * DAY}


def test_a_time_away_beside_a_role_of_the_other_is_asked_about(workspace: Workspace) -> None:
    absence.leave(workspace, BOB, TODAY - 90 * DAY)
    absence.come_back(workspace, BOB, TODAY - 30 * DAY, (1,))
    (question,) = [
        e for e in preview_merge(workspace, ROBERT, BOB).questions if e.id.startswith("away:")
    ]
    assert "Robert Sample holds a role then" in question.about
    merge_people(workspace, ROBERT, BOB, {question.id: "goes"})
    assert one(workspace).absences == ()
    undo(workspace)
    merge_people(workspace, ROBERT, BOB)
    assert len(one(workspace).absences) == 1


def test_overlapping_times_away_become_one(workspace: Workspace) -> None:
    for who, last, back in ((ROBERT, 90, 30), (BOB, 80, 20)):
        absence.leave(workspace, who, TODAY - last * DAY)
        absence.come_back(workspace, who, TODAY - back * DAY, (1,))
    assert asked(preview_merge(workspace, ROBERT, BOB))["absence:1:2"] == "stays"
    merge_people(workspace, ROBERT, BOB, {"absence:1:2": "goes"})
    assert [each.last_day for each in one(workspace).absences] == [TODAY - 80 * DAY]


def test_two_places_on_one_session_are_one_and_whoever_came_came(workspace: Workspace) -> None:
    number, _ = sessions.plan_session(
        workspace, sessions.SessionDetails(course(workspace, "level1"), TODAY - 3 * DAY)
    )
    bookings.book(workspace, number, [ROBERT, BOB])
    marks = [
        attendance.Mark(ROBERT, attended=False, reason="unwell"),
        attendance.Mark(BOB, attended=True),
    ]
    attendance.mark_attendance(workspace, number, marks)
    before = factories.dump(workspace)
    merge_people(workspace, ROBERT, BOB)
    (line,) = sessions.session_view(workspace, number).bookings
    assert (line.person_id, line.state.value) == (ROBERT, "attended")
    assert len(standing_training(workspace)) == 1
    undo(workspace)
    assert factories.dump(workspace) == before


def test_a_record_with_a_certificate_joins_the_session_of_the_other(workspace: Workspace) -> None:
    day = TODAY - 3 * DAY
    kept = record(workspace, ROBERT, "level1", day, provider="In-house")
    issue_certificates(workspace, training_ids=[kept])
    details = sessions.SessionDetails(course(workspace, "level1"), day)
    number, _ = sessions.plan_session(workspace, details)
    attendance.mark_attendance(workspace, number, [attendance.Mark(BOB, attended=True)])
    merge_people(workspace, ROBERT, BOB)
    (row,) = [each.row for each in one(workspace).training if not each.row.is_void]
    assert (row.id, row.session_id) == (kept, number)


@pytest.mark.parametrize("came_in", [0, 1])
def test_of_two_forms_of_one_training_the_one_that_came_in_stays(
    tmp_path: Path, came_in: int
) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY)
    number = hall.hold("right-help-right-time", TODAY - 5 * DAY)
    forms = hall.forms(number, FormKind.EVALUATION)
    save_forms(hall.workspace, [FormEntry(forms[came_in].id, TODAY, {"satisfaction": 4})])
    before = factories.dump(hall.workspace)
    merge_people(hall.workspace, hall.people[0], hall.people[1])
    (line,) = hall.forms(number, FormKind.EVALUATION)
    assert (line.id, line.received_on) == (forms[came_in].id, TODAY)
    undo(hall.workspace)
    assert factories.dump(hall.workspace) == before
    hall.workspace.close()


def test_of_two_inductions_under_way_one_is_chosen(workspace: Workspace) -> None:
    for who in (ROBERT, BOB):
        begin_induction(workspace, who, TODAY - who * DAY)
    question = {"induction": "goes"}
    assert asked(preview_merge(workspace, ROBERT, BOB))["induction"] == "stays"
    merge_people(workspace, ROBERT, BOB, question)
    found = checklist_of(workspace, ROBERT)
    assert found is not None
    assert found.induction.begun_on == TODAY - BOB * DAY
    undo(workspace)
    merge_people(workspace, ROBERT, BOB)
    found = checklist_of(workspace, ROBERT)
    assert found is not None
    assert found.induction.begun_on == TODAY - ROBERT * DAY


def test_what_was_agreed_and_said_of_both_stands_once(workspace: Workspace) -> None:
    for who in (ROBERT, BOB):
        exempt(
            workspace,
            who,
            "level2",
            reason="Away",
            agreed_by="The trustees",
            start=TODAY,
            review_on=TODAY + 30 * DAY,
        )
        note_reason(workspace, who, "level1", "refused" if who == BOB else "no_place")
    merge_people(workspace, ROBERT, BOB)
    assert len(one(workspace).exemptions) == 1
    assert [(e.reason, e.cleared_on) for e in one(workspace).reasons] == [
        ("refused", None),
        ("no_place", TODAY),
    ]


def test_who_leads_and_who_manages_are_the_one_who_stays(workspace: Workspace) -> None:
    change_settings(workspace, {"lead_person": str(BOB)}, None)
    details = PersonDetails("Ann", "Sample", line_manager_id=BOB)
    number, _ = people.add_person(workspace, details)
    people.change_person(workspace, ROBERT, PersonDetails("Robert", "Sample", line_manager_id=BOB))
    before = factories.dump(workspace)
    merge_people(workspace, ROBERT, BOB)
    assert person_view(workspace, number).person.line_manager_id == ROBERT
    assert one(workspace).person.line_manager_id is None
    with workspace.file.reading() as reader:
        assert read_settings(reader, TODAY)["lead_person"] == str(ROBERT)
    undo(workspace)
    assert factories.dump(workspace) == before


def test_figures_count_the_one_once(workspace: Workspace) -> None:
    for who in (ROBERT, BOB):
        record(workspace, who, "level1", TODAY - 30 * DAY)
    assert summary_report(workspace).summary.people == 2
    merge_people(workspace, ROBERT, BOB)
    summary = summary_report(workspace).summary
    assert summary.people == 1
    level1 = next(each for each in summary.requirements if each.requirement == "level1")
    assert (level1.counts.required, level1.counts.in_date) == (1, 1)


def test_the_next_sheet_knows_the_other_name_and_asks_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    people.change_person(workspace, BOB, PersonDetails("Bob", "Sample"))
    merge_people(workspace, ROBERT, BOB)
    sheet = tmp_path / "training.csv"
    sheet.write_text("name,course,completed_on\nBob Sample,level2,2026-01-09\n", encoding="utf-8")
    found = import_sheet(workspace, SheetKind.TRAINING, sheet)
    assert (found.added, [e.answer for e in found.questions]) == (1, ["same:robert sample"])
    assert [each.row.person_id for each in one(workspace).training] == [ROBERT]


def test_the_next_sheet_knows_a_name_that_is_like_none_here(
    workspace: Workspace, tmp_path: Path
) -> None:
    people.change_person(workspace, BOB, PersonDetails("Bob", "Maiden", reference="R2"))
    people.change_person(workspace, ROBERT, PersonDetails("Robert", "Sample", reference="R1"))
    merge_people(workspace, ROBERT, BOB, {"reference": "stays"})
    sheet = tmp_path / "training.csv"
    sheet.write_text("name,course,completed_on\nBob Maiden,level2,2026-01-09\n", encoding="utf-8")
    found = import_sheet(workspace, SheetKind.TRAINING, sheet, add_people=True)
    assert (found.added, found.people_added) == (1, 0)
    assert [e.answer for e in found.questions] == ["same:robert sample"]
    assert [each.row.person_id for each in one(workspace).training] == [ROBERT]

    sheet = tmp_path / "people.csv"
    sheet.write_text("reference,name\nR9,Bob Maiden\n", encoding="utf-8")
    found = import_sheet(workspace, SheetKind.PEOPLE, sheet)
    assert (found.people_added, [e.id for e in found.questions]) == (0, ["person:r9 bob maiden"])
    assert [each.code.value for each in found.refused] == ["other_reference"]


def test_a_final_return_that_counted_two_is_named_and_stays(workspace: Workspace) -> None:
    number = freeze_return(workspace).number
    assert preview_merge(workspace, ROBERT, BOB).returns == (number,)
    before = factories.dump(workspace)
    merge_people(workspace, ROBERT, BOB)
    after = factories.dump(workspace)
    assert after["return_document"] == before["return_document"]
    assert after["return_file"] == before["return_file"]


def test_an_entry_that_was_added_after_a_final_return_was_not_counted_in_it(
    workspace: Workspace,
) -> None:
    freeze_return(workspace)
    late, _ = people.add_person(workspace, PersonDetails("Robbie", "Sample"), 1, None)
    assert preview_merge(workspace, ROBERT, late).returns == ()


@pytest.mark.parametrize("who", [ROBERT, BOB])
def test_nobody_who_is_to_be_erased_is_merged(workspace: Workspace, who: int) -> None:
    erasing.decide_erasing(
        workspace,
        erasing.whom_of_person(workspace, who),
        reason=ErasingReason.ASKED,
        second_person="Pat Trustee",
        early_agreed=True,
    )
    before = factories.dump(workspace)
    for does in (preview_merge, merge_people):
        with pytest.raises(RefusedError, match="to be erased"):
            does(workspace, ROBERT, BOB)
    assert factories.dump(workspace) == before


@pytest.mark.parametrize("who", [(ROBERT, 99), (99, BOB)])
def test_nobody_who_is_no_longer_there_is_merged(
    workspace: Workspace, who: tuple[int, int]
) -> None:
    for does in (preview_merge, merge_people):
        with pytest.raises(RefusedError, match="no longer there"):
            does(workspace, *who)


def test_nobody_is_merged_with_themselves(workspace: Workspace) -> None:
    with pytest.raises(RefusedError, match="same entry"):
        merge_people(workspace, ROBERT, ROBERT)


def test_an_answer_that_is_not_offered_is_none(workspace: Workspace) -> None:
    found = preview_merge(workspace, ROBERT, BOB, {"name": "neither", "left": "2020-01-01"})
    assert asked(found)["name"] == "stays"
    assert "left" not in asked(found)


def test_a_role_of_the_other_goes_over(workspace: Workspace) -> None:
    roles.add_role(workspace, "Leader", None, ["level2"])
    add_post(workspace, BOB, 2, TODAY - 5 * DAY)
    merge_people(workspace, ROBERT, BOB)
    assert [each.role for each in one(workspace).posts] == ["Helper", "Leader"]


def mistaken(workspace: Workspace) -> int:
    """An entry made by mistake: another role, and no first day of it."""
    role = roles.add_role(workspace, "Cook", None, [])[0]
    return people.add_person(workspace, PersonDetails("Robert", "Sampel"), role, None)[0]


def test_the_entry_with_more_on_it_gives_the_name_whichever_was_opened(
    workspace: Workspace,
) -> None:
    wrong = mistaken(workspace)
    record(workspace, ROBERT, "level1", TODAY - 30 * DAY)
    for stays, goes, answer in ((wrong, ROBERT, "goes"), (ROBERT, wrong, "stays")):
        found = preview_merge(workspace, stays, goes)
        assert asked(found)["name"] == answer
        assert next(e.after for e in found.compared if e.title == "Name") == "Robert Sample"


def test_a_role_that_came_by_mistake_is_asked_about_and_can_be_dropped(
    workspace: Workspace,
) -> None:
    wrong = mistaken(workspace)
    (post,) = person_view(workspace, wrong).posts
    key = f"role:{post.post.id}"
    found = preview_merge(workspace, wrong, ROBERT)
    assert asked(found)[key] == ""
    assert "only with Robert Sampel" in next(e.about for e in found.questions if e.id == key)
    before = factories.dump(workspace)
    dropped = preview_merge(workspace, wrong, ROBERT, {key: "drop"})
    assert next(e.after for e in dropped.compared if e.title == "Roles now") == "Helper"
    merge_people(workspace, wrong, ROBERT, {key: "drop"})
    assert [each.role for each in person_view(workspace, wrong).posts] == ["Helper"]
    assert all(each.post.start for each in person_view(workspace, wrong).posts)
    undo(workspace)
    assert factories.dump(workspace) == before
