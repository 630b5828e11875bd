"""In the window: backups that were away when the passphrase changed are said and finished."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sgdesk import paths
from sgdesk.services.file.safety.backing_up import back_up_and_thin
from sgdesk.services.file.safety.behind import left_behind
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    has_passphrase,
)
from sgdesk.services.file.workspace import Workspace
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.passphrase.away import FinishDialog, waiting_words
from sgdesk.ui.passphrase.card import PassphraseCard
from sgdesk.ui.passphrase.setting import RemoveDialog, WordsDialog
from sgdesk.ui.passphrase.told import converted_words
from tests.ui.passphrase.hands import WORDS


def pull_out(workspace: Workspace) -> Path:
    """A backup is made, and its folder goes; where it went."""
    back_up_and_thin(workspace)
    away = paths.backup_folder().with_name("pulled out")
    paths.backup_folder().rename(away)
    return away


def put_back(away: Path) -> None:
    for each in away.glob("*.sgdesk"):
        each.rename(paths.backup_folder() / f"{each.stem} (77).sgdesk")


def shown(widget: QWidget) -> str:
    return "\n".join(e.text() for e in widget.findChildren(QLabel) if not e.isHidden())


@pytest.fixture
def card(qtbot: QtBot) -> PassphraseCard:
    made = PassphraseCard()
    qtbot.addWidget(made)
    made.show()
    return made


def test_before_it_is_set_or_taken_off_it_is_said(
    qtbot: QtBot, context: Context, workspace: Workspace, key: NewPassphrase
) -> None:
    there = WordsDialog(context)
    qtbot.addWidget(there)
    assert there.away.isHidden()
    pull_out(workspace)
    setting = WordsDialog(context)
    qtbot.addWidget(setting)
    assert not setting.away.isHidden()
    assert "anybody who has them can read them" in shown(setting.away)
    change(workspace, key)
    shutil.rmtree(paths.backup_folder())
    taking_off = RemoveDialog(context)
    qtbot.addWidget(taking_off)
    assert "stay under the present passphrase, so keep that" in shown(taking_off.away)


def test_where_nothing_is_away_taking_off_says_nothing_of_it(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    back_up_and_thin(workspace)
    dialog = RemoveDialog(context)
    qtbot.addWidget(dialog)
    assert dialog.away.isHidden()


def test_afterwards_it_is_said_and_the_card_keeps_it_in_mind(
    card: PassphraseCard, context: Context, workspace: Workspace, key: NewPassphrase
) -> None:
    pull_out(workspace)
    done = change(workspace, key)
    said = converted_words(done, is_encrypted=True)
    assert str(paths.backup_folder()) in said
    assert "they follow at the next opening" in said
    card.show_state(context, 10)
    assert card.waiting.isHidden() and card.behind.isHidden()
    card.show_state(context, 10, (), left_behind(workspace))
    assert "was not there" in card.behind.text()
    assert "backups are under a passphrase" not in card.state.text()
    assert card.waiting.isVisible()


def test_it_is_finished_from_the_card_when_the_folder_is_back(
    card: PassphraseCard,
    context: Context,
    workspace: Workspace,
    key: NewPassphrase,
    alerts: RecordingAlerts,
) -> None:
    away = pull_out(workspace)
    change(workspace, key)
    card.show_state(context, 10, (), left_behind(workspace))
    card.waiting.finish.click()
    assert "No backup of this file from before was found there" in alerts.said[-1]
    put_back(away)
    card.waiting.finish.click()
    assert "1 backup that was still in clear" in alerts.said[-1]
    assert all(has_passphrase(e) for e in paths.backup_folder().glob("*.sgdesk"))
    assert left_behind(workspace) is None


def test_what_was_taken_off_is_finished_with_the_passphrase_from_before(
    card: PassphraseCard,
    context: Context,
    workspace: Workspace,
    key: NewPassphrase,
    alerts: RecordingAlerts,
) -> None:
    change(workspace, key)
    away = pull_out(workspace)
    done = change(workspace, None)
    assert "Keep the passphrase until" in converted_words(done, is_encrypted=False)
    put_back(away)
    found = left_behind(workspace)
    assert found is not None
    assert "still under the passphrase from before" in waiting_words(found, is_encrypted=False)
    card.show_state(context, 10, (), found)
    card.waiting.finish.click()
    (dialog,) = (e for e in QApplication.topLevelWidgets() if isinstance(e, FinishDialog))
    dialog.words.line.setText("some other words")
    dialog.verb.click()
    assert dialog.isVisible()
    assert left_behind(workspace) is not None
    dialog.words.line.setText(WORDS)
    dialog.verb.click()
    assert "no passphrase any more" in alerts.said[-1]
    assert not any(has_passphrase(e) for e in paths.backup_folder().glob("*.sgdesk"))
    assert left_behind(workspace) is None


def test_they_can_be_gone_for_good(
    card: PassphraseCard,
    context: Context,
    workspace: Workspace,
    key: NewPassphrase,
    alerts: RecordingAlerts,
) -> None:
    pull_out(workspace)
    change(workspace, key)
    card.show_state(context, 10, (), left_behind(workspace))
    alerts.answers.append(False)
    card.waiting.gone.click()
    assert left_behind(workspace) is not None
    alerts.answers.append(True)
    card.waiting.gone.click()
    assert left_behind(workspace) is None
