"""Today and the matrix say what standing and the summary say."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.training.states import STATES, State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.returns.document import EVERYTHING, return_document
from sgdesk.services.training.standing import person_standing, standing_report, summary_report
from sgdesk.services.views.overview import matrix, today_view
from tests import factories

TODAY = factories.TODAY


@pytest.fixture(params=["generic", "hscb", "scsp"])
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, request.param)
    org = factories.organisation(Random(request.param), request.param, (TODAY,), people=40)
    factories.write(made, org)
    yield made
    made.close()


def test_the_tiles_are_the_summarys_rows(workspace: Workspace) -> None:
    summary = summary_report(workspace).summary
    tiles = {tile.requirement: tile.counts for tile in today_view(workspace).tiles}

    assert tiles == {
        row.requirement: row.counts for row in summary.requirements if row.counts.required
    }


def test_a_tile_knows_whether_its_requirement_is_ever_due_again(workspace: Workspace) -> None:
    due = {
        each.requirement
        for _, found in standing_report(workspace).people
        for each in found.standings
        if each.due is not None
    }
    tiles = today_view(workspace).tiles
    assert {tile.requirement for tile in tiles if tile.is_refreshed} == due
    assert any(not tile.is_refreshed for tile in tiles)


def test_what_wants_doing_is_listed_the_most_urgent_first(workspace: Workspace) -> None:
    view = today_view(workspace)
    summary = summary_report(workspace).summary

    listed = Counter(each.state for each in view.to_do)
    for state in (State.OVERDUE, State.NOT_DONE, State.DUE_SOON, State.NEW_STARTER):
        assert listed[state] == sum(getattr(row.counts, state) for row in summary.requirements)
    order = [STATES[each.state].urgency for each in view.to_do]
    assert order == sorted(order)


def test_everybody_is_in_the_matrix_once(workspace: Workspace) -> None:
    report = standing_report(workspace)
    rows = matrix(workspace).rows

    assert sorted(row.person.id for row in rows) == list(range(1, 41))
    assert sum(row.in_scope for row in rows) == len(report.people)
    assert {row.person.id: dict(row.cells) for row in rows if row.in_scope} == {
        person.id: {each.requirement: each for each in found.standings}
        for person, found in report.people
    }


def test_one_person_stands_as_in_the_sweep(workspace: Workspace) -> None:
    swept = {person.id: found for person, found in standing_report(workspace).people}

    assert {number: person_standing(workspace, number) for number in range(1, 41)} == {
        number: swept.get(number) for number in range(1, 41)
    }


def test_the_return_carries_the_summarys_figures(workspace: Workspace) -> None:
    summary = summary_report(workspace).summary
    document = return_document(workspace, shown=EVERYTHING)

    assert (document.people, document.no_role) == (summary.people, summary.no_role)
    assert [(row.key, row.counts) for row in document.requirements] == [
        (row.requirement, row.counts) for row in summary.requirements
    ]
    assert len(document.by_role) == len(summary.by_role)
    assert document.reasons == summary.reasons
    assert document.named == ()


def test_the_annex_names_everybody_in_scope(workspace: Workspace) -> None:
    report = standing_report(workspace)

    named = return_document(workspace, named=True).named

    assert len(named) == sum(len(found.standings) for _, found in report.people)


def test_what_new_starters_have_to_do_falls_due_in_its_month(tmp_path: Path) -> None:
    made = factories.make_workspace(tmp_path, "hsscp")
    role, _ = add_role(made, "Helper", None, ["induction"])
    person, _ = add_person(made, PersonDetails("Bo", "New"), role, TODAY)
    found = person_standing(made, person)
    assert found is not None
    (standing,) = found.standings
    by = standing.must_start_by
    assert by is not None
    months = {each.month: each.people for each in today_view(made).months if each.count}
    assert months == {by.replace(day=1): frozenset({person})}
    made.close()
