"""Two entries that became one: erasing takes out every trace of both, and of one what was its."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.data.erasing import ledger
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.safety.backing_up import back_up
from sgdesk.services.file.undo import actions, redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.people.evidence import add_evidence
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.merging.merging import merge_people
from sgdesk.services.people.mistaken import take_out_person
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.posts import add_post, take_out_post
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.correcting import correct_training
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY
from tests.services.people.rights.zelda import (
    CANARIES,
    YORICK,
    ZELDA,
    copied,
    erase,
    later,
    left_in,
    restored_from,
    waiting,
    whole,
)

ZED = 3
OTHERS = ("Zedekiah", "Wanderley", "zed.w@example.org", "Chapel-Ned", "Kirkmark", "Vestibule")
DAY = timedelta(days=1)


@pytest.fixture
def twice(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Zelda stands in it a second time, as Zedekiah, with training and a file of her own."""
    details = PersonDetails("Zedekiah", "Wanderley", email="zed.w@example.org", notes="Vestibule")
    add_person(workspace, details, 1, TODAY - 90 * DAY)
    details = PersonDetails("Zedekiah", "Wanderley", email="zed.w@example.org", notes="Chapel-Ned")
    change_person(workspace, ZED, details)
    courses = course_choices(workspace)
    for course, day in ((courses[0].id, TODAY), (courses[1].id, TODAY - 9 * DAY)):
        record_training(workspace, [ZED], TrainingDetails(course, day, notes="Kirkmark"))
    (tmp_path / "Wanderley.txt").write_bytes(b"Signed by Zedekiah Wanderley")
    add_evidence(workspace, 3, tmp_path / "Wanderley.txt")
    begin_induction(workspace, ZED, TODAY)
    change_person(workspace, YORICK, PersonDetails("Yorick", "Stays", line_manager_id=ZED))
    return workspace


def merge(workspace: Workspace) -> None:
    merge_people(workspace, ZELDA, ZED)


@pytest.mark.parametrize("undone", [0, 1, 2])
def test_nothing_is_left_of_either_name(twice: Workspace, undone: int) -> None:
    merge(twice)
    for _ in range(undone):
        undo(twice)
        redo(twice)
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == [*CANARIES, *OTHERS]
    erase(twice, "Z1")
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == []
    assert whole(twice)
    assert person_view(twice, YORICK).person.line_manager_id is None


def test_the_name_of_the_one_who_went_may_be_the_one_that_stays(twice: Workspace) -> None:
    merge_people(twice, ZELDA, ZED, {"name": "goes", "email": "goes"})
    assert person_view(twice, ZELDA).person.name == "Zedekiah Wanderley"
    erase(twice, "Zedekiah Wanderley")
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == []
    assert whole(twice)


@pytest.mark.parametrize("again", [0, 1, 2])
def test_where_it_was_taken_back_just_one_of_the_two_is_erased(
    twice: Workspace, again: int
) -> None:
    whole_name = PersonDetails("Zelda", "Quillfeather", title="Dr", notes="Vestry-Zed")
    change_person(twice, ZELDA, replace(whole_name, email="zelda.q@example.org", reference="Z1"))
    merge_people(twice, ZELDA, ZED, {"name": "goes", "email": "goes"})
    undo(twice)
    for _ in range(again):
        redo(twice)
        undo(twice)
    before = changes(twice)
    erase(twice, "Zedekiah Wanderley")
    theirs = next(each.id for each in actions(twice) if each.code == "change_person")
    assert changes(twice)[theirs] == before[theirs]
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == list(CANARIES)
    assert person_view(twice, ZELDA).person.notes == "Vestry-Zed"
    assert whole(twice)


@pytest.mark.parametrize("again", [0, 1])
@pytest.mark.parametrize(
    ("keeps", "lacks", "word", "who", "left"),
    [
        (ZELDA, ZED, "Kirkmark", "Zedekiah Wanderley", CANARIES),
        (ZED, ZELDA, "Vestry-Zed", "Z1", OTHERS),
    ],
)
def test_words_that_one_record_took_over_from_the_other_go_once_it_was_taken_back(
    twice: Workspace,
    tmp_path: Path,
    keeps: int,
    lacks: int,
    word: str,
    who: str,
    left: tuple[str, ...],
    again: int,
) -> None:
    details = TrainingDetails(course_choices(twice)[2].id, TODAY - 5 * DAY)
    kept = record_training(twice, [keeps], details).training_ids[0]
    record_training(twice, [lacks], replace(details, notes=word))
    (tmp_path / "shown.txt").write_bytes(b"shown")
    add_evidence(twice, kept, tmp_path / "shown.txt")
    merge(twice)
    rows = {each.row.id: each.row for each in person_view(twice, ZELDA).training}
    assert rows[kept].notes == word
    correct_training(twice, kept, replace(details, notes=f"{word} and more", provider="Chapel"))
    undo(twice)
    undo(twice)
    for _ in range(again):
        redo(twice)
        undo(twice)
    erase(twice, who)
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == list(left)
    assert kept in {each.row.id for each in person_view(twice, keeps).training}
    assert whole(twice)


