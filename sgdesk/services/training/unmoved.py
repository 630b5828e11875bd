"""Why a training that is recorded changes nothing, and by whose rule what it changes stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import is_active
from sgdesk.domain.training.rule_book import PersonInput, RequirementRule
from sgdesk.domain.training.standing import Assessor, Standing
from sgdesk.domain.training.states import State
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.foreseen import people_inputs, standings_by_key, with_training
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import DayRules
from sgdesk.services.training.why import Why, reasons_in


class WhyStill(StrEnum):
    """Why a training that is recorded changes nobody's state."""

    LEFT = "left"
    NO_ROLE = "no_role"
    NOT_ASKED = "not_asked"
    EXEMPT = "exempt"
    LATER_ONE = "later_one"
    OTHER_COURSE = "other_course"
    KEPT_UP = "kept_up"
    DONE_ONCE = "done_once"


@dataclass(frozen=True, slots=True)
class Unmoved:
    """Why nothing changes for so many people.

    ``title`` is the requirement, or empty where none of theirs is met; ``day`` what was done
    already, ``courses`` those of a set that are older and count.
    """

    why: WhyStill
    people: int
    title: str = ""
    day: date | None = None
    courses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said of a training beside the states that it moves.

    ``unmoved`` are the reasons for whom nothing changes; ``rules`` are the requirements that the
    course meets, once for each interval that holds for somebody here.
    """

    unmoved: tuple[Unmoved, ...] = ()
    rules: tuple[Why, ...] = ()


NOT_EXPLAINED = Explained()
"""Where there is nothing to say."""


def explained(
    workspace: Workspace, person_ids: Sequence[int], details: TrainingDetails
) -> Explained:
    """Why recording it would change nothing for whom it changes nothing, and whose rules hold.

    Nothing for a course that meets no requirement at all. Of a set of which others are still
    missing nothing is told here (``foreseen.sets_begun`` says that).
    """
    with snapshot(workspace) as moment:
        book = moment.rules.book
        inputs = people_inputs(moment.reader, book, dict.fromkeys(person_ids))
        changed = ((each, each, with_training(each, details, book.every_day_of)) for each in inputs)
        return explained_in(moment, changed, details.course_id, details.completed_on)


def explained_in(
    moment: Snapshot,
    changed: Iterable[tuple[PersonInput, PersonInput, PersonInput]],
    course_id: int,
    completed_on: date,
) -> Explained:
    """The same of people as they are, without this training, and with it."""
    rules = moment.rules
    met = {rule.key: rule for rule in rules.book.requirements if _meets(rule, course_id)}
    if not met:
        return Explained()
    assessor, done = Assessor(rules.book), (course_id, completed_on)
    still, asked = Counter[_Still](), dict[tuple[object, ...], Standing]()
    for as_it_is, without, together in changed:
        after = standings_by_key(together, assessor)
        if not _moves(standings_by_key(as_it_is, assessor), after):
            still.update(_still(without, after, done, met, rules))
        for each in (after[key] for key in met if key in after):
            asked.setdefault((each.requirement, each.interval_months, each.force), each)
    reasons = reasons_in(moment)
    return Explained(
        tuple(
            Unmoved(why, people, title, day, courses)
            for (why, title, day, courses), people in still.items()
        ),
        tuple(reasons.why(each) for each in asked.values()),
    )


_Still = tuple[WhyStill, str, date | None, tuple[str, ...]]


def _meets(rule: RequirementRule, course_id: int) -> bool:
    return any(course_id in slot for slot in rule.slots)


def _moves(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> bool:
    return any(
        (each.state, each.due) != (after[key].state, after[key].due) for key, each in before.items()
    )


def _still(
    person: PersonInput,
    after: Mapping[str, Standing],
    done: tuple[int, date],
    met: Mapping[str, RequirementRule],
    rules: DayRules,
) -> Iterable[_Still]:
    """Why nothing changes for one person: a reason for each requirement that the course meets."""
    day = rules.book.as_at
    if person.is_away(day):
        yield WhyStill.LEFT, "", None, ()
    elif not any(is_active(post.start, post.end, day) for post in person.posts):
        yield WhyStill.NO_ROLE, "", None, ()
    elif not any(key in after for key in met):
        yield WhyStill.NOT_ASKED, "", None, ()
    else:
        for key, rule in met.items():
            if key in after and not after[key].missing:
                yield _of_requirement(person, after[key], done, rule, rules)


def _of_requirement(
    person: PersonInput,
    standing: Standing,
    done: tuple[int, date],
    rule: RequirementRule,
    rules: DayRules,
) -> _Still:
    """Why a requirement that the course meets stands as before."""
    course_id, completed_on = done
    title, day = rules.titles()[rule.key], standing.last_completed
    if standing.state is State.EXEMPT:
        return WhyStill.EXEMPT, title, None, ()
    slots = [slot for slot in rule.slots if course_id in slot]
    newest = max(_newest(slot, person) for slot in slots)
    if newest >= completed_on:
        return WhyStill.LATER_ONE, title, newest, ()
    older = [slot for slot in rule.slots if slot not in slots and _newest(slot, person) == day]
    if older:
        names = tuple(rules.courses[slot[0]].title for slot in older)
        return WhyStill.OTHER_COURSE, title, day, names
    if standing.interval_months is None:
        return WhyStill.DONE_ONCE, title, None, ()
    return WhyStill.KEPT_UP, title, standing.counts_from, ()


def _newest(slot: Sequence[int], person: PersonInput) -> date:
    return max((person.latest[each] for each in slot if each in person.latest), default=date.min)
