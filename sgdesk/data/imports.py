"""What an import has to know of the file before it adds anything, and what it settles there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from sqlalchemy import Connection, Table, func, select

from sgdesk.data.file.schema import course, person, post, role, role_rule, training
from sgdesk.data.file.stored import as_it_lies, days_of, making, numbers_of
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.training.outcome import Outcome


def read_present(connection: Connection) -> dict[tuple[int, int, date], tuple[int, Outcome]]:
    """Each person's courses by their days, with the id and the outcome of what is kept.

    Voided training is left out; of several on one day the completed one speaks.
    """
    names = ("person_id", "course_id", "completed_on", "id", "outcome")
    query = (
        select(*(as_it_lies(training.c[name]) for name in names))
        .where(training.c.voided_on.is_(None))
        .order_by(training.c.outcome == Outcome.COMPLETED)
    )
    # All at once and looked at by columns: to fetch each of a hundred thousand rows, and look at
    # each of its values, takes twice as long.
    columns = list(zip(*connection.execute(query).all(), strict=True))
    if not columns:
        return {}
    people, courses, days, numbers, said = columns
    outcomes = {each.value: each for each in Outcome}
    dated = cast("Iterator[date]", days_of(days))  # the column is never blank
    same = zip(numbers_of(people), numbers_of(courses), dated, strict=True)
    with making("an outcome"):
        kept = zip(numbers_of(numbers), map(outcomes.__getitem__, said), strict=True)
        return dict(zip(same, kept, strict=True))


class ImportedTraining(NamedTuple):
    """Training as a sheet brings it in; each is a column of its table, what is not known blank.

    A tuple, since a sheet may bring a hundred thousand of them and they are written by columns.
    """

    person_id: int
    course_id: int
    completed_on: date
    outcome: Outcome = Outcome.COMPLETED
    provider: str = ""
    method: str = ""
    certificate_number: str = ""
    notes: str = ""
    month_only: bool = False
    provider_expiry: date | None = None


def add_imported_training(writer: Writer, rows: Sequence[ImportedTraining]) -> range:
    """Add training; return its ids, which run without a gap."""
    if not rows:
        return range(0)
    columns = zip(*rows, strict=True)
    return writer.insert_columns(
        training, dict(zip(ImportedTraining._fields, columns, strict=True))
    )


def settle_training(
    writer: Writer,
    training_id: int,
    outcome: Outcome,
    *,
    provider: str,
    method: str,
    certificate_number: str,
    notes: str,
    provider_expiry: date | None,
) -> None:
    """Say what came of training that was booked or under way; what is blank stays as it was."""
    words = {
        "provider": provider,
        "method": method,
        "certificate_number": certificate_number,
        "notes": notes,
    }
    said: dict[str, str | date] = {name: text for name, text in words.items() if text}
    if provider_expiry is not None:
        said["provider_expiry"] = provider_expiry
    writer.update(training, training_id, outcome=outcome, **said)


@dataclass(frozen=True, slots=True)
class NextIds:
    """The ids that the next new rows will have."""

    role: int
    role_rule: int
    person: int
    post: int
    training: int
    course: int


def next_ids(connection: Connection) -> NextIds:
    """The id that the next new row of each kind will have."""

    def after(table: Table) -> int:
        return (connection.execute(select(func.max(table.c.id))).scalar() or 0) + 1

    tables = (role, role_rule, person, post, training, course)
    return NextIds(*map(after, tables))
