"""The history in sentences that name what was done, to what and to whom."""

from collections.abc import Iterator

from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    ALLOWANCE_PREFIX,
    CERTIFICATE_OUTCOMES,
    DENOMINATION,
    DEPUTY_PERSON,
    FOLLOW_GATE,
    HIGHER_RENEWS,
    IMPACT_WINDOW,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
    LEAD_GAP_MONTHS,
    LEAD_PERSON,
    LEAD_TOUCH_MONTHS,
    PARTNERSHIP,
    REMINDER_DAYS,
    RETURN_MONTHS,
    SENT_IS_ENOUGH,
    WINDOW_DAYS,
)
from sgdesk.services.file.undo import Action
from sgdesk.services.views.history_page import HistoryLine
from sgdesk.ui.action_words import action_fact, action_wish
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import short_title

_NAMED = 3
"""How many people a line names before it says how many more there are."""

_SETTINGS = {
    WINDOW_DAYS: "“due soon” in days",
    INDUCTION_DAYS: "days for the induction",
    ALLOWANCE_DAYS: "days for everything else",
    RETURN_MONTHS: "months between returns",
    REMINDER_DAYS: "days of reminders",
    HIGHER_RENEWS: "a higher level renews",
    FOLLOW_GATE: "the form before a certificate",
    SENT_IS_ENOUGH: "when an impact form counts",
    IMPACT_WINDOW: "when impact forms are due",
    LEAD_PERSON: "the safeguarding lead",
    DEPUTY_PERSON: "the deputy lead",
    LEAD_GAP_MONTHS: "a lead’s months out of the role",
    LEAD_TOUCH_MONTHS: "a lead’s months out of touch",
    PARTNERSHIP: "the partnership",
    DENOMINATION: "the denomination",
    CERTIFICATE_OUTCOMES: "outcomes on certificates",
}

_YES_OR_NO = (HIGHER_RENEWS, FOLLOW_GATE)
"""Without its value, such a one would say the opposite of what was decided half of the time."""


def line_sentence(line: HistoryLine) -> str:
    """What was done, and of whom and what where the words of it do not say so already."""
    said = action_sentence(line.action)
    more = [each for each in _beside(line) if each.casefold() not in said.casefold()]
    return tr("{said}: {more}", said=said, more=", ".join(more)) if more else said


def _beside(line: HistoryLine) -> Iterator[str]:
    people = line.people
    yield from people[:_NAMED]
    if len(people) > _NAMED:
        yield tr_count("{n} more", "{n} more", len(people) - _NAMED)
    yield from (short_title(each) for each in line.things[:_NAMED])
    if len(line.things) > _NAMED:
        yield "…"
    yield from _settings(line.action)


def _settings(action: Action) -> Iterator[str]:
    """Which settings were changed, with the value where it is a number or a yes or no."""
    details = action.details.get("details", {}) if action.undoes else action.details
    keys = str(details.get("setting", "")).split(", ")
    values = str(details.get("value", "")).split(", ")
    if len(values) != len(keys):
        values = [""] * len(keys)
    for key, value in zip(keys, values, strict=True):
        name = _setting(key)
        if name and value.isdigit() and key not in (LEAD_PERSON, DEPUTY_PERSON):
            yield tr("{setting}: {value}", setting=name, value=value)
        elif name and key in _YES_OR_NO and value in ("yes", "no"):
            word = tr("yes") if value == "yes" else tr("no")
            yield tr("{setting}: {value}", setting=name, value=word)
        elif name:
            yield name


def _setting(key: str) -> str:
    for prefix, words in (
        (INTERVAL_PREFIX, "months until {key} is done again"),
        (ALLOWANCE_PREFIX, "days for {key}"),
    ):
        if key.startswith(prefix):
            return tr(words, key=key.removeprefix(prefix))
    return tr(_SETTINGS[key]) if key in _SETTINGS else ""


def action_sentence(action: Action) -> str:
    """What was done: "Recorded Level 2 for 14 people", "Taken back: record Level 2 …"."""
    if action.code not in ("undo", "redo"):
        fact = action_fact(action.code, action.details)
        gone = "erased" in action.details
        return tr("{fact} (somebody who was erased)", fact=fact) if gone else fact
    wish = action_wish(str(action.details.get("action", "")), action.details.get("details", {}))
    said = "Taken back: {action}" if action.code == "undo" else "Done again: {action}"
    return tr(said, action=wish)
