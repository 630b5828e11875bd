"""After a day's work no name stands anywhere but where somebody asked for it."""

import tempfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sgdesk.domain.file.passphrases import Secret
from sgdesk.ui.startup.references import guard_shared_objects
from sgdesk.ui.text import speak_english
from tests.torture.day import found_in, holds_a_name, work_a_day
from tests.torture.world import CANARIES, SECRET


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A disk of its own: the person's folder and the temporary folder too."""
    for name in ("home", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("SGDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    guard_shared_objects()
    speak_english()
    return tmp_path


ASKED = frozenset({"asked"})
"""Sheets, papers, drafts, and the backup on a stick: what somebody wanted there."""


@pytest.mark.parametrize("secret", [None, SECRET], ids=["plain", "with a passphrase"])
def test_no_name_is_found_where_nobody_asked_for_it(
    qtbot: QtBot, run: Path, secret: Secret | None
) -> None:
    titles, journals = work_a_day(run, secret)

    found = found_in(run, leaving=ASKED)
    if secret is None:
        found = [each for each in found if not each.endswith(".sgdesk")]
    assert found == []
    assert list((run / "temporary").iterdir()) == []
    assert titles and [each for each in titles if holds_a_name(each.encode())] == []
    assert (run / "home" / "log" / "sgdesk.log").read_text(encoding="utf-8")
    if secret is not None:
        assert not any(map(holds_a_name, journals))


def test_the_search_finds_a_name_in_a_file_and_in_a_file_s_own_name(run: Path) -> None:
    (run / "home" / "note").write_bytes(f"for {CANARIES[0]}".encode("utf-16-le"))
    (run / "home" / f"{CANARIES[1].lower()}.txt").touch()

    found = found_in(run, leaving=ASKED)

    assert sorted(found) == ["home/note", f"home/{CANARIES[1].lower()}.txt"]
