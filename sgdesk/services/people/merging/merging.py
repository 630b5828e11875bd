"""Making two entries of one person one, with a preview of all that it would do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.erasing import act
from sgdesk.data.erasing import merging as merging_data
from sgdesk.data.erasing.waiting import people_to_erase
from sgdesk.data.erasing.ways import PERSON
from sgdesk.data.file.store import Reader
from sgdesk.data.people import people as people_data
from sgdesk.data.people.merged import ADDED_BY, GOES, MERGE_PEOPLE, STAYS
from sgdesk.data.returns.documents import states_of
from sgdesk.data.returns.final import read_kept
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.people.person import Person
from sgdesk.domain.training.outcome import OUTCOMES
from sgdesk.domain.training.rule_book import AbsenceSpan, ExemptionSpan, PersonInput, PostSpan
from sgdesk.domain.training.standing import Assessor, Standing
from sgdesk.domain.training.states import State
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.merging.comparing import Compared, compared
from sgdesk.services.people.merging.deciding import Decided, decide
from sgdesk.services.people.merging.questions import Question
from sgdesk.services.people.merging.sides import Side, read_side, read_titles
from sgdesk.services.training.standing import DayRules, inputs_of, rules_of_day

REASON = "Entered under another name as well"
"""The reason that stands with what is struck out, since the one record says it already."""

_MOVED: Mapping[str, str] = {
    "training.person_id": "training",
    "post.person_id": "roles over time",
    "booking.person_id": "places on sessions",
    "induction.person_id": "inductions",
    "exemption.person_id": "exemptions",
    "non_completion.person_id": "reasons",
    "absence.person_id": "times away",
    "lead_elsewhere.person_id": "times as a lead elsewhere",
    "practice_review.person_id": "reviews",
    "reminder.person_id": "reminders",
    "trainer.person_id": "the entry as a trainer",
    "need.person_id": "needs",
    "access_request.person_id": "requests to see what is held",
    "person.line_manager_id": "being line manager",
}
"""What points at whoever goes, in words for the preview."""


@dataclass(frozen=True, slots=True)
class Moved:
    """So much of one kind that goes over."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class StateOf:
    """A requirement as it stands in each entry, and as it would stand in the one.

    ``None`` where it is not asked.
    """

    title: str
    stays: Standing | None
    goes: Standing | None
    after: Standing | None

    @property
    def changes(self) -> bool:
        """Whether it stands otherwise afterwards than with whoever stays."""
        return _place(self.after) != _place(self.stays)


