"""Setting, changing and taking off a passphrase: the file, its backups, and what is told."""

import shutil
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from sgdesk.data.file.backups.wholeness import sum_path, verify
from sgdesk.domain.errors import (
    DamagedError,
    FileError,
    InputError,
    PassphraseNeeded,
    RefusedError,
    WrongPassphrase,
)
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file import undo
from sgdesk.services.file.safety.backing_up import back_up_and_thin, backups_of
from sgdesk.services.file.safety.passphrase import (
    change,
    has_passphrase,
    is_its_own,
    new_passphrase,
    secret_in,
    sheet_pdf,
)
from sgdesk.services.file.workspace import Workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from tests import factories
from tests.data.file.test_migrate import FOLDER
from tests.services.file.safety.passphrases.words import (
    CANARY,
    OTHER,
    WORDS,
    Made,
    everything,
    names,
)


def test_a_passphrase_that_was_set_leaves_nothing_in_clear(
    workspace: Workspace, keys: Made, own_home: Path
) -> None:
    back_up_and_thin(workspace)
    back_up_and_thin(workspace)
    assert CANARY.encode() in everything(workspace.path.parent)
    assert CANARY.encode() in everything(own_home)

    done = change(workspace, keys.one)

    assert (done.converted, done.left, done.backup_fault) == (2, (), None)
    assert CANARY.encode() not in everything(workspace.path.parent) + everything(own_home)
    assert has_passphrase(workspace.path)
    assert names(workspace) == [CANARY]


def test_after_it_the_file_opens_with_its_words_alone_and_so_do_its_backups(
    workspace: Workspace, keys: Made
) -> None:
    back_up_and_thin(workspace)
    done = change(workspace, keys.one)
    add_person(workspace, PersonDetails("Ada", "Sample"))
    kept = [each.path for each in backups_of(workspace)]
    workspace.close()
    secret = Secret(WORDS)

    assert done.backup is not None and done.backup.path in kept and len(kept) == 2
    for path in (workspace.path, *kept):
        with pytest.raises(PassphraseNeeded):
            open_workspace(path, writable=False)
        again = open_workspace(path, writable=False, secret=secret)
        assert CANARY in names(again)
        again.close()
    with pytest.raises(WrongPassphrase):
        open_workspace(workspace.path, writable=True, secret=Secret(OTHER))


def test_the_recovery_code_opens_it_too(workspace: Workspace, keys: Made) -> None:
    change(workspace, keys.one)
    workspace.close()

    again = open_workspace(
        workspace.path, writable=True, secret=Secret(" ".join(keys.one.groups).lower(), True)
    )

    assert names(again) == [CANARY]
    again.close()


def test_a_changed_passphrase_opens_file_and_backups_and_the_old_one_neither(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)
    done = change(workspace, keys.two)

    assert (done.converted, done.left) == (1, ())
    assert is_its_own(workspace, Secret(OTHER)) and not is_its_own(workspace, Secret(WORDS))
    assert len(backups_of(workspace)) == 2
    workspace.close()
    with pytest.raises(WrongPassphrase):
        open_workspace(workspace.path, writable=True, secret=Secret(WORDS))


def test_a_passphrase_that_was_taken_off_leaves_file_and_backups_in_clear(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)
    done = change(workspace, None)

    assert done.converted == 1
    assert not has_passphrase(workspace.path)
    assert not any(has_passphrase(each.path) for each in backups_of(workspace))
    workspace.close()
    again = open_workspace(workspace.path, writable=True)
    assert names(again) == [CANARY]
    again.close()


def test_a_backup_of_an_older_schema_is_converted_with_the_sum_beside_it(
    keys: Made, tmp_path: Path
) -> None:
    path = Path(shutil.copy(FOLDER / "schema-3.sgdesk", tmp_path / "old.sgdesk"))
    opened = open_workspace(path, writable=True, clock=factories.clock_at())
    (older,) = (each.path for each in backups_of(opened))
    assert sum_path(older).exists()

    done = change(opened, keys.one)

    assert (done.converted, done.left) == (1, ())
    assert has_passphrase(older)
    verify(older, keys.one.key)
    opened.close()


def test_a_file_that_is_open_for_reading_keeps_its_passphrase(
    workspace: Workspace, keys: Made
) -> None:
    before = workspace.path.read_bytes()
    reader = open_workspace(workspace.path, writable=False)

    with pytest.raises(RefusedError, match="open for reading only"):
        change(reader, keys.one)

    assert workspace.path.read_bytes() == before
    reader.close()


def test_there_is_no_passphrase_to_take_off_a_file_in_clear(workspace: Workspace) -> None:
    with pytest.raises(RefusedError, match="has no passphrase"):
        change(workspace, None)


@pytest.mark.parametrize("words", ["", "  "])
def test_a_passphrase_needs_words(words: str) -> None:
    with pytest.raises(InputError, match="needs words"):
        new_passphrase(words)


def test_the_history_says_so_and_undo_does_not_take_it_back(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)

    assert undo.actions(workspace)[0].code == "set_passphrase"
    passed = undo.undo_state(workspace).passed
    assert passed is not None
    assert passed.code == "set_passphrase"
    with pytest.raises(RefusedError, match="What was done last stays"):
        undo.undo(workspace)


def test_the_sheet_is_one_page_with_the_code_and_the_file_and_not_the_words(
    workspace: Workspace, keys: Made
) -> None:
    pages = PdfReader(BytesIO(sheet_pdf(workspace, keys.one))).pages
    said = pages[0].extract_text()

    assert len(pages) == 1
    assert all(group in said for group in keys.one.groups)
    assert "generic.sgdesk" in said and "31 March 2026" in said
    assert WORDS not in said


def test_a_mistyped_recovery_code_is_told_before_any_file_is_opened() -> None:
    with pytest.raises(InputError, match="not right in group"):
        secret_in(b"AAAAA BBBBB\n", is_recovery_code=True)


def test_a_damaged_salt_is_told_as_damage_where_a_backup_has_the_salt(
    workspace: Workspace, keys: Made
) -> None:
    change(workspace, keys.one)
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[3] ^= 1
    workspace.path.write_bytes(content)

    with pytest.raises(DamagedError, match="its first bytes were changed"):
        open_workspace(workspace.path, writable=True, secret=Secret(WORDS))
    with pytest.raises(WrongPassphrase):
        open_workspace(workspace.path, writable=True, secret=Secret(OTHER))


def test_a_copy_without_the_part_for_such_files_says_so_in_one_sentence(
    workspace: Workspace, keys: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a computer for which there is no sqlcipher3."""
    for name in ("sqlcipher3", "sqlcipher3.dbapi2"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(FileError, match=r"has no part for files with a passphrase .sqlcipher3"):
        change(workspace, keys.one)

    monkeypatch.undo()
    assert names(workspace) == [CANARY]
