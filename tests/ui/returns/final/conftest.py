"""Past returns of a small organisation, and links to the mail program that are only noted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from sgdesk.ui.context import Context
from sgdesk.ui.returns.final.past import PastReturns


@pytest.fixture
def past(qtbot: QtBot, context: Context) -> PastReturns:
    made = PastReturns()
    qtbot.addWidget(made)
    made.refresh(context)
    made.show()
    return made


class Links(QObject):
    """Stands where the mail program would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))


@pytest.fixture
def links() -> Iterator[Links]:
    made = Links()
    QDesktopServices.setUrlHandler("mailto", made, "take")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("mailto")
