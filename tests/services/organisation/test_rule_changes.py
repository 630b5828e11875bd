"""What a change of roles, settings or partnership would do is what it does."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.training.states import State
from sgdesk.services.file import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation import following, organisation
from sgdesk.services.organisation.following import Placing
from sgdesk.services.organisation.organisation import Leads
from sgdesk.services.people import roles
from sgdesk.services.people.roles import NewRole
from sgdesk.services.training import standing
from sgdesk.services.training.effects import Effect
from tests.factories import TODAY, make_workspace
from tests.services.hall import make_hall
from tests.services.sample.made import a_sample

_WANTING = {State.OVERDUE, State.NOT_DONE}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_sample(tmp_path / "s.sgdesk")


def _wanting(workspace: Workspace) -> dict[str, set[str]]:
    report = standing.standing_report(workspace)
    return {
        person.name: {each.requirement for each in found.standings if each.state in _WANTING}
        for person, found in report.people
    }


def _assert_foretold(workspace: Workspace, foretold: Effect, change: Callable[[], object]) -> None:
    before = _wanting(workspace)
    change()
    after = _wanting(workspace)
    turned = sorted(name for name in after if after[name] - before[name])
    relieved = sorted(name for name in after if before[name] and not after[name])
    assert list(foretold.turned) == turned
    assert list(foretold.relieved) == relieved


def test_a_role_that_asks_for_more_turns_whom_its_preview_names(workspace: Workspace) -> None:
    role = next(
        each
        for each in roles.roles_view(workspace)
        if each.holders and len(each.role.requirements) == 1
    )
    effect = roles.preview_role(workspace, role.role.id, ["level3"])
    assert effect.turned
    assert effect.asked_anew
    _assert_foretold(
        workspace,
        effect,
        lambda: roles.change_role(
            workspace, role.role.id, group=None, requirements=["level3"], from_date=TODAY
        ),
    )


def test_a_shorter_interval_turns_whom_its_preview_names(workspace: Workspace) -> None:
    values = {"interval:level2": "12"}
    effect = organisation.preview_settings(workspace, values)
    assert effect.turned
    _assert_foretold(
        workspace, effect, lambda: organisation.change_settings(workspace, values, TODAY)
    )


@pytest.mark.parametrize("key", ["generic", "wscp", "hscb", "scsp", "hsscp"])
def test_another_partnership_turns_whom_its_preview_names(workspace: Workspace, key: str) -> None:
    found = following.preview_partnership(workspace, key)
    assert found.pack.id == key
    _assert_foretold(workspace, found.effect, lambda: following.choose_partnership(workspace, key))


def test_roles_that_the_other_partnership_does_not_know_are_named(workspace: Workspace) -> None:
    found = following.preview_partnership(workspace, "wscp")
    assert {each.name for each in found.roles} == {
        each.role.name for each in roles.roles_view(workspace)
    }
    following.choose_partnership(workspace, "wscp")
    assert all(each.asks_nothing for each in roles.roles_view(workspace))


def test_roles_go_over_to_the_group_that_is_chosen_for_them(workspace: Workspace) -> None:
    found = following.preview_partnership(workspace, "wscp")
    groups = {each.id: each.suggested for each in found.roles if each.suggested}
    assert groups
    second = following.preview_partnership(workspace, "wscp", placing=Placing(groups))
    _assert_foretold(
        workspace,
        second.effect,
        lambda: following.choose_partnership(workspace, "wscp", Placing(groups)),
    )
    held = {each.role.id: each.role.group for each in roles.roles_view(workspace)}
    assert {number: held[number] for number in groups} == groups


def test_the_past_keeps_the_partnership_of_its_time(workspace: Workspace) -> None:
    past = TODAY - timedelta(days=40)
    before = standing.summary_report(workspace, past).summary
    following.choose_partnership(workspace, "wscp")
    assert standing.summary_report(workspace, past).summary == before
    assert standing.summary_report(workspace).rules.pack.id == "wscp"
    following.choose_partnership(workspace, "hscb")
    assert standing.summary_report(workspace).rules.pack.id == "hscb"
    undo.undo(workspace)
    assert standing.summary_report(workspace).rules.pack.id == "wscp"


def test_an_interval_is_never_longer_than_the_partnerships(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="shorter, never longer"):
        organisation.change_settings(workspace, {"window_days": "30", "interval:level2": "48"})
    assert organisation.organisation_view(workspace).settings.window_days == 90


def test_the_generic_pathway_lets_an_interval_be_longer(tmp_path: Path) -> None:
    generic = make_workspace(tmp_path)
    organisation.change_settings(generic, {"interval:level2": "48"})
    assert organisation.organisation_view(generic).settings.intervals == {"level2": 48}


def test_settings_say_from_which_day_they_hold(workspace: Workspace) -> None:
    organisation.change_settings(workspace, {"window_days": "60", "interval:level2": "24"}, TODAY)
    later = TODAY + timedelta(days=1)
    organisation.change_setting(workspace, "window_days", "30", later)
    since = organisation.settings_since(workspace)
    assert since["window_days"] == since["interval:level2"] == TODAY
    assert since["lead_person"] is None
    assert organisation.settings_since(workspace, later)["window_days"] == later
    assert organisation.settings_since(workspace, date(2020, 1, 1)).keys() == {
        "lead_person",
        "deputy_person",
        *TrainingPolicy().stored(),
    }


def test_a_new_lead_holds_from_today_and_the_first_since_always(workspace: Workspace) -> None:
    view = organisation.organisation_view(workspace)
    yesterday = TODAY - timedelta(days=1)
    organisation.change_organisation(workspace, view.details, Leads(lead=1, deputy=None))
    assert organisation.organisation_view(workspace).settings.lead_person == 1
    assert organisation.organisation_view(workspace).settings.deputy_person is None
    old = organisation.organisation_view(workspace, yesterday).settings
    assert old.lead_person == view.settings.lead_person


def test_what_a_role_called_for_before_is_kept(workspace: Workspace) -> None:
    role = roles.roles_view(workspace)[0].role
    roles.change_role(workspace, role.id, group=None, requirements=["level3"], from_date=TODAY)
    rules = roles.role_rules(workspace, role.id)
    assert [each.from_date for each in rules] == [None, TODAY]
    assert rules[1].requirements == ("level3",)


def test_several_roles_are_one_action_or_none(tmp_path: Path) -> None:
    generic = make_workspace(tmp_path)
    roles.add_roles(generic, [NewRole("Coach", "2"), NewRole("Treasurer", None)])
    views = roles.roles_view(generic)
    assert [(each.role.name, each.asks_nothing) for each in views] == [
        ("Coach", False),
        ("Treasurer", True),
    ]
    with pytest.raises(InputError):
        roles.add_roles(generic, [NewRole("Driver", "1"), NewRole("coach", "1")])
    assert len(roles.roles_view(generic)) == 2


def test_doing_without_the_form_says_how_many_certificates_become_ready(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("introduction",))
    hall.hold("introduction", TODAY - timedelta(days=7), came=3)

    def ready(values: dict[str, str]) -> int:
        return organisation.preview_settings(hall.workspace, values).ready

    assert ready({"follow_gate": "no"}) == 3
    assert ready({"window_days": "60"}) == 0
    organisation.change_setting(hall.workspace, "follow_gate", "no")
    assert ready({"follow_gate": "yes"}) == -3
