"""Who stands on the sign-in sheet, and what tells two of one name apart on paper and screen."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.data.sessions import sessions as session_data
from sgdesk.domain.people.namesakes import numbers_of_alike, with_namesake
from sgdesk.domain.people.person import Person
from sgdesk.domain.sessions.session import Booking
from sgdesk.domain.sessions.sign_in import SignInRow
from sgdesk.services.training.told_apart import told_apart


def sheet_rows(connection: Reader, coming: Collection[int], day: date) -> tuple[SignInRow, ...]:
    """The rows of the paper, by name; two of one name and role are numbered."""
    people = [each for each in people_data.read_people(connection) if each.id in coming]
    roles = _roles_on(connection, day)
    numbers = _numbers(people, roles)
    return tuple(
        SignInRow(_numbered(each.sort_name, numbers.get(each.id)), roles.get(each.id, ""))
        for each in people
    )


def apart_on_sheet(connection: Reader, bookings: Sequence[Booking], day: date) -> Mapping[int, str]:
    """By person what stands behind a name that another in the file bears: role, number.

    The number is the one that stands on the paper. Of whom another bears the name who is not of
    the session, it is what tells the two apart.
    """
    told = told_apart(connection, day, before_others=True)
    alike = with_namesake((each.person_id, each.person_name) for each in bookings)
    found = {each.person_id: told[each.person_id] for each in bookings if each.person_id in told}
    if not alike:
        return found
    coming = {each.person_id for each in bookings if each.is_on_sheet}
    people = [each for each in people_data.read_people(connection) if each.id in alike]
    roles = _roles_on(connection, day)
    numbers = _numbers([each for each in people if each.id in coming], roles)
    for each in people:
        number = numbers.get(each.id)
        parts = (roles.get(each.id, ""), str(number) if number else "")
        found[each.id] = ", ".join(filter(None, parts))
    return found


def _numbers(people: Sequence[Person], roles: Mapping[int, str]) -> Mapping[int, int]:
    return numbers_of_alike([(each.id, each.name, roles.get(each.id, "")) for each in people])


def _numbered(name: str, number: int | None) -> str:
    return f"{name} ({number})" if number else name


def _roles_on(connection: Reader, day: date) -> Mapping[int, str]:
    """What each person's roles on a day are called, in one line."""
    names = session_data.read_role_names(connection)
    found: dict[int, list[str]] = {}
    for post in people_data.read_posts(connection):
        if post.active_on(day) and names[post.role_id] not in found.get(post.person_id, ()):
            found.setdefault(post.person_id, []).append(names[post.role_id])
    return {person_id: ", ".join(held) for person_id, held in found.items()}
