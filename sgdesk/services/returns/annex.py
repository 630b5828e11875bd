"""The annex of a return: everybody by name, with how they stand, for whoever asked for names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sgdesk.data.training.records import read_month_known
from sgdesk.domain.dates import long_date
from sgdesk.domain.people.namesakes import Alike, words_apart
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.document import NamedRow, ReturnDocument
from sgdesk.domain.returns.words import titles_without_bracket
from sgdesk.domain.training.record import MonthKnown, known_by_month
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.services.returns.parts.facts import leads_by_name
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import DayRules


def with_annex(document: ReturnDocument, moment: Snapshot) -> ReturnDocument:
    """A document with the annex of everybody by name, and of the leads."""
    return replace(
        document,
        has_annex=True,
        named=tuple(_named(moment.report.people, moment.rules, _months_of(moment))),
        annex_leads=leads_by_name(moment.report),
    )


def _months_of(moment: Snapshot) -> Mapping[int, Sequence[MonthKnown]]:
    """By person, the training of which no more than the month is known."""
    found: dict[int, list[MonthKnown]] = {}
    for each in read_month_known(moment.reader):
        found.setdefault(each.person_id, []).append(each)
    return found


def _named(
    people: Iterable[tuple[Person, PersonStanding]],
    rules: DayRules,
    months: Mapping[int, Sequence[MonthKnown]],
) -> Iterable[NamedRow]:
    found_people = tuple(people)
    titles, _ = titles_without_bracket(rules.titles())
    apart = _apart(found_people, rules)
    slots = {rule.key: rule.slots for rule in rules.book.requirements}
    for person, found in found_people:
        roles = _roles(found, rules)
        name = f"{person.name} ({apart[person.id]})" if person.id in apart else person.name
        for each in found.standings:
            title = titles[each.requirement]
            yield NamedRow(
                name,
                roles,
                title,
                each.state,
                each.last_completed,
                each.due,
                each.counts_from,
                each.force,
                known_by_month(
                    months.get(person.id, ()), slots[each.requirement], each.last_completed
                ),
                each.must_start_by,
            )


def _roles(found: PersonStanding, rules: DayRules) -> tuple[str, ...]:
    return tuple(rules.roles[each].name for each in found.role_ids if each in rules.roles)


def _apart(people: Iterable[tuple[Person, PersonStanding]], rules: DayRules) -> Mapping[int, str]:
    """By person what tells them from others of the same name and roles, which stand beside it.

    The reference or since when; no address, which is not for whoever the annex is sent to.
    """
    return words_apart(
        [
            Alike(
                person.id,
                "\n".join((person.given_name, person.family_name, *sorted(_roles(found, rules)))),
                (
                    person.reference or "",
                    f"since {long_date(person.started)}" if person.started else "",
                ),
            )
            for person, found in people
        ]
    )
