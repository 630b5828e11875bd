"""However often Python calls Qt, the interpreter goes on."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sgdesk.ui.startup.references import guard_shared_objects


class Bell(QObject):
    rung = Signal(int)


def test_a_hundred_thousand_signals_do_no_harm() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(heard.append)
    for number in range(100_000):
        bell.rung.emit(number)
    assert len(heard) == 100_000


def test_a_hundred_thousand_calls_that_return_nothing_do_no_harm(qapp: QCoreApplication) -> None:
    for _ in range(100_000):
        qapp.setObjectName("")
    assert qapp.objectName() == ""


def test_guarding_twice_is_the_same_as_once() -> None:
    guard_shared_objects()
    before = sys.getrefcount(None)
    guard_shared_objects()
    assert sys.getrefcount(None) < before + sys.maxsize // 8
