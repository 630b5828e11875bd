"""Trainers in the words of the screen."""

from collections.abc import Iterator

from sgdesk.domain.dates import short_date
from sgdesk.domain.partnership import PackItem
from sgdesk.services.trainers import DayKind, TrainerPool, TrainerView
from sgdesk.ui.text import tr, tr_count

DAY_KINDS = {
    DayKind.POOL_MEETING: "Pool meeting",
    DayKind.PREPARING: "Preparing",
    DayKind.OBSERVING: "Observing",
    DayKind.OTHER: "Something else",
}

_ASKED_BY = {"train_the_trainer": "SAN-15", "observed_first": "SAN-16"}
"""The lines of the pack's list of trainers (10.1, 10.3) that ask for what may be missing."""

_MISSING = {
    "train_the_trainer": "no train the trainers programme noted",
    "observed_first": "no course observed first",
}

_DAYS_ASKED_BY, _DAYS_ASKED = "SAN-17", 5
"""Sandwell 10.5: released for at least five days a year."""

_TOGETHER_ASKED_BY = "SAN-16"
"""Sandwell 10.3: all courses are co-delivered."""

_SKILL_ASKED_BY = "HAR-06"
"""Harrow, L172: trainers have experience and skill in delivering training."""


def item_words(item: PackItem, partnership: str) -> str:
    """A line of the pack's list with its paragraph."""
    return f"{item.text} ({partnership} {item.source})" if item.source else item.text


def missing_words(view: TrainerView, pool: TrainerPool, partnership: str) -> Iterator[str]:
    """What is still missing, each with the paragraph that asks for it; nothing else is asked."""
    sources = {item.ref: item.source for item in reversed(pool.asked)}
    for ref, said in _missing(view):
        if ref in sources:
            yield f"{said} ({partnership} {sources[ref]})"


def _missing(view: TrainerView) -> Iterator[tuple[str, str]]:
    """What may be missing, with the line of a pack's list that would ask for it."""
    if not view.row.qualifications.strip():
        yield _SKILL_ASKED_BY, tr("no experience or qualifications noted")
    for code in view.missing:
        yield _ASKED_BY[code], tr(_MISSING[code])
    alone = view.sessions - view.co_delivered
    if alone:
        one, many = "{n} session given alone", "{n} sessions given alone"
        yield _TOGETHER_ASKED_BY, tr_count(one, many, alone)
    if view.days_given < _DAYS_ASKED:
        given = tr(
            "{n} of at least {asked} days given in a year", n=view.days_given, asked=_DAYS_ASKED
        )
        yield _DAYS_ASKED_BY, given


def year_words(view: TrainerView) -> Iterator[str]:
    """The twelve months up to the day."""
    yield tr_count("{n} session", "{n} sessions", view.sessions)
    if view.sessions:
        yield tr_count("{n} led", "{n} led", view.led)
        yield tr_count("{n} with somebody else", "{n} with somebody else", view.co_delivered)
    yield tr_count("{n} day given", "{n} days given", view.days_given)


def noted_words(view: TrainerView) -> Iterator[str]:
    """What is noted about how they came to train."""
    row = view.row
    yield row.qualifications or tr("No qualifications noted.")
    yield (
        tr("Train the trainers programme: {day}", day=short_date(row.trained_the_trainer_on))
        if row.trained_the_trainer_on
        else tr("Train the trainers programme: not noted")
    )
    yield (
        tr("Observed a course first: {day}", day=short_date(row.observed_first_on))
        if row.observed_first_on
        else tr("Observed a course first: not noted")
    )
    if row.notes:
        yield row.notes
