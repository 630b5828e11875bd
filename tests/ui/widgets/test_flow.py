"""Widgets laid as text: what was worked out for a width holds until one of them changes."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.ui.widgets import FlowLayout

_WIDTH = 120


def _flow(qtbot: QtBot, *texts: str) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    labels = [QLabel(text) for text in texts]
    for each in labels:
        flow.addWidget(each)
    holder.resize(_WIDTH, 200)
    holder.show()
    QApplication.processEvents()
    return holder, flow, labels


def test_longer_words_take_another_line(qtbot: QtBot) -> None:
    _, flow, labels = _flow(qtbot, "A", "B")
    before, least = flow.heightForWidth(_WIDTH), flow.minimumSize()
    labels[0].setText("One that needs it all")
    QApplication.processEvents()
    assert flow.heightForWidth(_WIDTH) > before
    assert flow.minimumSize().width() > least.width()


def test_one_more_takes_another_line_and_one_less_gives_it_back(qtbot: QtBot) -> None:
    holder, flow, _labels = _flow(qtbot, "One that needs it all")
    before = flow.heightForWidth(_WIDTH)
    more = QLabel("And another")
    flow.addWidget(more)
    more.show()
    assert flow.heightForWidth(_WIDTH) > before
    flow.clear()
    assert flow.heightForWidth(_WIDTH) == 0
    assert holder.isVisible()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    _, flow, labels = _flow(qtbot, "One that needs it all", "Two")
    before = flow.heightForWidth(_WIDTH)
    labels[1].hide()
    QApplication.processEvents()
    assert flow.heightForWidth(_WIDTH) < before


def test_a_title_stands_apart_from_its_buttons_which_go_below_where_they_have_no_room(
    qtbot: QtBot,
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=10, apart=True)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    holder.resize(500, 100)
    holder.show()
    assert [part.x() for part in parts] == [0, 290, 400]
    holder.resize(250, 100)
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (150, 0), (0, 30)]
