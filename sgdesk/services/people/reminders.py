"""Reminders of due days: e-mail drafts to people and to line managers, each threshold once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sgdesk.data.file.disk.files import write_all
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import reminders as reminder_data
from sgdesk.data.people.people import read_people
from sgdesk.data.people.reminders import NewReminder
from sgdesk.data.people.reviews import read_reviews
from sgdesk.domain.addresses import WhyNot, why_not
from sgdesk.domain.errors import InputError
from sgdesk.domain.file.names import made_stem
from sgdesk.domain.names import filed
from sgdesk.domain.people.keeping.review import REVIEW_TITLES, Review, ReviewKind
from sgdesk.domain.people.person import Person
from sgdesk.domain.people.reminders import Due, Undated, to_tell, told_already
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import LEFT_OUT_STATES, OUTSTANDING_STATES, State
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import StandingReport, standing_report
from sgdesk.services.training.told_apart import told_apart

if TYPE_CHECKING:
    from sgdesk.reports.mail.reminder_email import ReminderLetter


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One thing that a reminder tells: whose it is and for which threshold it is told."""

    name: str
    due: Due | Undated
    threshold: int
    apart: str = ""
    made_on: date | None = None
    """The day of the draft that was made of it already, if one was."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One e-mail that can be made: to a person about their own days, or to a line manager.

    ``why_not`` is empty where it can be, otherwise a code: ``no_address``, ``bad_address`` for
    what is typed in and cannot be one, ``no_email`` for somebody who does not want e-mail or is
    under 18, ``left`` for a line manager who has left.

    With ``is_fresh`` it has days that no draft was made of; without, it holds what a draft was
    made of and what was never done without a day: to be written again where somebody wants it.
    """

    recipient_id: int
    name: str
    to_manager: bool
    lines: tuple[ReminderLine, ...]
    why_not: str = ""
    apart: str = ""
    is_fresh: bool = True

    @property
    def is_without_day(self) -> bool:
        """Whether something in it was never done and has no day."""
        return any(each.due.day is None for each in self.lines)

    @property
    def made_on(self) -> date | None:
        """The day of the newest draft of what it holds."""
        return max((each.made_on for each in self.lines if each.made_on), default=None)

    @property
    def key(self) -> tuple[int, bool]:
        """What tells this reminder from the others of the day."""
        return self.recipient_id, self.to_manager


@dataclass(frozen=True, slots=True)
class ReminderView:
    """What can be told today, the thresholds in days, and of how many days drafts were made.

    ``again`` is what is told only where somebody wants it; see :attr:`Reminder.is_fresh`.
    ``without_day`` are those, by id with name and what tells them apart, who lack training of which
    no day is known by which it is due: nothing reminds of it by itself.
    """

    thresholds: tuple[int, ...]
    reminders: tuple[Reminder, ...]
    again: tuple[Reminder, ...]
    made_before: int
    without_day: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[Reminder, ...]:
        """All that can be written, what is due now first."""
        return (*self.reminders, *self.again)


@dataclass(frozen=True, slots=True)
class WrittenReminders:
    """Drafts that were written, and that they are noted as made."""

    changes: Changes
    files: tuple[Path, ...]


_Found = tuple[Due | Undated, int, date | None]
"""What wants telling, for which threshold, and when a draft was made of it."""


