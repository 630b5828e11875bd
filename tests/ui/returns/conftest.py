"""The page of the return over a small organisation."""

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.ui.context import Context
from sgdesk.ui.returns.page import ReturnPage


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> ReturnPage:
    made = ReturnPage()
    qtbot.addWidget(made)
    made.refresh(context)
    made.show()
    return made
