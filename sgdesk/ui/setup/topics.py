"""A topic of the organisation's own, such as Prevent."""

from PySide6.QtWidgets import QLineEdit, QWidget

from sgdesk.services.organisation.organisation import add_topic
from sgdesk.ui.context import Context
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets import FormDialog, Note
from sgdesk.ui.widgets.arranging import size_dialog


class TopicDialog(FormDialog):
    """Asks for its name and the short name that sheets use."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Add a topic of your own"), tr("Add the topic"), parent)
        self._context = context
        text = tr(
            "Something that you ask for beside what your partnership asks. Once it is here, a "
            "role can call for it."
        )
        self.form.column.addWidget(Note(text))
        self._title = self.form.add("title", tr("&Name"), QLineEdit(), tr("Such as Prevent"))
        hint = tr("What a sheet calls it. Leave it empty to use the name.")
        self._key = self.form.add("key", tr("&Short name"), QLineEdit(), hint)
        for each in (self._title, self._key):
            each.setMinimumHeight(TARGET)
        self.save = self._add
        size_dialog(self, 30, 22)

    def _add(self) -> None:
        title, key = self._title.text().strip(), self._key.text().strip()
        if not self.form.show_problems({"title": "" if title else tr("Enter a name")}):
            return
        workspace = self._context.workspace
        self._context.perform(
            lambda: add_topic(workspace, key or title, title),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
