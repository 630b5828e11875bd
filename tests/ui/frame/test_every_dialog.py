"""No dialog of the program goes unseen: the round opens it, or it is opened here."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from sgdesk.ui.frame.finding.finder import Finder
from sgdesk.ui.frame.guiding.guide import GuideWindow
from sgdesk.ui.frame.main_window import MainWindow
from tests.ui.every_dialog import OPENERS, Made, every_dialog, named
from tests.ui.faults import all_wrong
from tests.ui.fitting import unfit
from tests.ui.going_round import COMES_TO, GivingUp, settle

SCREEN = QSize(1366, 768)


@pytest.fixture
def alerts() -> GivingUp:
    return GivingUp()


def test_every_dialog_of_the_program_is_opened_by_a_test() -> None:
    opened = {named(kind) for kind in (*OPENERS, Finder, GuideWindow)}
    round_names = {name for names in COMES_TO.values() for name in names}
    missing = {
        each for each in every_dialog() - opened if each.rsplit(".", 1)[1] not in round_names
    }
    assert missing == set()


@pytest.fixture
def made(full_window: MainWindow, tmp_path_factory: pytest.TempPathFactory) -> Made:
    full_window.resize(SCREEN)
    return Made(full_window, tmp_path_factory.mktemp("dialogs"))


def test_what_no_page_leads_to_fits_and_can_be_used_by_ear_and_by_keyboard(made: Made) -> None:
    found: dict[str, list[str]] = {}
    for kind, opens in OPENERS.items():
        dialog = opens(made)
        dialog.open()
        settle()
        if wrong := [*unfit(dialog), *all_wrong(dialog)]:
            found[named(kind)] = wrong
        assert type(dialog) is kind
        drop(dialog)
    assert found == {}


def drop(dialog: QDialog) -> None:
    """Close it without a question, whatever stands in it."""
    (getattr(dialog, "drop", None) or dialog.reject)()
    settle()
