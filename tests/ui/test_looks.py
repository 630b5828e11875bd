"""One scale of spaces, four sizes of type, icons of one family: nothing on a page has its own."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QStackedLayout, QWidget

from sgdesk import paths
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.theme import Space, TextSize

ROOT = Path(__file__).resolve().parents[2] / "sgdesk" / "ui"
LAYING_OUT = {
    "setSpacing",
    "setContentsMargins",
    "addSpacing",
    "setHorizontalSpacing",
    "setVerticalSpacing",
    "setMargin",
}
SIZING = {"setPointSize", "setPointSizeF", "setPixelSize"}
SIZED_IN = {"theme.py", "dressing.py", "people/received/states.py"}
"""Where a size of type may be made: the scale, what somebody chose, a mark drawn as a letter."""


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call of a method in the window, with where it stands and the method's name."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node, name


def is_on_scale(node: ast.expr) -> bool:
    """0, a step of the scale, less of one, or a sum of such; never a number of its own."""
    if isinstance(node, ast.Constant):
        return node.value == 0
    if isinstance(node, ast.UnaryOp):
        return is_on_scale(node.operand)
    if isinstance(node, ast.BinOp):
        return is_on_scale(node.left) and is_on_scale(node.right)
    if isinstance(node, ast.IfExp):
        return is_on_scale(node.body) and is_on_scale(node.orelse)
    return isinstance(node, (ast.Attribute, ast.Name, ast.Starred))


def test_every_space_that_is_set_is_a_step_of_the_scale() -> None:
    found = [
        where
        for where, node, name in calls()
        if (name in LAYING_OUT and not all(map(is_on_scale, node.args)))
        or any(each.arg == "spacing" and not is_on_scale(each.value) for each in node.keywords)
    ]
    assert found == []


def test_a_number_of_its_own_is_no_step_of_the_scale() -> None:
    assert not is_on_scale(ast.parse("5", mode="eval").body)
    assert not is_on_scale(ast.parse("Space.TINY // 2", mode="eval").body)
    assert is_on_scale(ast.parse("-Space.WIDE", mode="eval").body)


def test_there_are_four_sizes_of_type_and_none_below_what_somebody_chose() -> None:
    assert [each.value for each in TextSize] == [1.0, 1.15, 1.3, 1.6]


def test_no_page_makes_a_size_of_type_of_its_own() -> None:
    found = [where for where, _, name in calls() if name in SIZING]
    assert [each for each in found if each.split(":")[0] not in SIZED_IN] == []
    assert len(found) >= 3


def test_icons_are_of_one_family_and_weight() -> None:
    drawn = [each for each in paths.resource("icons").glob("*.svg") if each.stem != "sgdesk"]
    assert len(drawn) > 30
    for path in drawn:
        text = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in text, path.name
        assert re.findall(r'stroke-width="([^"]+)"', text) == ["1.7"], path.name
        assert set(re.findall(r'fill="([^"]+)"', text)) == {"none"}, path.name


def sizes(root: QWidget) -> Iterator[tuple[str, float]]:
    """The size of type of everything that is seen, as a multiple of what somebody chose."""
    usual = QApplication.font().pointSizeF()
    for each in root.findChildren(QWidget):
        if each.isVisible():
            yield f"{type(each).__name__} {each.accessibleName()}", each.font().pointSizeF() / usual


def layouts(root: QObject) -> Iterator[QLayout]:
    """Those that we made: a stack has one that lays nothing out beside anything."""
    for each in root.findChildren(QLayout):
        owner = each.parentWidget()
        is_seen = owner is not None and owner.isVisible()
        if is_seen and not isinstance(each, QStackedLayout):
            yield each


@pytest.mark.parametrize("place", list(Place))
def test_what_is_seen_of_a_page_has_one_of_the_four_sizes_and_margins_of_the_scale(
    window: MainWindow, place: Place
) -> None:
    window.navigate(place, Wanted(person=1) if place is Place.PEOPLE else Wanted())
    QApplication.processEvents()
    steps = {0, *map(int, Space)}
    known = {round(each.value, 2) for each in TextSize}
    assert window.page is not None
    odd = {said for said, size in sizes(window) if round(size, 2) not in known}
    assert odd == set()
    for layout in layouts(window.page):
        margins = layout.contentsMargins()
        found = {margins.left(), margins.top(), margins.right(), margins.bottom()}
        if not isinstance(layout, QGridLayout):
            found.add(layout.spacing())
        assert found <= steps, (type(layout.parentWidget()).__name__, found)
