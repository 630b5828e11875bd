"""Small parts: what they say, and that keyboard and pointer reach the same things."""

from datetime import date
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State
from sgdesk.ui.theme import Space, state_fill, state_ink
from sgdesk.ui.widgets import (
    Banner,
    CoverageTile,
    EmptyState,
    FilterChips,
    FlowLayout,
    IconButton,
    LinkButton,
    MonthChart,
    MonthCount,
    Note,
    ScrollPage,
    SearchBox,
    SideBySide,
    StateBadge,
    Table,
    UndoBar,
)
from sgdesk.ui.widgets.chips import Chip
from sgdesk.ui.widgets.scroll import CurrentOnly, Room
from sgdesk.ui.widgets.states.coverage import tile_lines, told_in
from sgdesk.ui.widgets.states.month_chart import MonthBars

MIXED = Counts(exempt=1, in_date=10, due_soon=2, overdue=3, new_starter=1, not_done=1)


@pytest.mark.parametrize("state", list(State))
def test_a_badge_says_state_and_day_in_words(qtbot: QtBot, state: State) -> None:
    badge = StateBadge(state, date(2026, 3, 4))
    qtbot.addWidget(badge)
    assert "4 Mar 2026" in badge.accessibleName()
    assert badge.sizeHint().width() > badge.fontMetrics().horizontalAdvance(badge.accessibleName())
    assert not badge.grab().isNull()


def shape_of(badge: StateBadge, state: State) -> list[bool]:
    """Where the shape before the words is inked, colour left aside, on a grid of 24 by 24."""
    side = badge.fontMetrics().ascent()
    place = QRect(Space.SMALL, (badge.height() - side) // 2, side, side)
    picture = badge.grab(place).toImage().scaled(24, 24)
    ink = state_ink(badge.palette(), state).lightness()
    fill = state_fill(badge.palette(), state).lightness()
    seen = (picture.pixelColor(x, y).lightness() for y in range(24) for x in range(24))
    return [abs(light - ink) < abs(light - fill) for light in seen]


def test_no_two_states_look_alike_without_colour(qtbot: QtBot) -> None:
    shapes = []
    for state in State:
        badge = StateBadge(state)
        qtbot.addWidget(badge)
        badge.resize(badge.sizeHint())
        shapes.append(shape_of(badge, state))
    assert all(any(shape) for shape in shapes)
    for one, other in combinations(shapes, 2):
        differing = sum(left != right for left, right in zip(one, other, strict=True))
        assert differing > len(one) / 20


def test_a_tile_says_its_figures_in_words(qtbot: QtBot) -> None:
    tile = CoverageTile("Level 2: overview", MIXED, date(2026, 5, 1))
    qtbot.addWidget(tile)
    said = tile.accessibleName()
    assert said == "Level 2: overview, 70.6%, 12 of 17, 3 overdue, 1 not done"


def test_a_tile_says_when_all_is_well_and_when_nobody_counts() -> None:
    assert list(tile_lines(Counts(in_date=3), None)) == [(State.IN_DATE, "all in date")]
    never = list(tile_lines(Counts(in_date=3), None, is_refreshed=False))
    assert never == [(State.IN_DATE, "all done")]
    assert list(tile_lines(Counts(exempt=2), None)) == [(State.EXEMPT, "nobody counts")]
    due = list(tile_lines(Counts(due_soon=1), date(2026, 5, 1)))
    assert due == [(State.DUE_SOON, "1 due by 1 May 2026")]


def test_a_tile_opens_everybody_by_keyboard_and_a_state_by_its_part(qtbot: QtBot) -> None:
    tile = CoverageTile("Level 2", MIXED)
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    tile.show()
    opened: list[State | None] = []
    tile.opened.connect(opened.append)
    QTest.keyClick(tile, Qt.Key.Key_Space)
    overdue = next(box for state, box in tile._segments() if state is State.OVERDUE)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton, pos=overdue.center().toPoint())
    assert opened == [None, State.OVERDUE]


def test_the_parts_of_a_bar_differ_without_colour_and_have_room_for_their_numbers(
    qtbot: QtBot,
) -> None:
    tile = CoverageTile("Level 2", MIXED)
    qtbot.addWidget(tile)
    tile.resize(tile.sizeHint())
    parts = list(tile._segments())
    assert len(parts) > 3
    for state, box in parts:
        assert box.width() >= tile._number_width(getattr(MIXED, state.value))
    shades = tile.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    seen = {state: inner_of(shades, box) for state, box in parts}
    assert len(set(seen.values())) == len(parts)


def inner_of(picture: QImage, box: QRectF) -> tuple[int, ...]:
    """The shades of a part of a bar beside its number: of its first points, row by row."""
    left, top = int(box.left()) + 2, int(box.top()) + 2
    return tuple(
        picture.pixelColor(left + across, top + down).value()
        for down in range(int(box.height()) - 4)
        for across in range(4)
    )


