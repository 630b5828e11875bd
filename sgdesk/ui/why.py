"""Why something stands as it does, in words: one place for cell, page, preview and Today.

Three answers: what is missing, by whose rule, and what makes it right. What they are is worked out
in ``services.training.why``.
"""

from collections.abc import Iterator, Sequence

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.states import State
from sgdesk.domain.training.words import rule_words
from sgdesk.services.training.why import Why
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.words import cell_phrase


def why_lines(why: Why) -> Iterator[str]:
    """Everything there is to say, a sentence a line; the state itself stands elsewhere."""
    lines = (
        sentence(missing_words(why)),
        *repeat_lines(why),
        sentence(roles_words(why.roles)),
        sentence(whose_words(why)),
        days_words(why),
        right_words(why),
    )
    return (each for each in lines if each)


def missing_words(why: Why) -> str:
    """``1 of 2 courses; Right Help, Right Time is missing``; empty where nothing is missing."""
    if why.standing.last_completed is not None or not why.missing:
        return ""
    if why.nothing_meets_it:
        return tr("no course is set to meet it yet")
    courses = listed(why.missing)
    if why.needed == 1:
        return tr("{courses} is missing", courses=courses)
    return set_words(why.done, why.needed, why.missing)


def set_words(done: int, needed: int, missing: Sequence[str]) -> str:
    """How far a set of several courses is, and what it lacks (RULES, 6)."""
    one = "{done} of {of} courses; {courses} is missing"
    many = "{done} of {of} courses; {courses} are missing"
    return tr_count(one, many, len(missing), done=done, of=needed, courses=listed(missing))


def repeat_lines(why: Why) -> Iterator[str]:
    """What keeps it up to date, or that nothing but doing it again itself does."""
    standing = why.standing
    if standing.has_to_be_repeated and standing.due is not None:
        yield tr(
            "To be done again itself since {day}: after a time out of the role, or out of touch, "
            "other learning does not keep it up to date.",
            day=long_date(standing.due),
        )
    if standing.was_renewed and standing.counts_from is not None:
        day = long_date(standing.counts_from)
        yield tr("Kept up to date by later learning on {day}.", day=day)


def roles_words(roles: Sequence[str]) -> str:
    """Which roles call for it."""
    if not roles:
        return ""
    one, many = "the role {roles} calls for it", "the roles {roles} call for it"
    return tr_count(one, many, len(roles), roles=listed(roles))


def whose_words(why: Why) -> str:
    """How often, whose rule that is and where it stands; who states none where it is done once."""
    standing, facts = why.standing, why.facts
    if standing.interval_months is not None:
        return rule_words(
            standing.interval_months,
            standing.interval_source,
            standing.force,
            facts.document,
            facts.denomination,
        )
    stated = tr("refresh not stated")
    if facts.document:
        stated = tr("refresh not stated ({whose})", whose=facts.document)
    if facts.refresh_is_open:
        return tr("{stated}, and not decided by us yet", stated=stated)
    return tr("done once: {stated}, none set by us", stated=stated)


def days_words(why: Why) -> str:
    """By when somebody new has to have done it, and that these days are our own."""
    last = why.standing.must_start_by
    if last is None:
        return ""
    days = tr_count("{n} day", "{n} days", why.facts.allowance_days)
    if why.facts.allowance_is_open:
        said = "To be done by {day}: {days} from the start, the usual, not decided by us yet."
    else:
        said = "To be done by {day}: {days} from the start, set by us."
    return tr(said, day=long_date(last), days=days)


def right_words(why: Why) -> str:
    """What puts it right, or keeps it so; empty where nothing has to be done."""
    if why.nothing_meets_it:
        return tr("To put it right: choose under Sessions, Courses, which course meets it.")
    if not why.to_do:
        return ""
    courses = listed(why.to_do)
    if why.standing.last_completed is None:
        return tr("To put it right: {courses}.", courses=courses)
    if why.standing.state is State.DUE_SOON:
        return tr("To keep it right: {courses} again.", courses=courses)
    return tr("To put it right: {courses} again.", courses=courses)


def short_source(why: Why) -> str:
    """Whose rule it is in the fewest words: ``Herefordshire Appendix 1, Level 2``."""
    return why.whose or tr("set by us")


def full_phrase(why: Why, *, by_month: bool = False) -> str:
    """A cell as it is copied and read aloud: the state, its day, and what is missing of it."""
    said = cell_phrase(why.standing, by_month=by_month)
    missing = missing_words(why) if why.is_begun or why.nothing_meets_it else ""
    return tr("{state}; {missing}", state=said, missing=missing) if missing else said


def sentence(words: str) -> str:
    """The same with a capital and a full stop; nothing stays nothing."""
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A; B and C``: a course's own title may have a comma in it."""
    if len(names) < 2:
        return "".join(names)
    return tr("{most} and {last}", most="; ".join(names[:-1]), last=names[-1])
