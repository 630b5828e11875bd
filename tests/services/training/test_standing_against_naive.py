"""The program's standings and summary against a second reading of the rules, many times over."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sgdesk.domain.training.counting.tallies import NO_REASON, Counts, Summary
from sgdesk.domain.training.words import REASONS
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import standing_report, summary_report
from tests import factories
from tests.reference import naive_standing as naive

CHUNKS = 2
EACH = 25
"""Of each pack two chunks of twenty-five organisations, always the same."""


def program_standings(workspace: Workspace, as_at: date) -> dict[str, dict[str, dict[str, Any]]]:
    report = standing_report(workspace, as_at)
    return {
        str(person.reference): {
            each.requirement: {
                "state": each.state.value,
                "last_completed": each.last_completed,
                "counts_from": each.counts_from,
                "missing": len(each.missing),
                "due": each.due,
                "interval_months": each.interval_months,
                "interval_source": each.interval_source and each.interval_source.value,
                "force": each.force and each.force.value,
            }
            for each in found.standings
        }
        for person, found in report.people
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return asdict(counts) | {
        "required": counts.required,
        "completed": counts.completed,
        "percent": counts.percent,
        "ever_completed": counts.ever_completed,
    }


def as_naive(summary: Summary) -> dict[str, Any]:
    codes: Mapping[str, str | None] = {words: code for code, words in REASONS.items()}
    return {
        "people": summary.people,
        "no_role": summary.no_role,
        "requirements": {row.requirement: _counts(row.counts) for row in summary.requirements},
        "by_role": {(row.label, row.requirement): _counts(row.counts) for row in summary.by_role},
        "by_group": {(row.label, row.requirement): _counts(row.counts) for row in summary.by_group},
        "by_kind": {(row.label, row.requirement): _counts(row.counts) for row in summary.by_kind},
        "reasons": {
            (row.requirement, None if row.reason == NO_REASON else codes[row.reason]): row.count
            for row in summary.reasons
        },
    }


def compare(workspace: Workspace, random: Random, partnership: str, as_ats: int) -> None:
    days = factories.some_as_ats(random, as_ats)
    org = factories.organisation(random, partnership, days)
    before = factories.dump(workspace)
    factories.write(workspace, org)
    try:
        for day in days:
            assert program_standings(workspace, day) == naive.everybody(org, day), day
            found = summary_report(workspace, day).summary
            assert as_naive(found) == naive.summary(org, day), day
    finally:
        undo(workspace)
    assert factories.dump(workspace) == before


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("partnership", factories.PACKS)
def test_organisations_made_at_random_stand_as_the_naive_reading_says(
    tmp_path: Path, partnership: str, chunk: int
) -> None:
    workspace = factories.make_workspace(tmp_path, partnership)
    for number in range(EACH):
        seed = f"{partnership} {chunk} {number}"
        try:
            compare(workspace, Random(seed), partnership, as_ats=2)
        except AssertionError as error:
            error.add_note(f"seed {seed!r}")
            raise
    workspace.close()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
@given(partnership=st.sampled_from(factories.PACKS), random=st.randoms(use_true_random=False))
def test_any_organisation_stands_as_the_naive_reading_says(
    tmp_path_factory: pytest.TempPathFactory, partnership: str, random: Random
) -> None:
    workspace = factories.make_workspace(tmp_path_factory.mktemp("any"), partnership)
    compare(workspace, random, partnership, as_ats=3)
    workspace.close()
