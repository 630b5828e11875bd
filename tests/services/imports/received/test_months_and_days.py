"""An entry with its month alone and a certificate with the day, or the reverse: one training."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.services.file.undo import redo, undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.bringing_in import Effect, bring_in, would_do
from sgdesk.services.imports.received.values import Confirmed
from sgdesk.services.people.evidence import evidence_of
from sgdesk.services.people.people import person_view
from sgdesk.services.training.recording import (
    TrainingDetails,
    course_choices,
    record_training,
    void_training,
)
from tests.services.imports.received.conftest import ANN, Look
from tests.services.imports.received.making import certificate, write_pdf

MARCH, DAY = date(2025, 3, 1), date(2025, 3, 12)


def level2(workspace: Workspace) -> int:
    return next(e.id for e in course_choices(workspace) if e.title == "Safeguarding Level 2")


def record(workspace: Workspace, day: date, *, month_only: bool) -> int:
    details = TrainingDetails(level2(workspace), day, provider="Kept", month_only=month_only)
    return record_training(workspace, [ANN], details).training_ids[0]


def paper(workspace: Workspace, look: Look, tmp_path: Path, day: date) -> Confirmed:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate())).lines
    return Confirmed(line.source, ANN, level2(workspace), day)


def entries(workspace: Workspace) -> list[TrainingRecord]:
    return [each.row for each in person_view(workspace, ANN).training]


@pytest.mark.parametrize("day", [DAY, MARCH])
def test_a_month_gets_the_day_of_the_certificate_in_its_own_entry_and_undo_takes_it_back(
    workspace: Workspace, look: Look, tmp_path: Path, day: date
) -> None:
    number = record(workspace, MARCH, month_only=True)
    said = paper(workspace, look, tmp_path, day)
    assert [each.id for each in would_do(workspace, said).same_month] == [number]
    same = replace(said, same_as=number)
    assert would_do(workspace, same).effect is Effect.SHARPENS
    assert bring_in(workspace, [same]).recorded == 0
    (row,) = entries(workspace)
    assert (row.id, row.completed_on, row.month_only, row.provider) == (number, day, False, "Kept")
    assert len(evidence_of(workspace, number)) == 1
    undo(workspace)
    (row,) = entries(workspace)
    assert (row.completed_on, row.month_only) == (MARCH, True)
    assert evidence_of(workspace, number) == ()
    redo(workspace)
    (row,) = entries(workspace)
    assert (row.completed_on, row.month_only) == (day, False)


def test_a_certificate_with_its_month_alone_is_kept_with_the_day_that_is_chosen(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    later = record(workspace, date(2025, 3, 20), month_only=False)
    first = record(workspace, DAY, month_only=False)
    said = replace(paper(workspace, look, tmp_path, MARCH), month_only=True)
    assert [each.id for each in would_do(workspace, said).same_month] == [first, later]
    same = replace(said, same_as=first)
    assert would_do(workspace, same).effect is Effect.JOINS
    bring_in(workspace, [same])
    assert [each.completed_on.day for each in entries(workspace)] == [20, 12]
    assert len(evidence_of(workspace, first)) == 1


def test_the_same_training_never_comes_in_a_second_time_unasked(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    record(workspace, MARCH, month_only=True)
    with pytest.raises(InputError, match="stands in March 2025 already"):
        bring_in(workspace, [paper(workspace, look, tmp_path, DAY)])
    assert len(entries(workspace)) == 1


def test_an_entry_that_went_meanwhile_is_told_and_nothing_comes_in(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    number = record(workspace, MARCH, month_only=True)
    said = replace(paper(workspace, look, tmp_path, DAY), same_as=number)
    void_training(workspace, number, "Entered by mistake")
    with pytest.raises(InputError, match="no longer as it was"):
        bring_in(workspace, [said])
    assert all(each.is_void for each in entries(workspace))
