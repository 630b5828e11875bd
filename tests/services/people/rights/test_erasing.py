"""Erasing: nothing of them left, what stays is told, and it is not done too easily."""

from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.data.courses.catalogue import read_courses
from sgdesk.data.erasing import ledger
from sgdesk.data.file import schema
from sgdesk.data.forms.drawings import add_drawing, read_drawings
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.domain.people.keeping.erasing import Subject
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.register import check_number
from sgdesk.services.file.undo import actions, redo, undo, undo_state
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.imports import SheetKind, import_sheet
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.outside import add_outside_worker, change_outside_worker
from sgdesk.services.people.people import PersonDetails, add_person, change_person, person_view
from sgdesk.services.people.rights import erasing
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, clock_at
from tests.services.people.rights.zelda import CANARIES, YORICK, ZELDA, erase, left_in, whole


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


def test_addings_of_them_that_were_undone_before_are_told_and_erased_too(
    workspace: Workspace,
) -> None:
    for _ in range(2):
        add_person(workspace, PersonDetails("Wanda", "Mistake", reference="W1"))
        undo(workspace)
    add_person(workspace, PersonDetails("Wanda", "Mistake", reference="W1"))
    whom = erasing.find_person(workspace, "Wanda Mistake")
    assert erasing.preview(workspace, whom).in_history_too == 2
    erase(workspace, "Wanda Mistake")
    assert left_in(workspace.path, ("Wanda", "Mistake")) == []
    with workspace.file.reading() as reader:
        lines = ledger.in_file(reader)
    assert len({each.entry_hash for each in lines}) == 3, "a copy knows each of the addings"
    assert len(erasing.erasure_log(workspace).past) == 1, "and it is one erasure"
    assert whole(workspace)


def test_what_was_undone_under_a_name_that_somebody_else_has_stays_and_is_told(
    workspace: Workspace,
) -> None:
    add_person(workspace, PersonDetails("Wanda", "Mistake", reference="W1"))
    undo(workspace)
    for reference in ("W1", "W2"):
        add_person(workspace, PersonDetails("Wanda", "Mistake", reference=reference))
    found = erasing.preview(workspace, erasing.find_person(workspace, "W1"))
    assert (found.in_history_too, found.namesakes) == (0, 1)
    erase(workspace, "W1")
    assert left_in(workspace.path, ("Wanda",)) == ["Wanda"]
    assert erasing.find_person(workspace, "W2").is_live


def test_what_was_undone_under_another_reference_is_of_somebody_else(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Wanda", "Mistake", reference="W2"))
    undo(workspace)
    add_person(workspace, PersonDetails("Wanda", "Mistake", reference="W1"))
    whom = erasing.find_person(workspace, "W1")
    assert erasing.preview(workspace, whom).in_history_too == 0
    erase(workspace, "W1")
    assert erasing.find_person(workspace, "W2").reference == "W2"


def test_two_of_a_name_who_were_undone_are_told_apart_by_reference(workspace: Workspace) -> None:
    for reference in ("W1", "W2"):
        add_person(workspace, PersonDetails("Wanda", "Mistake", reference=reference))
        undo(workspace)
    with pytest.raises(InputError, match="fits 2 people"):
        erasing.find_person(workspace, "Wanda Mistake")
    assert erasing.find_person(workspace, "W1").reference == "W1"


@pytest.mark.parametrize("many", [5, 60])
def test_an_import_by_mistake_leaves_no_surname(
    workspace: Workspace, tmp_path: Path, many: int
) -> None:
    letters = "abdfhkmrsw"
    surnames = [f"Wrong{4 * letters[n // 10]}{4 * letters[n % 10]}" for n in range(many)]
    lines = [f"Pat,{name}" for name in surnames]
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
