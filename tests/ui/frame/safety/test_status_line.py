"""The line below says no more than is true."""

from datetime import datetime

import pytest

from sgdesk.domain.errors import FileError, RefusedError
from sgdesk.services.file.changes import NO_CHANGES, Changes
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Saving
from sgdesk.ui.frame.main_window import MainWindow
from sgdesk.ui.frame.safety.status_line import safety_words, saving_words
from tests.factories import TODAY


def said(window: MainWindow) -> str:
    return window._status._text.text()


def test_every_change_is_saved_is_said_only_when_it_is(window: MainWindow) -> None:
    context = window.context
    assert context is not None
    seen: list[str] = []

    def save() -> Changes:
        seen.append(said(window))
        return NO_CHANGES

    context.perform(save)
    assert "saving …" in seen[0]
    assert "every change is saved" not in seen[0]
    assert "every change is saved" in said(window)


def test_a_save_that_failed_is_said_until_one_succeeds(
    window: MainWindow, alerts: RecordingAlerts
) -> None:
    context = window.context
    assert context is not None

    def fail() -> Changes:
        raise FileError("The disk is full.")

    context.perform(fail)
    assert "▲ the last change is not saved" in said(window)
    assert "every change is saved" not in said(window)
    context.perform(lambda: NO_CHANGES)
    assert "every change is saved" in said(window)


def test_what_the_rules_refuse_was_not_to_be_saved(window: MainWindow) -> None:
    context = window.context
    assert context is not None

    def refuse() -> Changes:
        raise RefusedError("Two people may not share a reference.")

    context.perform(refuse)
    assert "every change is saved" in said(window)


def test_a_defect_says_that_the_change_is_not_saved(window: MainWindow) -> None:
    context = window.context
    assert context is not None

    def fall() -> Changes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        context.perform(fall)
    assert "▲ the last change is not saved" in said(window)


def test_reading_only_and_held_files_say_so() -> None:
    for state in Saving:
        assert saving_words(state, may_write=False, is_held=False) == "open for reading only"
        assert "nothing can be saved" in saving_words(state, may_write=True, is_held=True)


def test_the_lock_is_a_word() -> None:
    moment = datetime(2026, 3, 31, 18, 2).astimezone()
    assert safety_words(moment, TODAY, is_encrypted=True) == (
        "last backup today 18:02",
        "under a passphrase",
    )
    assert safety_words(None, TODAY, is_encrypted=False)[1] == "no passphrase"


def test_the_line_and_the_title_name_no_person(window: MainWindow) -> None:
    for name in ("Ada", "Bob", "Cy", "Dee", "Example"):
        assert name not in said(window).replace("generic.sgdesk", "")
        assert name not in window.windowTitle()
