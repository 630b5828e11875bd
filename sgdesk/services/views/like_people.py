"""Who is here already under a like name, told while somebody is typed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.domain.names import PersonName
from sgdesk.domain.people.person import Person, Post
from sgdesk.domain.text import fold
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.index import Known, PeopleIndex


@dataclass(frozen=True, slots=True)
class LikePerson:
    """Somebody of a like name, with what tells namesakes apart.

    ``roles`` are those of today; ``left`` is the last day of somebody who is not with us now.
    """

    id: int
    name: str
    roles: tuple[str, ...]
    left: date | None
    reference: str
    email: str


@dataclass(frozen=True, slots=True)
class OtherEntries:
    """Everybody who may be another entry of somebody: the likest, and all others by name."""

    likest: tuple[LikePerson, ...]
    others: tuple[LikePerson, ...]


def like_people(workspace: Workspace, name: PersonName) -> tuple[LikePerson, ...]:
    """Everybody whose name may be the same person's, leavers too, the likest first.

    It is the rule by which an import asks: short forms, initials, a letter apart, other marks.
    """
    with workspace.file.reading() as connection:
        people = people_data.read_people(connection)
        ids = _alike(people, name)
        known = {each.id: each for each in people}
        return _told(connection, [known[each] for each in ids], workspace.today()) if ids else ()


def other_entries(workspace: Workspace, person_id: int) -> OtherEntries:
    """Who may be the same person as somebody, the likest apart."""
    with workspace.file.reading() as connection:
        people = people_data.read_people(connection)
        own = next(each for each in people if each.id == person_id)
        told = {
            each.id: each
            for each in _told(
                connection, [e for e in people if e.id != person_id], workspace.today()
            )
        }
        alike = [each for each in _alike(people, own.name_parts) if each != person_id]
    others = (each for number, each in told.items() if number not in alike)
    return OtherEntries(tuple(told[each] for each in alike), tuple(others))


def _alike(people: Sequence[Person], name: PersonName) -> tuple[int, ...]:
    """Those of a like name, the likest first."""
    index = PeopleIndex(
        Known(each.id, fold(each.name), each.name_parts, each.reference, each.email)
        for each in people
    )
    return tuple(dict.fromkeys(each.id for each in index.alike(name)))


_ONE_BY_ONE = 20
"""Of so many people posts are read by index, of more in one sweep."""


def _posts(connection: Reader, people: Sequence[Person]) -> Iterable[Post]:
    if len(people) > _ONE_BY_ONE:
        return people_data.read_posts(connection)
    return chain.from_iterable(people_data.read_posts(connection, each.id) for each in people)


def _told(connection: Reader, people: Sequence[Person], today: date) -> tuple[LikePerson, ...]:
    """People with what tells namesakes apart."""
    names = people_data.read_roles(connection, today)
    held: dict[int, list[str]] = {}
    for post in _posts(connection, people):
        if post.active_on(today) and post.role_id in names:
            held.setdefault(post.person_id, []).append(names[post.role_id].name)
    return tuple(
        LikePerson(
            each.id,
            each.name,
            tuple(dict.fromkeys(held.get(each.id, ()))),
            each.left,
            each.reference or "",
            each.email or "",
        )
        for each in people
    )
