"""One person of each level or group of each pack, from the first day to the refresher."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.cli import main
from sgdesk.data.packs import load_packs
from sgdesk.domain.certificates.certificate import CertificateState, WaitingFor
from sgdesk.domain.dates import add_months
from sgdesk.domain.forms.follow_up import follow_up
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.organisation.pack import GateKind, Pack
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import State
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import (
    FormEntry,
    follow_ups,
    make_forms,
    save_forms,
)
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from sgdesk.services.training.standing import person_standing
from tests.factories import TODAY, make_workspace

PACKS = load_packs(paths.resource("partnerships")).packs
WALKS = [(pack.id, group.key) for pack in PACKS.values() for group in pack.groups]

BEGAN = date(2022, 2, 28)
INDUCTED = date(2022, 3, 10)
TRAINED = date(2022, 5, 31)


def starter(folder: Path, pack: Pack, group: str) -> tuple[Workspace, int]:
    workspace = make_workspace(folder, pack.id)
    role, _ = add_role(workspace, "Helper", group)
    return workspace, add_person(workspace, PersonDetails("Ann", "Example"), role, BEGAN)[0]


def standings(workspace: Workspace, person: int, day: date) -> dict[str, Standing]:
    found = person_standing(workspace, person, day)
    assert found is not None
    return {each.requirement: each for each in found.standings}


def titles_of(pack: Pack, key: str) -> list[str]:
    asked = pack.requirement(key)
    assert asked is not None
    return [course.title for each in asked.courses if (course := pack.course(each)) is not None]


def train(workspace: Workspace, person: int, title: str, day: date, provider: str = "") -> int:
    course = next(each.id for each in course_choices(workspace) if each.title == title)
    details = TrainingDetails(course, day, provider=provider)
    return record_training(workspace, [person], details).training_ids[0]


@pytest.mark.parametrize(("pack_id", "group_key"), WALKS)
def test_a_person_of_the_group_from_the_first_day_to_the_refresher(
    tmp_path: Path, pack_id: str, group_key: str
) -> None:
    pack = PACKS[pack_id]
    group = pack.group(group_key)
    assert group is not None
    workspace, person = starter(tmp_path, pack, group_key)
    asked = pack.with_included(group.requirements)

    first = standings(workspace, person, BEGAN)
    assert tuple(first) == asked
    assert {each.state for each in first.values()} == {State.NEW_STARTER}
    for key in asked:
        _check_allowance(workspace, person, pack, key)

    for key in asked:
        requirement = pack.requirement(key)
        assert requirement is not None
        for title in titles_of(pack, key):
            train(workspace, person, title, INDUCTED if requirement.is_induction else TRAINED)
    for key in asked:
        _check_dates(workspace, person, pack, key)


def _check_allowance(workspace: Workspace, person: int, pack: Pack, key: str) -> None:
    """28 days for what the pack marks as induction, 182 for the rest, its last day included."""
    requirement = pack.requirement(key)
    assert requirement is not None
    last = BEGAN + timedelta(days=28 if requirement.is_induction else 182)
    assert standings(workspace, person, last)[key].state is State.NEW_STARTER
    assert standings(workspace, person, last + timedelta(days=1))[key].state is State.NOT_DONE


def _check_dates(workspace: Workspace, person: int, pack: Pack, key: str) -> None:
    requirement = pack.requirement(key)
    assert requirement is not None
    done = INDUCTED if requirement.is_induction else TRAINED
    found = standings(workspace, person, TRAINED)[key]
    assert (found.state, found.last_completed) == (State.IN_DATE, done)
    if requirement.refresh_months is None:
        assert (found.due, found.interval_source) == (None, None)
        assert standings(workspace, person, date(2040, 1, 1))[key].state is State.IN_DATE
        return
    due = add_months(done, requirement.refresh_months)
    assert found.due == due
    assert found.interval_source == ("organisation" if pack.id == "generic" else "partnership")
    assert standings(workspace, person, due)[key].state is State.DUE_SOON
    assert standings(workspace, person, due + timedelta(days=1))[key].state is State.OVERDUE


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_gate_and_the_follow_up_are_the_packs_own(tmp_path: Path, pack_id: str) -> None:
    pack = PACKS[pack_id]
    workspace, person = starter(tmp_path, pack, pack.groups[-1].key)
    induction = next(each.key for each in pack.requirements if each.is_induction)
    own = next(each.key for each in pack.requirements if not each.is_induction)
    day = TODAY - timedelta(days=200)
    train(workspace, person, titles_of(pack, induction)[0], day, "in-house")
    training = train(workspace, person, titles_of(pack, own)[0], day, "in-house")
    lines = {line.training_id: line for line in certificate_lines(workspace)}
    assert lines.pop(training - 1).state is CertificateState.READY
    line = lines[training]
    if pack.gate is None:
        assert line.state is CertificateState.READY
        return
    assert pack.impact_window is not None
    window = follow_up(day, pack.impact_window)
    is_impact = pack.gate.kind is GateKind.IMPACT_EVALUATION
    assert line.state is CertificateState.WAITING
    assert line.waiting_for is (
        WaitingFor.IMPACT_EVALUATION if is_impact else WaitingFor.EVALUATION
    )
    assert line.fillable_from == (window.opens if is_impact else day)

    make_forms(workspace, [training])
    wanted = FormKind.IMPACT if is_impact else FormKind.EVALUATION
    (form,) = (each for each in follow_ups(workspace) if each.kind is wanted)
    save_forms(workspace, [FormEntry(form.id, TODAY, {})])
    (line,) = certificate_lines(workspace, training_ids=[training])
    assert line.state is CertificateState.READY


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_command_line_tells_keys_states_and_whose_interval(
    tmp_path: Path, pack_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = PACKS[pack_id]
    workspace, _ = starter(tmp_path, pack, pack.groups[-1].key)
    workspace.close()
    words = ["standing", str(workspace.path), "--as-at", "2023-01-01", "--format", "json"]
    assert main(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["partnership"] == pack_id
    whose = "organisation" if pack_id == "generic" else "partnership"
    for each in said["people"][0]["standings"]:
        requirement = pack.requirement(each["requirement"])
        assert requirement is not None
        assert each["state"] == "not_done"
        assert each["interval_months"] == requirement.refresh_months
        assert each["interval_source"] == (whose if requirement.refresh_months else None)
