"""Coverage over the last year: as at each month's end, and what moved from one to the next."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import month_ends
from sgdesk.domain.training.counting.moves import Cell, Move, moves_between
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.standing import Standing
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import Snapshot
from sgdesk.services.training.standing import StandingReport

Step = Callable[[int, int], object]
"""Told how far it is, of how much."""


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """Coverage as at one day by the rules of that day, and what moved since the day before it.

    ``counts`` has each requirement that somebody was asked for; ``moves`` is empty for the first.
    """

    day: date
    counts: Mapping[str, Counts]
    moves: tuple[Move, ...] = ()

    def moved(self, requirement: str) -> tuple[Move, ...]:
        """What moved in one requirement."""
        return tuple(each for each in self.moves if each.requirement == requirement)


@dataclass(frozen=True, slots=True)
class OverTime:
    """Twelve month's ends and the day asked for, the earliest first.

    ``requirements`` are keys with their titles in the order of the document of the last day;
    ``names`` are of everybody who moved; ``refreshed`` are those requirements that fall due again.
    """

    organisation: str
    as_at: date
    ends: tuple[MonthEnd, ...]
    requirements: tuple[tuple[str, str], ...]
    names: Mapping[int, str]
    refreshed: frozenset[str]


def coverage_over_time(
    workspace: Workspace, as_at: date | None = None, step: Step | None = None
) -> OverTime:
    """Read the year up to a day in one transaction.

    A past day is asked as the file is now: what was entered later about that day is in it.
    """
    day = as_at or workspace.today()
    days = month_ends(day)
    ends: list[MonthEnd] = []
    titles: dict[str, str] = {}
    before: dict[Cell, Standing] | None = None
    refreshed: set[str] = set()
    with workspace.file.reading() as reader:
        for done, each in enumerate(days):
            if step is not None:
                step(done, len(days))
            moment = Snapshot(workspace, reader, each)
            cells = _cells(moment.report)
            moves = () if before is None else tuple(moves_between(before, cells))
            ends.append(MonthEnd(each, _counted(cells), moves))
            titles = moment.report.rules.titles() | {
                key: title
                for key, title in titles.items()
                if key not in moment.report.rules.titles()
            }
            refreshed |= {key for (_, key), each in cells.items() if each.due is not None}
            before = cells
        names = {person.id: person.name for person in moment.everyone}
        organisation = moment.rules.organisation.name
    moved = {each.person_id for end in ends for each in end.moves}
    return OverTime(
        organisation,
        day,
        tuple(ends),
        _asked(titles, ends),
        {person: name for person, name in names.items() if person in moved},
        frozenset(refreshed),
    )


def _cells(report: StandingReport) -> dict[Cell, Standing]:
    return {
        (person.id, each.requirement): each
        for person, found in report.people
        for each in found.standings
    }


def _counted(cells: Mapping[Cell, Standing]) -> dict[str, Counts]:
    counts: dict[str, Counts] = defaultdict(Counts)
    for (_, requirement), standing in cells.items():
        counts[requirement].add(standing.state)
    return dict(counts)


def _asked(titles: Mapping[str, str], ends: list[MonthEnd]) -> tuple[tuple[str, str], ...]:
    """Those that somebody was asked for on one of the days."""
    return tuple(
        (key, title) for key, title in titles.items() if any(key in end.counts for end in ends)
    )
