"""Names in other scripts are read on the screen, whatever fonts the system has."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from sgdesk.paths import resource
from sgdesk.ui.startup.letters import lend_letters

_DRAWN = """
import json
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
from sgdesk.ui.startup.letters import lend_letters
app = QApplication([])
def drawn(word):
    image = QImage(300, 60, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(app.font())
    painter.drawText(10, 40, word)
    painter.end()
    return bytes(image.constBits())
pairs = ["\\u0a17\\u0a2a", "\\u0645\\u0639", "\\u0905\\u0928", "\\u738b\\u660e"]
latin = drawn("Ann Sample-Jones 1234")
lend_letters()
after = [drawn(one) == drawn(other) for one, other in pairs]
print(json.dumps([after, drawn("Ann Sample-Jones 1234") == latin]))
"""


def test_letters_that_the_system_lacks_are_drawn_and_latin_ones_stay(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    shutil.copy(resource("fonts", "NotoSans-Regular.ttf"), fonts)
    config = tmp_path / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    env = os.environ | {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _DRAWN],
        capture_output=True,
        text=True,
        env=env,
        check=True,
        encoding="utf-8",
    )
    after, is_latin_same = json.loads(done.stdout)
    assert after == [False] * 4
    assert is_latin_same


def test_what_the_system_has_is_not_lent(qapp: QApplication) -> None:
    assert lend_letters(lambda script: ["A font"]) == ("NotoSansEthiopic-Regular",)


def test_every_font_of_another_script_is_lent_where_there_is_none(qapp: QApplication) -> None:
    shipped = {each.stem for each in resource("fonts").glob("*.ttf")}
    latin = {each for each in shipped if each.startswith(("NotoSans-", "NotoSerif"))}
    assert set(lend_letters(lambda script: [])) == shipped - latin
