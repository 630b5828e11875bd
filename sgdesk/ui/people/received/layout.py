"""The parts of the dialog for certificates, and where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sgdesk.ui.context import Context
from sgdesk.ui.people.received.fields import ReceivedFields
from sgdesk.ui.people.received.file_list import FileList
from sgdesk.ui.people.received.page_view import PageView
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, TextSize, em
from sgdesk.ui.widgets import Banner, BannerKind, Heading, Note, PushButton, ScrollPage
from sgdesk.ui.widgets.scroll import CurrentOnly

_SHARES = (14, 33, 21)
"""How the list, the page and the boxes share the width."""


class ReceivedParts:
    """Builds the dialog; what happens when something is pressed is the dialog's own affair."""

    def __init__(self, dialog: QDialog, context: Context) -> None:
        self._dialog = dialog
        self.problem = Banner(kind=BannerKind.WARNING)
        self.problem.hide()
        self._build_reading()
        self._build_looking(context)
        self._build_buttons()
        self.stack = CurrentOnly()
        for each in (self.reading, self.looking):
            self.stack.addWidget(each)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.problem)
        column.addWidget(self.stack, 1)
        column.addWidget(self.sum)
        column.addLayout(self._foot)
        self.confirm.setDefault(True)  # at last, or the first button that came would be it

    def _build_reading(self) -> None:
        self.reading = QWidget()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Files read"))
        self.progress.setMaximumWidth(em(self.reading, 30))
        self.progress.setRange(0, 0)
        column = QVBoxLayout(self.reading)
        column.addStretch()
        title = Heading(tr("Reading the files …"), TextSize.LARGE)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.progress, 1)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def _build_looking(self, context: Context) -> None:
        self.files = FileList()
        self.page = PageView()
        self.title = Heading("", TextSize.LARGE)
        self.told = Banner(kind=BannerKind.WARNING)
        self.more = Note()
        self.fields = ReceivedFields(context.workspace.today())
        self.looking = QSplitter(Qt.Orientation.Horizontal)
        self.looking.setChildrenCollapsible(False)
        self.looking.setHandleWidth(Space.MEDIUM)
        self.files.setMinimumWidth(em(self.files, 10))
        for place, part in enumerate((self.files, self.page, self._right())):
            self.looking.addWidget(part)
            self.looking.setStretchFactor(place, _SHARES[place])
        wide = em(self.looking)
        self.looking.setSizes([wide * each for each in _SHARES])

    def _right(self) -> QWidget:
        right = ScrollPage()
        right.setMinimumWidth(em(right, 16))
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.body.setContentsMargins(Space.SMALL, 0, Space.MEDIUM, 0)
        right.body.setSpacing(Space.SMALL)
        for each in (self.title, self.told, self.more, self.fields):
            right.body.addWidget(each)
        right.body.addStretch(1)
        self.right = right
        return right

    def _build_buttons(self) -> None:
        self.sum = Note()
        self.confirm = PushButton(tr("Confirm, and on to the next"), "check")
        self.leave_out = PushButton(tr("&Leave this one out"))
        self.leave_out.setAutoDefault(False)
        self.bring_in = PushButton(tr("Nothing to bring in"), "import")
        self.cancel = PushButton(tr("Cancel"))
        self._foot = QHBoxLayout()
        self._foot.setSpacing(Space.SMALL)
        self._foot.addWidget(self.confirm)
        self._foot.addWidget(self.leave_out)
        self._foot.addStretch()
        for each in (self.bring_in, self.cancel):
            each.setAutoDefault(False)
            each.setMinimumHeight(TARGET)
            self._foot.addWidget(each)
