"""Controls say what they are: which button is the main one, where the focus is, what is ticked."""

from typing import Protocol

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleFactory,
    QStyleOptionComboBox,
    QTabBar,
    QTableWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.states import State
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place
from sgdesk.ui.style import MAIN
from sgdesk.ui.style.boxes import label_rect
from sgdesk.ui.style.ink import RING
from sgdesk.ui.theme import SchemeChoice, edge, state_ink
from sgdesk.ui.widgets import PushButton

_Role = QPalette.ColorRole
_SOLID = 250


def image(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def colours(picture: QImage) -> set[str]:
    across, down = range(picture.width()), range(picture.height())
    return {picture.pixelColor(x, y).name() for x in across for y in down}


class Shown(Protocol):
    """Lays widgets below each other in a window, none of them with the focus."""

    def __call__(self, *widgets: QWidget) -> QWidget: ...


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    pages = []

    def lay(*widgets: QWidget) -> QWidget:
        page = QWidget()
        pages.append(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)  # clear of the mouse, which rests near the corner
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for each in widgets:
            column.addWidget(each)
        qtbot.addWidget(page)
        page.show()
        page.setFocus()
        return page

    return lay


def ground(widget: QWidget) -> QColor:
    """The colour just inside the edge of a control, in the middle of its left side."""
    return image(widget).pixelColor(4, widget.height() // 2)


def of(widget: QWidget, role: QPalette.ColorRole) -> QColor:
    return widget.palette().color(role)


@pytest.mark.parametrize("scheme", list(SchemeChoice))
def test_the_main_button_alone_is_filled(
    shown: Shown, qapp: QApplication, scheme: SchemeChoice
) -> None:
    apply_theme(qapp, scheme)
    main, quiet = PushButton("Record", "check", main=True), PushButton("Print", "print")
    shown(main, quiet)
    assert ground(main) == of(main, _Role.Highlight)
    assert ground(quiet) == of(quiet, _Role.Button)
    assert of(main, _Role.HighlightedText).name() in colours(image(main))


def test_a_main_button_that_cannot_be_pressed_is_not_filled(shown: Shown) -> None:
    main = PushButton("Record", "check", main=True)
    shown(main)
    main.setEnabled(False)
    assert ground(main) == of(main, _Role.Window)
    assert of(main, _Role.Highlight).name() not in colours(image(main))


def test_the_button_that_enter_presses_in_a_dialog_is_filled(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    box, save, cancel = QLineEdit(), QPushButton("Save"), QPushButton("Cancel")
    for each in (box, save, cancel):
        column.addWidget(each)
    save.setDefault(True)
    dialog.show()
    box.setFocus()
    assert ground(save) == of(save, _Role.Highlight)
    assert ground(cancel) == of(cancel, _Role.Button)


@pytest.mark.parametrize(
    "control",
    [
        QPushButton,
        QToolButton,
        QLineEdit,
        QComboBox,
        QSpinBox,
        QCheckBox,
        QRadioButton,
        QTableWidget,
        QTextBrowser,
    ],
    ids=lambda each: each.__name__,
)
def test_whatever_has_the_focus_looks_different(shown: Shown, control: type[QWidget]) -> None:
    widget = control()
    page = shown(widget)
    before = image(page)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()
    assert image(page) != before
    assert of(widget, _Role.Highlight).name() in colours(image(widget))


def test_a_box_to_type_in_has_an_edge_of_three_to_one_and_a_list_the_quiet_one(
    shown: Shown,
) -> None:
    boxes: list[QWidget] = [QLineEdit(), QComboBox(), QSpinBox(), QPlainTextEdit(), QCheckBox()]
    shown(*boxes)
    for each in boxes:
        assert edge(each.palette()).name() in colours(image(each))


def test_a_mark_is_seen_in_a_box_that_is_ticked_and_in_one_that_stands_for_some(
    shown: Shown,
) -> None:
    box = QCheckBox("All")
    box.setTristate(True)
    shown(box)
    seen = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        box.setCheckState(state)
        seen.append(image(box))
    assert seen[0] != seen[1] != seen[2] != seen[0]


def test_what_is_chosen_in_a_list_is_read_in_its_box_and_cut_where_it_is_too_long(
    shown: Shown,
) -> None:
    box = QComboBox()
    box.addItems(["Level 1", "Level 2", "A very long name " * 20])
    box.setFixedWidth(160)
    shown(box)
    pictures = []
    for place in range(3):
        box.setCurrentIndex(place)
        pictures.append(image(box))
    assert pictures[0] != pictures[1]
    arrow = range(box.width() - 20, box.width())
    middle = box.height() // 2
    short, long = ([each.pixelColor(x, middle) for x in arrow] for each in pictures[::2])
    assert short == long


def test_a_button_with_a_menu_leaves_room_for_its_arrow(shown: Shown) -> None:
    plain, with_menu = QToolButton(), QToolButton()
    for each in (plain, with_menu):
        each.setText("State")
    with_menu.setMenu(QMenu(with_menu))
    with_menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    shown(plain, with_menu)
    assert with_menu.sizeHint().width() >= plain.sizeHint().width() + 12


@pytest.mark.parametrize("way", [Qt.Orientation.Horizontal, Qt.Orientation.Vertical])
def test_a_bar_is_scrolled_to_both_its_ends(shown: Shown, way: Qt.Orientation) -> None:
    bar = QScrollBar(way)
    bar.setRange(0, 1_000)
    bar.setPageStep(100)
    is_flat = way is Qt.Orientation.Horizontal
    bar.setFixedSize(*((300, 14) if is_flat else (14, 300)))
    shown(bar)
    for value, end in ((0, 8), (1_000, 291)):
        bar.setValue(value)
        thumb = image(bar).pixelColor(*((end, 7) if is_flat else (7, end)))
        assert thumb != of(bar, _Role.Window)
    start = QPoint(280, 7) if is_flat else QPoint(7, 280)
    bar.setValue(0)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=start)
    assert bar.value() == 100  # a page on, at a click beyond the thumb


def test_how_far_something_is_can_be_seen(shown: Shown) -> None:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 10)
    shown(bar)
    filled = []
    for value in (2, 5, 10):
        bar.setValue(value)
        middle = bar.height() // 2
        picture = image(bar)
        accent = of(bar, _Role.Highlight)
        across = range(bar.width())
        filled.append(sum(picture.pixelColor(x, middle) == accent for x in across))
    assert filled[0] < filled[1] < filled[2]
    assert filled[2] > bar.width() * 0.9


def test_the_tab_that_has_the_focus_has_a_ring(shown: Shown) -> None:
    tabs = QTabBar()
    for name in ("Sessions", "Courses"):
        tabs.addTab(name)
    shown(tabs)
    tabs.clearFocus()
    before = image(tabs)
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    assert tabs.hasFocus()
    assert image(tabs) != before


def test_the_open_tab_stands_on_a_line(shown: Shown) -> None:
    tabs = QTabBar()
    for name in ("Sessions", "Courses"):
        tabs.addTab(name)
    shown(tabs)
    picture = image(tabs)
    accent = of(tabs, _Role.Highlight)
    for place, is_open in ((0, True), (1, False)):
        rect = tabs.tabRect(place)
        below = picture.pixelColor(rect.center().x(), rect.bottom() - 1)
        assert (below == accent) is is_open


def test_boxes_to_tick_grow_with_the_text(shown: Shown) -> None:
    small, large = QCheckBox("Tick"), QCheckBox("Tick")
    font = large.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    large.setFont(font)
    shown(small, large)
    assert large.minimumSizeHint().height() > 1.5 * small.fontMetrics().height()
    style = large.style()
    metric = style.PixelMetric.PM_IndicatorWidth
    assert style.pixelMetric(metric, None, large) > 1.5 * style.pixelMetric(metric, None, small)


def test_a_button_is_as_high_with_a_picture_as_without_at_any_size(shown: Shown) -> None:
    plain, pictured = PushButton("Rename"), PushButton("Print", "print")
    for each in (plain, pictured):
        font = each.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        each.setFont(font)
        each._dress()
    shown(plain, pictured)
    assert plain.sizeHint().height() == pictured.sizeHint().height()


def test_no_page_has_two_main_buttons_that_are_seen_at_once(window: MainWindow) -> None:
    for place in Place:
        window.navigate(place)
        QApplication.processEvents()
        assert window.page is not None
        mains = [
            each.text()
            for each in window.page.findChildren(QPushButton)
            if each.property(MAIN) and each.isVisible() and each.isEnabled()
        ]
        assert len(mains) <= 1, (place, mains)


@pytest.mark.parametrize("longest", ["Training tracker", "Helpers 2025", "111111111111"])
@pytest.mark.parametrize("is_framed", [True, False])
def test_a_box_with_a_list_is_wide_enough_for_its_longest_choice(
    qtbot: QtBot, qapp: QApplication, is_framed: bool, longest: str
) -> None:
    apply_theme(qapp, SchemeChoice.LIGHT)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["People", longest])
    box.setFrame(is_framed)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    option.rect = QRect(QPoint(0, 0), box.sizeHint())
    room = label_rect(option).width()
    assert room >= box.fontMetrics().horizontalAdvance(longest)


