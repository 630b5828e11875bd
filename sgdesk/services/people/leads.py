"""Whoever is chosen as safeguarding lead or deputy, and is not asked for a lead's training."""

from collections.abc import Iterator
from dataclasses import dataclass

from sgdesk.domain.organisation.pathway import unasked_of_lead
from sgdesk.domain.people.person import Person
from sgdesk.domain.text import fold
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class LeadUnasked:
    """Somebody chosen as lead, or deputy, whose roles are no lead's.

    ``titles`` are what a lead is asked for and they are not, so that it is in no figure of theirs.
    ``role`` is the role that would ask for it; ``None`` where no role is a lead's yet.
    """

    person: Person
    is_deputy: bool
    titles: tuple[str, ...]
    role: int | None


def leads_unasked_in(moment: Snapshot) -> tuple[LeadUnasked, ...]:
    """The lead first; nobody whose role is a lead's, or asks for as much."""
    return tuple(_unasked(moment))


def lead_role_for(workspace: Workspace, person_id: int) -> int | None:
    """The role to give to somebody who is chosen as lead and holds no lead's role."""
    with snapshot(workspace) as moment:
        found = leads_unasked_in(moment)
    return next((each.role for each in found if each.person.id == person_id), None)


def _unasked(moment: Snapshot) -> Iterator[LeadUnasked]:
    rules, settings = moment.rules, moment.rules.settings
    people: dict[int, tuple[Person, PersonStanding | None]] = {
        person.id: (person, None) for person in moment.report.no_role
    }
    people |= {person.id: (person, found) for person, found in moment.report.people}
    titles = rules.titles()
    chosen = dict.fromkeys((settings.lead_person, settings.deputy_person))
    for number in chosen:
        person, found = people.get(number or 0, (None, None))
        if person is None or (found and not rules.book.lead_roles.isdisjoint(found.role_ids)):
            continue
        asked = [each.requirement for each in found.standings] if found else []
        lacking = unasked_of_lead(rules.pack, asked)
        if lacking:
            is_deputy = number != settings.lead_person
            named = tuple(titles[each] for each in lacking if each in titles)
            yield LeadUnasked(person, is_deputy, named, _role(moment, is_deputy=is_deputy))


def _role(moment: Snapshot, *, is_deputy: bool) -> int | None:
    """A lead's role; a deputy's is the one that is called so, where there is one."""
    roles = [moment.rules.roles[each] for each in sorted(moment.rules.book.lead_roles)]
    fits = (each for each in roles if ("deputy" in fold(each.name)) == is_deputy)
    found = next(fits, roles[0] if roles else None)
    return found.id if found else None
