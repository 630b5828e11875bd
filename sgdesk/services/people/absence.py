"""Leaving, coming back, and having been a lead elsewhere: always dated, never the past changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.erasing.waiting import people_to_erase
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.people import absence as absence_data
from sgdesk.data.people import people as people_data
from sgdesk.data.people.absence import NewAbsence, NewLedElsewhere
from sgdesk.data.people.people import NewPost
from sgdesk.data.training import records as training_data
from sgdesk.domain.dates import check_span, long_date
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.people.person import Post
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Departure:
    """What stands after a last day, told before it is noted.

    ``ends`` are the names of the roles that end on it; ``training`` the days of training after it.
    """

    ends: tuple[str, ...]
    training: tuple[date, ...]


def preview_leaving(workspace: Workspace, person_id: int, last_day: date) -> Departure:
    """What :func:`leave` would end, and what training is dated after the last day."""
    with workspace.file.reading() as connection:
        roles = people_data.read_roles(connection, last_day)
        posts = people_data.read_posts(connection, person_id)
        rows = training_data.read_training(connection, person_id=person_id)
    open_posts = (each for each in posts if each.active_on(last_day) and each.end != last_day)
    names = (roles[each.role_id].name for each in open_posts if each.role_id in roles)
    after = (row.completed_on for row in rows if row.voided_on is None)
    return Departure(
        tuple(dict.fromkeys(names)), tuple(sorted(day for day in after if day > last_day))
    )


def leave(workspace: Workspace, person_id: int, last_day: date) -> Changes:
    """Note the last day with the organisation; the posts that are open end on it.

    Raises :class:`InputError` where a post begins after that day, or where they came back later,
    and :class:`RefusedError` where they have left: what ended then would not go on until this day.
    """
    with workspace.file.writing("person_left", {"person": person_id}) as writer:
        left = people_data.read_person(writer.connection, person_id).left
        if left is not None:
            raise RefusedError(
                "They left on {day} already. Where that was a mistake, note first under “Came "
                "back” that they never left. Nothing was changed.",
                day=long_date(left),
            )
        for away in absence_data.read_absences(writer.connection, person_id):
            if last_day < away.back_on:
                raise InputError(
                    "They came back on {day}: the last day lies after it. Nothing was saved.",
                    day=long_date(away.back_on),
                )
        for post in people_data.read_posts(writer.connection, person_id):
            _end_post(writer, post, last_day)
        people_data.set_left(writer, person_id, last_day)
    return changes_of(writer.touched)


def _end_post(writer: Writer, post: Post, last_day: date) -> None:
    if post.start is not None and post.start > last_day:
        raise InputError(
            "They hold a role from {day} on, after that day. Correct it first. Nothing was saved.",
            day=long_date(post.start),
        )
    people_data.set_post_days(writer, post.id, post.start, post.end_by(last_day))


def come_back(
    workspace: Workspace, person_id: int, back_on: date, role_ids: Sequence[int] = ()
) -> Changes:
    """End an absence on a day, and begin posts on it; the days of the absence stay as they were.

    Raises :class:`RefusedError` where they have not left or wait to be erased, and
    :class:`InputError` where the day does not lie after the last day.
    """
    with workspace.file.writing("person_came_back", {"person": person_id}) as writer:
        _check_not_to_erase(writer.connection, person_id)
        left = people_data.read_person(writer.connection, person_id).left
        if left is None:
            raise RefusedError("They have not left. Nothing was changed.")
        if back_on <= left:
            raise InputError(
                "Their last day was {day}: they came back after it. Nothing was saved.",
                day=long_date(left),
            )
        end_absence(writer, person_id, left, back_on)
        for role_id in dict.fromkeys(role_ids):
            people_data.add_post(writer, NewPost(person_id, role_id, back_on))
    return changes_of(writer.touched)


def end_absence(writer: Writer, person_id: int, left: date, back_on: date) -> None:
    """End an absence as a part of another action.

    A post that was still open on the last day, as older imports brought it in, ended on it: nobody
    holds it again by being back.
    """
    for post in people_data.read_posts(writer.connection, person_id):
        people_data.set_post_days(writer, post.id, post.start, post.end_by(left))
    absence_data.add_absence(writer, NewAbsence(person_id, left, back_on))
    people_data.set_left(writer, person_id, None)


def stay_after_all(workspace: Workspace, person_id: int) -> Changes:
    """Clear a last day that was noted by mistake; the posts that it ended run on as before.

    One with an end of its own has it again, and one that ended on that day anyway stays so. Where
    they came into the file with that day, every post that ended on it is open.

    Raises :class:`RefusedError` where no last day is noted, or where they wait to be erased.
    """
    with workspace.file.writing("person_stays", {"person": person_id}) as writer:
        _check_not_to_erase(writer.connection, person_id)
        left = people_data.read_person(writer.connection, person_id).left
        if left is None:
            raise RefusedError("They have not left. Nothing was changed.")
        ended = absence_data.ends_before_leaving(writer.connection, person_id, left)
        for post in people_data.read_posts(writer.connection, person_id):
            if post.end == left and (ended is None or post.id in ended):
                end = None if ended is None else ended[post.id]
                people_data.set_post_days(writer, post.id, post.start, end)
        people_data.set_left(writer, person_id, None)
    return changes_of(writer.touched)


def _check_not_to_erase(connection: Reader, person_id: int) -> None:
    """Nobody comes back to be erased on the day that was set before."""
    if people_to_erase(connection, (person_id,)):
        raise RefusedError(
            "{name} is to be erased, and the day is set. Take that back first, in Set-up, Privacy. "
            "Nothing was changed.",
            name=people_data.read_person(connection, person_id).name,
        )


def roles_at_the_end(workspace: Workspace, person_id: int) -> tuple[int, ...]:
    """The roles that somebody held on their last day: what is offered when they come back."""
    with workspace.file.reading() as connection:
        left = people_data.read_person(connection, person_id).left
        posts = people_data.read_posts(connection, person_id)
        known = people_data.read_roles(connection, workspace.today())
    held = (each.role_id for each in posts if left is not None and each.active_on(left))
    return tuple(dict.fromkeys(each for each in held if each in known))


def check_not_away(connection: Reader, person_id: int, start: date | None) -> None:
    """Refuse a post that starts while somebody is away (RULES, "Who counts").

    :raises InputError: that says when they left, and what to do first.
    """
    person = people_data.read_person(connection, person_id)
    if start is None:
        return
    if person.left is not None and start > person.left:
        raise InputError(
            "{name} left on {day}. Note first when they came back. Nothing was saved.",
            name=person.name,
            day=long_date(person.left),
        )
    for away in absence_data.read_absences(connection, person_id):
        if away.last_day < start < away.back_on:
            raise InputError(
                "{name} was away from {day} until {back}. Nothing was saved.",
                name=person.name,
                day=long_date(away.last_day),
                back=long_date(away.back_on),
            )


def led_elsewhere(
    workspace: Workspace,
    person_id: int,
    start: date | None,
    end: date | None,
    organisation: str = "",
) -> Changes:
    """Note that somebody was a safeguarding lead elsewhere: then they were not out of the role.

    A blank ``start`` is not known, taken as always; a blank ``end`` is still.
    """
    check_span(start, end)
    with workspace.file.writing("led_elsewhere", {"person": person_id}) as writer:
        new = NewLedElsewhere(person_id, start, end, organisation.strip())
        absence_data.add_led_elsewhere(writer, new)
    return changes_of(writer.touched)


def void_led_elsewhere(workspace: Workspace, entry_id: int) -> Changes:
    """Strike out a time as a lead elsewhere that was entered by mistake."""
    with workspace.file.writing("void_led_elsewhere", {"entry": entry_id}) as writer:
        absence_data.void_led_elsewhere(writer, entry_id, workspace.today())
    return changes_of(writer.touched)