def reminder_view(workspace: Workspace) -> ReminderView:
    """What wants telling today, people before line managers, by name."""
    report = standing_report(workspace)
    with workspace.file.reading() as connection:
        contacts = _contacts(connection)
        told = reminder_data.read_told(connection)
        reviews = read_reviews(connection)
        apart = told_apart(connection, report.as_at)
    dues = tuple(due_days(report, reviews))
    thresholds = report.rules.settings.reminder_days
    undated = tuple(_undated(report))
    fresh: list[Reminder] = []
    again: list[Reminder] = []
    for to_manager in (False, True):
        new = to_tell(dues, told, thresholds, report.as_at, to_manager=to_manager)
        found: list[_Found] = [(due, threshold, None) for due, threshold in new]
        fresh += _reminders(contacts, found, to_manager=to_manager, apart=apart)
        keys = {each.key for each in fresh}
        known = told_already(dues, told, thresholds, report.as_at, to_manager=to_manager)
        rest: list[_Found] = [*known, *((each, 0, None) for each in undated)]
        old = _reminders(contacts, rest, to_manager=to_manager, apart=apart, is_fresh=False)
        again += (each for each in old if each.key not in keys)
    without = {
        person.id: (person.name, apart.get(person.id, ""))
        for person, standings in report.people
        if any(_has_no_day(each) for each in standings.standings)
    }
    days = {(each.person_id, each.subject, each.day, each.to_manager) for each in told}
    return ReminderView(thresholds, tuple(fresh), tuple(again), len(days), without)


def _contacts(connection: Reader) -> Mapping[int, Person]:
    """Everybody in the file by id, leavers included."""
    return {each.id: each for each in read_people(connection)}


_TOLD_STATES = frozenset(State) - LEFT_OUT_STATES


def due_days(report: StandingReport, reviews: Iterable[Review]) -> Iterator[Due]:
    """Every due day of everybody in scope: training, and the next supervision or review.

    What was never done is due by its last allowed day; where that is not known there is none.
    """
    titles = report.rules.titles()
    here = {person.id for person, _ in report.people}
    for person, found in report.people:
        for each in found.standings:
            day = _day_of(each)
            if day is not None and each.state in _TOLD_STATES:
                is_advice = bool(each.last_completed) and each.force is Force.RECOMMENDED
                yield Due(person.id, each.requirement, titles[each.requirement], day, is_advice)
    newest: dict[tuple[int, ReviewKind], Review] = {}
    for review in reviews:
        newest.setdefault((review.person_id, review.kind), review)
    for (person_id, kind), review in newest.items():
        if review.next_due is not None and person_id in here:
            yield Due(person_id, kind, REVIEW_TITLES[kind], review.next_due)


def _undated(report: StandingReport) -> Iterator[Undated]:
    """What was never done and has no day by which it is to be."""
    titles = report.rules.titles()
    for person, found in report.people:
        for each in found.standings:
            if _has_no_day(each):
                yield Undated(person.id, each.requirement, titles[each.requirement])


def _day_of(standing: Standing) -> date | None:
    return standing.due if standing.last_completed else standing.must_start_by


def _has_no_day(standing: Standing) -> bool:
    """Whether training was never done, and nothing says by when it is to be."""
    return standing.state in OUTSTANDING_STATES and _day_of(standing) is None


def _reminders(
    contacts: Mapping[int, Person],
    found: Iterable[_Found],
    *,
    to_manager: bool,
    apart: Mapping[int, str],
    is_fresh: bool = True,
) -> Iterator[Reminder]:
    lines: defaultdict[int, list[ReminderLine]] = defaultdict(list)
    for due, threshold, made_on in found:
        about = contacts[due.person_id]
        recipient = about.line_manager_id if to_manager else about.id
        if recipient is not None:
            told = ReminderLine(about.name, due, threshold, apart.get(about.id, ""), made_on)
            lines[recipient].append(told)
    for number in sorted(lines, key=lambda each: contacts[each].filed_by):
        to = contacts[number]
        ordered = sorted(
            lines[number], key=lambda each: (each.due.day or date.max, filed(each.name))
        )
        whose = apart.get(number, "")
        yield Reminder(number, to.name, to_manager, tuple(ordered), _why_not(to), whose, is_fresh)


def _why_not(to: Person) -> str:
    if to.left is not None:
        return "left"
    return why_not(to.email, may_email=to.takes_email) or ""


