"""The picture for another program: counts, and each file that is in none with its reason."""

import json
from typing import Any

from sgdesk.domain.returns.rollup.gathering import Part, RollUp, Total
from sgdesk.domain.returns.rollup.sent import SentReturn
from sgdesk.domain.returns.rollup.tables import told
from sgdesk.domain.training.counting.summary_json import counts_dict


def make_json(picture: RollUp) -> bytes:
    """One document in UTF-8; the same picture gives the same bytes."""
    return (json.dumps(_content(picture), ensure_ascii=False, indent=2) + "\n").encode()


def _content(picture: RollUp) -> dict[str, Any]:
    return {
        "returns_gathered": picture.made_on.isoformat(),
        "files": picture.files,
        "other_files": picture.other_files,
        "counted": picture.counted,
        "told": list(told(picture)),
        "parts": [_part(each) for each in picture.parts],
        "left_out": [
            {
                "file": each.file,
                "organisation": each.organisation or None,
                "why": each.why.value,
                "said": each.said,
            }
            for each in picture.left_out
        ],
        "missing": _names(picture.missing),
        "sent_in_vain": _names(picture.sent_in_vain),
        "unexpected": [each.organisation for each in picture.unexpected],
    }


def _names(expected: Any) -> list[str] | None:
    return None if expected is None else [each.organisation for each in expected]


def _part(part: Part) -> dict[str, Any]:
    rules = part.rules
    return {
        "part": part.number,
        "partnership": {
            "id": rules.partnership,
            "name": part.partnership_name,
            "document": rules.document or None,
            "pack_version": rules.pack_version,
        },
        "year": part.year,
        "as_at": {"from": part.days[0].isoformat(), "to": part.days[1].isoformat()},
        "rules": {
            "window_days": rules.window_days,
            "induction_days": rules.induction_days,
            "allowance_days": rules.allowance_days,
            "higher_renews": rules.higher_renews,
            "allowed_days": [{"requirement": key, "days": days} for key, days in rules.allowed],
        },
        "organisations": len(part.returns),
        "signed": part.signed,
        "people": part.people,
        "no_role": part.no_role,
        "workforce": [{"kind": kind.value, "count": count} for kind, count in part.workforce],
        "requirements": [_total(each) for each in part.totals],
        "returns": [_return(each) for each in part.returns],
    }


def _total(each: Total) -> dict[str, Any]:
    return {
        "requirement": each.key,
        "title": each.title,
        "interval_months": each.interval_months,
        **counts_dict(each.counts),
        "falls_due_in_12_months": each.falls_due,
        "counted_as_equivalent": each.equivalent,
    }


def _return(each: SentReturn) -> dict[str, Any]:
    return {
        "organisation": each.organisation,
        "charity_number": each.charity_number or None,
        "file": each.file,
        "as_at": each.as_at.isoformat(),
        "number": each.number or None,
        "public_key": each.key or None,
        "people": each.people,
        "own_topics": each.own_topics,
        "requirements": [
            {"requirement": row.key, **counts_dict(row.counts)} for row in each.requirements
        ],
    }
