"""Erasing: nothing of them left, what stays is told, and it is not done too easily."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.erasing import act, ledger
from sgdesk.data.file import history, schema
from sgdesk.data.file.damage.sums import Seal, verify_sums
from sgdesk.data.file.store import OrganisationFile
from sgdesk.data.forms.drawings import add_drawing, read_drawings
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.errors import FileError, InputError, RefusedError
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.domain.passphrases import Secret
from sgdesk.domain.people.erasing import Subject
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.domain.people.retention import ErasingReason
from sgdesk.domain.people.review import ReviewDetails, ReviewKind
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import check_number
from sgdesk.services.file.safety.backing_up import (
    back_up,
    back_up_and_thin,
    back_up_elsewhere,
    backups_of,
)
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.safety.restoring import restore
from sgdesk.services.file.undo import actions, redo, undo, undo_state
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.absence import leave
from sgdesk.services.people.evidence import add_evidence
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.outside import add_outside_worker, change_outside_worker
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.reviews import note_review
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.retention import set_hold
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import everyone
from tests import databases
from tests.factories import TODAY, clock_at, make_workspace

ZELDA, YORICK = 1, 2
CANARIES = ("Zelda", "Quillfeather", "Quillfeder", "zelda.q@example.org", "Vestry-Zed")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Zelda has everything that somebody can have; Yorick is beside her."""
    made = make_workspace(tmp_path)
    role, _ = add_role(made, "Helper", None, ["induction", "level1"])
    for given, family, mail in (
        ("Zelda", "Quillfeder", "zelda.q@example.org"),
        ("Yorick", "Stays", None),
    ):
        details = PersonDetails(given, family, email=mail, reference=f"{given[0]}1")
        add_person(made, details, role, TODAY - timedelta(days=3000))
    change_person(
        made,
        ZELDA,
        PersonDetails(
            "Zelda", "Quillfeather", email="zelda.q@example.org", reference="Z1", notes="Vestry-Zed"
        ),
    )
    course = course_choices(made)[0].id
    record_training(made, [ZELDA, YORICK], TrainingDetails(course, TODAY, notes="Together"))
    (tmp_path / "Zelda.txt").write_bytes(b"Signed by Zelda Quillfeather")
    add_evidence(made, 1, tmp_path / "Zelda.txt")
    begin_induction(made, ZELDA, TODAY)
    note_review(made, ReviewDetails(ZELDA, ReviewKind.SUPERVISION, TODAY, "Yorick Stays"))
    change_settings(made, {"lead_person": str(ZELDA)}, None)
    yield made
    made.close()


def left_in(path: Path, names: tuple[str, ...] = CANARIES) -> list[str]:
    """Which of the names stand in the bytes of a file, in either of SQLite's encodings."""
    content = path.read_bytes().lower()
    return [
        name
        for name in names
        if name.casefold().encode() in content or name.casefold().encode("utf-16-le") in content
    ]


def whole(workspace: Workspace) -> bool:
    with workspace.file.reading() as reader:
        sound = history.broken_link(reader) is None and not history.lost_end(reader)
        assert not reader.exec_driver_sql("PRAGMA foreign_key_check").all()
        assert reader.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert check(workspace.path).findings == ()
    return sound and verify_sums(workspace.file.engine, workspace.path).seal is Seal.SOUND


def erase(workspace: Workspace, who: str) -> erasing.Done:
    whom = erasing.find_person(workspace, who)
    return erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)


def test_nothing_of_them_is_left_in_the_file(workspace: Workspace) -> None:
    assert left_in(workspace.path) == list(CANARIES)
    erase(workspace, "Zelda Quillfeather")
    assert left_in(workspace.path) == []
    assert whole(workspace)
    assert person_view(workspace, YORICK).person.name == "Yorick Stays"
    assert len(person_view(workspace, YORICK).training) == 1
    workspace.close()
    reopened = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert whole(reopened)
    assert not reopened.erased
    reopened.close()


