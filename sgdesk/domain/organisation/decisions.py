"""What a partnership's document leaves open: a list of decisions with offers (RULES, 4 to 5).

A decision is a setting. It is open until the organisation has kept a value of its own, even the
one that holds meanwhile: what nobody decided is never shown as if somebody had.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.domain.organisation.pack import GateKind, Pack, PackKind
from sgdesk.domain.organisation.pathway import leaves_higher_levels_open
from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    ALLOWANCE_PREFIX,
    ASKED_AGAIN,
    HIGHER_RENEWS,
    IMPACT_WINDOW,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
    LEAD_GAP_MONTHS,
    LEAD_TOUCH_MONTHS,
    SENT_IS_ENOUGH,
    USUAL_FOR_NOW,
)


class DecisionKind(StrEnum):
    """What is to be decided."""

    REFRESH = "refresh"
    HIGHER_RENEWS = "higher_renews"
    INDUCTION_DAYS = "induction_days"
    LEAD_DAYS = "lead_days"
    OTHER_DAYS = "other_days"
    LEAD_GAP = "lead_gap"
    LEAD_TOUCH = "lead_touch"
    SENT_IS_ENOUGH = "sent_is_enough"
    IMPACT_WINDOW = "impact_window"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that a document leaves open.

    ``key`` is the setting that keeps it, ``title`` that of the requirement that it is about.
    ``offers`` are values of the setting, in months, days, ``yes`` and ``no``, or two ISO periods;
    an empty one is "none". ``usual`` is the one that is offered first, ``held`` what was decided,
    ``None`` as long as it is open.
    """

    kind: DecisionKind
    key: str
    title: str
    offers: tuple[str, ...]
    usual: str
    held: str | None
    is_for_now: bool = False
    """Whether it has the usual value for now, and is to be looked at later."""

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided it yet."""
        return self.held is None


def decisions_of(
    pack: Pack, stored: Mapping[str, str], topics: Mapping[str, str]
) -> tuple[Decision, ...]:
    """Everything that is the organisation's to decide under a pack.

    ``stored`` are the settings that were ever kept, as they hold on the day; ``topics`` are the
    requirements of the organisation's own, key to title.
    """
    for_now = frozenset(stored.get(USUAL_FOR_NOW, "").split())
    return tuple(
        Decision(
            kind,
            key,
            title,
            offers,
            usual,
            held := _held(stored, key),
            key in for_now and held is not None,
        )
        for kind, key, title, offers, usual in (
            *_refreshes(pack, topics),
            *_renewal(pack),
            *_days(pack),
            *_leads(pack),
            *_impact(pack),
        )
    )


def _held(stored: Mapping[str, str], key: str) -> str | None:
    held = stored.get(key)
    return None if held == ASKED_AGAIN else held


_Line = tuple[DecisionKind, str, str, tuple[str, ...], str]


def _refreshes(pack: Pack, topics: Mapping[str, str]) -> Iterator[_Line]:
    offers = ("36", "24", "12", "")
    silent = [
        (each.key, each.title)
        for each in pack.requirements
        if each.refresh_months is None and not each.is_induction
    ]
    for key, title in (*silent, *topics.items()):
        yield DecisionKind.REFRESH, f"{INTERVAL_PREFIX}{key}", title, offers, "36"


def _renewal(pack: Pack) -> Iterator[_Line]:
    if leaves_higher_levels_open(pack):
        usual = "yes" if pack.higher_renews else "no"
        yield DecisionKind.HIGHER_RENEWS, HIGHER_RENEWS, "", ("yes", "no"), usual


def _days(pack: Pack) -> Iterator[_Line]:
    induction = next((each.title for each in pack.requirements if each.is_induction), "")
    days = ("14", "28", "56", "91")
    yield DecisionKind.INDUCTION_DAYS, INDUCTION_DAYS, induction, days, "28"
    for key, title in _levels_of_leads(pack):
        setting = f"{ALLOWANCE_PREFIX}{key}"
        yield DecisionKind.LEAD_DAYS, setting, title, ("28", "91", "182"), "28"
    yield DecisionKind.OTHER_DAYS, ALLOWANCE_DAYS, "", ("91", "182", "365"), "182"


def _levels_of_leads(pack: Pack) -> Iterator[tuple[str, str]]:
    """What groups of leads are asked for and no other group is."""
    leads = {key for each in pack.groups if each.is_lead_group for key in each.requirements}
    others = {key for each in pack.groups if not each.is_lead_group for key in each.requirements}
    for each in pack.requirements:
        if each.key in leads - others and not each.is_induction:
            yield each.key, each.title


def _leads(pack: Pack) -> Iterator[_Line]:
    if pack.lead_renewal is not None:
        yield DecisionKind.LEAD_GAP, LEAD_GAP_MONTHS, "", ("6", "12", "24"), "12"
        yield DecisionKind.LEAD_TOUCH, LEAD_TOUCH_MONTHS, "", ("36", "24", ""), "36"


def _impact(pack: Pack) -> Iterator[_Line]:
    if pack.gate is not None and pack.gate.kind is GateKind.IMPACT_EVALUATION:
        yield DecisionKind.SENT_IS_ENOUGH, SENT_IS_ENOUGH, "", ("no", "yes"), "no"
    if pack.impact_window is None and pack.kind is not PackKind.GENERIC:
        windows = ("P3M P6M", "P6W P8W", "")
        yield DecisionKind.IMPACT_WINDOW, IMPACT_WINDOW, "", windows, "P3M P6M"
