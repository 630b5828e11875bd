"""However often Python emits a signal, the interpreter goes on."""

import sys

from PySide6.QtCore import QObject, Signal

from sgdesk.ui.emitting import guard_emitting


class Bell(QObject):
    rung = Signal(int)


def test_a_hundred_thousand_signals_do_no_harm() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(heard.append)
    for number in range(100_000):
        bell.rung.emit(number)
    assert len(heard) == 100_000


def test_guarding_twice_is_the_same_as_once() -> None:
    guard_emitting()
    before = sys.getrefcount(True)
    guard_emitting()
    assert sys.getrefcount(True) <= before + 10