@pytest.mark.parametrize("again", [0, 1, 2])
def test_where_it_was_taken_back_whoever_had_gone_keeps_all_of_theirs(
    twice: Workspace, again: int
) -> None:
    merge(twice)
    undo(twice)
    for _ in range(again):
        redo(twice)
        undo(twice)
    erase(twice, "Z1")
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == list(OTHERS)
    said = [each for each in actions(twice) if each.details.get("person") == "Zedekiah Wanderley"]
    assert {each.code for each in said} == {"add_person", "change_person"}
    assert len(person_view(twice, ZED).training) == 2
    assert whole(twice)


def test_what_was_done_while_they_were_one_goes_with_either(twice: Workspace) -> None:
    merge(twice)
    change_person(twice, ZELDA, PersonDetails("Zelda", "Quillfeather", notes="Kept anew"))
    undo(twice)
    undo(twice)
    erase(twice, "Zedekiah Wanderley")
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == list(CANARIES)
    assert whole(twice)


@pytest.mark.parametrize(("who", "stays"), [("Zedekiah Wanderley", ZELDA), ("Z1", ZED)])
def test_a_role_taken_out_while_they_were_one_is_the_one_s_who_had_it(
    twice: Workspace, who: str, stays: int
) -> None:
    for number in (ZED, ZELDA):
        add_post(twice, number, 1, TODAY - 4000 * DAY, TODAY - 3500 * DAY - number * DAY)
    merge_people(twice, ZELDA, ZED, {"post:5:4": "both"})
    for each in person_view(twice, ZELDA).posts[:2]:
        take_out_post(twice, each.post.id)
    for _ in range(3):
        undo(twice)
    before = changes(twice)
    erase(twice, who)
    now = changes(twice)
    told = {each: now[each] == text for each, text in before.items() if '"table": "post"' in text}
    added = [each for each in told if f'"$date": "{TODAY - 4000 * DAY}"' in before[each]][:2]
    assert [told[each] for each in added] == [stays == ZED, stays == ZELDA]
    assert whole(twice)


def changes(workspace: Workspace) -> dict[int, str]:
    """What each entry of the history says was changed."""
    with workspace.file.reading() as reader:
        rows = reader.exec_driver_sql("SELECT id, changes FROM history").all()
    return {row[0]: str(row[1]) for row in rows}


def test_a_copy_from_before_is_told_of_both(twice: Workspace, tmp_path: Path) -> None:
    old = copied(twice, tmp_path / "old.sgdesk")
    merge(twice)
    erase(twice, "Z1")
    restored = restored_from(twice, old)
    assert restored.erased.again == 2
    assert left_in(restored.path, (*CANARIES, *OTHERS)) == []
    assert whole(restored)
    restored.close()


def test_a_copy_in_which_they_are_one_is_erased_from_as_well(
    twice: Workspace, tmp_path: Path
) -> None:
    merge(twice)
    old = copied(twice, tmp_path / "old.sgdesk")
    erase(twice, "Z1")
    restored = restored_from(twice, old)
    assert left_in(restored.path, (*CANARIES, *OTHERS)) == []
    assert whole(restored)
    restored.close()


def test_a_backup_that_holds_just_the_one_who_went_is_told_and_made_anew(
    workspace: Workspace,
) -> None:
    add_person(workspace, PersonDetails("Zedekiah", "Wanderley"))
    made = back_up(workspace.path)
    add_person(workspace, PersonDetails("Robin", "Later", reference="R1"))
    merge_people(workspace, 4, ZED)
    whom = erasing.find_person(workspace, "R1")
    assert [each.path for each in erasing.still_in_backups(workspace, whom)] == [made.path]
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)
    assert left_in(made.path, ("Wanderley",)) == ["Wanderley"]
    erasing.erase_in_backups(workspace)
    assert left_in(made.path, ("Wanderley",)) == []


def test_the_next_person_under_the_number_is_left_as_they_are(twice: Workspace) -> None:
    merge(twice)
    number, _ = add_person(twice, PersonDetails("Vera", "Somebody"))
    assert number == ZED
    erase(twice, "Z1")
    assert left_in(twice.path, (*CANARIES, *OTHERS)) == []
    assert left_in(twice.path, ("Vera", "Somebody")) == ["Vera", "Somebody"]
    assert whole(twice)


