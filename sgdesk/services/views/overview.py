"""The views of one day that the window opens with: Today and the training matrix."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from sgdesk.domain.dates import add_months
from sgdesk.domain.people.person import Person, Role
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.standing import PersonStanding, Standing
from sgdesk.domain.training.states import (
    LEFT_OUT_STATES,
    NEEDS_TRAINING_NOW,
    STATES,
    WANTS_TRAINING,
    State,
)
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.leads import LeadUnasked, leads_unasked_in
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.standing import StandingReport
from sgdesk.services.training.told_apart import told_apart
from sgdesk.services.training.why import Reasons, Why, reasons_in
from sgdesk.services.views.vacancies import Vacancy, vacancies_in

if TYPE_CHECKING:
    from sgdesk.domain.people.person import Absence
    from sgdesk.domain.training.record import MonthKnown


@dataclass(frozen=True, slots=True)
class Tile:
    """Coverage of one requirement: its counts, and who falls due next within the window."""

    requirement: str
    title: str
    counts: Counts
    next_due: date | None
    is_refreshed: bool = True
    is_recommended: bool = False


@dataclass(frozen=True, slots=True)
class NoInduction:
    """Those for whom no induction is noted and who may well have had one.

    ``long_here`` began over a year ago; of ``start_unknown`` nobody noted when they did.
    """

    long_here: frozenset[int] = frozenset()
    start_unknown: frozenset[int] = frozenset()

    @property
    def everybody(self) -> frozenset[int]:
        """All of them."""
        return self.long_here | self.start_unknown


NO_INDUCTION = NoInduction()


@dataclass(frozen=True, slots=True)
class ToDo:
    """One person and one requirement that wants doing, with the day that matters.

    ``day`` is the due day of what is overdue or due soon, and the last allowed day of a new
    starter; ``None`` for what was never done and has no such day. ``is_recommended`` where it was
    done, and that it be done again is only recommended. ``apart`` tells the person from
    others of the name; see :func:`told_apart`.
    """

    person_id: int
    person_name: str
    requirement: str
    title: str
    state: State
    day: date | None
    standing: Standing
    role_ids: tuple[int, ...] = ()
    is_recommended: bool = False
    apart: str = ""


@dataclass(frozen=True, slots=True)
class MonthDue:
    """How much training falls due in one month, given by its first day, and of whom.

    New starters' training is in it, by the last day on which they are still new.
    """

    month: date
    count: int
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class TodayView:
    """Everything that the first page shows, as at one day."""

    as_at: date
    organisation: str
    people: int
    no_role: tuple[Person, ...]
    """Those who have begun and hold no role; whoever begins only later is in :attr:`later`."""

    tiles: tuple[Tile, ...]
    to_do: tuple[ToDo, ...]
    months: tuple[MonthDue, ...]
    roles_without_requirements: tuple[str, ...]
    is_sample: bool
    under_18: int = 0
    """How many of those who are asked for something are under 18."""

    unasked: frozenset[int] = frozenset()
    """Those among ``people`` whose roles call for nothing: they are in no figure."""

    vacancies: tuple[Vacancy, ...] = ()
    """The posts of lead, deputy and trustees that nobody holds on the day."""

    leads_unasked: tuple[LeadUnasked, ...] = ()
    """Who is chosen as lead or deputy, and is not asked for a lead's training."""

    no_induction: NoInduction = NO_INDUCTION

    reasons: Reasons = field(default_factory=Reasons)
    roles: Mapping[int, str] = field(default_factory=dict)
    """What the roles are called, by id."""

    partnership: str = ""
    """Whose document asks and recommends, in short."""

    later: int = 0
    """How many begin with us only after the day."""

    def why(self, row: ToDo) -> Why:
        """Why a line stands in the list; worked out for those that are shown."""
        names = [self.roles[each] for each in row.role_ids if each in self.roles]
        return self.reasons.why(row.standing, names)

    @property
    def asked(self) -> int:
        """How many people are asked for something, and so are in the figures."""
        return self.people - len(self.unasked)

    @property
    def need_training_now(self) -> int:
        """How many people have something overdue or not done."""
        return len(self._needing())

    @property
    def need_only_recommended(self) -> int:
        """How many of them need nothing but a refresh that is only recommended."""
        rows = (each for each in self.to_do if each.state in NEEDS_TRAINING_NOW)
        return len(self._needing() - {each.person_id for each in rows if not each.is_recommended})

    def _needing(self) -> set[int]:
        return {each.person_id for each in self.to_do if each.state in NEEDS_TRAINING_NOW}


