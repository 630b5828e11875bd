"""What tells people of one name apart, wherever one of them is named among others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.domain.dates import long_date
from sgdesk.domain.people.namesakes import Alike, with_folded_namesake, words_apart
from sgdesk.domain.people.person import Person, Post
from sgdesk.services.file.workspace import Workspace

_ONE_BY_ONE = 20
"""Of so many people posts are read by index, of more in one sweep."""


def told_apart(reader: Reader, day: date, *, before_others: bool = False) -> Mapping[int, str]:
    """By person what stands behind a name that another in the file bears, leavers included.

    The roles of the day, or the last day of somebody who left; where that is the same of both,
    the reference, since when, and the address. No address with ``before_others``: where a group
    looks at the screen. Empty where no two are called the same.
    """
    alike = with_folded_namesake(people_data.read_name_keys(reader))
    return _words(reader, alike, day, before_others=before_others)


@dataclass(frozen=True, slots=True)
class PeopleTold:
    """Everybody in the file, leavers included, by name; ``apart`` as of :func:`told_apart`."""

    people: tuple[Person, ...]
    apart: Mapping[int, str]


def people_told(
    workspace: Workspace, as_at: date | None = None, *, before_others: bool = False
) -> PeopleTold:
    """Everybody with what tells namesakes apart on a day (``None``: today)."""
    with workspace.file.reading() as connection:
        apart = told_apart(connection, as_at or workspace.today(), before_others=before_others)
        return PeopleTold(people_data.read_people(connection), apart)


def one_told_apart(reader: Reader, person_id: int, day: date) -> str:
    """The same of one person, empty where nobody else is called so; read by index."""
    alike = people_data.read_namesakes(reader, person_id)
    if len(alike) < 2:
        return ""
    return _words(reader, alike, day, before_others=False).get(person_id, "")


def _words(
    reader: Reader, alike: frozenset[int], day: date, *, before_others: bool
) -> Mapping[int, str]:
    if not alike:
        return {}
    few = len(alike) <= _ONE_BY_ONE
    if few:
        people: Sequence[Person] = [people_data.read_person(reader, each) for each in sorted(alike)]
    else:
        people = [each for each in people_data.read_people(reader) if each.id in alike]
    roles = _roles(reader, alike, day, few=few)
    return words_apart(
        [
            Alike(each.id, _plain_name(each), _parts(each, roles, day, before_others=before_others))
            for each in people
        ]
    )


def _plain_name(person: Person) -> str:
    return f"{person.given_name} {person.family_name}"


def _parts(
    person: Person, roles: Mapping[int, str], day: date, *, before_others: bool
) -> tuple[str, ...]:
    gone = person.left is not None and person.left < day
    left = f"left on {long_date(person.left)}" if gone and person.left else ""
    return (
        left or roles.get(person.id, "no role"),
        person.reference or "",
        f"since {long_date(person.started)}" if person.started else "",
        "" if before_others else person.email or "",
    )


def _roles(reader: Reader, whom: Iterable[int], day: date, *, few: bool) -> Mapping[int, str]:
    """What the roles of each are called, in one line."""
    names = people_data.read_roles(reader, day)
    wanted = sorted(whom)
    posts: Iterable[Post] = (
        chain.from_iterable(people_data.read_posts(reader, each) for each in wanted)
        if few
        else people_data.read_posts(reader)
    )
    held: dict[int, dict[str, None]] = {}
    for post in posts:
        if post.active_on(day) and post.role_id in names:
            held.setdefault(post.person_id, {})[names[post.role_id].name] = None
    return {number: ", ".join(said) for number, said in held.items()}
