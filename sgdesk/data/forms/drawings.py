"""The drawings of dip samples, which stand among the forms as rows of a kind of their own."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from sgdesk.data.file.rows import columns_of, read_rows
from sgdesk.data.file.schema import evaluation
from sgdesk.data.file.stored import read_json
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.domain.forms.record import SampleDrawing

DRAWING = "dip_sample"
"""The kind of a row that is no form but the drawing of a dip sample from a session."""


def read_drawings(connection: Connection) -> tuple[SampleDrawing, ...]:
    """Every drawing that stands, the newest first."""
    kept = evaluation.c.answers
    columns = columns_of(
        SampleDrawing,
        evaluation,
        drawn_on=evaluation.c.sampled_on,
        training_ids=kept,
        population=kept,
        found=kept,
        found_on=evaluation.c.received_on,
    )
    query = (
        select(*columns)
        .where(evaluation.c.kind == DRAWING, evaluation.c.voided_on.is_(None))
        .order_by(evaluation.c.sampled_on.desc(), evaluation.c.id.desc())
    )
    return read_rows(
        connection,
        query,
        SampleDrawing,
        training_ids=lambda text: tuple(map(int, _kept(text)["drawn"])),
        population=lambda text: _kept(text)["population"],
        found=lambda text: _kept(text)["found"],
    )


def _kept(text: str) -> dict[str, Any]:
    return dict(read_json(text, "a drawing of a dip sample"))


def _to_keep(training_ids: Sequence[int], population: int, found: str) -> str:
    kept = {"drawn": list(training_ids), "population": population, "found": found}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class _NewDrawing:
    kind: str
    session_id: int
    sampled_on: date
    answers: str


def add_drawing(
    writer: Writer, session_id: int, on: date, training_ids: Sequence[int], population: int
) -> int:
    """Keep whom a dip sample drew, by their training, from how many; return the drawing's id."""
    kept = _to_keep(training_ids, population, "")
    return writer.add(evaluation, _NewDrawing(DRAWING, session_id, on, kept))


def widen_drawing(
    writer: Writer, drawing: SampleDrawing, training_ids: Sequence[int], population: int
) -> None:
    """Draw more people on the same day; what was found already stays."""
    kept = _to_keep(training_ids, population, drawing.found)
    writer.update(evaluation, drawing.id, answers=kept)


def note_found(writer: Writer, drawing: SampleDrawing, found: str, on: date | None) -> None:
    """Note what a sample found, and on which day; ``None`` where the note is taken out."""
    kept = _to_keep(drawing.training_ids, drawing.population, found)
    writer.update(evaluation, drawing.id, answers=kept, received_on=on)
