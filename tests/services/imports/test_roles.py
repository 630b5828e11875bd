"""A sheet of roles: groups and requirements that are known, and rows refused each with its why."""

from functools import partial
from pathlib import Path

import pytest

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.organisation.organisation import add_topic
from sgdesk.services.people import roles
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import TODAY, make_workspace

HEAD = "Role,Group,Requirements\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, "generic")


def bring(workspace: Workspace, *rows: str) -> ImportReport:
    path = workspace.path.with_name("roles.csv")
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return import_sheet(workspace, SheetKind.ROLES, path)


def kept(workspace: Workspace) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    """Group and requirements of every role, by its name."""
    found = roles.roles_view(workspace, TODAY)
    return {each.role.name: (each.role.group, each.role.requirements) for each in found}


def refused(report: ImportReport) -> list[tuple[int | None, str | None, str, str, str]]:
    return [(p.row, p.column, p.value, p.code.value, p.reason) for p in report.refused]


def test_a_group_that_the_partnership_has_not_is_refused_at_its_cell_and_the_rest_kept(
    workspace: Workspace,
) -> None:
    report = bring(workspace, "Cook,nowhere,", "Driver,,level1", "Steward,neverland,level1")

    reason = "the partnership has no such group"
    assert refused(report) == [
        (2, "B", "nowhere", "unknown_group", reason),
        (4, "B", "neverland", "unknown_group", reason),
    ]
    assert (report.read, report.added) == (3, 1)
    assert kept(workspace) == {"Driver": (None, ("level1",))}


@pytest.mark.parametrize("said", ["2", "regular CONTACT", "Level 2", "l2", "Group 2"])
def test_a_group_is_known_by_its_key_its_title_and_its_other_names(
    workspace: Workspace, said: str
) -> None:
    report = bring(workspace, f"Youth worker,{said},")

    assert report.refused == ()
    assert kept(workspace) == {"Youth worker": ("2", ("induction", "level1", "level2"))}


def test_a_role_without_a_group_is_kept_without_one(workspace: Workspace) -> None:
    assert bring(workspace, "Driver,,").added == 1
    assert kept(workspace) == {"Driver": (None, ())}


def test_a_requirement_that_nobody_asks_is_refused_by_its_own_name(workspace: Workspace) -> None:
    report = bring(workspace, "Cook,1,level1; juggling", "Driver,1,LEVEL1")

    reason = "neither the partnership nor your own topics call for this"
    assert refused(report) == [(2, "C", "juggling", "unknown_requirement", reason)]
    assert kept(workspace) == {"Driver": ("1", ("level1",))}


def test_a_topic_of_our_own_can_be_asked_of_a_role(workspace: Workspace) -> None:
    add_topic(workspace, "first-aid", "First aid")

    assert bring(workspace, "Driver,,first-aid").refused == ()
    assert kept(workspace) == {"Driver": (None, ("first-aid",))}


def test_an_unknown_group_leaves_a_role_that_is_kept_as_it_was(workspace: Workspace) -> None:
    bring(workspace, "Driver,1,level1")

    report = bring(workspace, "Driver,nowhere,level1")

    assert [each.code.value for each in report.refused] == ["unknown_group"]
    assert kept(workspace) == {"Driver": ("1", ("level1",))}


def test_a_role_that_calls_for_something_else_is_refused_and_the_same_is_present(
    workspace: Workspace,
) -> None:
    bring(workspace, "Driver,1,level1")

    report = bring(workspace, "driver,1,level1", "Driver,1,level2", "Driver,2,level1")

    assert [(each.row, each.column, each.code.value) for each in report.refused] == [
        (3, "A", "role_differs"),
        (4, "A", "role_differs"),
    ]
    assert (report.added, report.already_present) == (0, 1)
    assert kept(workspace) == {"Driver": ("1", ("level1",))}


def test_a_role_that_called_for_nothing_yet_is_filled_in(workspace: Workspace) -> None:
    bring(workspace, "Driver,,")

    report = bring(workspace, "Driver,1,")

    assert (report.added, report.already_present, report.refused) == (1, 0, ())
    assert kept(workspace) == {"Driver": ("1", ("induction", "level1"))}


def test_a_dry_run_shows_what_each_role_would_call_for_and_saves_nothing(
    workspace: Workspace,
) -> None:
    bring(workspace, "Driver,,")
    path = workspace.path.with_name("roles.csv")
    path.write_text(HEAD + "Cook,1,\nDriver,,level1\nCook,1,\nVerger,nowhere,", encoding="utf-8")

    report = import_sheet(workspace, SheetKind.ROLES, path, dry_run=True)

    assert [(each.row, each.who, each.what) for each in report.additions] == [
        (2, "Cook", "induction, level1"),
        (3, "Driver", "level1"),
    ]
    assert kept(workspace) == {"Driver": (None, ())}


@pytest.mark.parametrize("said", ["Ann Sample", "Sample, Ann", "Mrs Sample-Example"])
def test_the_name_of_a_person_in_place_of_a_role_is_asked_about(
    workspace: Workspace, said: str
) -> None:
    report = bring(workspace, f'"{said}",,level1', "Driver,,level1")

    assert [each[:4] for each in refused(report)] == [(2, "A", said, "person_as_role")]
    assert kept(workspace) == {"Driver": (None, ("level1",))}
    (question,) = report.questions
    path = workspace.path.with_name("roles.csv")
    import_sheet(workspace, SheetKind.ROLES, path, decisions={question.id: "yes"})
    assert said in kept(workspace)


