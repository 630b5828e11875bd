"""The Linux program puts itself into the menu of one account, and takes itself out again."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.ship.beside import lay
from sgdesk.data.file import schema

pytestmark = pytest.mark.needs("linux")  # its shell


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "My 100% programs" / "sgdesk"
    texts = folder / "_internal" / "resources" / "licences"
    texts.mkdir(parents=True)
    (texts / "sgdesk.txt").write_text("Apache", encoding="utf-8")
    (folder / "sgdesk").write_text("#!/bin/sh\n", encoding="utf-8")
    lay(folder, "linux")
    return folder


def install(program: Path, home: Path, *words: str) -> str:
    home.mkdir(exist_ok=True)
    bare = {"HOME": str(home), "PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["sh", program / "install.sh", *words],
        env=bare,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def test_the_licences_lie_beside_the_program(program: Path) -> None:
    assert (program / "licences" / "sgdesk.txt").read_text(encoding="utf-8") == "Apache"


def test_the_menu_starts_the_program_where_it_lies(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "in the menu" in install(program, home)
    entry = home / ".local/share/applications/org.sgdesk.sgdesk.desktop"
    lines = entry.read_text(encoding="utf-8").splitlines()
    doubled = str(program / "sgdesk").replace("%", "%%")
    assert f'Exec="{doubled}" %f' in lines
    assert "MimeType=application/x-sgdesk;" in lines
    assert not any(line.startswith("TryExec") for line in lines)
    assert (home / ".local/bin/sgdesk").resolve() == program / "sgdesk"


def test_what_it_put_there_it_takes_away(program: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    install(program, home)
    install(program, home, "--remove")
    kept = [each for each in home.rglob("*sgdesk*") if each.is_file() or each.is_symlink()]
    assert kept == []


def test_another_program_of_that_name_stays(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "home" / ".local" / "bin" / "sgdesk"
    other.parent.mkdir(parents=True)
    other.write_text("mine", encoding="utf-8")
    assert "another program" in install(program, tmp_path / "home")
    install(program, tmp_path / "home", "--remove")
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_file_is_known_by_its_header_too(program: Path) -> None:
    root = ElementTree.parse(program / "share" / "org.sgdesk.sgdesk.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    match = root.find(f".//{space}match")
    glob = root.find(f".//{space}glob")
    assert match is not None and glob is not None
    assert int(match.attrib["value"], 16) == schema.APPLICATION_ID
    assert glob.attrib["pattern"] == "*.sgdesk"


def test_a_program_without_a_console_can_be_written_to_all_the_same() -> None:
    start = Path(__file__).resolve().parents[2] / "packaging" / "start.py"
    code = (
        "import runpy, sys; sys.stdout = sys.stderr = None; sys.argv = ['sgdesk', '--version']\n"
        f"try: runpy.run_path({str(start)!r}, run_name='__main__')\n"
        "except SystemExit as end: sys.stderr.write('said'); sys.stdout.write('said'); raise"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
