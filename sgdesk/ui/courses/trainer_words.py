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


def item_words(item: PackItem, partnership: str) -> str:
    """A line of the pack's list with its paragraph."""
    return f"{item.text} ({partnership} {item.source})" if item.source else item.text


def missing_words(view: TrainerView, pool: TrainerPool, partnership: str) -> Iterator[str]:
    """What is still missing, each with the paragraph that asks for it; nothing else is asked."""
    sources = {item.ref: item.source for item in reversed(pool.asked)}
    for code in view.missing:
        if _ASKED_BY[code] in sources:
            said = tr(_MISSING[code])
            yield f"{said} ({partnership} {sources[_ASKED_BY[code]]})"
    if _DAYS_ASKED_BY in sources and view.days_given < _DAYS_ASKED:
        said = tr(
            "{n} of at least {asked} days given in a year", n=view.days_given, asked=_DAYS_ASKED
        )
        yield f"{said} ({partnership} {sources[_DAYS_ASKED_BY]})"


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
