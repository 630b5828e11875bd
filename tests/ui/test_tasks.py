"""Work off the window's thread comes back in order, and not to who has gone."""

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sgdesk.domain.errors import InputError, UserError
from sgdesk.ui.tasks import InlineTasks, Lane, Progress, ThreadTasks


class Told:
    def __init__(self) -> None:
        self.refused: list[UserError] = []
        self.crashed: list[BaseException] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def tasks(qtbot: QtBot, told: Told) -> Iterator[ThreadTasks]:
    made = ThreadTasks(told.refused.append, told.crashed.append)
    yield made
    made.close()


def refuse() -> None:
    raise InputError("Enter a name. Nothing was saved.")


def numbered(number: int) -> Callable[[], tuple[int, int]]:
    return lambda: (number, threading.get_ident())


def test_work_is_done_on_another_thread_and_told_on_this_one(
    qtbot: QtBot, tasks: ThreadTasks
) -> None:
    seen: list[int] = []
    tasks.run(threading.get_ident, lambda worker: seen.extend([worker, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] != seen[1] == threading.get_ident()


def test_work_on_the_file_goes_one_after_another_on_one_thread(
    qtbot: QtBot, tasks: ThreadTasks
) -> None:
    order: list[tuple[int, int]] = []
    for number in range(20):
        tasks.run(numbered(number), order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert [number for number, _ in order] == list(range(20))
    assert len({thread for _, thread in order}) == 1


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns so often that work may end before whoever asked goes on."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_an_answer_never_comes_before_whoever_asked_goes_on(
    qtbot: QtBot, tasks: ThreadTasks, restless: None
) -> None:
    order: list[int] = []
    for number in range(1000):
        tasks.run(partial(int, number), order.append)
        assert order == []
    qtbot.waitUntil(lambda: len(order) == 1000)
    assert order == list(range(1000))


def test_paper_does_not_wait_for_the_file(qtbot: QtBot, tasks: ThreadTasks) -> None:
    go_on = threading.Event()
    done: list[str] = []
    tasks.run(lambda: go_on.wait(10), lambda _: done.append("file"))
    tasks.run(lambda: "paper", done.append, lane=Lane.PAPER)
    qtbot.waitUntil(lambda: done == ["paper"])
    go_on.set()
    qtbot.waitUntil(lambda: done == ["paper", "file"])


def test_what_the_person_can_put_right_goes_to_failed_or_to_the_person(
    qtbot: QtBot, tasks: ThreadTasks, told: Told
) -> None:
    own: list[UserError] = []
    tasks.run(refuse, lambda _: None, own.append)
    tasks.run(refuse, lambda _: None)
    qtbot.waitUntil(lambda: bool(own and told.refused))
    assert str(own[0]) == str(told.refused[0]) == "Enter a name. Nothing was saved."
    assert not told.crashed


def test_a_defect_goes_to_the_crash_report(qtbot: QtBot, tasks: ThreadTasks, told: Told) -> None:
    tasks.run(lambda: 1 / 0, lambda _: None)
    qtbot.waitUntil(lambda: bool(told.crashed))
    assert isinstance(told.crashed[0], ZeroDivisionError)


def test_nothing_is_told_to_an_owner_that_is_gone(qtbot: QtBot, tasks: ThreadTasks) -> None:
    owner = QObject()
    go_on, done = threading.Event(), list[str]()
    tasks.run(lambda: go_on.wait(10), lambda _: done.append("gone"), owner=owner)
    owner.deleteLater()
    qtbot.wait(1)
    go_on.set()
    tasks.run(lambda: "after", done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["after"]


def test_long_work_tells_how_far_it_is_and_stops_when_asked(
    qtbot: QtBot, tasks: ThreadTasks, told: Told
) -> None:
    started, may_go_on = threading.Event(), threading.Event()
    finished: list[str] = []

    def work(progress: Progress) -> str:
        progress.step(1, 3)
        started.set()
        may_go_on.wait(10)
        progress.step(2, 3)
        return "all"

    tasks.run_long(work, finished.append, label="Writing")
    qtbot.waitUntil(lambda: started.is_set() and tasks.jobs[0].done_steps == 1)
    assert tasks.jobs[0].total == 3
    tasks.cancel(tasks.jobs[0])
    may_go_on.set()
    qtbot.waitUntil(lambda: not tasks.jobs)
    assert not finished
    assert not told.crashed


def two_steps(progress: Progress) -> int:
    progress.step(1, 2)
    progress.step(2, 2)
    return 2


def test_inline_work_is_done_before_run_returns(told: Told) -> None:
    done: list[int] = []
    tasks = InlineTasks(told.refused.append)
    tasks.run(lambda: 1, done.append)
    tasks.run_long(two_steps, done.append, label="")
    tasks.run(refuse, lambda _: None)
    assert done == [1, 2]
    assert len(told.refused) == 1


def fall() -> None:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("work", "kind"), [(lambda: 1, None), (refuse, InputError), (fall, ZeroDivisionError)]
)
def test_whichever_way_it_ended_is_told_before_anything_else(
    qtbot: QtBot,
    tasks: ThreadTasks,
    told: Told,
    work: Callable[[], object],
    kind: type[BaseException] | None,
) -> None:
    seen: list[object] = []

    def ended(error: BaseException | None) -> None:
        seen.append(None if error is None else type(error))

    tasks.run(work, lambda _: seen.append("done"), lambda _: seen.append("failed"), ended=ended)
    answers: dict[type[BaseException] | None, str] = {None: "done", InputError: "failed"}
    after = answers.get(kind)
    qtbot.waitUntil(lambda: bool(told.crashed) or len(seen) == 2)
    assert seen == ([kind, after] if after else [kind])


def test_whoever_hears_first_spares_the_person_a_second_word(
    qtbot: QtBot, tasks: ThreadTasks, told: Told
) -> None:
    heard: list[UserError] = []

    def hears(error: UserError) -> bool:
        heard.append(error)
        return True

    tasks.hears_first = hears
    own: list[UserError] = []
    tasks.run(refuse, lambda _: None)
    tasks.run(refuse, lambda _: None, own.append)
    qtbot.waitUntil(lambda: len(own) == 1)
    assert len(heard) == 2
    assert not told.refused
    tasks.hears_first = lambda _: False
    tasks.run(refuse, lambda _: None)
    qtbot.waitUntil(lambda: len(told.refused) == 1)
