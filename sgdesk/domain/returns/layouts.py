"""The same facts in the order in which a partnership's own document asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.returns.parts import SectionKey as Key


@dataclass(frozen=True, slots=True)
class ReturnQuestion:
    """One thing that the document asks for, where it does, and the sections that answer it."""

    text: str
    source: str
    answered_by: tuple[Key, ...]


Layout = tuple[ReturnQuestion, ...]

_WORCESTERSHIRE: Mapping[str, tuple[Key, ...]] = {
    "up-to-date": (Key.INDUCTION, Key.REQUIREMENTS),
    "correct-staff": (Key.LEADS, Key.WORKFORCE),
    "right-time": (Key.REASONS,),
    "quality": (Key.COURSES, Key.EVALUATION),
    "impact": (Key.IMPACT, Key.SUPERVISION),
    "gaps": (Key.GAPS,),
}
"""The six rows of its monitoring table, by their keys in the pack."""

_SANDWELL: Layout = (
    ReturnQuestion("Outline of our courses", "5.3", (Key.COURSES,)),
    ReturnQuestion(
        "How we evaluate our single-agency training", "5.3", (Key.EVALUATION, Key.IMPACT)
    ),
    ReturnQuestion(
        "Numbers and percentage who have completed relevant training",
        "5.3",
        (Key.WORKFORCE, Key.REQUIREMENTS, Key.REASONS),
    ),
)
_HEREFORDSHIRE: Layout = (
    ReturnQuestion(
        "Evidence of the impact of training and learning", "8.3", (Key.IMPACT, Key.EVALUATION)
    ),
    ReturnQuestion(
        "Training attended, and assurance that it works",
        "4.1",
        (Key.REQUIREMENTS, Key.REASONS, Key.INDUCTION, Key.COURSES, Key.SUPERVISION),
    ),
)


def layout_of(pack: Pack) -> Layout:
    """The questions of the pack's document; nothing where it has none of its own."""
    if pack.id == "wscp":
        return tuple(
            ReturnQuestion(item.text, item.source or "", _WORCESTERSHIRE[item.key])
            for item in pack.listed("monitoring")
            if item.key in _WORCESTERSHIRE
        )
    return {"scsp": _SANDWELL, "hscp": _HEREFORDSHIRE}.get(pack.id, ())
