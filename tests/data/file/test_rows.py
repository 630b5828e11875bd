"""Rows are read into values, and values written, by name and never by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from sgdesk.data.file.names import full_name
from sgdesk.data.file.rows import columns_of, read_one, read_rows, values_of
from sgdesk.data.file.schema import person
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.names import PersonName
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.workspace import Workspace
from tests import factories

DAY = date(2026, 3, 31)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Fields in another order than the columns, one of them an enumeration."""

    kind: PersonKind
    family_name: str
    given_name: str
    left: date | None = None
    match_key: str = "key"


@dataclass(frozen=True, slots=True)
class JustAName:
    name: str


PEOPLE = (
    Somebody(PersonKind.TRUSTEE, "Sample", "Ann", DAY),
    Somebody(PersonKind.STAFF, "", "Bo"),
    Somebody(PersonKind.STUDENT, "Example", ""),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path)
    with made.file.writing("add") as writer:
        rows = [values_of(each) for each in PEOPLE]
        writer.insert_many(person, [row | {"left_on": row.pop("left")} for row in rows])
    yield made
    made.close()


def test_each_field_comes_from_the_column_of_its_name(workspace: Workspace) -> None:
    query = select(*reversed(columns_of(Somebody, person, left=person.c.left_on)))

    with workspace.file.reading() as connection:
        found = read_rows(connection, query.order_by(person.c.id), Somebody)

    assert found == PEOPLE
    assert [type(each.kind) for each in found] == [PersonKind] * 3


def test_a_field_is_made_from_its_column_where_that_is_asked_for(workspace: Workspace) -> None:
    query = select(*columns_of(Somebody, person, left=person.c.left_on)).limit(1)

    with workspace.file.reading() as connection:
        (found,) = read_rows(connection, query, Somebody, family_name=str.upper)

    assert (found.family_name, found.kind) == ("SAMPLE", PersonKind.TRUSTEE)


def test_a_field_without_a_column_is_refused_before_anything_is_read() -> None:
    with pytest.raises(LookupError, match=r"Somebody\.left is no column of person"):
        columns_of(Somebody, person)


def test_a_query_whose_columns_are_not_the_fields_is_refused(workspace: Workspace) -> None:
    whole = columns_of(Somebody, person, left=person.c.left_on)

    with workspace.file.reading() as connection:
        with pytest.raises(LookupError, match="Somebody and its query differ in match_key"):
            read_rows(connection, select(*whole[:-1]), Somebody)
        with pytest.raises(LookupError, match="Somebody and its query differ in title"):
            read_rows(connection, select(*whole, person.c.title), Somebody)


def test_an_unknown_member_of_an_enumeration_is_damage(workspace: Workspace) -> None:
    with workspace.file.writing("spoil") as writer:
        writer.update(person, 1, kind="pilgrim")
    query = select(*columns_of(Somebody, person, left=person.c.left_on))

    with workspace.file.reading() as connection, pytest.raises(DamagedError):
        read_rows(connection, query, Somebody)


def test_one_row_is_one_row(workspace: Workspace) -> None:
    query = select(*columns_of(Somebody, person, left=person.c.left_on))

    with workspace.file.reading() as connection:
        assert read_one(connection, query.where(person.c.id == 2), Somebody) == PEOPLE[1]
        for other in (query, query.where(person.c.id == 99)):
            with pytest.raises(NoResultFound):
                read_one(connection, other, Somebody)


def test_what_is_written_has_the_names_of_the_fields(workspace: Workspace) -> None:
    assert values_of(PEOPLE[1]) == {
        "kind": "staff",
        "family_name": "",
        "given_name": "Bo",
        "left": None,
        "match_key": "key",
    }


def test_a_full_name_is_put_together_as_everywhere_else(workspace: Workspace) -> None:
    query = select(full_name().label("name")).order_by(person.c.id)

    with workspace.file.reading() as connection:
        found = read_rows(connection, query, JustAName)

    names = (PersonName("", each.given_name, each.family_name) for each in PEOPLE)
    assert [each.name for each in found] == [each.full for each in names]


def test_the_name_of_nobody_is_blank(workspace: Workspace) -> None:
    manager = person.alias("manager")
    query = select(full_name(manager).label("name")).select_from(
        person.outerjoin(manager, manager.c.id == person.c.line_manager_id)
    )

    with workspace.file.reading() as connection:
        found = read_rows(connection, query.limit(1), JustAName)

    assert found == (JustAName(""),)