def months() -> list[MonthCount]:
    return [MonthCount(date(2026, number, 1), number % 4) for number in range(1, 13)]


def test_months_open_by_pointer_by_keyboard_and_from_the_table(qtbot: QtBot) -> None:
    chart = MonthChart()
    qtbot.addWidget(chart)
    chart.set_months(months())
    chart.resize(600, 240)
    chart.show()
    opened: list[date] = []
    chart.opened.connect(opened.append)
    bars = chart.findChildren(MonthBars)[0]
    december, november = bars.width() - 5, bars.width() * 21 // 24
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(december, 50))
    assert opened == [], "nothing falls due in December, so nobody is behind it"
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(november, 50))
    QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Left)  # past August, which is empty
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert chart.findChildren(Table) == []
    before = chart.sizeHint()
    next(each for each in chart.findChildren(LinkButton) if each.text() == "As a table").click()
    assert chart.sizeHint() == before
    table = chart.findChildren(Table)[0]
    for row in (0, 3):
        table.setCurrentIndex(table.model().index(row, 0))
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == [date(2026, month, 1) for month in (11, 11, 7, 1)]
    assert "3 fall due in March 2026" in bars.accessibleDescription()


def test_months_with_nobody_behind_them_are_no_stop_of_tab(qtbot: QtBot) -> None:
    bars = MonthBars()
    qtbot.addWidget(bars)
    for count, policy in ((0, Qt.FocusPolicy.NoFocus), (2, Qt.FocusPolicy.StrongFocus)):
        bars.set_months([MonthCount(date(2026, 1, 1), 0), MonthCount(date(2026, 2, 1), count)])
        assert bars.focusPolicy() is policy
    bars.show()
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars.chosen == 1


def test_chips_take_themselves_off(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    assert chips.isHidden()
    chips.set_chips([("state", "Overdue"), ("role", "Helper")])
    first = chips.findChildren(Chip)[0]
    assert first.accessibleName() == "Take off the filter Overdue"
    with qtbot.waitSignal(chips.removed) as removed:
        first.click()
    assert removed.args == ["state"]
    chips.set_chips([])
    assert chips.isHidden()


def test_searching_waits_for_a_pause_and_escape_empties_the_box(qtbot: QtBot) -> None:
    box = SearchBox("Find a person")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.searched) as searched:
        QTest.keyClicks(box, "ada ")
    assert searched.args == ["ada"]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""


def test_an_empty_page_offers_its_one_button(qtbot: QtBot) -> None:
    empty = EmptyState("No people yet", "People you add are listed here.", "Add a person")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.chosen):
        empty.findChildren(QPushButton)[0].click()


def test_a_band_shows_its_button_only_where_there_is_something_to_press(qtbot: QtBot) -> None:
    band = Banner("You are looking at 31 March 2025.")
    qtbot.addWidget(band)
    button = band.findChildren(QPushButton)[0]
    assert button.isHidden()
    band.show_text("You are looking at 1 April 2025.", "Back to today")
    assert not button.isHidden()


