"""What was kept with a final return, out of the text in which it is kept."""

import re
from collections.abc import Mapping
from typing import Any

from sgdesk.data.file.stored import making, read_json
from sgdesk.domain.returns.comparison import KeptStates, kept_states_from
from sgdesk.domain.returns.front import LEADS

_WHAT = "what was kept with a final return"


def signed_content(document: str) -> Mapping[str, Any]:
    """What was signed of it; raises ``DamagedError``, as the others do, for anything else."""
    return _part(document, "content")


def states_of(document: str) -> KeptStates:
    """Everybody's states as they were."""
    snapshot = _part(document, "snapshot")
    with making(_WHAT):
        return kept_states_from(snapshot)


def names_and_annex(document: str) -> tuple[bool, bool]:
    """Whether it has names in it, and whether its annex is protected."""
    kept = read_json(document, _WHAT)
    with making(_WHAT):
        return kept["has_names"], kept["is_protected"]


def names_leads(document: str) -> bool:
    """Whether its first page names the lead or the deputy: ``Deputy (Ann Sample): …``."""
    rows = signed_content(document).get("first_page", ())
    with making(_WHAT):
        lines = (line for row in rows if row["label"] == LEADS for line in row["lines"])
        return any(_NAMED.match(line) for line in lines)


_NAMED = re.compile(r"[^(:]+ \(")


def _part(document: str, name: str) -> dict[str, Any]:
    kept = read_json(document, _WHAT)
    with making(_WHAT):
        found: dict[str, Any] = kept[name]
        if not isinstance(found, dict):
            raise TypeError(name)
        return found
