"""Whatever a file of others holds, it is read as counts or told as none."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.sent import made_return
from sgdesk.domain.returns.rollup.reading import MOST_PEOPLE, read_sent
from sgdesk.domain.returns.rollup.sent import NotCountedError, SentReturn

KNOWN = {"hscp": ("level1", "level2", "level3")}
GOOD = made_return("Example Club", 3)
ODD: list[Any] = [None, True, 0, -1, 10**30, 1.5, float("inf"), "", "x", "\x00\u202e", "a" * 400]
ODD += [[], {}, [[]], {"a": []}, [None], "2026-01-01", "9999-12-31", "\ud800"]


def ways(part: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every member."""
    inside = part.items() if isinstance(part, dict) else enumerate(part)
    for name, value in inside:
        yield (*way, name)
        if isinstance(value, (dict, list)):
            yield from ways(value, (*way, name))


@given(st.sampled_from(sorted(ways(GOOD), key=str)), st.sampled_from(ODD))
def test_a_member_that_holds_anything_else_is_told_or_counted_within_bounds(
    way: tuple[Any, ...], odd: Any
) -> None:
    content = deepcopy(GOOD)
    part: Any = content
    for name in way[:-1]:
        part = part[name]
    part[way[-1]] = deepcopy(odd)
    try:
        sent = read_sent(content, "one.json", KNOWN)
    except NotCountedError as told:
        assert told.said.endswith(".")
        assert told.organisation.isprintable()
        return
    _is_sound(sent)


def _is_sound(sent: SentReturn) -> None:
    assert 0 <= sent.people <= MOST_PEOPLE
    assert sent.organisation.isprintable()
    assert all(0 <= each.counts.required <= sent.people for each in sent.requirements)
    sent.organisation.encode()
