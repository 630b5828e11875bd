"""The annex of a return: everybody by name, with how they stand, for whoever asked for names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sgdesk.data.training.records import read_month_known
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
    titles, _ = titles_without_bracket(rules.titles())
    slots = {rule.key: rule.slots for rule in rules.book.requirements}
    for person, found in people:
        roles = tuple(rules.roles[each].name for each in found.role_ids if each in rules.roles)
        for each in found.standings:
            title = titles[each.requirement]
            yield NamedRow(
                person.name,
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
            )
