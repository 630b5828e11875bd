"""Five sheets of every layout are brought in: nothing untrue, nobody invented, nothing lost.

``make truth`` tries ten thousand.
"""

from pathlib import Path

import pytest

from .sheets import LAYOUTS
from .table import WANTED_SHARE, jobs, told, tried


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_comes_in_is_what_the_sheet_says(tmp_path: Path, layout: str) -> None:
    verdicts = list(tried(jobs(5, 0, [layout]), tmp_path))

    assert [told(each) for each in verdicts if each.faults] == []
    certain = sum(each.certain for each in verdicts)
    came_in = sum(each.came_in for each in verdicts)
    refused = [told(each) for each in verdicts if each.refused]
    assert 100 * came_in >= WANTED_SHARE * certain, refused
