"""Rows that are gathered under the ids that they will have, before any of them is saved."""

from typing import Generic, TypeVar

from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.imports import ImportedTraining, add_imported_training, next_ids
from sgdesk.data.people.bulk import (
    ImportedPerson,
    ImportedPost,
    ImportedRole,
    ImportedRoleRule,
    add_imported_people,
    add_imported_posts,
    add_imported_roles,
)

RowType = TypeVar("RowType")


class Gathered(Generic[RowType]):
    """New rows of one kind; their ids run on from ``first``, as the writer gives them out."""

    def __init__(self, first: int) -> None:
        self._first = first
        self.rows: list[RowType] = []

    def add(self, row: RowType) -> int:
        """Gather a row; return the id that it will have."""
        self.rows.append(row)
        return self._first + len(self.rows) - 1

    def __contains__(self, number: int) -> bool:
        return number >= self._first

    def __getitem__(self, number: int) -> RowType:
        return self.rows[number - self._first]

    def __setitem__(self, number: int, row: RowType) -> None:
        self.rows[number - self._first] = row


class NewRows:
    """Everything that an import would add."""

    def __init__(self, connection: Reader) -> None:
        first = next_ids(connection)
        self.roles: Gathered[ImportedRole] = Gathered(first.role)
        self.rules: Gathered[ImportedRoleRule] = Gathered(first.role_rule)
        self.people: Gathered[ImportedPerson] = Gathered(first.person)
        self.posts: Gathered[ImportedPost] = Gathered(first.post)
        self.training: Gathered[ImportedTraining] = Gathered(first.training)

    def save(self, writer: Writer) -> None:
        """Write it all, in the order in which the rows point at each other."""
        add_imported_roles(writer, self.roles.rows, self.rules.rows)
        add_imported_people(writer, self.people.rows)
        add_imported_posts(writer, self.posts.rows)
        add_imported_training(writer, self.training.rows)