@pytest.mark.parametrize(
    "which",
    [
        QStyle.StandardPixmap.SP_MessageBoxQuestion,
        QStyle.StandardPixmap.SP_MessageBoxInformation,
        QStyle.StandardPixmap.SP_MessageBoxWarning,
        QStyle.StandardPixmap.SP_MessageBoxCritical,
    ],
    ids=lambda which: which.name,
)
def test_boxes_that_ask_have_pictures_of_our_own(
    qapp: QApplication, which: QStyle.StandardPixmap
) -> None:
    picture = qapp.style().standardIcon(which).pixmap(48, 48).toImage()
    qts = QStyleFactory.create("Fusion").standardIcon(which).pixmap(48, 48).toImage()
    inks = {
        qapp.palette().color(_Role.Highlight).name(),
        *(state_ink(qapp.palette(), each).name() for each in (State.DUE_SOON, State.OVERDUE)),
    }
    assert picture != qts
    assert colours(picture) & inks


def test_a_tick_without_words_has_its_ring_round_the_box_alone(shown: Shown) -> None:
    box = QCheckBox()
    shown(box)
    box.setFocus()
    side = box.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, box)
    picture, middle = image(box), box.height() // 2
    inside = {picture.pixelColor(x, middle).name() for x in range(3, side - 3)}
    assert inside == {of(box, _Role.Base).name()}


