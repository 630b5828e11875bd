"""The first day of several people's roles at once, where nobody noted one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sgdesk.data.people import people as people_data
from sgdesk.domain.dates import check_span
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.person import Post
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import check_not_away


@dataclass(frozen=True, slots=True)
class Starts:
    """Of some people: whose roles have no first day, and who holds none that lacks one."""

    without: frozenset[int]
    known: frozenset[int]


def starts_of(workspace: Workspace, person_ids: Collection[int]) -> Starts:
    """For whom a first day can be given. Nothing is written."""
    with workspace.file.reading() as connection:
        posts = _without_start(people_data.read_posts(connection), person_ids, workspace.today())
    without = frozenset(each.person_id for each in posts)
    return Starts(without, frozenset(person_ids) - without)


def begin_on(workspace: Workspace, person_ids: Collection[int], day: date) -> Changes:
    """Give the roles of these people that have no first day this one, as one action.

    Roles that have one keep it, and so do those that ended. Raises :class:`InputError` where no
    role is left to give it to, where one would end before it, or where somebody was away then;
    then nothing is saved.
    """
    with workspace.file.writing("begin_on", noted := {"people": 0}) as writer:
        posts = _without_start(
            people_data.read_posts(writer.connection), person_ids, workspace.today()
        )
        if not posts:
            raise InputError("Each of their roles has a first day already. Nothing was saved.")
        noted["people"] = len({each.person_id for each in posts})
        for each in posts:
            check_span(day, each.end)
            check_not_away(writer.connection, each.person_id, day)
            people_data.set_post_days(writer, each.id, day, each.end)
    return changes_of(writer.touched)


def _without_start(
    posts: Iterable[Post], person_ids: Collection[int], today: date
) -> tuple[Post, ...]:
    return tuple(
        each
        for each in posts
        if each.person_id in person_ids and each.start is None and each.active_on(today)
    )
