"""How the figures were counted: the states and the settings, explained on their own page."""

from collections.abc import Sequence

from sgdesk.domain.returns.document import AllowedDays, RequirementFigures, ReturnDocument
from sgdesk.domain.returns.renewal_words import renewal_line
from sgdesk.domain.returns.words import (
    allowed_days,
    asked_with,
    counted_as_equivalent,
    how_often,
    left_out,
    met_by,
    told,
)
from sgdesk.domain.training.states import AS_SHOWN, STATES, ByState, State
from sgdesk.domain.training.words import NOT_DECIDED
from sgdesk.reports.returns import data

METHOD_TITLE = "How this was counted"
STATES_TITLE = "What the states mean"
SETTINGS_TITLE = "Our settings"
REQUIREMENTS_TITLE = "What meets each requirement"


def state_meanings(document: ReturnDocument) -> tuple[tuple[State, str], ...]:
    """Each state with what it means under the settings of the day, in a line of paper each."""
    window = days(document.window_days)
    meanings = ByState(
        in_date=f"Completed; due again in more than {window}, or no refresh set. "
        "Counts as completed.",
        due_soon=f"Completed; due within {window} (set by us), up to the due day itself. "
        "Counts as completed.",
        overdue="Completed once, and the due day has passed. Not completed.",
        new_starter="Never completed, and within the days allowed from the start of the role. "
        "Not completed.",
        not_done="Never completed, and those days have passed, or the start is not known. "
        "Not completed.",
        exempt="Agreed, with a reason and a review date. Counted apart, left out of the "
        "percentage.",
    )
    return tuple((state, meanings[state]) for state in AS_SHOWN)


def settings_lines(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """The organisation's settings as label and value; what no document sets is "set by us"."""
    return (
        ("Allowed", _allowed_and_whose(document)),
        renewal_line(document),
        (
            "Due day",
            "the day of training plus the months of the interval; 29 February and 3 years "
            "is 28 February",
        ),
        (
            "In scope",
            "everybody with an active role on the day, those who are away too",
        ),
        ("Sum", "required = exempt + in date + due soon + overdue + new starter + not done"),
        (
            "Percentage",
            "completed of required and not exempt, to one decimal, half up; "
            "n/a where nobody counts",
        ),
    )


def _allowed(document: ReturnDocument) -> str:
    first, *others = _apart(document)
    rest = (f"{each.days} for {each.label}" for each in others)
    return ", ".join((f"{days(first.days)} for {first.label}", *rest))


def _apart(document: ReturnDocument) -> Sequence[AllowedDays]:
    """The days allowed, without those of a requirement that are as those of the rest."""
    *others, rest = allowed_days(document)
    differing = [e for e in others if (e.days, e.is_open) != (rest.days, rest.is_open)]
    return [*(differing or others), rest]


def _allowed_and_whose(document: ReturnDocument) -> str:
    """The days with whose they are, which stands once where it is the same of all."""
    found = _apart(document)
    whose = {_whose(each) for each in found}
    if len(whose) == 1:
        return f"{_allowed(document)} ({whose.pop()})"
    return ", ".join(f"{days(each.days)} for {each.label} ({_whose(each)})" for each in found)


def _whose(allowed: AllowedDays) -> str:
    return f"{NOT_DECIDED}; counted so" if allowed.is_open else "set by us"


def requirement_lines(document: ReturnDocument) -> tuple[tuple[str, str, str], ...]:
    """Each requirement with the courses that meet it and how often, with whose rule that is."""
    return tuple(
        (each.title, met_by(each) or _no_course(each), _how(each, document))
        for each in told(document)
    )


def _no_course(figures: RequirementFigures) -> str:
    return "courses of our own choice" if figures.is_topic else "its own course"


def _how(figures: RequirementFigures, document: ReturnDocument) -> str:
    said = (asked_with(figures), how_often(figures, document.sender))
    also = (f"{each[:1].upper()}{each[1:]}" for each in counted_as_equivalent(figures))
    return "\n".join(("; ".join(filter(None, said)), *also))


def days(count: int) -> str:
    """``1 day`` or ``90 days``."""
    return "1 day" if count == 1 else f"{count} days"


def sections_of(
    document: ReturnDocument,
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Who sends it, how it is checked, and how it was counted: titles over labels and texts."""
    return (
        (
            data.FROM_TITLE,
            tuple(
                (label, value.replace("\n", ", ")) for label, value in data.identification(document)
            ),
        ),
        *_verification_section(document),
        (data.LEFT_OUT_TITLE, tuple(("", line) for line in left_out(document))),
        (
            STATES_TITLE,
            tuple((STATES[each].word, text) for each, text in state_meanings(document)),
        ),
        (SETTINGS_TITLE, settings_lines(document)),
        (
            REQUIREMENTS_TITLE,
            tuple(
                (title, f"{courses}; {often}")
                for title, courses, often in requirement_lines(document)
            ),
        ),
    )


def _verification_section(
    document: ReturnDocument,
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    lines = data.verification_lines(document)
    sentences = tuple(("", each) for each in data.verification_sentences(document))
    return ((data.VERIFICATION_TITLE, (*lines, *sentences)),) if lines else ()