def _place(standing: Standing | None) -> tuple[State, date | None] | None:
    return None if standing is None else (standing.state, standing.due)


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What making two entries one would do; nothing is changed.

    ``returns`` are final returns, by number, in whose figures both are counted: those stay. What
    has a certificate keeps its number; ``certificates`` are those that say another name then.
    ``revoked`` are the numbers that are revoked, since two were given for one training.
    """

    stays: Person
    goes: Person
    moved: tuple[Moved, ...]
    compared: tuple[Compared, ...]
    questions: tuple[Question, ...]
    told: tuple[str, ...]
    states: tuple[StateOf, ...]
    returns: tuple[str, ...]
    certificates: tuple[str, ...]
    revoked: tuple[str, ...]


def preview_merge(
    workspace: Workspace, stays: int, goes: int, answers: Mapping[str, str] | None = None
) -> MergePreview:
    """What :func:`merge_people` would do with these answers; what is not answered is as offered.

    Raises :class:`RefusedError` where it cannot be done.
    """
    today = workspace.today()
    with workspace.file.reading() as reader:
        _check(reader, stays, goes)
        ours, theirs = read_side(reader, stays), read_side(reader, goes)
        titles = read_titles(reader)
        found = decide(ours, theirs, titles, answers or {})
        rules = rules_of_day(workspace, reader, today)
        counts = merging_data.references(reader, goes)
        return MergePreview(
            ours.person,
            theirs.person,
            tuple(Moved(words, counts[key]) for key, words in _MOVED.items() if key in counts),
            tuple(compared(ours, theirs, found, titles, today)),
            found.questions,
            found.told,
            tuple(_states(reader, rules, ours, theirs, found)),
            tuple(_counted_twice(reader, stays, goes)),
            tuple(_other_names(ours, theirs, found)),
            tuple(_revoked(ours, theirs, found)),
        )


def merge_people(
    workspace: Workspace, stays: int, goes: int, answers: Mapping[str, str] | None = None
) -> Changes:
    """Make two entries of one person one: all that stands to ``goes`` goes over to ``stays``.

    ``answers`` are to the questions of :func:`preview_merge`. It is one entry of the history, and
    one Undo restores every row. Final returns and certificates stay as they are; a training that
    stands in both is struck out once. Raises :class:`RefusedError` where one of them is to be
    erased, is no longer there, or both are the same entry.
    """
    with workspace.file.writing(MERGE_PEOPLE, noted := dict[str, object]()) as writer:
        reader = writer.connection
        _check(reader, stays, goes)
        ours, theirs = read_side(reader, stays), read_side(reader, goes)
        found = decide(ours, theirs, read_titles(reader), answers or {})
        name = f"{found.merge.kept.given_name} {found.merge.kept.family_name}".strip()
        other = theirs.person.name if name != theirs.person.name else ours.person.name
        noted |= {"person": name, "other": other, STAYS: stays, GOES: goes}
        noted[ADDED_BY] = act.founding_entry(reader, (PERSON, goes))
        entries = (ours.person, theirs.person)
        answers_left = merging_data.answers_for(reader, entries, found.merge)
        asked = replace(found.merge, answers=answers_left)
        merging_data.merge(writer, asked, workspace.today(), REASON)
    return changes_of(writer.touched)


def _check(reader: Reader, stays: int, goes: int) -> None:
    if stays == goes:
        raise RefusedError("Choose somebody else: this is the same entry. Nothing was changed.")
    if not people_data.are_there(reader, (stays, goes)):
        raise RefusedError("One of the two is no longer there. Nothing was changed.")
    if people_to_erase(reader, (stays, goes)):
        raise RefusedError(
            "One of the two is to be erased on a day that is set. Keep them after all first, in "
            "Set-up, Privacy. Nothing was changed."
        )


def _states(
    reader: Reader, rules: DayRules, ours: Side, theirs: Side, found: Decided
) -> Iterator[StateOf]:
    """Each requirement as it stands in each entry and afterwards, in the order of the document."""
    before, other = (_standings(_input(reader, rules, e.person.id), rules) for e in (ours, theirs))
    after = _standings(_joined(ours, theirs, found, rules), rules)
    for key, title in rules.titles().items():
        said = before.get(key), other.get(key), after.get(key)
        if any(said):
            yield StateOf(title, *said)


def _input(reader: Reader, rules: DayRules, person_id: int) -> PersonInput:
    return next(inputs_of(reader, rules.book, person_id))


def _standings(person: PersonInput, rules: DayRules) -> dict[str, Standing]:
    found = Assessor(rules.book).assess(person)
    return {each.requirement: each for each in found.standings} if found else {}


def _joined(ours: Side, theirs: Side, found: Decided, rules: DayRules) -> PersonInput:
    """What the rules would need of the one person, read as at the day."""
    merge, day = found.merge, rules.book.as_at
    struck = {each.goes.id for each in merge.twice}
    done = [
        (each.course_id, each.completed_on)
        for side in (ours, theirs)
        for each in side.training
        if each.id not in struck and OUTCOMES[each.outcome].counts and each.completed_on <= day
    ]
    latest: dict[int, date] = {}
    for course, on in done:
        latest[course] = max(on, latest.get(course, on))
    return PersonInput(
        ours.person.id,
        [
            PostSpan(each.role_id, *merge.ends.get(each.id, (each.start, each.end)))
            for each in (*ours.posts, *theirs.posts)
            if each.id not in merge.posts and (each.start is None or each.start <= day)
        ],
        latest,
        merge.left,
        [
            ExemptionSpan(
                each.requirement, each.start, min(each.review_on, each.ended_on or date.max)
            )
            for each in (*ours.exemptions, *theirs.exemptions)
        ],
        merge.kept.kind,
        [
            AbsenceSpan(each.last_day, each.back_on)
            for each in (*ours.absences, *theirs.absences)
            if each.id not in merge.absences
        ],
        [(each.start, each.end) for each in (*ours.led_elsewhere, *theirs.led_elsewhere)],
        [on for course, on in done if course in rules.book.every_day_of],
    )


def _counted_twice(reader: Reader, stays: int, goes: int) -> Iterator[str]:
    """The numbers of the final returns in whose figures both entries are counted.

    What each return keeps of its day says so: an entry that was added since, or has another role
    by now, is not in it.
    """
    for each in read_kept(reader):
        people = states_of(each.document).people
        if people.get(stays) and people.get(goes):
            yield each.number


def _other_names(ours: Side, theirs: Side, found: Decided) -> Iterator[str]:
    """Certificates that stand and say another name than is kept then; they can be issued anew."""
    kept, revoked = found.merge.kept, set(_revoked(ours, theirs, found))
    name = (kept.given_name, kept.family_name)
    for side in (ours, theirs):
        if (side.person.given_name, side.person.family_name) != name:
            yield from (each for each in side.certificates.values() if each not in revoked)


def _revoked(ours: Side, theirs: Side, found: Decided) -> Iterator[str]:
    numbers = {**ours.certificates, **theirs.certificates}
    struck = (each.goes.id for each in found.merge.twice)
    return (numbers[each] for each in struck if each in numbers)
