"""The JSON documents of the command line and of the return: one place for their keys."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sgdesk.domain.people.person import Person
from sgdesk.domain.training.counting.tallies import Counts, CountsRow, ReasonCount, Summary
from sgdesk.domain.training.standing import PersonStanding, Standing
from sgdesk.domain.training.states import State

COUNT_KEYS = ("required", *State, "completed", "percent", "ever_completed")


def counts_dict(counts: Counts) -> dict[str, Any]:
    """The counts of one row; ``percent`` has one decimal, or is null where nobody counts."""
    return {key: getattr(counts, key) for key in COUNT_KEYS}


def summary_dict(as_at: date, summary: Summary) -> dict[str, Any]:
    """The ``summary`` document of COMMANDS."""
    return {
        "as_at": as_at.isoformat(),
        "people": summary.people,
        "no_role": summary.no_role,
        "requirements": [_row(row) for row in summary.requirements],
        "by_role": [{"role": row.label} | _row(row) for row in summary.by_role],
        "by_group": [{"group": row.label} | _row(row) for row in summary.by_group],
        "reasons": reasons_list(summary.reasons),
        "by_kind": [{"kind": row.label} | _row(row) for row in summary.by_kind],
    }


def _row(row: CountsRow) -> dict[str, Any]:
    return {"requirement": row.requirement} | counts_dict(row.counts)


def reasons_list(reasons: Iterable[ReasonCount]) -> list[dict[str, Any]]:
    """The reasons for not completing, each with how many people."""
    return [
        {"requirement": each.requirement, "reason": each.reason, "count": each.count}
        for each in reasons
    ]


def standing_dict(
    as_at: date,
    partnership: str,
    people: Iterable[tuple[Person, PersonStanding]],
    courses: Mapping[int, str],
) -> dict[str, Any]:
    """The ``standing`` document of COMMANDS: everybody in scope; ``courses`` are titles by id."""
    return {
        "as_at": as_at.isoformat(),
        "partnership": partnership,
        "people": [
            {
                "reference": person.reference,
                "name": person.name,
                "standings": [_standing(each, courses) for each in found.standings],
            }
            for person, found in people
        ],
    }


def _standing(each: Standing, courses: Mapping[int, str]) -> dict[str, Any]:
    return {
        "requirement": each.requirement,
        "state": each.state.value,
        "last_completed": _iso(each.last_completed),
        "counts_from": _iso(each.counts_from),
        "due": _iso(each.due),
        "interval_months": each.interval_months,
        "interval_source": each.interval_source.value if each.interval_source else None,
        "force": each.force.value if each.force else None,
        "missing": [courses[number] for number in each.missing],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
