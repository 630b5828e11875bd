"""Who is here already under a like name, told while somebody is typed in."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.people import people as people_data
from sgdesk.domain.names import PersonName
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


def like_people(workspace: Workspace, name: PersonName) -> tuple[LikePerson, ...]:
    """Everybody whose name may be the same person's, leavers too, the likest first.

    It is the rule by which an import asks: short forms, initials, a letter apart, other marks.
    """
    today = workspace.today()
    with workspace.file.reading() as connection:
        people = people_data.read_people(connection)
        index = PeopleIndex(
            Known(each.id, fold(each.name), each.name_parts, each.reference, each.email)
            for each in people
        )
        ids = dict.fromkeys(each.id for each in index.alike(name))
        if not ids:
            return ()
        known = {each.id: each for each in people if each.id in ids}
        names = people_data.read_roles(connection, today)
        posts = {each: people_data.read_posts(connection, each) for each in ids}
    return tuple(
        LikePerson(
            each,
            known[each].name,
            tuple(
                dict.fromkeys(
                    names[post.role_id].name
                    for post in posts[each]
                    if post.active_on(today) and post.role_id in names
                )
            ),
            known[each].left,
            known[each].reference or "",
            known[each].email or "",
        )
        for each in ids
    )