def test_somebody_who_is_known_here_is_no_role_without_a_word(workspace: Workspace) -> None:
    add_person(workspace, PersonDetails("Tower", "Captain"))

    assert [each[3] for each in refused(bring(workspace, "Tower Captain,,"))] == ["person_as_role"]


@pytest.mark.parametrize("said", ["1", "12.", "2024"])
def test_a_number_is_no_role(workspace: Workspace, said: str) -> None:
    report = bring(workspace, f"{said},,level1")

    assert [each[:4] for each in refused(report)] == [(2, "A", said, "is_no_role")]
    assert kept(workspace) == {}


@pytest.mark.parametrize(
    "said", ["Tower Captain", "Grace Room Leader", "Bookkeeper", "Hope Ambassador", "Lay Reader"]
)
def test_a_role_that_no_list_has_is_a_role_without_a_question(
    workspace: Workspace, said: str
) -> None:
    report = bring(workspace, f"{said},,level1")

    assert (report.refused, report.questions) == ((), ())
    assert kept(workspace) == {said: (None, ("level1",))}


@pytest.mark.parametrize("said", ["Level 1, Level 2", "LEVEL 1; level2", "level-1; Level  2"])
def test_requirements_are_known_by_the_names_that_people_write(
    workspace: Workspace, said: str
) -> None:
    report = bring(workspace, f'Driver,,"{said}"')

    assert report.refused == ()
    assert kept(workspace) == {"Driver": (None, ("level1", "level2"))}


def test_a_topic_of_our_own_is_known_by_its_title(workspace: Workspace) -> None:
    add_topic(workspace, "first-aid", "First aid for all")

    bring(workspace, "Driver,,First aid for all")
    assert kept(workspace) == {"Driver": (None, ("first-aid",))}


@pytest.mark.parametrize("said", ["None", "-", "not required"])
def test_that_a_role_calls_for_nothing_is_asked_and_then_so(
    workspace: Workspace, said: str
) -> None:
    report = bring(workspace, f"Helper,,{said}", f"Driver,2,{said}")
    (question,) = report.questions
    assert (report.added, [each.row for each in question.cells]) == (0, [2, 3])

    path = workspace.path.with_name("roles.csv")
    answers = {question.id: "yes"}
    report = import_sheet(workspace, SheetKind.ROLES, path, decisions=answers)
    assert kept(workspace) == {"Helper": (None, ()), "Driver": ("2", ())}


@pytest.mark.parametrize("said", ["Level 1 & Level 2", "level1 and level2", "Level 1 + level2"])
def test_requirements_are_parted_at_an_and_where_each_is_known(
    workspace: Workspace, said: str
) -> None:
    assert bring(workspace, f"Driver,,{said}").refused == ()
    assert kept(workspace) == {"Driver": (None, ("level1", "level2"))}


def test_nothing_is_parted_of_which_a_part_is_not_known(workspace: Workspace) -> None:
    report = bring(workspace, "Driver,,Level 1 & tea")
    assert [each.value for each in report.refused] == ["Level 1 & tea"]


def test_a_role_that_was_said_to_be_one_of_ours_is_so_in_the_next_sheet_too(
    workspace: Workspace,
) -> None:
    roles.add_role(workspace, "Toddler group helper", None)
    path = workspace.path.with_name("tracker.csv")
    rows = ["Name,Role,Level 1", "Ada Example,Toddler helper,12/03/2025"]
    rows.append("Bo Example,Lunch club helper,13/03/2025")
    path.write_text("\n".join(rows), encoding="utf-8")
    read = partial(import_sheet, workspace, SheetKind.TRACKER, path, add_people=True)
    seen = read(dry_run=True)
    ada, bo = (each.id for each in seen.questions if "not one of your roles" in each.asks)
    told = {ada: "role:toddler group helper", bo: "group:1"}
    read(decisions=told)
    path.write_text("\n".join([*rows, "Cy Example,Helper,14/03/2025"]), encoding="utf-8")
    again = read(dry_run=True)
    assert [each.value for each in (*again.refused, *again.notes) if each.column == "B"] == [
        "Helper"
    ]
    asked = next(each for each in again.questions if "“Helper”" in each.asks)
    assert "Your role Lunch club helper" in [choice.label for choice in asked.choices]


def test_a_role_that_is_new_in_this_sheet_is_offered_as_it_is_written(
    workspace: Workspace,
) -> None:
    path = workspace.path.with_name("people.csv")
    people = "Name,Role\nBo Example,Lunch Club helper\nCy Example,Helper\n"
    path.write_text(people, encoding="utf-8")
    seen = import_sheet(workspace, SheetKind.PEOPLE, path, dry_run=True)
    told = {seen.questions[0].id: "group:1"}
    again = import_sheet(workspace, SheetKind.PEOPLE, path, dry_run=True, decisions=told)
    asked = next(each for each in again.questions if "“Helper”" in each.asks)
    assert "Your role Lunch Club helper" in [choice.label for choice in asked.choices]
