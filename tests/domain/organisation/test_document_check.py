"""When the yearly question about the partnership's document is due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sgdesk.domain.organisation.document_check import document_check
from sgdesk.domain.organisation.pack import Pack, PackKind

DAY = timedelta(days=1)
FOLLOWED = date(2026, 3, 31)
YEAR_LATER = date(2027, 3, 31)
PACK = Pack(
    id="example",
    kind=PackKind.PARTNERSHIP,
    name="Example Safeguarding Children Partnership",
    short_name="Example",
    version="1",
    document="Strategy",
    period="2025 to 2030",
    requirements=(),
    groups=(),
    courses=(),
)


def asks(day: date, checked_on: date | None = None, ends: date | None = None) -> bool:
    found = document_check(replace(PACK, period_ends=ends), checked_on, FOLLOWED, day)
    assert found is not None
    return found.wants_asking


@pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (1, True)])
def test_it_is_asked_365_days_after_the_pack_was_chosen(days: int, due: bool) -> None:
    assert asks(FOLLOWED + timedelta(days=365 + days)) is due


@pytest.mark.parametrize(("days", "due"), [(364, False), (365, True)])
def test_an_answer_holds_for_365_days(days: int, due: bool) -> None:
    answered = YEAR_LATER + 9 * DAY
    assert asks(answered + timedelta(days=days), answered) is due


def test_it_is_asked_once_the_documents_own_period_is_over() -> None:
    ends = date(2026, 4, 30)
    assert not asks(ends, None, ends)
    assert asks(ends + DAY, None, ends)
    assert asks(ends + DAY, ends, ends)
    assert not asks(ends + 2 * DAY, ends + DAY, ends)
    assert asks(ends + DAY + timedelta(days=365), ends + DAY, ends)


def test_an_answer_of_a_later_day_is_not_known_yet() -> None:
    found = document_check(PACK, YEAR_LATER + DAY, FOLLOWED, YEAR_LATER)
    assert found is not None
    assert (found.checked_on, found.wants_asking) == (None, True)


def test_a_pathway_that_is_nobodys_document_is_never_asked_about() -> None:
    bare = replace(PACK, kind=PackKind.GENERIC, document=None)
    assert document_check(bare, None, FOLLOWED, date(2036, 1, 1)) is None
