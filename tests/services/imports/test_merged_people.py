"""Whoever was two entries until they became one is known by what stood with either of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.imports.attendance import Effect
from sgdesk.services.imports.decisions import decisions
from sgdesk.services.imports.received.gathering import gather
from sgdesk.services.imports.received.proposing import propose
from sgdesk.services.people.merging.merging import merge_people
from sgdesk.services.people.people import PersonDetails, add_person, person_view
from sgdesk.services.people.rights.erasing import erase_at_once, whom_of_person
from sgdesk.services.training.standing import everyone
from tests.factories import make_workspace
from tests.services.imports.attendance.lists import evening, line
from tests.services.imports.received.making import certificate, write_pdf

STAYS = {"name": "stays", "reference": "stays", "email": "stays"}


def person(workspace: Workspace, given: str, family: str, reference: str, email: str = "") -> int:
    return add_person(workspace, PersonDetails(given, family, email=email, reference=reference))[0]


@pytest.fixture
def married(tmp_path: Path) -> Iterator[Workspace]:
    """Ann Trial (R3) became Ann Married (R4); one Ann Twin (T2) became the other (T1)."""
    (tmp_path / "file").mkdir()
    made = make_workspace(tmp_path / "file")
    old = person(made, "Ann", "Trial", "R3", "ann@example.org")
    new = person(made, "Ann", "Married", "R4", "ann.m@example.org")
    one = person(made, "Ann", "Twin", "T1", "a1@example.org")
    two = person(made, "Ann", "Twin", "T2", "a2@example.org")
    merge_people(made, new, old, STAYS)
    merge_people(made, one, two, STAYS)
    yield made
    made.close()


def bring_in(workspace: Workspace, kind: SheetKind, text: str) -> ImportReport:
    sheet = Path(workspace.path).with_name("sheet.csv")
    sheet.write_text(text, encoding="utf-8")
    return import_sheet(workspace, kind, sheet, add_people=True)


def trained(workspace: Workspace) -> set[str]:
    views = (person_view(workspace, each.id) for each in everyone(workspace))
    return {view.person.name for view in views if view.training}


@pytest.mark.parametrize("named", [True, False])
def test_a_reference_of_the_one_who_went_is_that_of_the_one_who_stayed(
    married: Workspace, named: bool
) -> None:
    rows = [("R3", "Ann Trial"), ("T2", "Ann Twin")]
    lines = "".join(f"{ref},{name if named else ''},level1,2026-01-09\n" for ref, name in rows)
    found = bring_in(married, SheetKind.TRAINING, f"Reference,Name,Course,Date\n{lines}")
    assert (found.added, found.people_added, found.refused) == (2, 0, ())
    assert trained(married) == {"Ann Married", "Ann Twin"}


def test_a_sheet_of_people_adds_nobody_who_is_here_under_another_reference(
    married: Workspace,
) -> None:
    text = "Reference,Name,Email\nR3,Ann Trial,ann@example.org\nT2,Ann Twin,a2@example.org\n"
    found = bring_in(married, SheetKind.PEOPLE, text)
    assert (found.people_added, found.questions, found.refused) == (0, (), ())


def test_an_e_mail_of_the_one_who_went_is_no_question(married: Workspace) -> None:
    found = bring_in(
        married, SheetKind.TRACKER, "Name,Email,level1\nAnn Twin,a2@example.org,2026-01-09\n"
    )
    assert (found.added, found.questions) == (1, ())


def test_a_reference_that_was_given_to_somebody_else_is_theirs(married: Workspace) -> None:
    person(married, "Bo", "Later", "T2")
    found = bring_in(married, SheetKind.TRAINING, "Reference,Course,Date\nT2,level1,2026-01-09\n")
    assert (found.added, trained(married)) == (1, {"Bo Later"})


def test_who_was_merged_again_is_known_by_the_reference_of_the_first(married: Workspace) -> None:
    last = person(married, "Ann", "Third", "R5")
    now = next(each.id for each in everyone(married) if each.name == "Ann Married")
    merge_people(married, last, now, STAYS)
    text = "Reference,Course,Date\nR3,level1,2026-01-09\nR4,level2,2026-01-10\n"
    assert bring_in(married, SheetKind.TRAINING, text).added == 2
    assert trained(married) == {"Ann Third"}


def test_what_a_merging_left_is_shown_with_a_name_and_goes_with_its_undo(
    married: Workspace,
) -> None:
    shown = {each.about: each.named for each in decisions(married)}
    assert (shown["reference r3"], shown["reference t2"]) == ("Ann Married", "Ann Twin")
    undo(married)
    assert "reference t2" not in {each.about for each in decisions(married)}


def test_nothing_that_a_merging_left_stays_of_whoever_is_erased(married: Workspace) -> None:
    number = next(each.id for each in everyone(married) if each.name == "Ann Married")
    erase_at_once(married, whom_of_person(married, number), reason=ErasingReason.ASKED)
    left = {each.about for each in decisions(married)}
    assert left == {"reference t2", "ann twin a2@example.org"}


def test_a_list_of_a_session_knows_the_other_name_reference_and_e_mail(tmp_path: Path) -> None:
    list_ = evening(tmp_path)
    workspace = list_.hall.workspace
    old = person(workspace, "Ann", "Trial", "R3", "ann@example.org")
    new = person(workspace, "Ann", "Married", "R4", "ann.m@example.org")
    merge_people(workspace, new, old, STAYS)
    for text in (
        "Name\tAttended\nAnn Trial\tYes\n",
        "Name\tReference\tAttended\nAnn Trial\tR3\tYes\n",
        "Name\tEmail\tAttended\nAnn Trial\tann@example.org\tYes\n",
    ):
        said = line(list_.read(text), "Ann Trial")
        assert (said.person, said.effect) == ("Ann Married", Effect.YES), text
    other = line(
        list_.read("Name\tEmail\tAttended\nAnn Trial\tzoe@example.org\tYes\n"), "Ann Trial"
    )
    assert other.person != "Ann Married"


def test_a_certificate_with_the_name_of_the_one_who_went_is_proposed_for_the_other(
    married: Workspace, tmp_path: Path
) -> None:
    paper = write_pdf(tmp_path / "a.pdf", certificate("Ann Trial"))
    (found,) = propose(married, gather([paper], lambda done, total: None)).lines
    assert found.person is not None
    assert person_view(married, found.person.id).person.name == "Ann Married"
    assert found.whose == ()
