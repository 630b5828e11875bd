"""What a restore leaves in clear, or takes out of it, is told with a way to put it right."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk.data.file.passphrase.key import FileKey, recovery_code
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin, back_up_elsewhere
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    has_passphrase,
    new_passphrase,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.files.backup_table import BackupTable
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.notices import About
from sgdesk.ui.passphrase.card import PassphraseCard
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.banner import Banner
from tests.factories import clock_at
from tests.ui.files.test_secrets import Asker, let_go

KEY = FileKey(bytes(range(32)), bytes(range(16)))
SECRET = Secret(" ".join(recovery_code(KEY)), is_recovery_code=True)


@pytest.fixture
def locked(workspace: Workspace, tmp_path: Path) -> Path:
    """A backup of the open file under a passphrase, which the file itself has not got."""
    copy = Path(shutil.copy(workspace.path, tmp_path / "copy.sgdesk"))
    other = open_workspace(copy, writable=True, clock=clock_at())
    change(other, NewPassphrase(KEY))
    other.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    return Path(shutil.move(copy, stick / "locked.sgdesk"))


@pytest.fixture
def restored(window: MainWindow, locked: Path, alerts: RecordingAlerts) -> MainWindow:
    """The window after the backup under a passphrase took the place of the file in clear."""
    window.desk.asks_secret = Asker([SECRET] * 3)
    alerts.ways.append(0)
    window.desk.restore(locked, window.desk.path)
    assert window.context is not None and window.context.workspace.is_encrypted
    return window


def kept_beside(window: MainWindow) -> Path:
    assert window.desk.path is not None
    (kept,) = window.desk.path.parent.glob("*before restore*")
    return kept


def press(window: MainWindow, words: str) -> None:
    """Press a way of the band about the restore."""
    for band in window._notices.findChildren(Banner):
        for button in band.findChildren(PushButton):
            if button.text().replace("&", "") == words:
                button.click()
                return
    raise AssertionError(words)


def test_what_is_kept_in_clear_is_told_and_put_under_the_passphrase(restored: MainWindow) -> None:
    kept = kept_beside(restored)
    assert "▲ Anybody can read that one" in restored._notices.said(About.RESTORED)
    assert not has_passphrase(kept)

    press(restored, "Put it under the passphrase")

    assert has_passphrase(kept)
    assert f"{kept.name} is under the passphrase too" in restored._notices.said(About.RESTORED)
    let_go(restored)


def test_after_that_the_restore_is_still_taken_back(
    restored: MainWindow, alerts: RecordingAlerts
) -> None:
    press(restored, "Put it under the passphrase")
    alerts.answers.append(True)
    press(restored, "Undo the restore …")

    assert "The restore is taken back" in restored._notices.said(About.RESTORED)
    assert restored.context is not None
    let_go(restored)


def test_safety_offers_it_too(restored: MainWindow, alerts: RecordingAlerts) -> None:
    kept = kept_beside(restored)
    restored.navigate(Place.SETUP, Wanted(action="safety"))
    (card,) = restored.findChildren(PassphraseCard)

    card.protect_copies.click()

    assert has_passphrase(kept)
    assert "1 copy is under the passphrase too" in alerts.said[-1]
    assert card.state.text() == "✓ The file and its backups are under a passphrase."
    assert card.protect_copies.isHidden()
    let_go(restored)


def test_a_damaged_copy_stays_as_it_is_and_that_is_told(restored: MainWindow) -> None:
    kept = kept_beside(restored)
    content = kept.read_bytes()[:9000]
    kept.write_bytes(content)

    press(restored, "Put it under the passphrase")

    said = restored._notices.said(About.RESTORED)
    assert "could not be put under the passphrase, and anybody can read it" in said
    assert kept.read_bytes() == content
    let_go(restored)


def test_a_backup_without_a_passphrase_over_a_file_with_one_is_told(
    restored: MainWindow, alerts: RecordingAlerts
) -> None:
    alerts.answers.append(True)
    press(restored, "Undo the restore …")

    said = restored._notices.said(About.RESTORED)
    assert "▲ The file has no passphrase now" in said
    assert restored.context is not None and not restored.context.workspace.is_encrypted
    press(restored, "Set a passphrase …")
    let_go(restored)


NEWER = Secret("five other plain words here")


@pytest.fixture
def changed(window: MainWindow, tmp_path: Path) -> Path:
    """A backup on a stick from before the passphrase of the open file was changed."""
    assert window.context is not None
    open_file = window.context.workspace
    change(open_file, NewPassphrase(KEY))
    older = back_up_elsewhere(open_file, tmp_path).backup.path
    change(open_file, new_passphrase(NEWER.words))
    back_up_and_thin(open_file)
    return older


def test_a_backup_under_another_passphrase_is_told_before_and_after(
    window: MainWindow, changed: Path, alerts: RecordingAlerts
) -> None:
    window.desk.asks_secret = Asker([SECRET])
    alerts.ways.append(0)
    window.desk.restore(changed, window.desk.path)

    question = alerts.choices[0].text
    assert "▲ The backup is under another passphrase than the file that stands there" in question
    assert "The file that stands there holds 4" in question
    said = window._notices.said(About.RESTORED)
    assert "From now on the file opens with the passphrase of the backup" in said
    assert "another are there" in window._status._text.text()
    press(window, "Set a new passphrase now …")
    let_go(window)


def test_taking_that_back_says_that_the_passphrase_from_before_holds_again(
    window: MainWindow, changed: Path, alerts: RecordingAlerts
) -> None:
    window.desk.asks_secret = Asker([SECRET, NEWER])
    alerts.ways.append(0)
    window.desk.restore(changed, window.desk.path)
    alerts.answers.append(True)
    press(window, "Undo the restore …")

    said = window._notices.said(About.RESTORED)
    assert "opens with the passphrase from before the restore again" in said
    assert "last backup" in window._status._text.text()
    let_go(window)


def test_backups_under_a_passphrase_are_told_as_such_where_the_file_is_gone(
    window: MainWindow, changed: Path, make_window: Callable[[], MainWindow]
) -> None:
    path = window.desk.path
    assert path is not None
    let_go(window)
    path.unlink()
    another = make_window()
    another.open_path(path)

    model = another.findChildren(BackupTable)[-1].model
    words = {str(model.index(row, 3).data()) for row in range(model.rowCount())}
    assert words == {"Has a passphrase: asked for when it is chosen"}
