"""The hint under a box: it comes while somebody types, goes again, and holds nothing up."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sgdesk.domain.people.keeping.kept_elsewhere import KeptElsewhere
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.people import person_view
from sgdesk.services.training.told_apart import PeopleTold
from sgdesk.ui.context import Context
from sgdesk.ui.people.person.person_dialogs import PersonDetailsDialog
from sgdesk.ui.widgets.boxes.elsewhere import ElsewhereHint
from sgdesk.ui.widgets.boxes.fields import Form


def hints(form: QWidget) -> list[ElsewhereHint]:
    return [each for each in form.findChildren(ElsewhereHint) if not each.isHidden()]


def test_every_kind_of_text_box_on_a_form_hints(qtbot: QtBot) -> None:
    text, line, words = QPlainTextEdit(), QLineEdit(), QComboBox()
    words.setEditable(True)
    ways: list[tuple[QWidget, Callable[[str], None]]] = [
        (text, text.setPlainText),
        (line, line.setText),
        (words, words.setEditText),
    ]
    for box, put in ways:
        form = Form()
        qtbot.addWidget(form)
        form.add("box", "Notes", box)
        put("Level 2 done")
        assert not hints(form)
        put("Level 2 done. The police were called")
        assert [each.said for each in hints(form)] == [KeptElsewhere.CRIME]
        put("Level 2 done")
        assert not hints(form)


def test_a_hint_goes_with_its_box(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    line = form.add("box", "Notes", QLineEdit())
    line.setText("a conviction for theft")
    form.set_shown("box", shown=False)
    assert not hints(form)
    form.set_shown("box", shown=True)
    assert hints(form)


def test_what_was_typed_is_saved_all_the_same(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    dialog = PersonDetailsDialog(context, person_view(workspace, 1).person, PeopleTold((), {}))
    qtbot.addWidget(dialog)
    dialog.notes.setPlainText("mother of Ellie")
    assert "child" in hints(dialog)[0].accessibleName()
    dialog.verb.click()
    assert person_view(workspace, 1).person.notes == "mother of Ellie"