def test_the_preview_says_what_goes_and_what_stays(workspace: Workspace) -> None:
    change_person(
        workspace,
        YORICK,
        PersonDetails(
            "Yorick", "Stays", notes="Ask Zelda  Quillfeather first", line_manager_id=ZELDA
        ),
    )
    found = erasing.preview(workspace, erasing.find_person(workspace, "Z1"))
    goes = found.footprint.goes
    assert (goes["person"], goes["training"], goes["evidence"]) == (1, 1, 1)
    assert goes["induction_item"] > 1
    assert found.footprint.others == 1
    assert [(each.table, each.row_id) for each in found.footprint.to_look_at] == [
        ("person", YORICK)
    ]
    (told,) = found.footprint.to_look_at
    assert "Ask Zelda" in told.excerpt
    assert told.whose == "Yorick Stays"
    assert found.is_early
    assert left_in(workspace.path) == list(CANARIES), "a preview changes nothing"


def test_what_names_them_elsewhere_stays_as_it_is(workspace: Workspace) -> None:
    notes = "Ask Zelda Quillfeather first"
    change_person(workspace, YORICK, PersonDetails("Yorick", "Stays", notes=notes))
    erase(workspace, "Z1")
    assert person_view(workspace, YORICK).person.notes == notes
    change_person(workspace, YORICK, PersonDetails("Yorick", "Stays"))
    assert whole(workspace)


def test_a_text_about_training_is_found_by_whose_it_is(workspace: Workspace) -> None:
    course = course_choices(workspace)[0].id
    details = TrainingDetails(course, TODAY - timedelta(days=9), notes="With Zelda Quillfeather")
    record_training(workspace, [YORICK], details)
    found = erasing.preview(workspace, erasing.find_person(workspace, "Z1")).footprint.mentions
    assert [(each.table, each.whose) for each in found] == [("training", "Yorick Stays")]


def test_what_once_named_them_elsewhere_is_out_of_the_history(workspace: Workspace) -> None:
    for notes in ("Ask Zelda Quillfeather first", ""):
        change_person(workspace, YORICK, PersonDetails("Yorick", "Stays", notes=notes))
    erase(workspace, "Z1")
    assert left_in(workspace.path) == []


def test_what_the_history_says_of_others_stays_but_for_the_name(workspace: Workspace) -> None:
    course = course_choices(workspace)[0].id
    details = TrainingDetails(
        course,
        TODAY - timedelta(days=9),
        provider="Vestry Courses",
        notes="With Zelda Quillfeather",
    )
    record_training(workspace, [YORICK], details)
    undo(workspace)
    erase(workspace, "Z1")
    assert left_in(workspace.path) == []
    assert left_in(workspace.path, ("Vestry Courses",)), "who ran it names nobody"
    assert whole(workspace)


def test_an_address_that_two_share_stays_with_the_other(workspace: Workspace) -> None:
    shared = PersonDetails("Yorick", "Stays", email="zelda.q@example.org")
    change_person(workspace, YORICK, shared)
    assert not erasing.preview(workspace, erasing.find_person(workspace, "Z1")).footprint.mentions
    erase(workspace, "Z1")
    assert person_view(workspace, YORICK).person.email == "zelda.q@example.org"
    undone = [each for each in actions(workspace) if each.code == "change_person"]
    assert "erased" not in undone[0].details
    assert whole(workspace)


