"""F1 opens the guide beside the window: the page that fits, a search, and no way outside."""

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from sgdesk import __version__
from sgdesk.services.organisation.guide import guide_pages
from sgdesk.ui.dressing import apply_theme
from sgdesk.ui.frame.guiding.guide import GuideWindow
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place
from sgdesk.ui.printing import PaperDialog
from sgdesk.ui.theme import SchemeChoice


@pytest.fixture
def guide(qtbot: QtBot) -> GuideWindow:
    made = GuideWindow()
    qtbot.addWidget(made)
    made.show()
    made.show_page("today")
    return made


def titles(guide: GuideWindow) -> list[str]:
    """The pages that are listed, without the headings of their groups."""
    items = [guide.list.item(row) for row in range(guide.list.count())]
    return [item.text() for item in items if item.flags()]


def shown(guide: GuideWindow) -> str:
    """The first line of the page that is shown."""
    return guide.view.toPlainText().splitlines()[0]


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (Place.TODAY, "Today"),
        (Place.PEOPLE, "Who is where"),
        (Place.RETURN, "What the return says"),
    ],
)
def test_f1_opens_the_page_that_fits_beside_the_window(
    window: MainWindow, place: Place, title: str
) -> None:
    window.navigate(place)
    window.actions_.guide.trigger()
    guide = window.findChild(GuideWindow)
    assert isinstance(guide, GuideWindow)
    assert guide.isVisible()
    assert not guide.isModal()
    assert shown(guide) == title
    current = guide.list.currentItem()
    assert current is not None
    assert current.text() == title
    guide.close()


def test_f1_again_goes_on_with_the_same_window(window: MainWindow) -> None:
    for place in (Place.TODAY, Place.PEOPLE):
        window.navigate(place)
        window.actions_.guide.trigger()
    assert len(window.findChildren(GuideWindow)) == 1
    guide = window.findChildren(GuideWindow)[0]
    assert shown(guide) == "Who is where"
    guide.close()


def test_what_is_typed_in_the_guide_is_looked_for(guide: GuideWindow) -> None:
    guide.open_at("today")
    assert guide.search.hasFocus()


def test_every_page_is_listed_and_has_words(guide: GuideWindow) -> None:
    assert titles(guide) == [page.title for page in guide_pages().values()]
    for name in guide_pages():
        guide.show_page(name)
        assert shown(guide) == guide_pages()[name].title
        assert len(guide.view.toPlainText()) > 400


def test_a_search_lists_the_pages_that_have_every_word_and_marks_it(guide: GuideWindow) -> None:
    guide.search.searched.emit("passphrase")
    assert "Courses" not in titles(guide)
    assert titles(guide)[0] == "A passphrase"
    assert guide.said.text() == f"{guide.list.count()} pages have it"
    assert guide.view.textCursor().selectedText().casefold() == "passphrase"
    guide.search.searched.emit("no such word anywhere")
    assert titles(guide) == []
    guide.search.searched.emit("")
    assert len(titles(guide)) == len(guide_pages())


def test_pages_stand_under_the_heading_of_their_group_over_which_the_keys_go(
    guide: GuideWindow,
) -> None:
    rows = [guide.list.item(row).text() for row in range(guide.list.count())]
    assert rows[:3] == ["The guide", "Begin", "Quick start"]
    assert rows.index("Safety") + 1 == rows.index(guide_pages()["safety"].title)
    guide.list.setCurrentRow(0)
    QTest.keyClick(guide.list, Qt.Key.Key_Down)
    assert shown(guide) == "Quick start"


def test_a_page_leads_on_to_the_others_of_its_group_and_to_the_next(guide: GuideWindow) -> None:
    guide.show_page("leaving")
    group, after = guide.view.toPlainText().splitlines()[-2:]
    assert group.startswith("More under People: Who is where · Record training · ")
    assert guide_pages()["leaving"].title not in group
    assert after == f"Next: {guide_pages()['teams'].title}"
    guide.show_page("help")
    assert "Next:" not in guide.view.toPlainText()
    guide.show_page("index")
    assert "More under" not in guide.view.toPlainText()


def test_a_link_leads_to_its_page_and_back_comes_back(guide: GuideWindow) -> None:
    guide.view.anchorClicked.emit(QUrl("safety.html"))
    assert shown(guide) == guide_pages()["safety"].title
    guide.back.click()
    assert shown(guide) == "Today"
    guide.forth.click()
    assert shown(guide) == guide_pages()["safety"].title