def test_the_bar_offers_undo_only_where_something_can_be_taken_back(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.show_text("Recorded Level 2 for 14 people", can_undo=True)
    undo = next(each for each in bar.findChildren(QPushButton) if each.text() == "Undo")
    assert undo.isVisible()
    with qtbot.waitSignal(bar.undo_chosen):
        undo.click()
    assert not bar.isVisible()
    bar.show_text("Copied", can_undo=False)
    assert not undo.isVisible()


def test_the_bar_with_undo_grows_with_the_text(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.show_text("Recorded Level 2 for 14 people", can_undo=True)
    usual = bar.maximumWidth()
    larger = bar.font()
    larger.setPointSizeF(larger.pointSizeF() * 2)
    bar.setFont(larger)
    bar.show_text("Recorded Level 2 for 14 people", can_undo=True)
    assert bar.maximumWidth() > 1.8 * usual


def test_a_button_without_its_picture_shows_its_words(qtbot: QtBot) -> None:
    button = IconButton("Print", "no-such-picture", icon_only=True)
    qtbot.addWidget(button)
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextOnly
    assert button.accessibleName() == "Print"


def test_a_flow_breaks_into_lines_and_shares_the_width(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    flow = FlowLayout(outer, spacing=10, stretch=True)
    for _ in range(3):
        label = QLabel()
        label.setFixedHeight(20)
        label.setMinimumWidth(100)
        flow.addWidget(label)
    assert flow.heightForWidth(320) == 20
    assert flow.heightForWidth(210) == 50
    assert flow.heightForWidth(100) == 80
    flow.clear()
    assert flow.count() == 0


def test_two_columns_become_one_where_there_is_no_room(qtbot: QtBot) -> None:
    page, pair = ScrollPage(), SideBySide()
    qtbot.addWidget(page)
    page.body.addWidget(pair)
    boxes = [QLabel(), QLabel()]
    for box in boxes:
        box.setMinimumSize(200, 20)
        pair.add(box)
    page.resize(600, 200)
    page.show()
    assert boxes[0].y() == boxes[1].y()
    page.resize(300, 200)
    qtbot.waitUntil(lambda: boxes[1].y() > boxes[0].y())
    assert pair.minimumSizeHint().width() == 200


def test_a_note_is_as_high_as_its_words_need_at_its_width(qtbot: QtBot) -> None:
    note = Note("Words that go on for a while. " * 8)
    qtbot.addWidget(note)
    assert note.sizePolicy().hasHeightForWidth()
    assert note.heightForWidth(150) > note.heightForWidth(600)


def test_the_buttons_of_a_band_go_under_its_sentence_where_it_is_narrow(qtbot: QtBot) -> None:
    band = Banner("A sentence that says what is so, and what can be done about it now.")
    for words in ("One way to go on", "Another way to go on"):
        band.offer(words, lambda: None)
    qtbot.addWidget(band)
    band.resize(1200, 60)
    band.show()
    first = band.findChildren(QPushButton)[1]
    label = band.findChildren(QLabel)[0]
    qtbot.waitUntil(lambda: first.x() > label.geometry().right())
    band.resize(320, 160)
    qtbot.waitUntil(lambda: first.y() >= label.geometry().bottom())
    assert first.x() < 40


def test_an_empty_page_has_a_drawing_that_grows_with_the_text(qtbot: QtBot) -> None:
    small = EmptyState("No people yet", "Add them.", "Add", drawing="people")
    large = EmptyState("No people yet", "Add them.", "Add", drawing="people")
    font = large.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    large.setFont(font)
    for each in (small, large):
        qtbot.addWidget(each)
        each.resize(900, 600)
        each.show()
    drawings = [
        next(part for part in each.findChildren(QWidget) if type(part).__name__ == "_Drawing")
        for each in (small, large)
    ]
    assert drawings[1].height() > 1.5 * drawings[0].height()
    accent = small.palette().color(QPalette.ColorRole.Highlight).name()
    picture = drawings[0].grab().toImage()
    across = range(picture.width())
    assert accent in {picture.pixelColor(x, y).name() for x in across for y in across}


def test_room_for_a_low_page_does_not_scroll_for_the_height_of_another(qtbot: QtBot) -> None:
    pages = CurrentOnly()
    low, high = QWidget(), QWidget()
    for page, words in ((low, "Short."), (high, "A long story. " * 400)):
        QVBoxLayout(page).addWidget(Note(words))
        pages.addWidget(page)
    room = Room(pages)
    qtbot.addWidget(room)
    room.resize(500, 300)
    room.show()
    pages.setCurrentWidget(high)
    QApplication.processEvents()
    assert room.verticalScrollBar().maximum() > 0
    pages.setCurrentWidget(low)
    QApplication.processEvents()
    assert room.verticalScrollBar().maximum() == 0


def test_a_point_of_a_list_hangs_and_its_words_stay_as_they_are(qtbot: QtBot) -> None:
    said = "To look at:\n• <b>Ann & Ben</b>, whose words go on over more than one line\n• The end"
    note = Note(said)
    qtbot.addWidget(note)
    note.resize(150, note.heightForWidth(150))
    note.show()
    line = note.fontMetrics().height()
    ground = note.palette().color(QPalette.ColorRole.Window).lightness()

    def begins(top: int) -> int:
        picture = note.grab(QRect(0, top, 150, line)).toImage()
        inked = [
            x
            for x in range(picture.width())
            for y in range(picture.height())
            if abs(picture.pixelColor(x, y).lightness() - ground) > 60
        ]
        return min(inked)

    first, point, below = (begins(place * line) for place in range(3))
    assert abs(first - point) <= 3
    assert below >= point + note.fontMetrics().horizontalAdvance("• ")
    assert note.text() == note.accessibleName() == said
    note.setText("Nothing.")
    assert (note.text(), note.accessibleName()) == ("Nothing.", "")
    assert note.heightForWidth(150) < 2 * line


def test_what_a_tile_has_no_room_for_is_not_told_by_points_alone(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    words = "regular work with children"
    wide = metrics.horizontalAdvance(words)
    assert told_in(wide + 2, words, metrics) == words
    assert told_in(wide // 2, words, metrics).endswith("…")
    assert told_in(metrics.horizontalAdvance("reg…"), words, metrics) == ""
    assert told_in(metrics.horizontalAdvance("lead") + 2, "lead", metrics) == "lead"


def test_the_name_of_set_up_is_not_broken_at_its_hyphen_and_reads_as_it_was_given(
    qtbot: QtBot,
) -> None:
    said = "It stands in Set-up, Organisation"
    note = Note(said)
    qtbot.addWidget(note)
    assert "Set-up" not in QLabel.text(note)
    assert note.text() == said
