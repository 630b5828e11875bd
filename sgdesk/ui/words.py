"""States, intervals and dates in the words of the screen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sgdesk.domain.addresses import NotReached, WhyNot
from sgdesk.domain.dates import day_words, long_date, month_year, short_date
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.people.person import Person
from sgdesk.domain.training.record import TrainingScope
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import LEFT_OUT_STATES, STATES, State
from sgdesk.ui.text import tr, tr_count

if TYPE_CHECKING:
    from sgdesk.services.views.like_people import LikePerson
    from sgdesk.services.views.overview import NoInduction

_SCOPES = {
    TrainingScope.NOT_RECORDED: "Not known",
    TrainingScope.SINGLE: "Only our own people",
    TrainingScope.MULTI: "With other organisations",
}


def state_word(state: State) -> str:
    """The word of a state alone."""
    return tr(STATES[state].word)


def counted_word(state: State, *, is_refreshed: bool) -> str:
    """The word of a state over a count; what falls due never again is done, not "in date"."""
    return tr("Done") if state is State.IN_DATE and not is_refreshed else state_word(state)


def state_phrase(state: State, day: date | None = None) -> str:
    """A state with the day that matters to it, as it is read aloud and copied."""
    if day is None:
        return state_word(state)
    return tr(STATES[state].with_day, day=short_date(day))


def standing_word(standing: Standing) -> str:
    """The word of a state; what has no refresh is done, and never "in date" (RULES)."""
    is_done = standing.state is State.IN_DATE and standing.due is None
    return tr("Done") if is_done else state_word(standing.state)


def badge_phrase(standing: Standing, *, by_month: bool | None = None) -> str:
    """A state with the day that matters to it, and whether its interval is only recommended.

    ``by_month`` as of :func:`cell_phrase`; ``None`` where that is not known, so that no day on
    which something was done is said.
    """
    if by_month is not None and (done := done_words(standing, by_month=by_month)):
        return tr("{state}, {done}", state=standing_word(standing), done=done)
    day = day_that_matters(standing)
    said = standing_word(standing) if day is None else state_phrase(standing.state, day)
    return _advised(said, standing)


def month_name(month: date) -> str:
    """``March 2027``."""
    return month_year(month)


def percent_words(percent: float | None) -> str:
    """``94.4%``, or "n/a" where nobody counts."""
    return tr("n/a") if percent is None else tr("{percent}%", percent=f"{percent:.1f}")


def scope_words(scope: TrainingScope) -> str:
    """Whom a training was for: single-agency and multi-agency in plain words."""
    return tr(_SCOPES[scope])


def day_that_matters(standing: Standing) -> date | None:
    """The due day of what was done once, else the last allowed day, else none."""
    if standing.state in LEFT_OUT_STATES:
        return None
    return standing.due if standing.last_completed else standing.must_start_by


def done_words(standing: Standing, *, by_month: bool) -> str:
    """``done 12 Sep 2021`` of what somebody did and is exempt from (RULES); else nothing."""
    if standing.state not in LEFT_OUT_STATES or standing.last_completed is None:
        return ""
    day = day_words(standing.last_completed, month_only=by_month, short=True)
    return tr("done {day}", day=day)


def cell_phrase(standing: Standing, *, by_month: bool = False) -> str:
    """A cell as it is copied and read aloud: the state and the day that matters.

    What is never refreshed is done, and not "in date". What is missing of it says ``ui.why``.

    ``by_month`` where no more than the month of its last day is known.
    """
    day = day_that_matters(standing)
    if day is None and standing.state is State.IN_DATE and standing.last_completed:
        done = day_words(standing.last_completed, month_only=by_month, short=True)
        return tr("Done {day}", day=done)
    if done := done_words(standing, by_month=by_month):
        return tr("{state}, {done}", state=state_word(standing.state), done=done)
    return _advised(state_phrase(standing.state, day), standing)


def _advised(said: str, standing: Standing) -> str:
    is_advice = standing.force is Force.RECOMMENDED and standing.due is not None
    return tr("{state}, recommended", state=said) if is_advice else said


def last_good(backups: Iterable[Backup]) -> Backup | None:
    """The newest backup that can be read, of those that stand newest first."""
    return next((each for each in backups if each.is_readable), None)


SEVERAL = 3
"""Fewer are settled one by one, from the list of what to do."""


def no_induction_words(found: "NoInduction") -> str:
    """What to do about those for whom no induction is noted and who may well have had one."""
    long_here, unknown = len(found.long_here), len(found.start_unknown)
    said = []
    if long_here:
        one = "{n} person began over a year ago, and no induction is noted."
        many = "{n} people began over a year ago, and no induction is noted for them."
        said.append(tr_count(one, many, long_here))
    if unknown:
        one = "Of {n} person neither an induction is noted nor when they began."
        many = "Of {n} people neither an induction is noted nor when they began."
        said.append(tr_count(one, many, unknown))
        said.append(tr("When they began is noted in People: tick them, More, First day."))
    said.append(
        tr(
            "Those who had one can be noted at once: the month will do. Where nobody knows the "
            "month, an exemption can say so."
        )
    )
    return " ".join(said)


def backup_words(
    backup: datetime | None, today: date, *, is_behind: bool = False, locked: int = 0
) -> str:
    """When the last backup was made: "last backup today 18:02".

    Where it ``is_behind``, that it lacks the last big step, such as an import or a final return.
    Where there is none but ``locked`` ones, which another passphrase opens, that they are there.
    """
    if backup is None and locked:
        one = "no backup under this passphrase yet; {n} under another is there"
        many = "no backup under this passphrase yet; {n} under another are there"
        return tr_count(one, many, locked)
    if backup is None and is_behind:
        return tr("▲ no backup holds what you did last")
    if backup is None:
        return tr("no backup yet: one is made when you close the window")
    days = (today - backup.date()).days
    day = {0: tr("today"), 1: tr("yesterday")}.get(days) or short_date(backup.date())
    time = f"{backup:%H:%M}"
    if is_behind:
        return tr("▲ last backup {day} {time}, without what you did last", day=day, time=time)
    return tr("last backup {day} {time}", day=day, time=time)


def told_name(name: str, apart: str) -> str:
    """A name, with what tells its bearer from others of the name where there are any."""
    return tr("{name} ({apart})", name=name, apart=apart) if apart else name


def apart_words(person: "LikePerson") -> str:
    """What tells somebody from another of the same name: roles or last day, reference, e-mail."""
    first = "" if person.left else ", ".join(person.roles) or tr("no role")
    return _joined(first, person.left, person.reference, person.email)


Named = Sequence[tuple[int, str]]
"""People by id and name, each told from others of the name."""


def told_names(people: Iterable[Person], apart: Mapping[int, str]) -> Named:
    """People by id and name for a box to choose from; namesakes with what ``apart`` says."""
    return [(each.id, told_name(each.name, apart.get(each.id, ""))) for each in people]


def _joined(first: str, left: date | None, *rest: str | None) -> str:
    gone = tr("left on {day}", day=long_date(left)) if left else ""
    return ", ".join(filter(None, (first, gone, *rest)))


_WHY_NOT = {
    WhyNot.NO_EMAIL: "wants no e-mail, or is under 18",
    WhyNot.NO_ADDRESS: "no address",
    WhyNot.BAD_ADDRESS: "the address cannot be one",
}


def not_reached_words(left_out: Iterable[NotReached]) -> str:
    """Who was left out of what was written, each with the reason."""
    return ", ".join(
        tr("{name} ({why})", name=each.name, why=tr(_WHY_NOT[each.why])) for each in left_out
    )


def later_words(count: int) -> str:
    """How many are in no figure since they begin only after the day; nothing for nobody."""
    one, many = "{n} person begins only later.", "{n} people begin only later."
    return tr_count(one, many, count) if count else ""
