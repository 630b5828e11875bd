"""The figures of the summary for another program: the ``summary`` document, whose and by what."""

import json
from typing import Any

from sgdesk.domain.returns import RequirementFigures, ReturnDocument
from sgdesk.domain.summaryjson import summary_dict
from sgdesk.domain.tallies import CountsRow, Summary


def make_json(document: ReturnDocument) -> bytes:
    """What ``sgdesk summary --format json`` prints, with ``from`` and ``rules`` after it."""
    content = {
        **summary_dict(document.as_at, _summary(document)),
        "from": _sender(document),
        "rules": _rules(document),
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _summary(document: ReturnDocument) -> Summary:
    """The figures as the command line has them: roles by their names, groups by their keys."""
    return Summary(
        document.people,
        document.no_role,
        tuple(CountsRow(each.key, each.counts) for each in document.requirements),
        tuple(CountsRow(each.requirement, each.counts, each.label) for each in document.by_role),
        tuple(CountsRow(each.requirement, each.counts, each.key) for each in document.by_group),
        document.reasons,
    )


def _sender(document: ReturnDocument) -> dict[str, Any]:
    """Who sends the return and to whom; what is not known is null."""
    sender = document.sender
    return {
        "organisation": sender.organisation,
        "charity_number": sender.charity_number or None,
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
            "pack_version": sender.pack_version,
        },
    }


def _rules(document: ReturnDocument) -> dict[str, Any]:
    """What the figures were counted by: days, and each interval with whose rule it is."""
    return {
        "window_days": document.window_days,
        "induction_days": document.induction_days,
        "allowance_days": document.allowance_days,
        "higher_renews": document.higher_renews,
        "requirements": [_rule(each) for each in document.requirements],
    }


def _rule(figures: RequirementFigures) -> dict[str, Any]:
    source = figures.interval_source
    return {
        "requirement": figures.key,
        "title": figures.title,
        "courses": list(figures.courses),
        "interval_months": figures.interval_months,
        "interval_source": None if source is None else source.value,
        "source": figures.source_paragraph,
    }
