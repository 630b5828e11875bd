"""After an import: a role that the sheet brought beside a like one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.services.file.changes import Changes
from sgdesk.services.imports.unused_roles import UnusedTwin, put_away, use_instead
from sgdesk.ui.context import Context
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.widgets import Card, PushButton, announce
from sgdesk.ui.widgets.arranging import row_of


class TwinCard(Card):
    """Two ways for one click; whoever chooses neither keeps both roles. Each has its own Undo."""

    def __init__(self, context: Context, twin: UnusedTwin, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        new, unused = twin.new.name, twin.unused.name
        begun = "Your sheet has {new}. The list of roles began with {unused}, which nobody holds."
        spelt = "Your sheet has {new}, and there is {unused} too. They may be one role."
        says = spelt if twin.is_held else begun
        self.words = QLabel(tr(says, new=new, unused=unused))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.use = PushButton(tr("Use {unused} for {new}", unused=unused, new=new))
        keep = "Keep both" if twin.is_held else "Keep {new}, put {unused} away"
        self.keep = PushButton(tr(keep, unused=unused, new=new))
        for each in (self.use, self.keep):
            each.setAutoDefault(False)
        done = tr(
            "{unused} is used for {new} now, here and in the next sheet.", unused=unused, new=new
        )
        stays = tr("{new} stays, {unused} is put away.", unused=unused, new=new)
        workspace = context.workspace
        self.use.clicked.connect(lambda: self._do(lambda: use_instead(workspace, twin), done))
        if twin.is_held:
            self.keep.clicked.connect(self._keep_both)
        else:
            self.keep.clicked.connect(
                lambda: self._do(lambda: put_away(workspace, twin.unused), stays)
            )
        self.body.addWidget(self.words)
        self.body.addLayout(row_of(self.use, self.keep))

    def _do(self, action: Callable[[], Changes], done: str) -> None:
        self._context.perform(
            action,
            lambda _: self._say_done(done),
            lambda error: self._say(error_text(error)),
            owner=self,
        )

    def _keep_both(self) -> None:
        self._say(tr("Both stay as they are."))
        self._end()

    def _say_done(self, done: str) -> None:
        self._say(tr("{done} Undo takes this back by itself.", done=done))
        self._end()

    def _end(self) -> None:
        self.focusNextChild()
        for each in (self.use, self.keep):
            each.hide()

    def _say(self, text: str) -> None:
        self.words.setText(text)
        announce(self, text)
