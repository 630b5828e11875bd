"""The history in sentences that name what was done, to what and to whom."""

from collections.abc import Iterator, Mapping

from sgdesk.domain.organisation.settings import (
    ALLOWANCE_DAYS,
    ALLOWANCE_PREFIX,
    ASKED_AGAIN,
    DEPUTY_PERSON,
    FOLLOW_GATE,
    HIGHER_RENEWS,
    IMPACT_WINDOW,
    INDUCTION_DAYS,
    INTERVAL_PREFIX,
    KINDS_UNSAID,
    LEAD_GAP_MONTHS,
    LEAD_PERSON,
    LEAD_TOUCH_MONTHS,
    REMINDER_DAYS,
    RETURN_MONTHS,
    SENT_IS_ENOUGH,
    USUAL_FOR_NOW,
    WINDOW_DAYS,
    days_from,
    window_from,
)
from sgdesk.domain.training.titles import short_title, shortest_title
from sgdesk.services.file.undo import Action
from sgdesk.services.views.history_page import HistoryLine
from sgdesk.ui.action_words import action_fact, action_wish
from sgdesk.ui.setup.partnership.pack_text import period_words
from sgdesk.ui.text import tr, tr_count

_NAMED = 3
"""How many people a line names before it says how many more there are."""

_SETTINGS = {
    WINDOW_DAYS: "days before the due day that “due soon” begins",
    INDUCTION_DAYS: "days for the induction",
    ALLOWANCE_DAYS: "days for everything else",
    RETURN_MONTHS: "months between returns",
    REMINDER_DAYS: "days before the due day for reminders",
    HIGHER_RENEWS: "a higher level renews",
    FOLLOW_GATE: "the form before a certificate",
    SENT_IS_ENOUGH: "an impact form counts once it is sent",
    IMPACT_WINDOW: "when impact forms are due",
    LEAD_PERSON: "the safeguarding lead",
    DEPUTY_PERSON: "the deputy lead",
    LEAD_GAP_MONTHS: "a lead’s months out of the role",
    LEAD_TOUCH_MONTHS: "a lead’s months out of touch",
    USUAL_FOR_NOW: "usual answers for now",
    KINDS_UNSAID: "whoever is kept as a volunteer is one",
}
_OF_A_REQUIREMENT = {
    INTERVAL_PREFIX: "months until {title} is done again",
    ALLOWANCE_PREFIX: "days for {title}",
}
_YES_OR_NO = (HIGHER_RENEWS, FOLLOW_GATE, SENT_IS_ENOUGH)
"""Without its value, such a one would say the opposite of what was decided half of the time."""

_UNSAID = (LEAD_PERSON, DEPUTY_PERSON, USUAL_FOR_NOW, KINDS_UNSAID)
"""What is kept of them are numbers and keys: nobody's words."""


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
    yield from _settings(line)


def _settings(line: HistoryLine) -> Iterator[str]:
    """Which settings were changed, each with its value in words where it has one."""
    action = line.action
    details = action.details.get("details", {}) if action.undoes else action.details
    keys = [each for each in str(details.get("setting", "")).split(", ") if each]
    values = str(details.get("value", "")).split(", ")
    is_told = len(values) == len(keys)
    for place, key in enumerate(keys):
        name = setting_words(key, line.titles)
        said = value_words(key, values[place]) if is_told else ""
        if name:
            yield tr("{setting}: {value}", setting=name, value=said) if said else name


def setting_words(key: str, titles: Mapping[str, str]) -> str:
    """A setting as somebody would call it; ``titles`` are what requirements are called.

    Empty for a key that no version of the program saves.
    """
    for prefix, words in _OF_A_REQUIREMENT.items():
        if key.startswith(prefix):
            title = titles.get(key.removeprefix(prefix), "")
            title = shortest_title(title)
            return tr(words, title=title or tr("a topic that is not asked any more"))
    return tr(_SETTINGS[key]) if key in _SETTINGS else ""


def value_words(key: str, value: str) -> str:
    """What a setting was set to, in words; empty where they would be a number of somebody."""
    if key in _UNSAID:
        return ""
    if value in ("", ASKED_AGAIN):
        return tr("no longer set by us")
    if key in _YES_OR_NO:
        return {"yes": tr("yes"), "no": tr("no")}.get(value, "")
    if key == IMPACT_WINDOW:
        return _window_words(value)
    if key == REMINDER_DAYS:
        return tr(" and ").join(str(each) for each in days_from(value))
    return value if value.isdigit() else ""


def _window_words(value: str) -> str:
    try:
        window = window_from(value)
    except ValueError:
        return ""  # the history is read as it stands in the file
    if window is None:
        return ""
    opens, due = (period_words(each) for each in window)
    return tr("from {opens} after it, by {due}", opens=opens, due=due)


def action_sentence(action: Action) -> str:
    """What was done: "Recorded Level 2 for 14 people", "Taken back: record Level 2 …"."""
    if action.code not in ("undo", "redo"):
        fact = action_fact(action.code, action.details)
        gone = "erased" in action.details
        return tr("{fact} (somebody who was erased)", fact=fact) if gone else fact
    wish = action_wish(str(action.details.get("action", "")), action.details.get("details", {}))
    said = "Taken back: {action}" if action.code == "undo" else "Done again: {action}"
    return tr(said, action=wish)