def today_view(workspace: Workspace, as_at: date | None = None) -> TodayView:
    """Read the first page, as at a day."""
    with snapshot(workspace, as_at) as moment:
        report, reasons = moment.report, reasons_in(moment)
        vacancies = vacancies_in(moment)
        unasked = leads_unasked_in(moment)
        apart = told_apart(moment.reader, moment.as_at)
    about = report.rules.organisation
    return TodayView(
        as_at=report.as_at,
        organisation=about.name,
        people=len(report.people),
        no_role=tuple(each for each in report.no_role if each.id not in report.later),
        later=len(report.later),
        partnership=report.rules.pack.short_name,
        tiles=_tiles(report),
        to_do=_to_do(report, apart),
        months=_months(report),
        roles_without_requirements=_unmapped(report),
        is_sample=about.is_sample,
        under_18=sum(person.under_18 for person, found in report.people if found.standings),
        unasked=frozenset(person.id for person, found in report.people if not found.standings),
        vacancies=vacancies,
        leads_unasked=unasked,
        no_induction=_no_induction(report),
        reasons=reasons,
        roles={role.id: role.name for role in report.rules.roles.values()},
    )


INDUCTION = "induction"
"""The requirement that is an induction; where a course counts as one, none is done unnoticed."""


def no_induction(workspace: Workspace) -> NoInduction:
    """Those of :attr:`TodayView.no_induction` today."""
    with snapshot(workspace) as moment:
        return _no_induction(moment.report)


def _no_induction(report: StandingReport) -> NoInduction:
    year_ago = add_months(report.as_at, -12)
    long_here: set[int] = set()
    start_unknown: set[int] = set()
    for person, found in report.people:
        for each in found.standings:
            if each.requirement != INDUCTION or each.state is not State.NOT_DONE:
                continue
            if each.must_start_by is None:
                start_unknown.add(person.id)
            elif each.must_start_by <= year_ago:
                long_here.add(person.id)
    return NoInduction(frozenset(long_here), frozenset(start_unknown))


def _tiles(report: StandingReport) -> tuple[Tile, ...]:
    counts: dict[str, Counts] = defaultdict(Counts)
    next_due: dict[str, date] = {}
    refreshed: set[str] = set()
    for _, found in report.people:
        for each in found.standings:
            counts[each.requirement].add(each.state)
            if each.due is not None:
                refreshed.add(each.requirement)
            if each.state is State.DUE_SOON and each.due is not None:
                known = next_due.get(each.requirement, each.due)
                next_due[each.requirement] = min(known, each.due)
    recommended = _recommended(report)
    tiles = [
        Tile(key, title, counts[key], next_due.get(key), key in refreshed, key in recommended)
        for key, title in report.rules.titles().items()
        if key in counts
    ]
    return tuple(sorted(tiles, key=lambda tile: (tile.counts.percent is None, _share(tile))))


def _share(tile: Tile) -> float:
    return tile.counts.percent if tile.counts.percent is not None else 100.0


def _to_do(report: StandingReport, apart: Mapping[int, str]) -> tuple[ToDo, ...]:
    titles = report.rules.titles()
    rows = [
        ToDo(
            person.id,
            person.name,
            each.requirement,
            titles[each.requirement],
            each.state,
            each.due if each.last_completed else each.must_start_by,
            each,
            found.role_ids,
            each.force is Force.RECOMMENDED and each.last_completed is not None,
            apart.get(person.id, ""),
        )
        for person, found in report.people
        for each in found.standings
        if each.state in WANTS_TRAINING
    ]
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                STATES[row.state].urgency,
                row.day or date.min,
                row.person_name,
            ),
        )
    )


def _months(report: StandingReport) -> tuple[MonthDue, ...]:
    """The twelve months from the day on; what is overdue already is in the to-do list."""
    first = report.as_at.replace(day=1)
    months = [add_months(first, ahead) for ahead in range(12)]
    due: dict[date, list[int]] = {month: [] for month in months}
    for person, found in report.people:
        for each in found.standings:
            day = each.falls_due
            if day is not None and day >= report.as_at and each.state not in LEFT_OUT_STATES:
                month = day.replace(day=1)
                if month in due:
                    due[month].append(person.id)
    return tuple(MonthDue(month, len(ids), frozenset(ids)) for month, ids in due.items())


