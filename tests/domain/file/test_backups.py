"""Which backups are kept how long, whatever clock they were made by."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.file.backups import Backup, newest_first, to_be_removed

NOW = datetime(2026, 3, 31, 10, 42, 7, tzinfo=UTC)


def made(number: int, moment: datetime, *, is_readable: bool = True) -> Backup:
    return Backup(Path(f"{number}"), moment, 1, number, identity="x", is_readable=is_readable)


def every(hours: float, count: int) -> list[Backup]:
    """So many, from the oldest on; the last is made now."""
    return [
        made(number, NOW - timedelta(hours=hours * (count - number)))
        for number in range(1, count + 1)
    ]


def kept(backups: list[Backup], just_made: Path | None = None) -> list[Backup]:
    gone = to_be_removed(backups, just_made)
    return [each for each in newest_first(backups) if each not in gone]


def test_all_of_two_days_stay_then_one_a_day_a_week_and_a_month() -> None:
    backups = every(6, 4 * 900)

    left = kept(backups)

    assert left[:9] == list(reversed(backups))[:9]
    assert len({each.made_at.date() for each in left[:30]}) >= 14
    assert len({f"{each.made_at:%Y-%m}" for each in left}) == 24
    assert kept(left) == left


def test_one_every_half_hour_does_not_fill_the_disk() -> None:
    assert len(kept(every(0.5, 2500))) < 96 + 14 + 8 + 24


def test_a_clock_that_stands_still_does_not_fill_the_disk() -> None:
    left = kept([made(number, NOW.replace(year=1970)) for number in range(1, 1500)])

    assert 90 < len(left) < 110
    assert left[0].number == 1499


@pytest.mark.parametrize("year", [1970, 2036, 2099])
def test_one_closing_in_another_year_does_no_harm(year: int) -> None:
    backups = kept(every(24, 400))
    odd = made(401, NOW.replace(year=year))

    left = kept([*backups, odd], odd.path)

    assert left[0] == odd
    assert len(left) >= len(backups) - 3

    after = [made(402 + day, NOW + timedelta(days=1 + day)) for day in range(40)]
    settled = kept([*left, *after])
    assert settled[:14] == list(reversed(after))[:14]
    assert {f"{each.made_at:%Y-%m}" for each in left} - {f"{odd.made_at:%Y-%m}"} <= {
        f"{each.made_at:%Y-%m}" for each in settled
    }


def test_the_one_just_made_stays_whatever_its_number() -> None:
    backups = every(6, 400)

    assert backups[0] not in kept(backups)
    assert backups[0] in kept(backups, backups[0].path)


def test_what_cannot_be_read_is_never_removed_and_comes_last() -> None:
    backups = every(6, 400)
    odd = made(999, NOW, is_readable=False)

    assert odd in kept([*backups, odd])
    assert newest_first([*backups, odd])[-1] == odd


def test_nothing_is_removed_of_nothing() -> None:
    assert to_be_removed([]) == ()