def test_what_is_typed_into_a_list_box_lies_within_its_ring(shown: Shown) -> None:
    box = QComboBox()
    box.setEditable(True)
    shown(box)
    line = box.lineEdit()
    assert line is not None
    around = box.rect()
    assert line.geometry().top() > RING
    assert around.bottom() - line.geometry().bottom() > RING


CONTROLS = [QPushButton, QToolButton, QLineEdit, QComboBox, QSpinBox, QCheckBox, QRadioButton]


@pytest.mark.parametrize("control", CONTROLS, ids=lambda each: each.__name__)
def test_with_strong_contrast_what_cannot_be_used_has_a_broken_edge(
    shown: Shown, qapp: QApplication, control: type[QWidget]
) -> None:
    """Its words are nearly as dark as others, so that they can be read."""
    apply_theme(qapp, SchemeChoice.CONTRAST)
    widget = control()
    shown(widget)
    whole = _ink(image(widget))
    widget.setEnabled(False)
    assert 0 < _ink(image(widget)) < whole * 0.8


def _ink(picture: QImage) -> int:
    """How much is drawn on a white ground, from 0 to 255 for each pixel."""
    across, down = range(picture.width()), range(picture.height())
    return sum(255 - picture.pixelColor(x, y).lightness() for x in across for y in down)


@pytest.mark.parametrize("scheme", [SchemeChoice.LIGHT, SchemeChoice.DARK, SchemeChoice.CONTRAST])
def test_the_picture_of_what_cannot_be_used_fades_with_its_words(
    shown: Shown, qapp: QApplication, scheme: SchemeChoice
) -> None:
    apply_theme(qapp, scheme)
    button = PushButton("", "print")
    shown(button)
    button.setEnabled(False)
    faded = button.palette().color(QPalette.ColorGroup.Disabled, _Role.ButtonText).name()
    picture = button.icon().pixmap(button.iconSize(), QIcon.Mode.Disabled).toImage()
    pixels = [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]
    assert {each.name() for each in pixels if each.alpha() > _SOLID} == {faded}
