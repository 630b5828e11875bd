"""The organisation's own settings: what every document leaves open, with its usual value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sgdesk.domain.dates import Period, parse_period
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.people.unsaid import ids_in

WINDOW_DAYS = "window_days"
INDUCTION_DAYS = "induction_days"
ALLOWANCE_DAYS = "allowance_days"
HIGHER_RENEWS = "higher_renews"
FOLLOW_GATE = "follow_gate"
SENT_IS_ENOUGH = "sent_is_enough"
RETURN_MONTHS = "return_months"
INTERVAL_PREFIX = "interval:"
ALLOWANCE_PREFIX = "allowance:"
LEAD_GAP_MONTHS = "lead_gap_months"
LEAD_TOUCH_MONTHS = "lead_touch_months"
IMPACT_WINDOW = "impact_window"
DENOMINATION_PREFIX = "denomination:"
REMINDER_DAYS = "reminder_days"
LEAD_PERSON = "lead_person"
DEPUTY_PERSON = "deputy_person"
CERTIFICATE_DESIGN = "certificate_design"
CERTIFICATE_PAPER = "certificate_paper"
CERTIFICATE_COLOUR = "certificate_colour"
CERTIFICATE_OUTCOMES = "certificate_outcomes"
"""How certificates are printed: what each may hold stands in ``domain/certificates/dress``."""

PARTNERSHIP = "partnership"
"""Which pack was followed from when; not there until another was chosen."""
DENOMINATION = "denomination"
"""Which denomination stood beside it from when; not there until one was chosen or taken away."""

ASKED_AGAIN = "-"
"""A value that was given under another partnership, or taken back: nothing is set, and it is to be
decided."""

USUAL_FOR_NOW = "usual_for_now"
"""Which settings have the usual value for now: set by us, and to be looked at later."""

KINDS_UNSAID = "kinds_unsaid"
"""The ids of people of whom no sheet said whether they are paid: kept as volunteers meanwhile."""

FORMER_NAMES = "former_names"
"""The names that the organisation had before, a line each: what it ran under them is its own."""

LONGEST_NOTICE = 366
"""The longest before a due day, in days, that a reminder can be made: our own threshold."""

DEFAULTS: Mapping[str, str] = {
    WINDOW_DAYS: "90",
    INDUCTION_DAYS: "28",
    ALLOWANCE_DAYS: "182",
    HIGHER_RENEWS: "",
    FOLLOW_GATE: "yes",
    SENT_IS_ENOUGH: "no",
    RETURN_MONTHS: "12",
    REMINDER_DAYS: "90 30 0",
    LEAD_PERSON: "",
    DEPUTY_PERSON: "",
    LEAD_GAP_MONTHS: "12",
    LEAD_TOUCH_MONTHS: "",
    IMPACT_WINDOW: "",
    USUAL_FOR_NOW: "",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they hold on one day; days and months are whole numbers.

    ``reminder_days`` are how long before a due day a reminder is made, the longest first.
    ``higher_renews`` is ``None`` where the organisation follows its pack. ``intervals`` holds
    the months and ``allowances`` the days that the organisation set of its own accord, by
    requirement, and ``denomination_levels`` which of its denomination's levels it sets beside a
    requirement. ``kinds_unsaid`` are the people of whom nobody said how they belong.
    ``lead_touch_months`` is ``None`` where no lead is ever out of touch, and
    ``impact_window`` where it set none.
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
    reminder_days: tuple[int, ...] = ()
    allowances: Mapping[str, int] = field(default_factory=dict)
    lead_gap_months: int = 12
    lead_touch_months: int | None = None
    impact_window: tuple[Period, Period] | None = None
    kinds_unsaid: frozenset[int] = frozenset()

    def allowed_days(self, requirement: str, *, is_induction: bool) -> int:
        """How many days somebody new may take for a requirement before it counts as not done."""
        usual = self.induction_days if is_induction else self.allowance_days
        return self.allowances.get(requirement, usual)


def settings_from(stored: Mapping[str, str]) -> Settings:
    """The settings that the stored values and, for the rest, the usual values make.

    Raises :class:`DamagedError` for a value that the program would not have stored.
    """
    try:
        kept = {key: value for key, value in stored.items() if value != ASKED_AGAIN}
        return _made({**DEFAULTS, **kept})
    except ValueError as error:
        raise DamagedError("a setting is none that the program saves") from error


def _made(value: Mapping[str, str]) -> Settings:
    return Settings(
        window_days=int(value[WINDOW_DAYS]),
        induction_days=int(value[INDUCTION_DAYS]),
        allowance_days=int(value[ALLOWANCE_DAYS]),
        higher_renews=None if not value[HIGHER_RENEWS] else value[HIGHER_RENEWS] == "yes",
        follow_gate=value[FOLLOW_GATE] == "yes",
        sent_is_enough=value[SENT_IS_ENOUGH] == "yes",
        return_months=int(value[RETURN_MONTHS]),
        intervals=_numbers(value, INTERVAL_PREFIX),
        lead_person=_person(value[LEAD_PERSON]),
        deputy_person=_person(value[DEPUTY_PERSON]),
        denomination_levels={
            key.removeprefix(DENOMINATION_PREFIX): text
            for key, text in value.items()
            if key.startswith(DENOMINATION_PREFIX) and text
        },
        reminder_days=days_from(value[REMINDER_DAYS]),
        allowances=_numbers(value, ALLOWANCE_PREFIX),
        lead_gap_months=int(value[LEAD_GAP_MONTHS]),
        lead_touch_months=int(value[LEAD_TOUCH_MONTHS]) if value[LEAD_TOUCH_MONTHS] else None,
        impact_window=window_from(value[IMPACT_WINDOW]),
        kinds_unsaid=ids_in(value.get(KINDS_UNSAID, "")),
    )


def _numbers(value: Mapping[str, str], prefix: str) -> dict[str, int]:
    return {
        key.removeprefix(prefix): int(text)
        for key, text in value.items()
        if key.startswith(prefix) and text not in ("", ASKED_AGAIN)
    }


def window_from(text: str) -> tuple[Period, Period] | None:
    """``P3M P6M`` as the two periods; ``None`` where nothing is set.

    :raises ValueError: where it is anything else, or ends before it begins.
    """
    if not text:
        return None
    opens, due = (parse_period(each) for each in text.split())
    if due.after(date(2001, 1, 1)) < opens.after(date(2001, 1, 1)):
        raise ValueError(text)
    return opens, due


def days_from(text: str) -> tuple[int, ...]:
    """``90, 30 and 0`` as (90, 30, 0): the whole numbers in a text, the largest first, each once.

    Empty where something else than a number, a comma, a blank or "and" stands there, or where a
    number is over :data:`LONGEST_NOTICE`.
    """
    words = text.replace(",", " ").replace(";", " ").split()
    numbers = [word for word in words if word.casefold() != "and"]
    if not all(word.isascii() and word.isdigit() and len(word) <= 3 for word in numbers):
        return ()
    days = {int(word) for word in numbers}
    return tuple(sorted(days, reverse=True)) if max(days, default=0) <= LONGEST_NOTICE else ()


def _person(text: str) -> int | None:
    return int(text) if text else None
