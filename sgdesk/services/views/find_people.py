"""Everybody as they can be looked for, with what tells those of one name apart."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sgdesk.data.people import people as people_data
from sgdesk.domain.people.namesakes import with_namesake
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.views.like_people import LikePerson


@dataclass(frozen=True, slots=True)
class Findable:
    """Somebody who can be found; ``has_namesake`` as :func:`with_namesake` has it."""

    person: LikePerson
    has_namesake: bool


def find_people(workspace: Workspace, as_at: date | None = None) -> tuple[Findable, ...]:
    """Everybody, leavers too, by name, with their roles on the day."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        people = people_data.read_people(connection)
        names = people_data.read_roles(connection, day)
        posts = people_data.read_posts(connection)
    roles: dict[int, dict[str, None]] = defaultdict(dict)
    for post in posts:
        if post.active_on(day) and post.role_id in names:
            roles[post.person_id][names[post.role_id].name] = None
    alike = with_namesake((each.id, each.name) for each in people)
    return tuple(
        Findable(
            LikePerson(
                each.id,
                each.name,
                tuple(roles[each.id]) if each.id in roles else (),
                each.left,
                each.reference or "",
                each.email or "",
            ),
            each.id in alike,
        )
        for each in people
    )