def write_reminders(
    workspace: Workspace, chosen: Collection[tuple[int, bool]], folder: Path
) -> WrittenReminders:
    """Write e-mail drafts into a folder and note the due days as told.

    Of what was never done without a day nothing is noted: no day is there to be told of.

    ``chosen`` are keys of reminders; whoever cannot be written to is passed over. Raises
    :class:`InputError` where nothing is left to write, or where a file cannot be written; then
    none is left in the folder, and nothing is noted.
    """
    wanted = [
        each for each in reminder_view(workspace).offered if each.key in chosen and not each.why_not
    ]
    if not wanted:
        raise InputError("There is nobody to write to. Nothing was made.")
    files = write_all(folder, _drafts(workspace, wanted))
    return WrittenReminders(_note_made(workspace, wanted), files)


def _note_made(workspace: Workspace, told: Collection[Reminder]) -> Changes:
    with workspace.file.writing("make_reminders", {"drafts": len(told)}) as writer:
        made = [
            NewReminder(
                line.due.person_id,
                line.due.subject,
                line.due.day,
                line.threshold,
                each.to_manager,
                workspace.today(),
            )
            for each in told
            for line in each.lines
            if line.due.day is not None
        ]
        if made:
            reminder_data.add_reminders(writer, made)
    return changes_of(writer.touched)


_REACHED_OTHERWISE = frozenset(WhyNot)
"""Why no e-mail is made for somebody who can be told all the same; whoever has left is not."""


def reminder_texts(workspace: Workspace, also: Collection[object] = ()) -> tuple[WordsFor, ...]:
    """The words for everybody who wants telling today and whom no e-mail reaches.

    ``also`` are the keys of those who could be e-mailed and are to be told otherwise.
    """
    from sgdesk.reports.mail.reminder_email import reminder_words

    wanted = [
        each
        for each in reminder_view(workspace).offered
        if (each.why_not in _REACHED_OTHERWISE and (each.is_fresh or each.is_without_day))
        or (not each.why_not and each.key in also)
    ]
    wanted.sort(key=lambda each: not each.why_not)  # who has no other way comes first
    letters = _letters(workspace, wanted)
    return tuple(
        WordsFor(
            each.name,
            reminder_words(letter),
            WhyNot(each.why_not) if each.why_not else None,
            each.key,
        )
        for each, letter in zip(wanted, letters, strict=True)
    )


def note_told(workspace: Workspace, keys: Collection[object]) -> Changes:
    """Note that these were told by other means than e-mail, so that they are not told again.

    Raises :class:`InputError` where nobody of them is to be told any more.
    """
    wanted = [each for each in reminder_view(workspace).offered if each.key in keys]
    if not wanted:
        raise InputError("There is nobody of them to tell any more. Nothing was saved.")
    return _note_made(workspace, wanted)


def _letters(workspace: Workspace, wanted: Iterable[Reminder]) -> list["ReminderLetter"]:
    """What each of them is told, with the names of the day."""
    from sgdesk.reports.mail.reminder_email import ReminderLetter, ToldLine

    with workspace.file.reading() as connection:
        contacts = _contacts(connection)
        about = read_organisation(connection)
    return [
        ReminderLetter(
            each.name,
            contacts[each.recipient_id].email or "",
            each.to_manager,
            [
                ToldLine(
                    line.due.title,
                    line.due.day,
                    line.name if each.to_manager else "",
                    line.due.is_recommended,
                )
                for line in each.lines
            ],
            about.name,
            about.contact_name,
            workspace.today(),
        )
        for each in wanted
    ]


def _drafts(workspace: Workspace, wanted: Sequence[Reminder]) -> dict[str, bytes]:
    from sgdesk.reports.mail.reminder_email import reminder_draft

    files: dict[str, bytes] = {}
    names: Counter[str] = Counter()
    for each, letter in zip(wanted, _letters(workspace, wanted), strict=True):
        start = f"{'team' if each.to_manager else 'reminder'}-{made_stem(each.name, 'person')}"
        names[start] += 1
        number = f"-{names[start]}" if names[start] > 1 else ""
        files[f"{start}{number}.eml"] = reminder_draft(letter)
    return files
