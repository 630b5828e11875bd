"""The field's words for reasons and intervals, one place for screen, paper and export."""

from datetime import date

from sgdesk.domain.dates import day_words, short_date
from sgdesk.domain.training.rule_book import Force, IntervalSource

AWAY_WORDS = ("Away", "Parental leave", "Long-term absence")
"""Why somebody is away, in neutral words: more is never kept (RULES, "Who counts")."""

NOT_DECIDED = "not decided yet"
"""Of what a document leaves to the organisation, where nobody has decided it."""

REASONS: dict[str, str] = {
    "long_term_absence": "long-term absence",
    "no_place": "no place available",
    "new_starter": "new starter",
    "barrier": "barrier to access",
    "refused": "refused",
    "other": "other",
}
"""Reasons for not completing: Sandwell 5.1 asks that they be known; the list is our own."""


def interval_words(months: int | None) -> str:
    """``36`` as "every 3 years", ``6`` as "every 6 months", ``None`` as "refresh not stated"."""
    if months is None:
        return "refresh not stated"
    if months % 12 == 0:
        years = months // 12
        return "every year" if years == 1 else f"every {years} years"
    return "every month" if months == 1 else f"every {months} months"


def whose_words(source: IntervalSource | None, partnership: str, denomination: str = "") -> str:
    """Whose rule an interval is: "Herefordshire", the denomination's name, or "set by us"."""
    if source is IntervalSource.PARTNERSHIP:
        return partnership
    if source is IntervalSource.DENOMINATION:
        return denomination or "denomination"
    return "set by us" if source is IntervalSource.ORGANISATION else ""


def rule_words(
    months: int | None,
    source: IntervalSource | None,
    force: Force | None,
    partnership: str,
    denomination: str = "",
    *,
    is_open: bool = False,
    is_stated_nowhere: bool = False,
) -> str:
    """An interval with its force and whose it is: ``every 3 years, recommended (Harrow)``.

    Where no document states one: ``refresh not stated; none set by us`` (RULES, "Whose rule"), or
    ``not decided yet`` where ``is_open`` says that nobody has decided so. Where no document asks at
    all, ``is_stated_nowhere``, there is none to state it: ``no refresh set by us``.
    """
    if months is None and is_stated_nowhere:
        return f"no refresh set; {NOT_DECIDED}" if is_open else "no refresh set by us"
    if months is None:
        return f"{interval_words(None)}; {NOT_DECIDED if is_open else 'none set by us'}"
    advised = ", recommended" if force is Force.RECOMMENDED else ""
    return f"{interval_words(months)}{advised} ({whose_words(source, partnership, denomination)})"


def done_words(last_completed: date, counts_from: date | None, *, month_only: bool = False) -> str:
    """``3 May 2016``, with the day of what has kept it up to date since: both dates (RULES, 4)."""
    return " ".join(done_parts(last_completed, counts_from, month_only=month_only))


def done_parts(
    last_completed: date, counts_from: date | None, *, month_only: bool = False
) -> tuple[str, ...]:
    """What :func:`done_words` says, parted where a narrow cell may end a line."""
    done = day_words(last_completed, month_only=month_only, short=True)
    if counts_from is None or counts_from == last_completed:
        return (done,)
    return (f"{done},", "kept up to date", short_date(counts_from))
