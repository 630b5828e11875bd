"""A Mac tells the program after its start which file was double-clicked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from sgdesk.ui.startup.file_opens import FileOpens


@pytest.fixture
def opens(qapp: QApplication) -> Iterator[FileOpens]:
    made = FileOpens(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


def ask(name: str) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    QCoreApplication.sendEvent(app, QFileOpenEvent(name))


def test_what_is_asked_for_before_there_is_a_window_waits_for_it(opens: FileOpens) -> None:
    ask("/homes/ann/Club.sgdesk")
    assert opens.take() == Path("/homes/ann/Club.sgdesk")
    assert opens.take() is None


def test_what_is_asked_for_later_is_handed_on_at_once_and_once(opens: FileOpens) -> None:
    ask("/homes/ann/one.sgdesk")
    heard: list[Path] = []
    opens.listen(heard.append)
    ask("/homes/ann/مسجد.sgdesk")
    assert heard == [Path("/homes/ann/one.sgdesk"), Path("/homes/ann/مسجد.sgdesk")]
    assert opens.take() is None


def test_an_address_that_is_no_file_opens_nothing(opens: FileOpens) -> None:
    ask("")
    assert opens.take() is None


def test_other_events_go_where_they_went(opens: FileOpens, qapp: QApplication) -> None:
    assert not opens.eventFilter(qapp, QEvent(QEvent.Type.User))
