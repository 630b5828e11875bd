"""One moment of the file: one read transaction, in which each thing is read once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_settings
from sgdesk.data.people import people
from sgdesk.data.people.outside import read_outside
from sgdesk.data.sessions.trainers import read_trainers
from sgdesk.domain.organisation.settings import FORMER_NAMES
from sgdesk.domain.people.person import Person
from sgdesk.domain.training.counting.tallies import Summary
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import (
    DayRules,
    StandingReport,
    report_of,
    rules_of_day,
    tally_for,
)

if TYPE_CHECKING:
    from sgdesk.domain.people.keeping.review import Review
    from sgdesk.domain.people.outside import OutsideWorker
    from sgdesk.domain.sessions.trainer import Trainer


class Snapshot:
    """The file as it is at one moment, asked as at a day.

    What a page, an export or a final return needs is asked of it, so that its parts cannot be of
    two moments, and what several of them need is read once. It serves a reader as well as a
    writer before it writes, and is of no use once the transaction has ended.
    """

    def __init__(self, workspace: Workspace, reader: Reader, as_at: date) -> None:
        self.workspace = workspace
        self.reader = reader
        self.as_at = as_at

    @cached_property
    def stored(self) -> Mapping[str, str]:
        """The settings of the day as they are kept."""
        return read_settings(self.reader, self.as_at)

    @cached_property
    def reviews(self) -> "tuple[Review, ...]":
        """Supervision and reviews of practice of everybody, the newest first."""
        from sgdesk.data.people.reviews import read_reviews

        return read_reviews(self.reader)

    @cached_property
    def outside(self) -> "tuple[OutsideWorker, ...]":
        """Workers who are not ours, those whose work has ended too, by name."""
        return read_outside(self.reader)

    @cached_property
    def trainers(self) -> "tuple[Trainer, ...]":
        """Whoever trains or did, by name."""
        return tuple(read_trainers(self.reader).values())

    @cached_property
    def rules(self) -> DayRules:
        """Whose file it is, and what holds on the day."""
        return rules_of_day(self.workspace, self.reader, self.as_at, stored=self.stored)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The name that the organisation has, and then those that it had before."""
        former = self.stored.get(FORMER_NAMES, "")
        return self.rules.organisation.name, *former.splitlines()

    @cached_property
    def everyone(self) -> tuple[Person, ...]:
        """Everybody in the file, leavers included, by name."""
        return people.read_people(self.reader)

    @cached_property
    def report(self) -> StandingReport:
        """The standing of everyone in scope."""
        return report_of(self.reader, self.rules, self.everyone)

    @cached_property
    def summary(self) -> Summary:
        """The figures of the day."""
        tally = tally_for(self.reader, self.rules)
        for _, found in self.report.people:
            tally.add(found)
        return tally.summary(len(self.report.no_role))


@contextmanager
def snapshot(workspace: Workspace, as_at: date | None = None) -> Iterator[Snapshot]:
    """A snapshot for reading, as at a day or today."""
    with workspace.file.reading() as reader:
        yield Snapshot(workspace, reader, as_at or workspace.today())