def test_no_link_leads_outside(guide: GuideWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    guide.view.anchorClicked.emit(QUrl("https://example.org/page.html"))
    assert opened == []
    assert shown(guide) == guide_pages()["index"].title


def test_a_page_follows_the_colours_of_the_window(guide: GuideWindow, qapp: QApplication) -> None:
    before, heading = guide.view.toHtml(), guide.list.item(1).foreground().color()
    apply_theme(qapp, SchemeChoice.DARK)
    QApplication.processEvents()
    assert guide.view.toHtml() != before
    assert guide.list.item(1).foreground().color() != heading
    assert shown(guide) == "Today"


def test_a_page_is_printed_under_the_name_of_the_organisation(window: MainWindow) -> None:
    window.actions_.guide.trigger()
    guide = window.findChildren(GuideWindow)[0]
    guide.show_page("quick")
    guide.print.click()
    paper = guide.findChildren(PaperDialog)[0]
    assert paper.accessibleName() == "The guide: Quick start"
    paper.close()
    guide.close()


def test_without_a_file_nothing_is_printed(guide: GuideWindow) -> None:
    assert not guide.print.isEnabled()


def picture(guide: GuideWindow, name: str) -> QImage | None:
    found = guide.view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    return found if isinstance(found, QImage) else None


def test_a_picture_is_in_the_look_of_the_window_and_no_wider_than_the_page(
    guide: GuideWindow, qapp: QApplication
) -> None:
    light = picture(guide, "pictures/today-light.png")
    assert light is not None
    assert light.width() / light.devicePixelRatio() <= guide.view.viewport().width()
    assert light.pixelColor(2, 2).lightness() > 128
    apply_theme(qapp, SchemeChoice.DARK)
    QApplication.processEvents()
    dark = picture(guide, "pictures/today-light.png")
    assert dark is not None and dark.pixelColor(2, 2).lightness() < 128


def test_no_picture_comes_from_anywhere_else(guide: GuideWindow) -> None:
    assert picture(guide, "../../icons/sgdesk.png") is None
    ours, there = (
        picture(guide, f"{each}/today-light.png") for each in ("x", "https://example.org")
    )
    assert ours is not None and ours == there


def test_what_a_picture_shows_is_said_under_it(guide: GuideWindow) -> None:
    guide.show_page("people")
    assert "a row for each person, a column for each level" in guide.view.toPlainText()


def test_a_long_page_begins_with_its_contents_which_lead_there(guide: GuideWindow) -> None:
    guide.resize(700, 400)
    guide.show_page("index")
    lines = guide.view.toPlainText().splitlines()
    assert lines[1].startswith("Begin · Today · People")
    for key in (*[Qt.Key.Key_Tab] * 9, Qt.Key.Key_Return):
        QTest.keyClick(guide.view, key)
    assert guide.view.verticalScrollBar().value() > 0
    assert shown(guide) == "The guide"


def test_a_page_that_gets_room_for_all_of_it_stands_there_once(guide: GuideWindow) -> None:
    for name in ("keys", "person", "leaving"):
        guide.resize(784, 560)
        guide.show_page(name)
        QApplication.processEvents()
        guide.resize(784, round(guide.view.document().size().height()) + 70)
        QApplication.processEvents()
        assert guide.view.toPlainText().count(f"{guide_pages()[name].title}\n") == 1


def test_what_is_new_is_of_this_version(window: MainWindow) -> None:
    page = guide_pages()["new"]
    assert page.parts[1].title == f"Version {__version__}"
    assert page.parts[1].points
    window.actions_.news.trigger()
    guide = window.findChildren(GuideWindow)[0]
    assert shown(guide) == "What is new"
    guide.close()


def test_a_title_of_nearly_the_width_of_the_list_has_a_second_line(guide: GuideWindow) -> None:
    item = next(each for each in map(guide.list.item, range(guide.list.count())) if each.flags())
    item.setText("Attendance and booking lists")
    option = QStyleOptionViewItem()
    guide.list.initViewItemOption(option)
    long = guide.list.fontMetrics().horizontalAdvance(item.text())
    lines = guide.list.fontMetrics().lineSpacing()
    option.rect = QRect(0, 0, long + 10, 400)
    index = guide.list.indexFromItem(item)
    assert guide.list.itemDelegate().sizeHint(option, index).height() >= 2 * lines - 1