def _unmapped(report: StandingReport) -> tuple[str, ...]:
    """Roles held that call for nothing, or for nothing that is known under the pack followed."""
    known = report.rules.titles().keys()
    held = {role for _, found in report.people for role in found.role_ids}
    return tuple(
        role.name
        for role in report.rules.roles.values()
        if role.id in held and known.isdisjoint(role.requirements)
    )


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A person, the roles they hold on the day, and a standing for each column or none.

    ``by_month`` are the requirements of whose last day no more than the month is known. ``apart``
    tells the person from others of the name; see :func:`told_apart`.
    """

    person: Person
    roles: tuple[str, ...]
    groups: tuple[str, ...]
    cells: Mapping[str, Standing]
    in_scope: bool = True
    by_month: frozenset[str] = frozenset()
    apart: str = ""
    begins: date | None = None
    """The day on which somebody begins who is not here yet, and so holds no role."""

    left_on: date | None = None
    """The last day of somebody who had left by then, also where they came back later."""

    back_on: date | None = None
    """The day on which they came back, where they did."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The training matrix as at a day; ``columns`` are requirement keys and titles in order."""

    as_at: date
    columns: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    roles: tuple[str, ...]
    groups: tuple[tuple[str, str], ...] = field(default=())
    recommended: frozenset[str] = frozenset()
    """The columns whose interval the document recommends and does not ask for."""
    reasons: Reasons = field(default_factory=Reasons)


def matrix(workspace: Workspace, as_at: date | None = None) -> Matrix:
    """Everybody who is in scope, has no role, or has left, each with their row."""
    from sgdesk.data.people.absence import read_every_absence
    from sgdesk.data.training.records import read_month_known

    with snapshot(workspace, as_at) as moment:
        report, everyone = moment.report, moment.everyone
        months: dict[int, list[MonthKnown]] = defaultdict(list)
        for each in read_month_known(moment.reader):
            months[each.person_id].append(each)
        reasons = reasons_in(moment)
        apart = told_apart(moment.reader, moment.as_at)
        absences = read_every_absence(moment.reader)
    slots = {rule.key: rule.slots for rule in report.rules.book.requirements}
    roles = report.rules.roles
    rows = [
        replace(row, by_month=_by_month(months[row.person.id], slots, row.cells))
        if row.person.id in months
        else row
        for row in (_row(person, found, roles) for person, found in report.people)
    ]
    rows += [
        MatrixRow(person, (), (), {}, in_scope=False, begins=report.later.get(person.id))
        for person in report.no_role
    ]
    shown = {row.person.id for row in rows}
    rows += [
        _away(person, absences.get(person.id, ()), report.as_at)
        for person in everyone
        if person.id not in shown
    ]
    rows = [
        replace(row, apart=apart[row.person.id]) if row.person.id in apart else row for row in rows
    ]
    used = {key for row in rows for key in row.cells}
    return Matrix(
        report.as_at,
        tuple((key, title) for key, title in report.rules.titles().items() if key in used),
        tuple(sorted(rows, key=lambda row: (row.person.filed_by, row.person.id))),
        tuple(role.name for role in roles.values()),
        tuple((group.key, group.title) for group in report.rules.pack.groups),
        _recommended(report),
        reasons,
    )


def _recommended(report: StandingReport) -> frozenset[str]:
    rules = report.rules.book.requirements
    return frozenset(each.key for each in rules if each.force is Force.RECOMMENDED)


def _row(person: Person, found: PersonStanding, roles: Mapping[int, Role]) -> MatrixRow:
    held = [roles[each] for each in found.role_ids if each in roles]
    return MatrixRow(
        person,
        tuple(role.name for role in held),
        tuple(dict.fromkeys(role.group for role in held if role.group)),
        {each.requirement: each for each in found.standings},
    )


def _away(person: Person, absences: "Iterable[Absence]", day: date) -> MatrixRow:
    """The row of somebody who had left by the day, and was not back."""
    row = MatrixRow(person, (), (), {}, in_scope=False)
    if person.left is not None and person.left < day:
        return replace(row, left_on=person.left)
    for each in absences:
        if each.last_day < day < each.back_on:
            return replace(row, left_on=each.last_day, back_on=each.back_on)
    return row


def _by_month(
    known: "Iterable[MonthKnown]",
    slots: Mapping[str, tuple[tuple[int, ...], ...]],
    cells: Mapping[str, Standing],
) -> frozenset[str]:
    from sgdesk.domain.training.record import known_by_month

    return frozenset(
        key
        for key, standing in cells.items()
        if known_by_month(known, slots[key], standing.last_completed)
    )