def test_somebody_of_the_same_name_keeps_their_history(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Zelda", "Quillfeather", reference="Z2"))
    erase(workspace, "Z1")
    assert person_view(workspace, 3).person.name == "Zelda Quillfeather"
    said = [each.details.get("person") for each in actions(workspace) if each.code == "add_person"]
    assert "Zelda Quillfeather" in said
    assert left_in(workspace.path, ("zelda.q@example.org", "Vestry-Zed", "Quillfeder")) == []


def test_a_certificate_leaves_its_number_and_nothing_more(workspace: Workspace) -> None:
    with workspace.file.reading() as reader:
        course = next(each.id for each in read_courses(reader).values() if each.key == "level1")
    record_training(workspace, [ZELDA], TrainingDetails(course, TODAY, provider="In-house"))
    issued = issue_certificates(workspace, training_ids=[3])
    number = next(each.number for each in issued.lines if each.number)
    assert number is not None
    done = erase(workspace, "Z1")
    assert done.footprint.certificates == (number,)
    with workspace.file.reading() as reader:
        assert ledger.erased_certificate(reader, number) == TODAY
        assert ledger.erased_certificate(reader, "AAAA-BBBB-CCCC") is None
    assert left_in(workspace.path) == []
    told = check_number(workspace, number)
    assert told.result is CheckResult.ERASED
    assert "nothing more is kept" in str(told.sentences()[0])


def test_a_document_that_went_out_stays_to_the_byte_and_is_told(workspace: Workspace) -> None:
    issued = issue_certificates(workspace, training_ids=[2])
    number = next(each.number for each in issued.lines if each.number)
    before = check_number(workspace, str(number))
    done = erase(workspace, "Z1")
    (told,) = done.footprint.mentions
    assert (told.table, told.column, told.frozen) == ("certificate", "face", True)
    assert done.footprint.to_look_at == ()
    assert check_number(workspace, str(number)) == before
    assert before.content is not None
    assert before.content.signatories[0][0] == "Zelda Quillfeather"


def test_an_erasure_is_not_undone_and_what_came_before_it_neither(workspace: Workspace) -> None:
    erase(workspace, "Z1")
    assert undo_state(workspace).undo is None
    with pytest.raises(RefusedError):
        undo(workspace)
    add_person(workspace, PersonDetails("New", "Comer"))
    undo(workspace)
    redo(workspace)
    assert whole(workspace)


def test_a_number_given_again_is_not_erased_again(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Last", "Quillfeather"))
    erase(workspace, "Last Quillfeather")
    number, _ = add_person(workspace, PersonDetails("Next", "Comer"))
    assert number == 3
    workspace.close()
    reopened = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert not reopened.erased
    assert person_view(reopened, number).person.name == "Next Comer"
    reopened.close()


def test_a_worker_from_outside_is_erased_likewise(workspace: Workspace) -> None:
    add_outside_worker(workspace, OutsideDetails("Xerxes Coachman", "coach", "Coaches Ltd"))
    change_outside_worker(workspace, 1, OutsideDetails("Xerxes Coachwell", "coach", "Coaches Ltd"))
    erase(workspace, "Xerxes Coachwell")
    assert left_in(workspace.path, ("Xerxes", "Coachman", "Coachwell")) == []
    assert whole(workspace)


def test_somebody_whose_adding_was_undone_is_found_in_the_history(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Wanda", "Mistake"))
    undo(workspace)
    redo(workspace)
    undo(workspace)
    assert left_in(workspace.path, ("Wanda",)) == ["Wanda"]
    whom = erasing.find_person(workspace, "wanda mistake")
    assert not whom.is_live
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Mistake")) == []
    assert whole(workspace)
    with pytest.raises(InputError, match="Nobody"):
        erasing.find_person(workspace, "Wanda Mistake")


@pytest.mark.parametrize("many", [5, 60])
def test_an_import_by_mistake_leaves_no_surname(
    workspace: Workspace, tmp_path: Path, many: int
) -> None:
    surnames = [f"Wrongson{number}x" for number in range(many)]
    lines = [f"Pat{number},{name}" for number, name in enumerate(surnames)]
    sheet = tmp_path / "wrong.csv"
    sheet.write_text("given_name,family_name\n" + "\n".join(lines), "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    undo(workspace)
    assert len(left_in(workspace.path, tuple(surnames))) == many
    (whom,) = erasing.undone_imports(workspace)
    assert whom.subject is Subject.IMPORT
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    assert left_in(workspace.path, tuple(surnames)) == []
    assert erasing.undone_imports(workspace) == ()
    assert whole(workspace)


def test_an_import_that_stands_is_erased_with_what_came_after(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "wrong.csv"
    sheet.write_text("given_name,family_name\nPat,Wrongson\nKim,Wrongham\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    entry = actions(workspace, 1)[0].id
    change_person(workspace, 3, PersonDetails("Pat", "Wrongwell"))
    whom = erasing.Whom(Subject.IMPORT, 0, entry, "wrong.csv")
    assert erasing.preview(workspace, whom).footprint.people == 2
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    assert left_in(workspace.path, ("Wrongson", "Wrongham", "Wrongwell")) == []
    assert whole(workspace)


def later(workspace: Workspace, day: date) -> Workspace:
    workspace.close()
    return open_workspace(workspace.path, writable=True, clock=clock_at(day))


def decide(workspace: Workspace, **more: bool) -> date:
    whom = erasing.find_person(workspace, "Z1")
    return erasing.decide_erasing(
        workspace, whom, reason=ErasingReason.ASKED, second_person="Pat Trustee", **more
    )[0]


def test_it_waits_fourteen_days_and_is_then_told(workspace: Workspace) -> None:
    due = decide(workspace, early_agreed=True)
    assert due == TODAY + timedelta(days=14)
    assert [each.name for each in erasing.erasure_log(workspace).waiting] == ["Zelda Quillfeather"]
    before = later(workspace, due - timedelta(days=1))
    assert not before.erased
    assert left_in(before.path) == list(CANARIES)
    on_the_day = later(before, due)
    assert (on_the_day.erased.due, on_the_day.erased.again) == (1, 0)
    assert left_in(on_the_day.path) == []
    log = erasing.erasure_log(on_the_day)
    assert not log.waiting
    assert [(each.done_on, each.second_person) for each in log.past] == [(due, "Pat Trustee")]
    assert whole(on_the_day)
    assert not later(on_the_day, due + timedelta(days=1)).erased


def test_within_the_days_it_is_taken_back(workspace: Workspace) -> None:
    due = decide(workspace, early_agreed=True)
    with pytest.raises(RefusedError, match="already"):
        decide(workspace, early_agreed=True)
    erasing.take_back(workspace, erasing.erasure_log(workspace).waiting[0].erasure.id)
    reopened = later(workspace, due)
    assert not reopened.erased
    assert person_view(reopened, ZELDA).person.name == "Zelda Quillfeather"


def test_what_was_taken_back_is_not_carried_out_in_a_file_from_before(
    workspace: Workspace, tmp_path: Path
) -> None:
    due = decide(workspace, early_agreed=True)
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    erasing.take_back(workspace, erasing.erasure_log(workspace).waiting[0].erasure.id)
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at(due))
    assert (restored.erased.due, restored.erased.kept) == (0, 1)
    assert person_view(restored, ZELDA).person.name == "Zelda Quillfeather"
    assert not erasing.erasure_log(restored).waiting
    assert not later(restored, due).erased


def copied(workspace: Workspace, to: Path) -> Path:
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(to)) as copy:
        live.backup(copy)
    return to


def restored_from(workspace: Workspace, old: Path, day: date = TODAY) -> Workspace:
    workspace.close()
    shutil.copy(old, workspace.path)
    return open_workspace(workspace.path, writable=True, clock=clock_at(day))


def waiting(workspace: Workspace) -> tuple[erasing.WaitingLine, ...]:
    return erasing.erasure_log(workspace).waiting


def keep(workspace: Workspace) -> None:
    erasing.take_back(workspace, waiting(workspace)[0].erasure.id)


def test_neither_a_decision_nor_keeping_after_all_is_taken_back_by_undo(
    workspace: Workspace,
) -> None:
    decide(workspace, early_agreed=True)
    assert undo_state(workspace).undo is None
    keep(workspace)
    assert undo_state(workspace).undo is None
    with pytest.raises(RefusedError):
        undo(workspace)


def test_a_file_from_before_the_decision_carries_out_what_was_decided_last(
    workspace: Workspace, tmp_path: Path
) -> None:
    old = copied(workspace, tmp_path / "old.sgdesk")
    due = decide(workspace, early_agreed=True)
    restored = restored_from(workspace, old)
    assert restored.erased.decided == 1
    (line,) = waiting(restored)
    assert (line.name, line.erasure.due_on) == ("Zelda Quillfeather", due)
    assert not later(restored, TODAY).erased
    gone = restored_from(restored, old, due)
    assert (gone.erased.decided, gone.erased.due) == (1, 1)
    assert left_in(gone.path) == []


def test_two_decisions_of_one_day_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    before = copied(workspace, tmp_path / "before.sgdesk")
    decide(workspace, early_agreed=True)
    first = copied(workspace, tmp_path / "first.sgdesk")
    keep(workspace)
    restored = restored_from(workspace, before)
    assert waiting(restored) == ()
    decide(restored, early_agreed=True)
    assert len(waiting(later(restored, TODAY))) == 1
    restored = restored_from(restored, first)
    assert (restored.erased.kept, restored.erased.decided) == (1, 1)
    assert len(waiting(restored)) == 1
    keep(restored)
    for old in (before, first):
        restored = restored_from(restored, old, TODAY + timedelta(days=20))
        assert waiting(restored) == ()
        assert person_view(restored, ZELDA).person.name == "Zelda Quillfeather"


def test_the_log_beside_keeps_no_name_of_who_agreed(workspace: Workspace) -> None:
    decide(workspace, early_agreed=True)
    assert left_in(paths.backup_folder() / ledger.NAME, ("Trustee", *CANARIES)) == []


def test_on_a_new_computer_the_log_comes_along_from_the_second_place(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = back_up_elsewhere(workspace, stick).backup
    erase(workspace, "Z1")
    assert left_in(made.path) == list(CANARIES)
    assert left_in(stick / ledger.NAME) == []
    monkeypatch.setenv("SGDESK_HOME", str(tmp_path / "new computer"))
    target = tmp_path / "new.sgdesk"
    restore(made.path, target, clock=clock_at())
    opened = open_workspace(target, writable=True, clock=clock_at())
    assert opened.erased.again == 1
    assert left_in(target) == []
    opened.close()


def test_a_backup_elsewhere_takes_the_log_of_its_own_file_alone_along(
    workspace: Workspace, tmp_path: Path
) -> None:
    other = make_workspace(tmp_path, "hscp")
    add_person(other, PersonDetails("Olga", "Otherwise"))
    erase(other, "Olga Otherwise")
    other.close()
    erase(workspace, "Z1")
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up(workspace.path, stick, clock=clock_at())
    with workspace.file.reading() as reader:
        whose = ledger.identity(reader)
    assert [each.identity for each in ledger.beside(stick).erased] == [whose]


def test_copies_beside_the_file_that_hold_them_are_told_and_made_anew(
    workspace: Workspace,
) -> None:
    whom = erasing.find_person(workspace, "Z1")
    name = f"{workspace.path.stem} before restore 2026-01-02 030405.sgdesk"
    copy = copied(workspace, workspace.path.with_name(name))
    made = back_up_and_thin(workspace)
    erase(workspace, "Z1")
    told = {each.path: each.goes_by for each in erasing.still_in_backups(workspace, whom)}
    assert told[copy] is None
    assert told[made.path] is not None
    assert set(told) == {copy, made.path}
    assert left_in(copy) == list(CANARIES)
    assert set(erasing.erase_in_backups(workspace).done) == {copy, made.path}
    assert left_in(copy) == []


def test_only_a_backup_that_is_thinned_out_has_a_day_by_which_it_goes(
    workspace: Workspace, tmp_path: Path
) -> None:
    whom = erasing.find_person(workspace, "Z1")
    kept = tmp_path / "aside"
    kept.mkdir()
    old = copied(workspace, kept / "old.sgdesk")
    change_person(workspace, YORICK, PersonDetails("Yorick", "Stays", notes="Later"))
    made = back_up_and_thin(workspace)
    restored = restored_from(workspace, old)
    told = erasing.still_in_backups(restored, whom)
    assert [(each.path, each.goes_by) for each in told] == [(made.path, None)]


def test_within_six_years_somebody_has_to_say_that_it_was_agreed(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="six years"):
        decide(workspace)
    leave(workspace, ZELDA, date(TODAY.year - 6, TODAY.month, TODAY.day) - timedelta(days=1))
    assert decide(workspace) == TODAY + timedelta(days=14)


def test_nobody_is_erased_without_a_second_person(workspace: Workspace) -> None:
    whom = erasing.find_person(workspace, "Z1")
    with pytest.raises(InputError, match="second person"):
        erasing.decide_erasing(workspace, whom, reason=ErasingReason.ASKED, second_person=" ")


def test_under_a_hold_nothing_is_erased_and_its_day_passes(workspace: Workspace) -> None:
    due = decide(workspace, early_agreed=True)
    set_hold(workspace, holds=True)
    with pytest.raises(RefusedError, match="hold"):
        erase(workspace, "Z1")
    held = later(workspace, due)
    assert not held.erased
    assert held.erased.held == 1
    assert left_in(held.path) == list(CANARIES)
    set_hold(held, holds=False)
    assert later(held, due).erased.due == 1


def test_who_was_erased_is_erased_again_after_a_restore(
    workspace: Workspace, tmp_path: Path
) -> None:
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    erase(workspace, "Z1")
    assert left_in(paths.backup_folder() / ledger.NAME) == []
    assert left_in(old) == list(CANARIES)
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert (restored.erased.due, restored.erased.again) == (0, 1)
    assert left_in(restored.path) == []
    assert person_view(restored, YORICK).person.name == "Yorick Stays"
    assert whole(restored)
    assert not later(restored, TODAY).erased


def test_backups_are_made_anew_without_them_and_stay_backups(workspace: Workspace) -> None:
    whom = erasing.find_person(workspace, "Z1")
    made = back_up_and_thin(workspace)
    assert [each.path for each in erasing.still_in_backups(workspace, whom)] == [made.path]
    erase(workspace, "Z1")
    assert [each.path for each in erasing.still_in_backups(workspace, whom)] == [made.path]
    set_hold(workspace, holds=True)
    with pytest.raises(RefusedError, match="hold"):
        erasing.erase_in_backups(workspace)
    set_hold(workspace, holds=False)
    found = erasing.erase_in_backups(workspace)
    assert (found.done, found.left) == ((made.path,), ())
    assert left_in(made.path) == []
    assert erasing.still_in_backups(workspace, whom) == ()
    (after,) = backups_of(workspace)
    assert (after.number, after.made_at, after.people) == (made.number, made.made_at, 1)
    assert check(made.path).findings == ()
    assert erasing.erase_in_backups(workspace).done == ()


def test_an_undone_import_that_was_erased_is_erased_again_where_it_stands(
    workspace: Workspace, tmp_path: Path
) -> None:
    sheet = tmp_path / "wrong.csv"
    sheet.write_text("given_name,family_name\nPat,Wrongson\nKim,Wrongham\n", "utf-8")
    import_sheet(workspace, SheetKind.PEOPLE, sheet)
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    undo(workspace)
    (whom,) = erasing.undone_imports(workspace)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.MISTAKE)
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert restored.erased.again == 1
    assert left_in(restored.path, ("Wrongson", "Wrongham")) == []
    assert whole(restored)


def test_a_log_that_cannot_be_read_erases_nobody(workspace: Workspace) -> None:
    for content in (
        b"",
        b"[1]",
        b'{"erased": [1], "decided": [], "taken_back": [], "unwiped": []}',
        b"\xff",
        b"[" * 90_000,
    ):
        (paths.backup_folder()).mkdir(parents=True, exist_ok=True)
        (paths.backup_folder() / ledger.NAME).write_bytes(content)
        assert not later(workspace, TODAY).erased


def test_people_of_a_file_from_before_the_log_are_erased_and_known_again(tmp_path: Path) -> None:
    old = Path(databases.__file__).with_name("schema-3.sgdesk")
    path = tmp_path / "old.sgdesk"
    shutil.copy(old, path)
    workspace = open_workspace(path, writable=True, clock=clock_at())
    chosen = next(each for each in everyone(workspace) if each.name == "Sample P16")
    staying = [each.id for each in everyone(workspace) if each.id != chosen.id]
    whom = erasing.whom_of_person(workspace, chosen.id)
    erasing.erase_at_once(workspace, whom, reason=ErasingReason.ASKED)
    assert whole(workspace)
    assert left_in(path, ("Sample P16",)) == []
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT count(*) FROM history WHERE changes LIKE '%P17%'"
        (others,) = raw.execute(query).fetchone()
    assert others, "what the history holds of others in the same entry stays"
    workspace.close()
    shutil.copy(old, path)
    again = open_workspace(path, writable=True, clock=clock_at())
    assert again.erased.again == 1
    assert [each.id for each in everyone(again)] == staying
    assert whole(again)
    again.close()


def test_an_encrypted_file_and_its_backups_are_erased_likewise(tmp_path: Path) -> None:
    secret = Secret("correct horse battery staple")
    path = tmp_path / "locked.sgdesk"
    made = new_workspace(
        path, name="Locked", partnership="generic", clock=clock_at(), secret=secret
    )
    add_person(made, PersonDetails("Zelda", "Quillfeather", reference="Z1"))
    backup = back_up_and_thin(made)
    erase(made, "Z1")
    with made.file.reading() as reader:
        assert history.broken_link(reader) is None
        everything = repr(reader.exec_driver_sql("SELECT * FROM history").all())
    assert "Quillfeather" not in everything
    assert erasing.erase_in_backups(made).done == (backup.path,)
    made.close()
    reopened = open_workspace(path, writable=True, clock=clock_at(), secret=secret)
    assert not reopened.erased
    assert everyone(reopened) == ()
    reopened.close()


def test_killed_after_the_deed_the_rest_is_done_at_the_next_opening(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(act, "wipe", killed)
        with pytest.raises(KeyboardInterrupt):
            erase(workspace, "Z1")
    assert len(ledger.beside(paths.backup_folder()).unwiped) == 1
    wiped: list[Path] = []
    wipe = act.wipe

    def noted(file: OrganisationFile) -> None:
        wiped.append(file.path)
        wipe(file)

    monkeypatch.setattr(act, "wipe", noted)
    reopened = later(workspace, TODAY)
    assert wiped == [workspace.path]
    assert left_in(reopened.path) == []
    known = ledger.beside(paths.backup_folder())
    assert (len(known.erased), known.unwiped) == (1, ())
    assert whole(reopened)


def test_a_log_that_cannot_be_written_has_the_file_built_anew_once_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paths.backup_folder() / ledger.NAME).mkdir(parents=True)
    assert not erase(workspace, "Z1").noted
    wiped: list[Path] = []
    monkeypatch.setattr(act, "wipe", lambda file: wiped.append(file.path))
    reopened = later(workspace, TODAY)
    assert wiped == []
    assert left_in(reopened.path) == []


def test_a_full_disk_under_building_anew_does_not_keep_the_file_from_being_opened(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = decide(workspace, early_agreed=True)

    def full(_: OrganisationFile) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr(act, "wipe", full)
    reopened = later(workspace, due)
    assert reopened.erased.due == 1
    assert len(ledger.beside(paths.backup_folder()).erased) == 1
    assert left_in(reopened.path) == []


def test_somebody_who_was_undone_and_done_again_is_known_by_their_first_entry(
    workspace: Workspace, tmp_path: Path
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Again"))
    old = tmp_path / "old.sgdesk"
    with closing(sqlite3.connect(workspace.path)) as live, closing(sqlite3.connect(old)) as copy:
        live.backup(copy)
    undo(workspace)
    redo(workspace)
    erase(workspace, "Wanda Again")
    assert left_in(workspace.path, ("Wanda",)) == []
    workspace.close()
    shutil.copy(old, workspace.path)
    restored = open_workspace(workspace.path, writable=True, clock=clock_at())
    assert restored.erased.again == 1
    assert left_in(restored.path, ("Wanda",)) == []


def test_whoever_gets_their_number_is_not_the_lead(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Last", "Lead"))
    change_settings(workspace, {"deputy_person": "3"}, None)
    erase(workspace, "Last Lead")
    number, _ = add_person(workspace, PersonDetails("Next", "Comer"))
    assert number == 3
    with workspace.file.reading() as reader:
        assert settings_from(read_settings(reader, TODAY)).deputy_person is None


def test_a_dip_sample_keeps_how_many_and_not_whom(workspace: Workspace) -> None:
    with workspace.file.writing("draw_dip_sample", {}) as writer:
        session = writer.insert(
            schema.session, uid="s", course_id=1, held_on=TODAY, capacity=None, notes=""
        )
        add_drawing(writer, session, TODAY, [1, 2], 9)
    erase(workspace, "Z1")
    with workspace.file.reading() as reader:
        (drawn,) = read_drawings(reader)
    assert (drawn.training_ids, drawn.population) == ((2,), 9)
    assert whole(workspace)
