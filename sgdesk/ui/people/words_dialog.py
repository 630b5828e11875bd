"""Words to copy into a message, such as for those whom no e-mail reaches; a sheet of them all."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from sgdesk.domain.addresses import NotReached
from sgdesk.domain.people.words_for import WordsFor
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.words_sheet import words_pdf
from sgdesk.ui.context import Context
from sgdesk.ui.printing import show_paper
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, em
from sgdesk.ui.widgets import Column, FormDialog, Note, RowsModel, Table, announce
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.words import not_reached_words


class WordsDialog(FormDialog):
    """Who is not reached, or is told otherwise, and the words for whoever is chosen.

    ``title`` stands over the sheet too. ``told`` makes what notes that those chosen were told,
    where that is kept.
    """

    keeps_typed = False

    def __init__(
        self,
        context: Context,
        title: str,
        entries: Sequence[WordsFor],
        parent: QWidget | None = None,
        *,
        told: Callable[[Sequence[WordsFor]], Callable[[], object]] | None = None,
    ) -> None:
        super().__init__(title, tr("&Copy the words"), parent)
        self._context = context
        self._title = title
        self._entries = tuple(entries)
        self._told = told
        self.model: RowsModel[WordsFor] = RowsModel(_columns())
        self.table = Table(tr("Whom the words are for"))
        self.table.is_of_today = True
        self.table.setModel(self.model)
        self.table.setMinimumHeight(em(self, 10))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("The words"))
        self.words.setMinimumHeight(em(self, 13))
        self.said = Note()
        for each in (Note(_about(entries)), self.table, self.words, self.said):
            self.form.column.addWidget(each)
        kind = QDialogButtonBox.ButtonRole.ActionRole
        self.sheet = self.buttons.addButton(tr("&Sheet of all …"), kind)
        self.note = self.buttons.addButton(tr("They are &told: note it"), kind)
        for button in (self.sheet, self.note):
            button.setMinimumHeight(TARGET)
        self.note.setVisible(told is not None)
        self.cancel.setText(tr("Close"))
        self.save = self._copy
        self.sheet.clicked.connect(self._show_sheet)
        self.note.clicked.connect(self._note_told)
        self.table.selectionModel().selectionChanged.connect(self._show)
        size_dialog(self, 44, 42)
        self.model.set_rows(self._entries)
        self.table.fit_columns()
        if self._entries:
            self.table.selectRow(0)
        self._show()
        self.table.setFocus()

    def chosen(self) -> tuple[WordsFor, ...]:
        """Those whose words are shown."""
        rows = self.table.selectionModel().selectedRows()
        return tuple(self.model.row(index) for index in rows)

    def _show(self, *_: object) -> None:
        chosen = self.chosen()
        self.words.setPlainText("\n\n\n".join(each.text.strip() for each in chosen))
        self.said.clear()
        self.verb.setEnabled(bool(chosen))
        self.sheet.setEnabled(bool(self._entries))
        self.note.setEnabled(self._context.may_write and bool(chosen))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        names = ", ".join(each.name for each in self.chosen())
        said = tr("Copied: the words for {names}. Paste them into a message.", names=names)
        self.said.setText(said)
        announce(self, said)

    def _show_sheet(self) -> None:
        workspace, title, entries = self._context.workspace, self._title, self._entries
        name = paper_name(workspace, "words-to-pass-on")
        show_paper(self._context, title, name, lambda: words_pdf(workspace, title, entries), self)

    def _note_told(self) -> None:
        if self._told is None:
            return
        chosen = self.chosen()

        def done(_: object) -> None:
            self._entries = tuple(each for each in self._entries if each not in chosen)
            if not self._entries:
                self.accept()
                return
            self.model.set_rows(self._entries)
            self.table.selectRow(0)

        self._context.perform(self._told(chosen), done, self.form.show_error, owner=self)


def _columns() -> list[Column[WordsFor]]:
    return [
        Column(tr("Person"), lambda row: row.name),
        Column(tr("Why no e-mail"), _why),
    ]


def _why(row: WordsFor) -> str:
    if row.why is None:
        return tr("can be e-mailed, too")
    said = not_reached_words([NotReached("", row.why)])
    return said.strip(" ()")


def _about(entries: Sequence[WordsFor]) -> str:
    count = sum(each.why is not None for each in entries)
    if not count:
        return tr("Copy the words into a message, read them out, or print them.")
    return tr_count(
        "{n} person cannot be e-mailed. Copy the words into a message, read them out, or print "
        "them. Whoever is under 18 is told through a parent or in the group.",
        "{n} people cannot be e-mailed. Copy the words into a message, read them out, or print "
        "them. Whoever is under 18 is told through a parent or in the group.",
        count,
    )
