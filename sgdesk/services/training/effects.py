"""Whom a change of the rules would turn, worked out before it is saved."""

from dataclasses import dataclass

from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.data.training.inputs import read_inputs
from sgdesk.domain.training.rule_book import RuleBook
from sgdesk.domain.training.standing import Assessor, PersonStanding
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW, State


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the rules does to people on a day.

    ``turned`` are the names of those who would become overdue or not done, ``relieved`` of those
    who would no longer be; the next two numbers count requirements of people. ``ready`` is how
    many certificates would become ready to issue; below 0, how many would wait again.
    """

    turned: tuple[str, ...] = ()
    relieved: tuple[str, ...] = ()
    asked_anew: int = 0
    no_longer_asked: int = 0
    ready: int = 0


def effect_of(connection: Reader, before: RuleBook, after: RuleBook) -> Effect:
    """Judge everybody by both books, on the day of the first, and compare."""
    names = {each.id: each.name for each in people_data.read_people(connection)}
    old, new = Assessor(before), Assessor(after)
    turned: list[str] = []
    relieved: list[str] = []
    anew = dropped = 0
    every_day_of = {*before.every_day_of, *after.every_day_of}
    for person in read_inputs(connection, before.as_at, every_day_of=tuple(every_day_of)):
        had, has = _states(old.assess(person)), _states(new.assess(person))
        anew += len(has.keys() - had.keys())
        dropped += len(had.keys() - has.keys())
        if _wanting(has) - _wanting(had):
            turned.append(names[person.person_id])
        elif _wanting(had) and not _wanting(has):
            relieved.append(names[person.person_id])
    return Effect(tuple(sorted(turned)), tuple(sorted(relieved)), anew, dropped)


def _states(found: PersonStanding | None) -> dict[str, State]:
    return {each.requirement: each.state for each in found.standings} if found else {}


def _wanting(states: dict[str, State]) -> set[str]:
    return {key for key, state in states.items() if state in NEEDS_TRAINING_NOW}
