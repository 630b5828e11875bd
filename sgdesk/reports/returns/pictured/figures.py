"""The pictured parts as figures for another program."""

from typing import Any

from sgdesk.domain.returns.before_after import BeforeAfter
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.due_by_month import DueByMonth


def pictured_figures(document: ReturnDocument) -> dict[str, Any]:
    """A member for each part that was wished, as docs/return.schema.json has it."""
    due, knowledge = document.due_by_month, document.before_after
    return {
        **({"due_by_month": _due(due)} if due is not None else {}),
        **({"before_after": _knowledge(knowledge)} if knowledge is not None else {}),
    }


def _due(due: DueByMonth) -> dict[str, Any]:
    return {
        "left_out": list(due.left_out),
        "few_due": list(due.few_due),
        "nothing_due": list(due.nothing_due),
        "requirements": [
            {
                "requirement": asked.key,
                "title": asked.title,
                "months": [
                    {
                        "from": span.first.isoformat(),
                        "to": span.last.isoformat(),
                        "falls_due": count,
                    }
                    for span, count in zip(due.spans, asked.counts, strict=True)
                ],
            }
            for asked in due.asked
        ],
    }


def _knowledge(found: BeforeAfter) -> dict[str, Any]:
    return {
        "from": found.start.isoformat(),
        "to": found.end.isoformat(),
        "people": found.people,
        "mean_before": found.mean_before,
        "mean_after": found.mean_after,
        "marks": [
            {"mark": each.mark, "before": each.before, "after": each.after} for each in found.marks
        ],
    }
