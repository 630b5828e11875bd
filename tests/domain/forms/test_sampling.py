from collections import Counter
from datetime import date, timedelta

from sgdesk.domain.forms.sampling import draw_sample, sample_size

DAY = date(2026, 3, 31)


def test_the_same_session_and_day_draw_the_same_people_in_whatever_order_they_come() -> None:
    assert draw_sample(range(1, 26), 5, 7, DAY) == draw_sample(range(25, 0, -1), 5, 7, DAY)


def test_the_draw_is_pinned_so_that_a_later_version_of_the_program_draws_the_same() -> None:
    assert draw_sample(range(1, 11), 3, 7, DAY) == (4, 7, 8)


def test_somebody_added_moves_nobody_else() -> None:
    before = draw_sample(range(1, 20), 6, 3, DAY)
    after = draw_sample(range(1, 21), 6, 3, DAY)
    assert set(after) - {20} <= set(before)


def test_everybody_has_the_same_chance() -> None:
    days = [DAY + timedelta(days=number) for number in range(2000)]
    drawn = Counter(each for day in days for each in draw_sample(range(10), 3, 1, day))
    assert set(drawn) == set(range(10))
    assert all(abs(count - 600) < 90 for count in drawn.values())


def test_nobody_is_drawn_twice_and_a_sample_larger_than_the_group_is_the_group() -> None:
    assert draw_sample([4, 4, 2], 9, 1, DAY) == (2, 4)
    assert draw_sample([1, 2], 0, 1, DAY) == ()


def test_a_share_is_rounded_up_and_at_least_so_many() -> None:
    assert sample_size(25, 10, 1) == 3
    assert sample_size(4, 10, 2) == 2
    assert sample_size(1, 10, 2) == 1
    assert sample_size(0, 10, 2) == 0


def test_a_fifth_of_many_is_a_fifth() -> None:
    assert sample_size(600, 20, 2) == 120
