"""How certificates print: the design, the paper, the colour, and what is on the back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.certificates.dress import (
    HOUSE_COLOUR,
    Design,
    Dress,
    PaperSize,
    is_colour,
    readable,
)
from sgdesk.services.certificates.dressing import certificate_dress, change_dress
from sgdesk.services.certificates.register import preview_pdf
from sgdesk.ui.context import Context
from sgdesk.ui.printing import PagesView
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import FormDialog, Note, PushButton, announce

_DESIGNS = {
    Design.FRAMED: "With a woven frame",
    Design.PLAIN: "Plain, with little ink",
}
_PAPERS = {PaperSize.A4: "A4", PaperSize.A5: "A5, half of that"}
if set(_DESIGNS) != set(Design) or set(_PAPERS) != set(PaperSize):
    raise TypeError("every design and every paper needs its words")


class ColourBox(QWidget):
    """A colour as it is typed, with a patch of it and the system's own way to choose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setMinimumHeight(TARGET)
        self.edit.setAccessibleName(tr("Colour, as # and six letters or figures"))
        self.choose = PushButton(tr("C&hoose …"))
        self.usual = PushButton(tr("As &usual"))
        self.picker = QColorDialog(self)
        self._patch = QLabel()
        self._patch.setFixedSize(TARGET, TARGET)
        self._patch.setAccessibleName(tr("How the colour looks"))
        self.setFocusProxy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for line in ((self._patch, self.edit), (self.choose, self.usual)):
            row = QHBoxLayout()
            row.setSpacing(Space.SMALL)
            for each in line:
                row.addWidget(each)
            column.addLayout(row)
        self.edit.textChanged.connect(lambda _: self._show_patch())
        self.choose.clicked.connect(self._pick)
        self.usual.clicked.connect(lambda: self.edit.setText(HOUSE_COLOUR))
        self.picker.colorSelected.connect(lambda colour: self.edit.setText(colour.name()))

    def colour(self) -> str:
        """The colour as it would be kept; what was typed where it is none."""
        typed = self.edit.text().strip().lower()
        return typed if typed.startswith("#") else f"#{typed}"

    def _pick(self) -> None:
        if is_colour(self.colour()):
            self.picker.setCurrentColor(QColor(self.colour()))
        self.picker.open()

    def _show_patch(self) -> None:
        patch = QPixmap(self._patch.size())
        patch.fill(
            QColor(self.colour()) if is_colour(self.colour()) else Qt.GlobalColor.transparent
        )
        self._patch.setPixmap(patch)


class LookDialog(FormDialog):
    """Chooses how certificates print, beside the page itself."""

    def __init__(self, context: Context, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(tr("How certificates print"), tr("Save"), parent)
        self._context = context
        self._number = number
        self._newest = Newest()
        add = self.form.add
        self.design = add("design", tr("&Design"), QComboBox())
        for design, words in _DESIGNS.items():
            self.design.addItem(tr(words), design)
        self.paper = add("paper", tr("&Paper"), QComboBox())
        for paper, words in _PAPERS.items():
            self.paper.addItem(tr(words), paper)
        self.colour = add("colour", tr("&Colour of your organisation"), ColourBox())
        self.outcomes = add(
            "outcomes",
            tr("On the &back"),
            QCheckBox(tr("What the course is to achieve")),
            tr("As it stands in the course. Print on both sides, turned over the short edge."),
        )
        self._note = Note()
        self._note.setWordWrap(True)
        self.no_back = Note(
            tr(
                "The certificate beside this has nothing for its back: what its course is to "
                "achieve was not written down when it was issued. Write it in Sessions, Courses, "
                "for those to come."
            )
        )
        self.no_back.hide()
        self.preview = PagesView()
        self.preview.setMinimumHeight(em(self, 34))
        self.form.column.addWidget(self._note)
        self.form.column.addWidget(self.no_back)
        self.put_beside(self.preview)
        for combo in (self.design, self.paper):
            combo.setMinimumHeight(TARGET)
            combo.currentIndexChanged.connect(lambda _: self._changed())
        self.outcomes.toggled.connect(lambda _: self._changed())
        self.save = self._save
        self.verb.setEnabled(False)
        self.design.setFocus()  # else it would land on Cancel, the only button that is ready
        workspace = context.workspace
        context.tasks.run(lambda: certificate_dress(workspace), self._fill, owner=self)

    def _fill(self, dress: Dress) -> None:
        self.design.setCurrentIndex(self.design.findData(dress.design))
        self.paper.setCurrentIndex(self.paper.findData(dress.paper))
        self.colour.edit.setText(dress.colour)
        self.outcomes.setChecked(dress.outcomes)
        self.colour.edit.textChanged.connect(lambda _: self._changed())
        self.verb.setEnabled(self._context.may_write)
        self._changed()

    def dress(self) -> Dress:
        """What is chosen."""
        return Dress(
            Design(self.design.currentData()),
            PaperSize(self.paper.currentData()),
            self.colour.colour(),
            self.outcomes.isChecked(),
        )

    def _changed(self) -> None:
        """Show the page as it would print, and say what was done to the colour."""
        dress = self.dress()
        if not is_colour(dress.colour):
            return
        is_darker = dress.printed_colour != dress.colour
        self._note.setText(
            tr(
                "Printed darker, as {colour}, so that it can be read on white paper. What "
                "certificates say does not change.",
                colour=readable(dress.colour),
            )
            if is_darker
            else tr(
                "Every certificate prints so from now on, those issued earlier too. What they say "
                "does not change."
            )
        )
        workspace, number = self._context.workspace, self._number
        about = tr("A certificate as it will print")
        self._context.tasks.run(
            lambda: preview_pdf(workspace, dress, number),
            self._newest.only(lambda pdf: self._show(pdf, about, has_back=dress.outcomes)),
            owner=self,
        )

    def _show(self, pdf: bytes, about: str, *, has_back: bool) -> None:
        self.preview.show_pdf(pdf, about)
        is_missing = has_back and self.preview.pages == 1
        self.no_back.setVisible(is_missing)
        shown = self.preview.view.accessibleName()
        announce(self.preview, f"{shown}. {self.no_back.text()}" if is_missing else shown)

    def _save(self) -> None:
        dress = self.dress()
        problem = tr("Enter a colour as # and six letters or figures, such as #1d5c63")
        if not self.form.show_problems({"colour": "" if is_colour(dress.colour) else problem}):
            return
        workspace = self._context.workspace
        self._context.perform(
            lambda: change_dress(workspace, dress),
            lambda _: self.accept(),
            self.form.show_error,
            owner=self,
        )
