"""Two roles that are one: whose days move, what is not held twice, and one Undo for all of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.people.people import read_posts
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.person import Role
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.joined_roles import join_roles, preview_joining
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.people.roles import add_role, roles_view
from sgdesk.services.training.standing import standing_report
from tests.factories import make_workspace

FIRST, LATER, LAST = date(2024, 1, 1), date(2025, 1, 1), date(2025, 6, 1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = make_workspace(tmp_path)
    add_role(made, "madrassah teacher", None, ["induction"])
    add_role(made, "Madrasah teacher", None, ["induction", "level1"])
    yield made
    made.close()


def role(workspace: Workspace, name: str) -> Role:
    return next(each.role for each in roles_view(workspace) if each.role.name == name)


def posts(workspace: Workspace) -> list[tuple[int, date | None, date | None]]:
    with workspace.file.reading() as connection:
        return [(each.role_id, each.start, each.end) for each in read_posts(connection)]


def both(workspace: Workspace) -> tuple[Role, Role]:
    return role(workspace, "madrassah teacher"), role(workspace, "Madrasah teacher")


def test_whoever_holds_the_one_holds_the_other_on_the_same_days(workspace: Workspace) -> None:
    one, other = both(workspace)
    add_person(workspace, PersonDetails("Ann", "Sample"), one.id, FIRST)
    join_roles(workspace, one, other)
    assert posts(workspace) == [(other.id, FIRST, None)]
    assert "madrassah teacher" not in {each.role.name for each in roles_view(workspace)}
    undo(workspace)
    assert posts(workspace) == [(one.id, FIRST, None)]
    assert role(workspace, "madrassah teacher") == one


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ((FIRST, None), 1),
        ((None, None), 1),
        ((LATER, None), 2),
        ((FIRST, LAST), 2),
    ],
)
def test_what_the_other_has_covered_is_not_held_twice(
    workspace: Workspace, held: tuple[date | None, date | None], left: int
) -> None:
    one, other = both(workspace)
    number, _ = add_person(workspace, PersonDetails("Ann", "Sample"), one.id, FIRST)
    add_post(workspace, number, other.id, *held)
    join_roles(workspace, one, other)
    assert {each[0] for each in posts(workspace)} == {other.id}
    assert len(posts(workspace)) == left


def test_what_it_does_to_whom_is_told_before_and_comes_true(workspace: Workspace) -> None:
    one, other = both(workspace)
    add_person(workspace, PersonDetails("Ann", "Sample"), one.id, FIRST)
    told = preview_joining(workspace, one, other)
    assert (told.people, told.effect.asked_anew, told.effect.no_longer_asked) == (1, 1, 0)
    join_roles(workspace, one, other)
    (((_, found),)) = standing_report(workspace).people
    assert {each.requirement for each in found.standings} == {"induction", "level1"}


def test_a_role_cannot_be_used_for_itself_nor_one_that_is_off_the_list(
    workspace: Workspace,
) -> None:
    one, other = both(workspace)
    with pytest.raises(InputError, match="Choose another role"):
        join_roles(workspace, one, one)
    join_roles(workspace, one, other)
    with pytest.raises(InputError, match="Choose another role"):
        join_roles(workspace, other, one)
