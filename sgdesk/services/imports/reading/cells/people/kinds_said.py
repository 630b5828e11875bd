"""Kinds and roles in words that are none of ours: whether somebody is a worker at present."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.people.kinds import is_not_yet_one, names_a_worker
from sgdesk.domain.people.membership import Membership, membership_of
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.cells.people.role_words import is_past_role
from sgdesk.services.imports.reading.values import ProblemCode

_MEMBERS = frozenset({"member", "full member", "joined"})
"""Of whom some organisations have many that never help."""
_AGES = frozenset({"adult", "adults", "over 18", "18+", "senior", "seniors"})
"""What says how old somebody is, and nothing else of them."""


class KindAsked(NamedTuple):
    """The question about a kind in words."""

    about: str
    asks: str
    code: ProblemCode
    once: bool = False


def asked_of_kind(text: str, heading: str, *, left: bool, of_people: bool) -> KindAsked | None:
    """What is asked before anybody of a kind comes in; None where it plainly is a worker's.

    Where the sheet is none ``of_people`` only those are asked about who left, or are none so far.
    Words that are left where they are get into no question.
    """
    if not any(map(str.isalpha, text)):
        return None
    is_kept = private_words(text) is None
    code = ProblemCode.MAY_BE_NO_WORKER
    if is_kept and (left or is_not_yet_one(text)):
        code = ProblemCode.MAY_HAVE_LEFT if left else code
        asks = f"“{text}” stands under “{heading}”. Bring them in as current?"
        return KindAsked(f"beside {text}", asks, code)
    is_current = membership_of(text) is Membership.CURRENT and fold(text) not in _MEMBERS
    if not of_people or is_current or fold(text) in _AGES or names_a_worker(text):
        return None
    ours = "Are they among your staff or volunteers?"
    if not is_kept:
        asks = f"Words stand under “{heading}”. {ours}"
        return KindAsked(f"kind under {heading}", asks, code, once=True)
    return KindAsked(f"kind: {text}", f"“{text}” stands under “{heading}”. {ours}", code)


def asked_of_roles(
    roles: Sequence[str], heading: str, known: Collection[str], today: date
) -> KindAsked | None:
    """What is asked of somebody all of whose roles are past, or to come; None of anybody else.

    A role that is known here is one, whatever its name: "Former pupils' officer".
    """
    ours = frozenset(map(fold, known))
    past = [is_past_role(each, today) for each in roles]
    if not all(
        fold(each) not in ours and (is_past or is_not_yet_one(each))
        for each, is_past in zip(roles, past, strict=True)
    ):
        return None
    first = roles[0]
    if private_words(first) is not None:
        return None
    code = ProblemCode.MAY_HAVE_LEFT if past[0] else ProblemCode.MAY_BE_NO_WORKER
    asks = f"“{first}” stands under “{heading}”. Bring them in as current?"
    return KindAsked(f"beside {first}", asks, code)
