"""How the figures were counted: the states and the settings, explained on their own page."""

from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.words import how_often, met_by, own_allowances
from sgdesk.domain.training.states import AS_SHOWN, ByState, State

METHOD_TITLE = "How this was counted"
STATES_TITLE = "What the states mean"
SETTINGS_TITLE = "Our settings"
REQUIREMENTS_TITLE = "What meets each requirement"


def state_meanings(document: ReturnDocument) -> tuple[tuple[State, str], ...]:
    """Each state with what it means under the settings of the day."""
    window = days(document.window_days)
    own = "".join(f"{days(count)} for {title}, " for title, count in own_allowances(document))
    meanings = ByState(
        in_date=f"Completed, and due again in more than {window}, or with no refresh set. "
        "Counts as completed.",
        due_soon=f"Completed, and due again within {window}; the due day is still in date. "
        "Counts as completed.",
        overdue="Completed once, and the due day has passed. Not completed.",
        new_starter="Never completed, and still within the days allowed from the start of "
        f"the role: {days(document.induction_days)} for induction, {own}"
        f"{days(document.allowance_days)} for everything else. Not completed.",
        not_done="Never completed, and the allowed days have passed or the start of the "
        "role is not known. Not completed.",
        exempt="An agreed exemption with a reason and a review date covers the day. "
        "Counted apart and left out of the percentage.",
    )
    return tuple((state, meanings[state]) for state in AS_SHOWN)


def settings_lines(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """The organisation's settings as label and value; what no document sets is "set by us"."""
    renews = "renews" if document.higher_renews else "does not renew"
    return (
        ("Due soon", f"from {days(document.window_days)} before the due day (set by us)"),
        ("Allowed for induction", f"{days(document.induction_days)} from the start (set by us)"),
        *(
            (f"Allowed for {title}", f"{days(count)} from the start (set by us)")
            for title, count in own_allowances(document)
        ),
        ("Allowed for the rest", f"{days(document.allowance_days)} from the start (set by us)"),
        ("Higher level", f"a later, higher level {renews} a lower one that was completed"),
        (
            "Due day",
            "the day of training and the interval in calendar months; 29 February and "
            "3 years is 28 February",
        ),
        (
            "In scope",
            "everybody with an active role on the day, those who are away too",
        ),
        ("Sum", "required = exempt + in date + due soon + overdue + new starter + not done"),
        (
            "Percentage",
            "completed, of those required and not exempt, to one decimal, half up; "
            "n/a where nobody counts",
        ),
    )


def requirement_lines(document: ReturnDocument) -> tuple[tuple[str, str, str], ...]:
    """Each requirement with the courses that meet it and how often, with whose rule that is."""
    return tuple(
        (each.title, met_by(each) or "its own course", how_often(each, document.sender))
        for each in document.requirements
    )


def days(count: int) -> str:
    """``1 day`` or ``90 days``."""
    return "1 day" if count == 1 else f"{count} days"
