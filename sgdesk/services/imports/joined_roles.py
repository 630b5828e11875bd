"""Two roles that are one: whoever holds the one holds the other, and the one is put away."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.import_answers import keep_decisions
from sgdesk.data.people import people as people_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.person import Post, Role
from sgdesk.domain.text import fold
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.role_offers import OURS
from sgdesk.services.imports.reading.asking import question_id
from sgdesk.services.imports.reading.values import QuestionKind
from sgdesk.services.imports.unused_roles import put_off_the_list
from sgdesk.services.people.roles import preview_role
from sgdesk.services.training.effects import Effect


@dataclass(frozen=True, slots=True)
class Joining:
    """What using one role for another would do: how many ever held it, and to whom what today."""

    people: int
    effect: Effect


def preview_joining(workspace: Workspace, role: Role, into: Role) -> Joining:
    """What it would do if everybody in ``role`` held ``into``. Nothing is written."""
    with workspace.file.reading() as connection:
        posts = people_data.read_posts(connection)
    held = {each.person_id for each in posts if each.role_id == role.id}
    effect = preview_role(workspace, role.id, into.requirements, exempt=into.exempt)
    return Joining(len(held), effect)


def join_roles(workspace: Workspace, role: Role, into: Role) -> Changes:
    """Give everybody who holds or held ``role`` the other, and put ``role`` away.

    The days of each stay; what ``into`` has covered already is not held twice. The next sheet with
    the name of ``role`` means the other. One action, undone as one. Raises :class:`InputError`
    where the two are one, or either is off the list by now.
    """
    details = {"role": into.name, "other": role.name}
    with workspace.file.writing("use_role_instead", details) as writer:
        known = people_data.read_roles(writer.connection, workspace.today())
        if role.id == into.id or not {role.id, into.id} <= known.keys():
            raise InputError("Choose another role of the list. Nothing was saved.")
        _move_posts(writer, role.id, into.id)
        put_off_the_list(writer, role, workspace.today())
        asked = question_id(QuestionKind.ROLE, role.name)
        keep_decisions(writer, {asked: f"{OURS}{fold(into.name)}"})
    return changes_of(writer.touched)


def _move_posts(writer: Writer, role_id: int, into_id: int) -> None:
    posts = people_data.read_posts(writer.connection)
    for post in (each for each in posts if each.role_id == role_id):
        others = [
            each for each in posts if each.role_id == into_id and each.person_id == post.person_id
        ]
        if any(_covers(each, post) for each in others):
            people_data.take_out_post(writer, post.id)
        else:
            people_data.move_post(writer, post.id, into_id)


def _covers(one: Post, other: Post) -> bool:
    """Whether a post holds on every day of another; a blank start is always, a blank end still."""
    begins = (one.start or date.min) <= (other.start or date.min)
    return begins and (one.end or date.max) >= (other.end or date.max)
