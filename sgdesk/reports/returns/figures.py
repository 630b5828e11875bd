"""The return for another program: the ``summary`` document, whose, by what, and in which words.

docs/return.schema.json describes it.
"""

import json
from datetime import date
from typing import Any

from sgdesk.domain.returns.answers import Answered, answers_of, beside_training
from sgdesk.domain.returns.document import RequirementFigures, ReturnDocument
from sgdesk.domain.returns.front import front_notes, front_rows
from sgdesk.domain.returns.over_year import OverYear
from sgdesk.domain.returns.parts import FrozenMark, ReturnAction
from sgdesk.domain.returns.sections import ReturnSection, sections
from sgdesk.domain.returns.words import allowed_days, said_at
from sgdesk.domain.training.counting.summary_json import summary_dict
from sgdesk.domain.training.counting.tallies import CountsRow, Summary
from sgdesk.reports.returns.pictured.figures import pictured_figures


def make_json(document: ReturnDocument) -> bytes:
    """What ``sgdesk summary --format json`` prints, with the rest of the return after it."""
    content = content_of(document)
    if document.mark is not None:
        content["proof"] = _verification(document.mark)
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def content_of(document: ReturnDocument) -> dict[str, Any]:
    """Everything in the JSON but the proof, which is put over it."""
    content = {
        **_summary_with_rules(document),
        "projection": document.is_projection,
        "first_page": [
            {"label": row.label, "lines": list(row.lines)} for row in front_rows(document)
        ],
        "notes": list(front_notes(document)),
        "questions": [_question(each) for each in answers_of(document)],
        "from": _sender(document),
        "rules": _rules(document),
        "period_from": _iso(document.parts.period_from),
        "workforce": [{"kind": each.kind, "count": each.count} for each in document.workforce],
        "roles_shown": document.shows_roles,
        "merged_roles": list(document.merged_roles),
        "numbers": {key: dict(each) for key, each in document.parts.numbers().items()},
        "sections": [_section(each) for each in sections(document)],
        "actions": [_action(each) for each in document.parts.actions],
        "beside_training": list(beside_training(document)),
        "moved": _moved(document),
        "return": _return(document.mark),
    }
    if document.over_year is not None:
        content["over_year"] = _over_year(document.over_year)
    return content | pictured_figures(document)


def _summary_with_rules(document: ReturnDocument) -> dict[str, Any]:
    """The summary, each requirement with its title, its refresh, and how old its training is."""
    found = summary_dict(document.as_at, _summary(document))
    before = document.year_before
    for row, each in zip(found["requirements"], document.requirements, strict=True):
        row.update(_interval(each))
        row["title"] = each.title
        row["falls_due_in_12_months"] = each.falls_due
        row["over_3_years"] = each.over_3_years
        row["kept_up_to_date_otherwise"] = each.renewed
        row["percent_a_year_before"] = before.percents.get(each.key) if before else None
    for row in found["reasons"]:
        row["requirement"] = row["requirement"] or None
    return found


def _interval(figures: RequirementFigures) -> dict[str, Any]:
    """How often, how strongly, whose rule it is and where the document says so."""
    source = figures.interval_source
    return {
        "interval_months": figures.interval_months,
        "interval_source": None if source is None else source.value,
        "force": None if figures.force is None else figures.force.value,
        "source": said_at(figures) or None,
    }


def _question(asked: Answered) -> dict[str, Any]:
    return {
        "question": asked.question,
        "source": asked.source or None,
        "answered": asked.is_answered,
        "answer": list(asked.lines),
    }


def _moved(document: ReturnDocument) -> dict[str, Any] | None:
    """What moved since the last final return; null where there is none."""
    moved = document.moved
    if moved is None:
        return None
    return {
        "since": moved.earlier.number,
        "as_at": moved.earlier.as_at.isoformat(),
        "requirements": [
            {
                "requirement": each.key,
                "percent_then": each.before.percent,
                "percent_now": each.after.percent,
                "moves": [
                    {"people": move.people, "cause": move.cause.value} for move in each.moves
                ],
            }
            for each in moved.asked
        ],
    }


