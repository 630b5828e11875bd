"""The passphrase is changed while the folder of backups is not there: told, kept, finished."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.data.file.passphrase import behind as notes
from sgdesk.domain.errors import PassphraseNeeded, RefusedError, WrongPassphrase
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of, read_one
from sgdesk.services.file.safety.behind import finish, give_up, left_behind, missing_backups
from sgdesk.services.file.safety.passphrase import (
    NewPassphrase,
    change,
    has_passphrase,
    new_passphrase,
    protect_backups,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from tests import factories
from tests.factories import TODAY

WORDS = "four plain sample words"
OTHER = "another few sample words"


@dataclass(frozen=True)
class Made:
    one: NewPassphrase
    two: NewPassphrase


@pytest.fixture(scope="module")
def keys() -> Made:
    return Made(new_passphrase(WORDS), new_passphrase(OTHER))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "files").mkdir()
    made = factories.make_workspace(tmp_path / "files")
    yield made
    made.close()


def take_away(tmp_path: Path) -> Path:
    """The folder of backups goes, as a stick does that is pulled out."""
    away = tmp_path / "pulled out"
    paths.backup_folder().rename(away)
    return away


def bring_back(away: Path) -> None:
    """It is back, with the backups that were made meanwhile beside those in it."""
    meanwhile = paths.backup_folder()
    for each in list(meanwhile.glob("*.sgdesk")):
        each.rename(away / f"{each.stem} (77).sgdesk")
    shutil.rmtree(meanwhile, ignore_errors=True)
    away.rename(meanwhile)


def test_a_new_file_of_which_no_backup_was_made_is_told_nothing(
    workspace: Workspace, keys: Made
) -> None:
    assert missing_backups(workspace) is None
    assert change(workspace, keys.one).away is None
    assert left_behind(workspace) is None


def opened_later(workspace: Workspace) -> Workspace:
    workspace.close()
    later = factories.clock_at(TODAY + timedelta(days=1))
    return open_workspace(workspace.path, writable=True, clock=later)


def test_a_file_that_came_to_a_computer_without_backups_is_told_nothing(
    workspace: Workspace,
) -> None:
    with closing(opened_later(workspace)) as later:
        assert missing_backups(later) is None


def test_a_file_that_had_backups_there_is_told_whenever_it_is_opened(
    workspace: Workspace, tmp_path: Path
) -> None:
    back_up_and_thin(workspace)
    take_away(tmp_path)
    with closing(opened_later(workspace)) as later:
        assert missing_backups(later) == paths.backup_folder()


def test_backups_that_an_earlier_version_made_are_known_once_they_were_seen(
    workspace: Workspace, tmp_path: Path
) -> None:
    back_up_and_thin(workspace)
    (paths.data_folder() / "backed-up.json").unlink()
    assert backups_of(workspace)
    take_away(tmp_path)
    assert missing_backups(workspace) == paths.backup_folder()


@pytest.mark.parametrize("noted", ["{", "[1, null]", '{"a": 1}', "[" * 9000, '["\\ud800"]'])
def test_a_note_of_them_that_is_broken_keeps_nobody_from_working(
    workspace: Workspace, noted: str
) -> None:
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    (paths.data_folder() / "backed-up.json").write_text(noted, encoding="utf-8")
    assert missing_backups(workspace) is None
    back_up_and_thin(workspace)
    assert backups_of(workspace)


@pytest.mark.needs("links")
def test_a_link_to_a_stick_that_is_not_there_is_told(workspace: Workspace, tmp_path: Path) -> None:
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    paths.backup_folder().symlink_to(tmp_path / "no stick")
    assert missing_backups(workspace) == paths.backup_folder()


def test_backups_that_were_away_when_it_was_changed_follow_when_they_are_back(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    change(workspace, keys.one)
    old = back_up_and_thin(workspace).path.name
    away = take_away(tmp_path)
    many = len(list(away.glob("*.sgdesk")))

    done = change(workspace, keys.two)

    assert done.away == paths.backup_folder()
    waits = left_behind(workspace)
    assert waits is not None and not waits.needs_words
    assert waits.on == workspace.today()
    assert protect_backups(workspace) is None, "they are not back yet"
    assert left_behind(workspace) is not None
    bring_back(away)
    followed = protect_backups(workspace)
    assert followed is not None and followed.converted == many
    assert left_behind(workspace) is None
    assert read_one(paths.backup_folder() / old, Secret(OTHER)).is_readable
    assert not list(workspace.path.parent.glob(".*.earlier"))


def test_backups_that_were_away_when_it_was_set_follow_when_they_are_back(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    old = back_up_and_thin(workspace).path.name
    away = take_away(tmp_path)
    assert change(workspace, keys.one).away is not None
    bring_back(away)
    followed = protect_backups(workspace)
    assert followed is not None and followed.converted == 1
    assert has_passphrase(paths.backup_folder() / old)
    assert left_behind(workspace) is None


def test_what_was_taken_off_meanwhile_is_finished_with_the_words_of_before(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    change(workspace, keys.one)
    old = back_up_and_thin(workspace).path.name
    away = take_away(tmp_path)
    many = len(list(away.glob("*.sgdesk")))
    assert change(workspace, None).away is not None
    waits = left_behind(workspace)
    assert waits is not None and waits.needs_words
    bring_back(away)
    with pytest.raises(WrongPassphrase):
        finish(workspace, Secret(OTHER))
    assert has_passphrase(paths.backup_folder() / old)
    assert left_behind(workspace) is not None

    assert finish(workspace, Secret(WORDS)).count == many

    assert not has_passphrase(paths.backup_folder() / old)
    assert left_behind(workspace) is None
    with pytest.raises(RefusedError):
        finish(workspace, Secret(WORDS))


def test_where_they_are_not_back_yet_finishing_says_so(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    change(workspace, keys.one)
    take_away(tmp_path)
    change(workspace, None)
    for each in paths.backup_folder().iterdir():
        each.unlink()
    paths.backup_folder().rmdir()
    with pytest.raises(RefusedError, match="not there now"):
        finish(workspace, Secret(WORDS))


def test_backups_that_are_gone_for_good_are_remembered_no_longer(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    change(workspace, keys.one)
    take_away(tmp_path)
    change(workspace, keys.two)
    assert left_behind(workspace) is not None
    give_up(workspace)
    assert left_behind(workspace) is None
    assert not list(workspace.path.parent.glob(".*.earlier"))


def test_a_note_that_cannot_be_read_is_none(workspace: Workspace) -> None:
    whose = workspace.identity()
    note = paths.data_folder() / "behind.json"
    note.parent.mkdir(parents=True, exist_ok=True)
    for text in ("", "[1]", "{", f'{{"{whose}": 7}}', f'{{"{whose}": {{"folder": "a"}}}}'):
        note.write_text(text, "utf-8")
        assert notes.noted(whose) is None


def test_nobody_reads_the_backups_under_the_new_words_before(
    workspace: Workspace, keys: Made, tmp_path: Path
) -> None:
    change(workspace, keys.one)
    away = take_away(tmp_path)
    change(workspace, keys.two)
    (old,) = away.glob("*.sgdesk")
    assert not read_one(old, Secret(OTHER)).is_readable
    with pytest.raises(PassphraseNeeded):
        open_workspace(old, writable=False)
