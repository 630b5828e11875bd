"""The likely answer for a role that is new: what is asked of somebody, shown and never taken."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.packs import load_pack
from sgdesk.domain.people.person import Role
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports import QuestionKind, SheetKind, import_sheet
from sgdesk.services.imports.drafting.role_offers import RoleOffers
from sgdesk.services.people.role_templates import role_templates, suggested_group
from tests.factories import make_workspace

PACK = load_pack(paths.resource("partnerships", "hscp.toml"))


def offers(template: str) -> RoleOffers:
    """What is offered beside the roles that such an organisation begins with."""
    begun = next(each for each in role_templates() if each.key == template)
    groups = ((each.name, suggested_group(PACK, each.level)) for each in begun.roles)
    roles = [
        Role(number, name, group.key if group else None, ())
        for number, (name, group) in enumerate(groups)
    ]
    return RoleOffers(roles, PACK)


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Teacher", "role:madrasah teacher"),
        ("Teachers", "role:madrasah teacher"),
        ("Trustees", "role:trustee or committee member"),
        ("Door steward", "role:door and events steward"),
        ("DSL", "role:safeguarding lead"),
        ("Caretaker (hall)", "role:caretaker"),
        ("Teacher (deputy)", "group:2"),
        ("Quran teacher", "group:2"),
        ("Minibus driver", "group:2"),
        ("Assistant coach", "group:2"),
        ("Vice chair", "group:1"),
        ("Teacher / coach", "group:2"),
        ("Door & events steward", "role:door and events steward"),
        ("Trustee or committee member", "role:trustee or committee member"),
        ("Treasurer", "group:1"),
    ],
)
def test_a_role_that_says_one_of_ours_or_one_that_is_usual_has_an_offer(
    name: str, likely: str
) -> None:
    assert offers("mosque").offer(name) == likely


@pytest.mark.parametrize(
    "name",
    [
        *("Helper", "Volunteer", "Tea rota", "Bell ringer", "Imam's wife", "Classroom helper"),
        *(
            "Youth leader / trustee",
            "Trustee and coach",
            "Youth leader trustee",
            "Caretaker (and youth leader)",
            "Caretaker, minibus driver",
            "Teacher & bell ringer",
            "Former trustee",
            "Ex-teacher",
            "Teacher (retired)",
            "(Teacher)",
            "Teacher [head]",
            "Head teacher",
            "Senior teacher",
            "",
            "42",
        ),
    ],
)
def test_a_role_that_may_ask_for_one_thing_or_another_has_no_offer(name: str) -> None:
    assert offers("mosque").offer(name) == ""


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("Coach U9", "role:coach"),
        ("Under 12s coach", "role:coach"),
        ("Head coach U14", "role:head coach"),
        ("Asst coach", "role:assistant coach"),
        ("Asst. coach U7s", "role:assistant coach"),
    ],
)
def test_the_age_of_a_team_and_a_short_word_make_no_other_role(name: str, likely: str) -> None:
    ours = [
        Role(number, each, "2", ())
        for number, each in enumerate(("Assistant coach", "Coach", "Head coach"))
    ]
    assert RoleOffers(ours, PACK).offer(name) == likely


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("madrassah teacher", "role:madrasah teacher"),
        ("Madrasa teachers", "role:madrasah teacher"),
        ("Madressa Teacher", "role:madrasah teacher"),
        ("Teacher, madrasah", "role:madrasah teacher"),
        ("Madrasah teacher - new", "role:madrasah teacher"),
        ("New teacher", "role:madrasah teacher"),
        ("Madrasah techer", "role:madrasah teacher"),
        ("Chair of Trustees", "role:trustee or committee member"),
        ("Committee member", "role:trustee or committee member"),
        ("Head of madrassa", "role:head of the madrasah"),
    ],
)
def test_spelling_plural_order_and_a_word_more_make_no_other_role(name: str, likely: str) -> None:
    assert offers("mosque").offer(name) == likely


@pytest.mark.parametrize("name", ["Walker", "Booker", "Madrasah trainee teacher", "Cooker"])
def test_words_that_only_look_alike_are_no_spelling(name: str) -> None:
    ours = [Role(1, "Worker", "2", ()), Role(2, "Cook", "2", ()), Role(3, "Trainer", "1", ())]
    assert not RoleOffers(ours, PACK).offer(name).startswith("role:")


def test_a_role_that_the_sheet_brought_is_offered_to_its_next_spelling() -> None:
    known = RoleOffers([], PACK)
    known.learn(Role(7, "Quran reciter", "2", ()))
    assert known.offer("Quran reciters") == "role:quran reciter"


def test_a_deputy_is_never_offered_the_post_itself() -> None:
    assert offers("mosque").offer("Deputy safeguarding lead") == "group:3"
    assert offers("mosque").offer("Assistant teacher") == "group:2"


def test_a_role_of_ours_that_calls_for_nothing_is_never_offered() -> None:
    assert RoleOffers([Role(1, "Usher team", None, ())], PACK).offer("Ushers team") == ""


def test_several_of_ours_are_one_group_or_nothing() -> None:
    both = [Role(1, "Choir leader", "2", ()), Role(2, "Choir helper", "1", ())]
    assert RoleOffers(both, PACK).offer("Choir") == ""
    same = [Role(1, "Junior choir", "2", ()), Role(2, "Senior choir", "2", ())]
    assert RoleOffers(same, PACK).offer("Evening choir") in ("", "group:2")
    pairs = [Role(1, "Day cook", "1", ()), Role(2, "Night cook", "1", ())]
    assert RoleOffers(pairs, PACK).offer("Cook") == "group:1"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, "hscp")


def asked(workspace: Workspace, answers: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """What each role is offered, and how many roles come in."""
    path = workspace.path.with_name("sheet.csv")
    path.write_text("Name,Role\nAda Example,Coaches\nBob Example,Bell ringer\n", "utf-8")
    report = import_sheet(workspace, SheetKind.PEOPLE, path, dry_run=True, decisions=answers)
    found = {e.id: e.guess for e in report.questions if e.kind is QuestionKind.ROLE}
    return found, report.roles_added


def test_an_offer_is_shown_with_the_question_and_not_taken_by_itself(workspace: Workspace) -> None:
    assert asked(workspace, {}) == ({"role:coaches": "group:2", "role:bell ringer": ""}, 0)
    assert asked(workspace, {"role:coaches": "group:2"})[1] == 1
