"""The organisation's own settings: what every document leaves open, with its usual value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

WINDOW_DAYS = "window_days"
INDUCTION_DAYS = "induction_days"
ALLOWANCE_DAYS = "allowance_days"
HIGHER_RENEWS = "higher_renews"
FOLLOW_GATE = "follow_gate"
SENT_IS_ENOUGH = "sent_is_enough"
RETURN_MONTHS = "return_months"
INTERVAL_PREFIX = "interval:"
DENOMINATION_PREFIX = "denomination:"
LEAD_PERSON = "lead_person"
DEPUTY_PERSON = "deputy_person"

DEFAULTS: Mapping[str, str] = {
    WINDOW_DAYS: "90",
    INDUCTION_DAYS: "28",
    ALLOWANCE_DAYS: "182",
    HIGHER_RENEWS: "",
    FOLLOW_GATE: "yes",
    SENT_IS_ENOUGH: "no",
    RETURN_MONTHS: "12",
    LEAD_PERSON: "",
    DEPUTY_PERSON: "",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they hold on one day; days and months are whole numbers.

    ``higher_renews`` is ``None`` where the organisation follows its pack. ``intervals`` holds
    the months that the organisation set of its own accord, by requirement, and
    ``denomination_levels`` which of its denomination's levels it sets beside a requirement.
    """

    window_days: int
    induction_days: int
    allowance_days: int
    higher_renews: bool | None
    follow_gate: bool
    sent_is_enough: bool
    return_months: int
    intervals: Mapping[str, int]
    lead_person: int | None = None
    deputy_person: int | None = None
    denomination_levels: Mapping[str, str] = field(default_factory=dict)


def settings_from(stored: Mapping[str, str]) -> Settings:
    """The settings that the stored values and, for the rest, the usual values make."""
    value = {**DEFAULTS, **stored}
    return Settings(
        window_days=int(value[WINDOW_DAYS]),
        induction_days=int(value[INDUCTION_DAYS]),
        allowance_days=int(value[ALLOWANCE_DAYS]),
        higher_renews=None if not value[HIGHER_RENEWS] else value[HIGHER_RENEWS] == "yes",
        follow_gate=value[FOLLOW_GATE] == "yes",
        sent_is_enough=value[SENT_IS_ENOUGH] == "yes",
        return_months=int(value[RETURN_MONTHS]),
        intervals={
            key.removeprefix(INTERVAL_PREFIX): int(text)
            for key, text in value.items()
            if key.startswith(INTERVAL_PREFIX) and text
        },
        lead_person=_person(value[LEAD_PERSON]),
        deputy_person=_person(value[DEPUTY_PERSON]),
        denomination_levels={
            key.removeprefix(DENOMINATION_PREFIX): text
            for key, text in value.items()
            if key.startswith(DENOMINATION_PREFIX) and text
        },
    )


def _person(text: str) -> int | None:
    return int(text) if text else None