def _over_year(year: OverYear) -> dict[str, Any]:
    """Each requirement day by day; the counts are null where fewer than five people counted."""
    return {
        "file_begun_on": year.begun_on.isoformat(),
        "other_rules_left_out": year.other_rules,
        "left_out": list(year.left_out),
        "requirements": [
            {
                "requirement": asked.key,
                "title": asked.title,
                "days": [
                    {
                        "as_at": each.day.isoformat(),
                        "completed": each.completed,
                        "counted": each.counted,
                        "percent": each.percent,
                    }
                    for each in asked.days
                ],
            }
            for asked in year.asked
        ],
    }


def _section(section: ReturnSection) -> dict[str, Any]:
    return {
        "key": section.key.value,
        "title": section.title,
        "facts": list(section.facts),
        "body": section.text.body,
        "grade": section.text.grade or None,
    }


def _action(each: ReturnAction) -> dict[str, Any]:
    return {
        "summary": each.summary,
        "evidence": each.evidence or None,
        "owner": each.owner or None,
        "due_on": _iso(each.due_on),
        "done_on": _iso(each.done_on),
    }


def _return(mark: FrozenMark | None) -> dict[str, Any] | None:
    """What made the return final; null while its figures are live."""
    if mark is None:
        return None
    return {
        "number": mark.number,
        "frozen_on": mark.frozen_on.isoformat(),
        "replaces": mark.replaces or None,
        "history_head": mark.history_head,
    }


def _verification(mark: FrozenMark) -> dict[str, Any]:
    return {"scheme": "Ed25519", "public_key": mark.public_key, "signature": mark.signature}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _summary(document: ReturnDocument) -> Summary:
    """The figures as the command line has them: roles by their names, groups by their keys."""
    return Summary(
        document.people,
        document.no_role,
        tuple(CountsRow(each.key, each.counts) for each in document.requirements),
        tuple(CountsRow(each.requirement, each.counts, each.label) for each in document.by_role),
        tuple(CountsRow(each.requirement, each.counts, each.key) for each in document.by_group),
        document.reasons,
        document.by_kind,
    )


def _sender(document: ReturnDocument) -> dict[str, Any]:
    """Who sends the return and to whom; what is not known is null."""
    sender = document.sender
    return {
        "organisation": sender.organisation,
        "charity_number": sender.charity_number or None,
        "section11_duty": sender.duty or None,
        "contact": {
            "name": sender.contact_name or None,
            "email": sender.contact_email or None,
            "phone": sender.contact_phone or None,
            "address": sender.address or None,
        },
        "partnership": {
            "id": sender.partnership_id,
            "name": sender.partnership,
            "document": sender.document,
            "document_period_has_passed": sender.period_has_passed,
            "pack_version": sender.pack_version,
        },
    }


def _rules(document: ReturnDocument) -> dict[str, Any]:
    """What the figures were counted by: days, and each interval with whose rule it is."""
    return {
        "window_days": document.window_days,
        "induction_days": document.induction_days,
        "allowance_days": document.allowance_days,
        "allowed_days": [
            {
                "for": each.label,
                "requirement": each.key or None,
                "days": each.days,
                "decided": not each.is_open,
            }
            for each in allowed_days(document)
        ],
        "higher_renews": document.higher_renews,
        "higher_renews_decided": not document.renewal_is_open,
        "requirements": [_rule(each) for each in document.requirements],
    }


def _rule(figures: RequirementFigures) -> dict[str, Any]:
    return {
        "requirement": figures.key,
        "title": figures.title,
        "courses": list(figures.courses),
        **_interval(figures),
        "note": figures.note or None,
        "asked_together_with": list(figures.includes),
        "refresh_decided": not figures.refresh_is_open,
        "document_says": figures.quote or None,
        "counted_as_equivalent": [
            {
                "title": each.title,
                "whose": each.whose,
                "people": each.people,
                "recognised_by": each.recognised_by or None,
            }
            for each in figures.equivalents
        ],
    }
