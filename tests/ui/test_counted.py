"""A job takes no more actions than it did: one is done, of all the page is read."""

import re
from pathlib import Path

import pytest

from scripts.walks.counting.page import NAME
from scripts.walks.counting.tasks import JOBS, Job, do

PAGE = Path(__file__).resolve().parents[2] / "docs" / "walks" / f"{NAME}.md"


def job(key: str) -> Job:
    return next(each for each in JOBS if each.key == key)


@pytest.mark.usefixtures("qapp")
def test_training_for_fourteen_is_recorded_in_six_actions(own_home: Path) -> None:
    done = do(job("fourteen"), own_home, mouse=True)
    assert len(done) <= 6, done


@pytest.mark.parametrize("one", JOBS, ids=[each.key for each in JOBS])
def test_the_page_shows_no_job_above_what_it_may_take(one: Job) -> None:
    line = re.search(rf"^\| {one.title} \|(.+)\|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert line is not None
    mouse, most, keys, most_keys = (int(each) for each in line[1].split("|"))
    assert (most, most_keys) == (one.most, one.most_keys)
    assert mouse <= most
    assert keys <= most_keys
