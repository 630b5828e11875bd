"""From the JSON of a return to what is added up: nothing in a file of others is believed.

Each number is a whole one within bounds, and the figures have to add up among themselves.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.rollup.sent import (
    NotCountedError,
    SentRequirement,
    SentReturn,
    SentRules,
    Why,
)
from sgdesk.domain.text import fold, in_one_line
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State

MOST_PEOPLE = 1_000_000
"""No organisation has more people: a larger number is no count."""

_MOST_DAYS = 40_000
_LONGEST = 300
_MOST_ROWS = 100_000
_MOST_REQUIREMENTS = 200

KnownKeys = Mapping[str, Collection[str]]
"""The requirements of the partnerships that this copy knows, by the partnership's key."""


class _OddError(Exception):
    """A member is missing, or holds what no return holds there."""


def read_sent(found: Mapping[str, Any], file: str, known: KnownKeys, key: str = "") -> SentReturn:
    """What a return says; ``key`` is the public key whose signature was found to fit.

    Raises :class:`NotCountedError` for what is no return, or whose figures do not add up.
    """
    try:
        sent = _sent(found, file, known, key)
    except (_OddError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise NotCountedError(
            Why.UNREADABLE,
            "It is not a return: a part that every return has is missing, or holds what it never "
            "does.",
            organisation_of(found),
        ) from error
    fault = _fault(found, sent)
    if fault:
        raise NotCountedError(Why.ALTERED, fault, sent.organisation)
    return sent


def organisation_of(found: Mapping[str, Any]) -> str:
    """Whose it says it is, for the line that tells of it; empty where it says nothing usable."""
    try:
        return _text(found["from"]["organisation"])
    except (_OddError, KeyError, TypeError, ValueError):
        return ""


def _sent(found: Mapping[str, Any], file: str, known: KnownKeys, key: str) -> SentReturn:
    sender, mark = found["from"], found["return"]
    partnership = _text(sender["partnership"]["id"])
    ours = _keys(found["rules"], known.get(partnership))
    rows = _rows(found["requirements"])[: _MOST_REQUIREMENTS + 1]
    if len(rows) > _MOST_REQUIREMENTS:
        raise _OddError
    equal = _equivalents(found["rules"])
    asked = tuple(_requirement(row, equal) for row in rows if row["requirement"] in ours)
    if len({each.key for each in asked}) != len(asked):
        raise _OddError
    return SentReturn(
        file=file,
        organisation=_text(sender["organisation"]),
        charity_number=_text_or_none(sender["charity_number"]),
        address=fold(_text_or_none(sender["contact"]["address"])),
        partnership_name=_text(sender["partnership"]["name"]),
        rules=_rules(found["rules"], sender["partnership"], asked),
        as_at=_day(found["as_at"]),
        period_from=None if found["period_from"] is None else _day(found["period_from"]),
        people=_number(found["people"]),
        no_role=_number(found["no_role"]),
        requirements=asked,
        own_topics=len(rows) - len(asked),
        workforce=tuple(_kind(row) for row in _rows(found["workforce"])),
        number="" if mark is None else _text(mark["number"]),
        replaces="" if mark is None else _text_or_none(mark["replaces"]),
        key=key,
    )


def _keys(rules: Mapping[str, Any], known: Collection[str] | None) -> frozenset[str]:
    """The requirements of the partnership; an organisation's own topics are no part of a sum.

    Of a partnership that is not known here they are those whose paragraph is named.
    """
    rows = _rows(rules["requirements"])
    if known is not None:
        return frozenset(known)
    named = frozenset(_text(row["requirement"]) for row in rows if row["source"])
    return named or frozenset(_text(row["requirement"]) for row in rows)


def _equivalents(rules: Mapping[str, Any]) -> dict[str, int]:
    """How many have a requirement by a course that was counted as equal, by requirement."""
    return {
        _text(row["requirement"]): sum(
            _number(each["people"]) for each in _rows(row["counted_as_equivalent"])
        )
        for row in _rows(rules["requirements"])
    }


def _requirement(row: Mapping[str, Any], equal: Mapping[str, int]) -> SentRequirement:
    key = _text(row["requirement"])
    return SentRequirement(
        key=key,
        title=_text(row["title"]),
        counts=_counts(row),
        falls_due=_number(row["falls_due_in_12_months"]),
        equivalent=equal.get(key, 0),
    )


def _counts(row: Mapping[str, Any]) -> Counts:
    return Counts(**{state.value: _number(row[state.value]) for state in State})


def _rules(
    rules: Mapping[str, Any], partnership: Mapping[str, Any], asked: Sequence[SentRequirement]
) -> SentRules:
    months = {row["requirement"]: row["interval_months"] for row in _rows(rules["requirements"])}
    ours = {each.key for each in asked}
    return SentRules(
        partnership=_text(partnership["id"]),
        document=_text_or_none(partnership["document"]),
        pack_version=_text(partnership["pack_version"]),
        window_days=_number(rules["window_days"], _MOST_DAYS),
        induction_days=_number(rules["induction_days"], _MOST_DAYS),
        allowance_days=_number(rules["allowance_days"], _MOST_DAYS),
        higher_renews=_yes_or_no(rules["higher_renews"]),
        asked=tuple((each.key, each.title, _months(months[each.key])) for each in asked),
        allowed=tuple(
            sorted(
                (_text(row["requirement"]), _number(row["days"], _MOST_DAYS))
                for row in _rows(rules["allowed_days"])
                if row["requirement"] in ours
            )
        ),
    )


def _months(value: object) -> int | None:
    return None if value is None else _number(value, _MOST_DAYS)


def _kind(row: Mapping[str, Any]) -> tuple[str, int]:
    return PersonKind(row["kind"]).value, _number(row["count"])


def _rows(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > _MOST_ROWS:
        raise _OddError
    return value


def _number(value: object, most: int = MOST_PEOPLE) -> int:
    """A whole number from 0 on; true is not one, nor is 3.0."""
    if type(value) is not int or not 0 <= value <= most:
        raise _OddError
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _OddError
    return value


def _text(value: object) -> str:
    """Words of others in one line, with a mark for whatever steers a screen."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        raise _OddError
    value.encode()  # half a letter is none
    return in_one_line(" ".join(value.split()))


def _text_or_none(value: object) -> str:
    return "" if value is None or value == "" else _text(value)


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise _OddError
    return date.fromisoformat(value)


# Whether what a file says of itself fits together.

_SUMS = "Its figures do not add up, so somebody or something changed them after it was made."


def _fault(found: Mapping[str, Any], sent: SentReturn) -> str:
    """What does not fit; empty where everything does."""
    try:
        tables = [found[name] for name in ("requirements", "by_kind", "by_role", "by_group")]
        sound = (
            all(_adds_up(row) for table in tables for row in _rows(table))
            and _kinds_add_up(found)
            and (not sent.workforce or sum(count for _, count in sent.workforce) == sent.people)
            and all(each.counts.required <= sent.people for each in sent.requirements)
        )
    except (_OddError, KeyError, TypeError, AttributeError):
        return _SUMS
    if sound and sent.period_from is not None and sent.period_from > sent.as_at:
        return "Its period begins after the day that it ends on."
    return "" if sound else _SUMS


def _adds_up(row: Mapping[str, Any]) -> bool:
    """Whether a row's totals and its percentage are those of its states."""
    counts = _counts(row)
    totals = (counts.required, counts.completed, counts.ever_completed)
    said = tuple(_number(row[name]) for name in ("required", "completed", "ever_completed"))
    return totals == said and row["percent"] == counts.percent and row["percent"] is not True


def _kinds_add_up(found: Mapping[str, Any]) -> bool:
    """Whether the kinds of people, which do not overlap, make each requirement's row."""
    rows = _rows(found["by_kind"])
    made: dict[str, Counts] = {}
    for row in rows:
        sums = made.setdefault(row["requirement"], Counts())
        for state in State:
            sums.add(state, _number(row[state.value]))
    asked = {row["requirement"]: _counts(row) for row in _rows(found["requirements"])}
    return all(made.get(key, Counts()) == counts for key, counts in asked.items()) or not rows
