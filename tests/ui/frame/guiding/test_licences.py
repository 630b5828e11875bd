"""About shows the terms of the program and of all that it is built with."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from sgdesk.ui.frame.guiding.about import AboutDialog
from sgdesk.ui.frame.guiding.licences import LicencesDialog, licence_texts


def gathered(folder: Path) -> Path:
    made = folder / "licences"
    made.mkdir()
    for name in ("READ ME FIRST", "sgdesk", "reportlab", "PySide6_Essentials"):
        (made / f"{name}.txt").write_text(f"the terms of {name}", encoding="utf-8")
    return made


def fonts(folder: Path) -> Path:
    made = folder / "fonts"
    made.mkdir()
    (made / "LICENSE-OFL-1.1.txt").write_text("the terms of the fonts", encoding="utf-8")
    (made / "NotoSans-Regular.ttf").write_bytes(b"")
    return made


def test_how_to_change_qt_stands_first_then_ours_then_the_rest_by_name(tmp_path: Path) -> None:
    texts = licence_texts(gathered(tmp_path), fonts(tmp_path), tmp_path / "LICENSE")
    assert list(texts) == [
        "What it is built with",
        "sgdesk",
        "Fonts: OFL-1.1",
        "PySide6_Essentials",
        "reportlab",
    ]
    assert texts["sgdesk"].read_text(encoding="utf-8") == "the terms of sgdesk"


def test_in_a_checkout_there_are_ours_and_those_of_the_fonts(tmp_path: Path) -> None:
    own = tmp_path / "LICENSE"
    own.write_text("Apache", encoding="utf-8")
    assert list(licence_texts(tmp_path / "none", fonts(tmp_path), own)) == [
        "sgdesk",
        "Fonts: OFL-1.1",
    ]


def test_about_opens_them_and_the_list_turns_the_text(qtbot: QtBot) -> None:
    about = AboutDialog(None, None)
    qtbot.addWidget(about)
    box = about.findChildren(QDialogButtonBox)[0]
    next(each for each in box.findChildren(QPushButton) if each.text() == "Licences …").click()
    (dialog,) = about.findChildren(LicencesDialog)
    assert "Apache License" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText().upper()
    dialog.reject()
    qtbot.waitUntil(lambda: not about.findChildren(LicencesDialog))
