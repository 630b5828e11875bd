"""What recording a training would change, seen before it is saved."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.domain.training.outcome import OUTCOMES
from sgdesk.domain.training.rule_book import PersonInput, RuleBook
from sgdesk.domain.training.standing import Assessor, Standing
from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.recording import ONE_BY_ONE, TrainingDetails
from sgdesk.services.training.standing import DayRules, inputs_of, rules_of_day


@dataclass(frozen=True, slots=True)
class SetBegun:
    """A requirement of several courses that stays begun: how many are done, and which are not."""

    title: str
    done: int
    of: int
    missing: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class StateMove:
    """How many people would move from one state of a requirement to another, due when."""

    requirement: str
    title: str
    before: State | None
    after: State | None
    people: int
    due: date | None


def preview_training(
    workspace: Workspace, person_ids: Sequence[int], details: TrainingDetails
) -> tuple[StateMove, ...]:
    """What recording it would change today, before anything is saved: the moves of states."""
    today = workspace.today()
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, today)
        inputs = people_inputs(connection, rules.book, dict.fromkeys(person_ids))
    moves: Counter[tuple[str, State, State, date | None]] = Counter()
    assessor = Assessor(rules.book)
    for person in inputs:
        moves.update(_moves(person, details, assessor, rules.book.every_day_of))
    return _as_moves(moves, rules)


def people_inputs(
    connection: Reader, book: RuleBook, person_ids: Collection[int]
) -> list[PersonInput]:
    """What the rules need of these people: one by one by index, or in one sweep where many."""
    if len(person_ids) > ONE_BY_ONE:
        everyone = inputs_of(connection, book)
        return [each for each in everyone if each.person_id in person_ids]
    return [next(inputs_of(connection, book, each)) for each in person_ids]


def _moves(
    person: PersonInput,
    details: TrainingDetails,
    assessor: Assessor,
    every_day_of: Collection[int],
) -> Iterable[tuple[str, State, State, date | None]]:
    return _moved(person, with_training(person, details, every_day_of), assessor)


def _moved(
    person: PersonInput, changed: PersonInput, assessor: Assessor
) -> Iterable[tuple[str, State, State, date | None]]:
    after = standings_by_key(changed, assessor)
    for key, before in standings_by_key(person, assessor).items():
        if (before.state, before.due) != (after[key].state, after[key].due):
            yield (key, before.state, after[key].state, after[key].due)


def moves_between(
    person: PersonInput, changed: PersonInput, rules: DayRules
) -> tuple[StateMove, ...]:
    """How one person's states move where other training stands to their name."""
    return _as_moves(Counter(_moved(person, changed, Assessor(rules.book))), rules)


def with_training(
    person: PersonInput, details: TrainingDetails, every_day_of: Collection[int]
) -> PersonInput:
    """The person as they would be once the training is saved."""
    if not OUTCOMES[details.outcome].counts:
        return person
    known = person.latest.get(details.course_id, date.min)
    latest = dict(person.latest)
    latest[details.course_id] = max(known, details.completed_on)
    learning = person.learning
    if details.course_id in every_day_of:
        learning = (*learning, details.completed_on)
    return replace(person, latest=latest, learning=learning)


def sets_begun(
    workspace: Workspace, person_ids: Sequence[int], details: TrainingDetails
) -> tuple[SetBegun, ...]:
    """What would still be missing of the sets that the course is part of (RULES, 6).

    In the order of the requirements, for as many people as lack the same courses.
    """
    with workspace.file.reading() as connection:
        rules = rules_of_day(workspace, connection, workspace.today())
        inputs = people_inputs(connection, rules.book, dict.fromkeys(person_ids))
    sets = {
        rule.key: rule.slots
        for rule in rules.book.requirements
        if len(rule.slots) > 1 and any(details.course_id in slot for slot in rule.slots)
    }
    assessor, found = Assessor(rules.book), Counter[tuple[str, tuple[int, ...]]]()
    for person in inputs:
        after = standings_by_key(with_training(person, details, rules.book.every_day_of), assessor)
        found.update(
            (key, after[key].missing) for key in sets if key in after and after[key].missing
        )
    titles = rules.titles()
    return tuple(
        SetBegun(
            titles[key],
            len(sets[key]) - len(missing),
            len(sets[key]),
            tuple(rules.courses[each].title for each in missing),
            people,
        )
        for (key, missing), people in found.items()
    )


def standings_by_key(person: PersonInput, assessor: Assessor) -> dict[str, Standing]:
    """What is asked of the person, by requirement; empty where they are not in scope."""
    found = assessor.assess(person)
    return {each.requirement: each for each in found.standings} if found else {}


def _as_moves(
    moves: Counter[tuple[str, State, State, date | None]], rules: DayRules
) -> tuple[StateMove, ...]:
    titles = rules.titles()
    order = list(titles)
    rows = sorted(moves.items(), key=lambda item: (order.index(item[0][0]), -item[1]))
    return tuple(
        StateMove(key, titles[key], before, after, people, due)
        for (key, before, after, due), people in rows
    )
