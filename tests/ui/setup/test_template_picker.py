"""Roles from a template: what the chosen group asks for is said beside each role."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from sgdesk.services.file.workspace import all_packs
from sgdesk.ui.setup.roles.template_picker import TemplatePicker, asks_words
from sgdesk.ui.widgets import Note


@pytest.mark.parametrize("pack_id", ["generic", "hscp"])
def test_what_the_group_of_each_role_asks_for_is_said_and_follows_the_choice(
    qtbot: QtBot, pack_id: str
) -> None:
    pack = all_packs().packs[pack_id]
    picker = TemplatePicker()
    qtbot.addWidget(picker)
    picker.show_pack(pack, "church")
    boxes = [each for each in picker.findChildren(QComboBox) if each is not picker._kind]
    assert len(boxes) > 3
    words = {asks_words(pack, each) for each in pack.groups}
    assert len(words) > 1
    box = boxes[0]
    for place, group in enumerate(pack.groups):
        box.setCurrentIndex(place)
        said = asks_words(pack, group)
        assert said.startswith("Asks for ")
        assert box.accessibleDescription() == said
        assert said in [each.text() for each in picker.findChildren(Note)]
    for each in boxes:
        assert each.accessibleDescription() in words
