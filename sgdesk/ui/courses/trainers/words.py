"""Trainers in the words of the screen."""

from collections.abc import Iterator

from sgdesk.domain.dates import short_date
from sgdesk.domain.organisation.pack import PackItem, cited
from sgdesk.domain.sessions.trainer import DayKind
from sgdesk.services.courses.trainers import DAYS_A_YEAR, Lack, MissingLine, TrainerView
from sgdesk.ui.text import tr, tr_count

DAY_KINDS = {
    DayKind.POOL_MEETING: "Pool meeting",
    DayKind.PREPARING: "Preparing",
    DayKind.OBSERVING: "Observing",
    DayKind.OTHER: "Something else",
}

_MISSING = {
    Lack.SKILL: "no experience or qualifications noted",
    Lack.TRAIN_THE_TRAINER: "no train the trainers programme noted",
    Lack.OBSERVED_FIRST: "no course observed first",
}


def item_words(item: PackItem, partnership: str) -> str:
    """A line of the pack's list with its paragraph."""
    return f"{item.text} ({cited(partnership, item.source)})" if item.source else item.text


def missing_words(view: TrainerView, partnership: str) -> Iterator[str]:
    """What is still missing, each with the paragraph that asks for it."""
    for each in view.missing:
        whose = cited(partnership, each.source)
        yield tr("{what} ({whose})", what=_what_is_missing(each), whose=whose)


def _what_is_missing(missing: MissingLine) -> str:
    if missing.lack is Lack.ALONE:
        one, many = "{n} session given alone", "{n} sessions given alone"
        return tr_count(one, many, missing.count)
    if missing.lack is Lack.DAYS:
        words = "{n} of at least {asked} days given in a year"
        return tr(words, n=missing.count, asked=DAYS_A_YEAR)
    return tr(_MISSING[missing.lack])


def year_words(view: TrainerView) -> Iterator[str]:
    """The twelve months up to the day."""
    yield tr_count("{n} session", "{n} sessions", view.sessions)
    if view.sessions:
        yield tr_count("{n} led", "{n} led", view.led)
        yield tr_count("{n} with somebody else", "{n} with somebody else", view.co_delivered)
    yield tr_count(
        "{n} day given (each day counts once, however long)",
        "{n} days given (each day counts once, however long)",
        view.days_given,
    )


def noted_words(view: TrainerView) -> Iterator[str]:
    """What is noted about how they came to train."""
    row = view.trainer
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