def test_the_next_person_is_not_of_the_list_that_had_brought_the_one_who_went(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("given_name,family_name\nWanda,Mistake\nWendy,Mistake\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    merge_people(workspace, 3, 4)
    number, _ = add_person(workspace, PersonDetails("Vera", "Somebody"))
    assert number == 4
    assert erasing.undone_imports(workspace) == ()
    assert erasing.undone_people(workspace) == ()
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Wendy", "Mistake")) == []
    assert person_view(workspace, 4).person.name == "Vera Somebody"
    assert whole(workspace)


def test_a_list_that_was_erased_elsewhere_takes_no_later_bearer_of_a_number_along(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text("given_name,family_name\nWanda,Mistake\nWendy,Mistake\n", encoding="utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    before = copied(workspace, tmp_path / "before.sgdesk")
    merge_people(workspace, 3, 4)
    add_person(workspace, PersonDetails("Vera", "Somebody"))
    old = copied(workspace, tmp_path / "old.sgdesk")
    two = restored_from(workspace, before)
    undo(two)
    (whom,) = erasing.undone_imports(two)
    erasing.erase_at_once(two, whom, reason=ErasingReason.MISTAKE)
    restored = restored_from(two, old)
    assert left_in(restored.path, ("Wanda", "Wendy", "Mistake")) == []
    assert person_view(restored, 4).person.name == "Vera Somebody"
    assert whole(restored)
    restored.close()


def test_three_entries_of_one_person_go_together(twice: Workspace, tmp_path: Path) -> None:
    old = copied(twice, tmp_path / "old.sgdesk")
    number, _ = add_person(twice, PersonDetails("Robin", "Later", reference="R1"))
    merge(twice)
    merge_people(twice, number, ZELDA)
    assert erasing.find_person(twice, "Zedekiah Wanderley").row_id == number
    erase(twice, "Zedekiah Wanderley")
    assert left_in(twice.path, (*CANARIES, *OTHERS, "Robin", "Later")) == []
    assert whole(twice)
    with twice.file.reading() as reader:
        assert {each.row_id for each in ledger.in_file(reader)} == {number, ZELDA, ZED}
    restored = restored_from(twice, old)
    assert left_in(restored.path, (*CANARIES, *OTHERS)) == []
    restored.close()


def test_one_who_was_taken_out_later_is_erased_from_the_history_with_both(
    workspace: Workspace,
) -> None:
    number, _ = add_person(workspace, PersonDetails("Wanda", "Mistake"))
    other, _ = add_person(workspace, PersonDetails("Wanda", "Mistake", notes="Mischance"))
    merge_people(workspace, number, other)
    take_out_person(workspace, number)
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Mistake", "Mischance")) == []
    assert whole(workspace)


def test_the_entry_that_made_them_one_keeps_no_name_and_its_numbers(twice: Workspace) -> None:
    merge(twice)
    erase(twice, "Z1")
    (entry,) = [each for each in actions(twice) if each.code == "merge_people"]
    assert entry.details == {"stays": ZELDA, "goes": ZED, "added_by": 11, "erased": True}


def test_they_are_found_by_the_name_that_went(twice: Workspace) -> None:
    merge(twice)
    found = erasing.find_person(twice, "zedekiah wanderley")
    assert (found.row_id, found.name, found.is_live) == (ZELDA, "Zelda Quillfeather", True)
    undo(twice)
    assert erasing.find_person(twice, "zedekiah wanderley").row_id == ZED


@pytest.mark.parametrize(("who", "stays"), [("Zedekiah Wanderley", ZELDA), ("Z1", ZED)])
def test_a_copy_in_which_they_are_one_parts_them_where_just_one_was_erased(
    twice: Workspace, tmp_path: Path, who: str, stays: int
) -> None:
    merge_people(twice, ZELDA, ZED, {"name": "goes", "email": "goes"})
    old = copied(twice, tmp_path / "old.sgdesk")
    undo(twice)
    before = [each.row for each in person_view(twice, stays).training]
    erase(twice, who)
    restored = restored_from(twice, old)
    assert restored.erased.again == 1
    kept, gone = (CANARIES, OTHERS) if stays == ZELDA else (OTHERS, CANARIES)
    assert left_in(restored.path, (*kept, *gone)) == list(kept)
    assert [each.row for each in person_view(restored, stays).training] == before
    assert whole(restored)
    assert not later(restored, TODAY).erased


@pytest.mark.parametrize(("who", "stays"), [("Zedekiah Wanderley", ZELDA), ("Z1", ZED)])
def test_a_backup_in_which_they_are_one_parts_them_too(
    twice: Workspace, who: str, stays: int
) -> None:
    merge(twice)
    made = back_up(twice.path)
    undo(twice)
    erase(twice, who)
    assert erasing.erase_in_backups(twice).done == (made.path,)
    kept, gone = (CANARIES, OTHERS) if stays == ZELDA else (OTHERS, CANARIES)
    assert left_in(made.path, (*kept, *gone)) == list(kept)


def test_whoever_cannot_be_parted_from_somebody_who_stays_waits_and_is_told(
    twice: Workspace, tmp_path: Path
) -> None:
    before = copied(twice, tmp_path / "before.sgdesk")
    merge(twice)
    change_person(twice, ZELDA, PersonDetails("Zelda", "Quillfeather", reference="Z1"))
    old = copied(twice, tmp_path / "old.sgdesk")
    two = restored_from(twice, before)
    erase(two, "Z1")
    restored = restored_from(two, old)
    assert (restored.erased.again, restored.erased.alike) == (0, 1)
    assert person_view(restored, ZELDA).person.name == "Zelda Quillfeather"
    again = later(restored, TODAY)
    assert (again.erased.again, again.erased.alike) == (0, 0)
    assert len(waiting(again)) == 1
    done = later(again, TODAY + 15 * DAY)
    assert left_in(done.path, (*CANARIES, *OTHERS)) == []
    assert whole(done)
    done.close()
