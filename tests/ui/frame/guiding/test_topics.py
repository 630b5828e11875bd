"""F1 in a dialog opens the page that fits it, where it can be read beside the dialog."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

import sgdesk
from sgdesk.services.organisation.guide import guide_pages
from sgdesk.ui.frame.finding.finder import Finder
from sgdesk.ui.frame.guiding import topics
from sgdesk.ui.frame.guiding.guide import GuideWindow
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.people.person.person_dialogs import AddPersonDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.widgets.boxes.action_dialog import ActionDialog
from sgdesk.ui.widgets.boxes.fields import FormDialog

ROOT = Path(sgdesk.__file__).parent
DIALOG = re.compile(r"^class (\w+)\((?:\w*Dialog)\):", re.MULTILINE)
BASES = {"ActionDialog", "FormDialog", "ReadDialog", "GuideWindow"}


def dialogs() -> list[tuple[str, str]]:
    """The module and the name of every dialog of the window."""
    found = []
    for path in sorted((ROOT / "ui").rglob("*.py")):
        module = ".".join(("sgdesk", *path.relative_to(ROOT).with_suffix("").parts))
        found += [(module, name) for name in DIALOG.findall(path.read_text("utf-8"))]
    return [each for each in found if each[1] not in BASES]


def test_every_dialog_leads_to_a_page() -> None:
    assert len(dialogs()) > 80
    for module, name in dialogs():
        kind = type(name, (), {"__module__": module})
        assert topics.topic_of(kind()) in guide_pages(), (module, name)


def test_no_name_is_kept_of_a_folder_or_a_page_that_is_gone() -> None:
    for place, page in topics._PAGES.items():
        assert import_module(f"sgdesk.ui.{place}")
        assert page in guide_pages()


def test_a_dialog_of_nowhere_has_no_page() -> None:
    assert topics.topic_of(QDialog.__new__(QDialog)) == ""


def shown(dialog: QDialog) -> str:
    dialog.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    guide = dialog.findChildren(GuideWindow)[0]
    assert guide.isVisible()
    return guide.view.toPlainText().splitlines()[0]


@pytest.mark.parametrize("base", [FormDialog, ActionDialog])
def test_f1_in_a_dialog_opens_the_page_that_fits_over_it(
    window: MainWindow, base: type[QDialog]
) -> None:
    window.navigate(Place.PEOPLE, Wanted(action="add"))
    dialog = window.findChildren(AddPersonDialog)[0]
    assert isinstance(dialog, base)
    assert shown(dialog) == guide_pages()["people"].title
    assert shown(dialog) == guide_pages()["people"].title
    assert len(dialog.findChildren(GuideWindow)) == 1
    dialog.drop()


def test_f1_in_the_box_that_finds_anything_says_how(window: MainWindow) -> None:
    window.actions_.find.trigger()
    finder = window.findChildren(Finder)[0]
    assert shown(finder) == guide_pages()["keys"].title
    finder.reject()


@pytest.mark.parametrize(
    ("place", "action", "topic"),
    [
        (Place.EVALUATION, "to-do", "evaluation"),
        (Place.EVALUATION, "type-in", "typing"),
        (Place.EVALUATION, "results", "results"),
        (Place.SESSIONS, "trainers", "trainers"),
        (Place.SETUP, "partnership", "partnership"),
        (Place.SETUP, "safety", "safety"),
    ],
)
def test_what_is_open_of_a_place_has_its_own_page(
    window: MainWindow, place: Place, action: str, topic: str
) -> None:
    window.navigate(place, Wanted(action=action))
    page = window.page
    assert page is not None
    assert page.guide_topic() == topic
