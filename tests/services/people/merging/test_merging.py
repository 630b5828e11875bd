"""Two entries of one person become one: nothing counted twice, nothing lost, one Undo."""

from pathlib import Path

import pytest

from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.training.states import State
from sgdesk.services.file.undo import actions, redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people import people
from sgdesk.services.people.merging.comparing import Compared
from sgdesk.services.people.merging.merging import (
    StateOf,
    merge_people,
    preview_merge,
)
from sgdesk.services.people.people import PersonDetails, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.returns.final import freeze_return
from sgdesk.services.training.standing import summary_report
from tests import factories
from tests.services.people.merging.two import BOB, DAY, ROBERT, TODAY, asked, one, record
from tests.services.people.rights.zelda import whole


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
