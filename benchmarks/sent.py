"""Returns of many made-up organisations, as their files would be sent to an officer."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.measure import Line, seconds
from sgdesk.data.organisation.signing import Signer
from sgdesk.domain.certificates.verification import return_message, to_text
from sgdesk.domain.training.counting.summary_json import counts_dict
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.services.returns.rollup.gathering import gather_returns
from sgdesk.services.returns.rollup.papers import save_picture

DAY = date(2026, 3, 31)
_GOAL = 10
_MANY = 1000
_TITLES = {
    "level1": ("Level 1: induction and introduction to safeguarding", None, "Appendix 1, Level 1"),
    "level2": ("Level 2: safeguarding overview", 36, "Appendix 1, Level 2"),
    "level3": ("Level 3: safeguarding lead", 36, "Appendix 1, Level 3"),
}


def measure(folder: Path) -> Iterator[Line]:
    """A thousand signed returns of a folder, checked and added up, and the four files of it."""
    sent = folder / "sent"
    if not sent.is_dir():
        write_many(sent, _MANY)
    out = folder / "gathered"
    out.mkdir(exist_ok=True)
    time = seconds(lambda: save_picture(gather_returns(sent, date(2026, 4, 1)), out), process_time)
    yield Line("1,000 returns gathered, with their four files", time, None, _GOAL)


def write_many(folder: Path, many: int) -> None:
    """So many signed returns, one for each organisation."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, many + 1):
        made = signed(made_return(f"Church No {number}", number), number)
        write(folder / f"church-{number:04}.json", made)


def write(path: Path, content: Mapping[str, Any]) -> Path:
    """The file, as the program writes it."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return path


def made_return(name: str, seed: int = 1, as_at: date = DAY) -> dict[str, Any]:
    """The live return of an organisation under Herefordshire's pack, in every part of the schema.

    ``seed`` makes the figures differ; they add up.
    """
    rows = {key: _counts(seed + place) for place, key in enumerate(_TITLES)}
    people = max(each.required for each in rows.values()) + seed % 3
    staff = people // 3
    return {
        "as_at": as_at.isoformat(),
        "people": people,
        "no_role": seed % 2,
        "requirements": [_requirement(key, counts) for key, counts in rows.items()],
        "by_role": [],
        "by_group": [],
        "reasons": [],
        "by_kind": [
            {"kind": "volunteer", "requirement": key, **counts_dict(counts)}
            for key, counts in rows.items()
        ],
        "projection": False,
        "first_page": [],
        "notes": [],
        "questions": [],
        "from": _sender(name),
        "rules": _rules(),
        "period_from": as_at.replace(month=4, day=1, year=as_at.year - 1).isoformat(),
        "workforce": [
            {"kind": "staff", "count": staff},
            {"kind": "volunteer", "count": people - staff},
        ],
        "roles_shown": False,
        "merged_roles": [],
        "numbers": _numbers(),
        "sections": [],
        "actions": [],
        "beside_training": [],
        "moved": None,
        "return": None,
    }


def signed(content: Mapping[str, Any], seed: int = 1, number: str = "R2026-001") -> dict[str, Any]:
    """The same return made final and signed with the organisation's own key."""
    signer = Signer(seed.to_bytes(32, "big"))
    mark = {
        "number": number,
        "frozen_on": content["as_at"],
        "replaces": None,
        "history_head": "0" * 64,
        **(content["return"] or {}),
    }
    final = {**content, "return": {**mark, "number": number}}
    proof = {
        "scheme": "Ed25519",
        "public_key": to_text(signer.public_key),
        "signature": to_text(signer.sign(return_message(final))),
    }
    return {**final, "proof": proof}


def _counts(seed: int) -> Counts:
    return Counts(
        exempt=seed % 2,
        in_date=5 + seed % 23,
        due_soon=seed % 3,
        overdue=seed % 5,
        new_starter=seed % 2,
        not_done=seed % 7,
    )


def _requirement(key: str, counts: Counts) -> dict[str, Any]:
    title, months, source = _TITLES[key]
    return {
        "requirement": key,
        **counts_dict(counts),
        "interval_months": months,
        "interval_source": "partnership" if months else None,
        "force": None,
        "source": source,
        "title": title,
        "falls_due_in_12_months": counts.due_soon,
        "over_3_years": 0,
        "percent_a_year_before": None,
        "kept_up_to_date_otherwise": 0,
    }


def _sender(name: str) -> dict[str, Any]:
    return {
        "organisation": name,
        "charity_number": None,
        "section11_duty": None,
        "contact": {"name": None, "email": None, "phone": None, "address": None},
        "partnership": {
            "id": "hscp",
            "name": "Herefordshire Safeguarding Children Partnership",
            "document": "Learning and Development Strategy 2023-25",
            "pack_version": "2023-25",
            "document_period_has_passed": True,
        },
    }


def _rules() -> dict[str, Any]:
    return {
        "window_days": 90,
        "induction_days": 28,
        "allowance_days": 182,
        "higher_renews": False,
        "higher_renews_decided": False,
        "requirements": [
            {
                "requirement": key,
                "title": title,
                "courses": [title],
                "interval_months": months,
                "interval_source": "partnership" if months else None,
                "source": source,
                "force": None,
                "document_says": None,
                "counted_as_equivalent": [],
                "refresh_decided": True,
                "note": None,
                "asked_together_with": [],
            }
            for key, (title, months, source) in _TITLES.items()
        ],
        "allowed_days": [
            {"for": "induction", "requirement": None, "days": 28, "decided": False},
            {"for": "Level 3", "requirement": "level3", "days": 182, "decided": False},
        ],
    }


def _numbers() -> dict[str, Any]:
    return {
        "induction": {"checklists_completed": 0, "under_way": 0, "signed": 0},
        "forms_asked": {},
        "forms_received": {},
        "evaluation": {},
        "supervision": {},
        "came_and_went": {},
        "roles": {},
        "trainers": {"here": 0, "qualified": 0, "trained_the_trainer": 0, "observed": 0},
    }
