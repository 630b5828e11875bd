"""Strong contrast and the size of the text, as somebody chose them."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.states import State
from sgdesk.ui.dressing import apply_text_size, apply_theme, chosen_palette, stepped
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.memory import Memory
from sgdesk.ui.theme import (
    DARK_CONTRAST,
    LIGHT_CONTRAST,
    TEXT_SIZES,
    Scheme,
    SchemeChoice,
    border,
    build_palette,
    edge,
    muted,
    state_ink,
)
from sgdesk.ui.widgets import Column, Form, Heading, Note, RowsModel, fit_height, still_table
from sgdesk.ui.widgets.icons import IconButton, PushButton
from sgdesk.ui.widgets.list_item import Item, section
from tests.ui.test_theme import contrast

STRONG = pytest.mark.parametrize("scheme", [LIGHT_CONTRAST, DARK_CONTRAST], ids=["light", "dark"])


@STRONG
def test_words_reach_seven_to_one_in_strong_contrast(scheme: Scheme) -> None:
    grounds = (scheme.window, scheme.base, scheme.alternate, scheme.button, scheme.tip)
    for ink in (scheme.text, scheme.muted, scheme.link, scheme.accent):
        assert all(contrast(ink, ground) >= 7 for ground in grounds)
    for each in (*scheme.states.items(),):
        assert contrast(each[1].ink, each[1].fill) >= 7
        assert contrast(each[1].ink, scheme.alternate) >= 7
    assert contrast(scheme.on_accent, scheme.accent) >= 7
    assert contrast(scheme.band_text, scheme.band) >= 7
    assert contrast(scheme.warning_text, scheme.warning) >= 7


@STRONG
def test_lines_have_the_colour_of_the_words_in_strong_contrast(scheme: Scheme) -> None:
    palette = build_palette(scheme)
    assert border(palette) == edge(palette) == QColor(scheme.text)
    assert state_ink(palette, State.OVERDUE) == QColor(scheme.states[State.OVERDUE].ink)


def test_words_that_explain_follow_when_contrast_is_chosen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    note = Note("Who completes the return")
    qtbot.addWidget(note)
    note.show()
    apply_theme(qapp, SchemeChoice.CONTRAST)
    QApplication.processEvents()
    ink = note.palette().color(note.foregroundRole())
    assert ink.name() in (LIGHT_CONTRAST.muted, DARK_CONTRAST.muted)
    assert ink == muted(note.palette())


@pytest.mark.parametrize("is_dark", [False, True])
def test_colours_left_to_the_system_are_its_own_whatever_was_chosen_before(is_dark: bool) -> None:
    for choice in SchemeChoice:
        found = chosen_palette(choice, is_dark=is_dark, is_left=True)
        if choice is SchemeChoice.CONTRAST:
            assert found == build_palette(DARK_CONTRAST if is_dark else LIGHT_CONTRAST)
        else:
            assert found == QPalette()


def test_text_grows_and_shrinks_by_steps_and_not_beyond_the_ends() -> None:
    assert stepped(100, 1) == 110
    assert stepped(100, -1) == 90
    assert stepped(175, 0) == 100
    assert stepped(TEXT_SIZES[-1], 1) == TEXT_SIZES[-1]
    assert stepped(TEXT_SIZES[0], -1) == TEXT_SIZES[0]


def test_the_size_of_the_text_is_of_the_system_s_own_and_comes_back(
    qtbot: QtBot, qapp: QApplication
) -> None:
    usual = qapp.font().pointSizeF()
    label = QLabel("Level 1")
    qtbot.addWidget(label)
    for percent in (200, 125, 100):
        apply_text_size(qapp, percent)
        assert qapp.font().pointSizeF() == pytest.approx(usual * percent / 100)
    assert label.font().pointSizeF() == pytest.approx(usual)


def test_a_heading_that_is_shown_grows_with_the_text_and_shrinks_again(
    qtbot: QtBot, qapp: QApplication
) -> None:
    heading = Heading("People")
    qtbot.addWidget(heading)
    heading.show()
    usual = heading.font().pointSizeF()
    apply_text_size(qapp, 150)
    assert heading.font().pointSizeF() == pytest.approx(usual * 1.5)
    apply_text_size(qapp, 100)
    assert heading.font().pointSizeF() == pytest.approx(usual)


def test_bold_words_grow_with_the_text_and_shrink_again_struck_out_or_not(
    qtbot: QtBot, qapp: QApplication
) -> None:
    struck = Item("Level 2", ("Struck out.",), struck=True)
    page = section("What is asked", [Item("Level 1"), struck])
    qtbot.addWidget(page)
    form = Form()
    qtbot.addWidget(form)
    form.add("name", "Full name", QLineEdit())
    words = {"Level 1", "Level 2", "Full name"}
    labels = [
        each for one in (page, form) for each in one.findChildren(QLabel) if each.text() in words
    ]
    assert len(labels) == 3
    usual = qapp.font().pointSizeF()
    for percent in (150, 100):
        apply_text_size(qapp, percent)
        for each in labels:
            assert each.font().pointSizeF() == pytest.approx(usual * percent / 100)
            assert each.font().bold()
            assert each.font().strikeOut() == (each.text() == "Level 2")


def test_a_list_as_high_as_its_rows_stays_so_whatever_the_text(
    qtbot: QtBot, qapp: QApplication
) -> None:
    table = still_table("Backups")
    qtbot.addWidget(table)
    model: RowsModel[str] = RowsModel((Column("Made", str),))
    table.setModel(model)
    model.set_rows(("Monday", "Tuesday", "Wednesday"))
    fit_height(table)
    table.show()
    usual = table.height()
    apply_text_size(qapp, 175)
    needed = 3 * table.rowHeight(0) + table.horizontalHeader().sizeHint().height()
    assert table.height() >= needed > usual
    apply_text_size(qapp, 100)
    assert table.height() == usual


def test_the_picture_of_a_button_grows_with_its_words_and_shrinks_again(
    qtbot: QtBot, qapp: QApplication
) -> None:
    buttons = (PushButton("Save", "save"), IconButton("Undo", "undo"))
    for each in buttons:
        qtbot.addWidget(each)
        each.show()
    usual = [each.iconSize().width() for each in buttons]
    apply_text_size(qapp, 200)
    assert all(each.iconSize().width() > usual[0] for each in buttons)
    apply_text_size(qapp, 100)
    assert [each.iconSize().width() for each in buttons] == usual


def test_ctrl_plus_is_remembered_for_the_next_start(window: MainWindow, memory: Memory) -> None:
    window.actions_.larger.trigger()
    window.actions_.larger.trigger()
    assert memory.text_size() == 125
    window.actions_.smaller.trigger()
    assert memory.text_size() == 110
    window.actions_.usual_size.trigger()
    assert memory.text_size() == 100
