"""Restoring as a person asks for it: whatever is there, whatever it is called, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sgdesk.domain.errors import FileError, InputError, PassphraseNeeded
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.backing_up import back_up, backups
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.safety.restoring import kept_by_last_restore, restore, undo_restore
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.people import people
from sgdesk.services.people.people import PersonDetails
from tests import factories

CLOCK = factories.clock_at()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "hscp")
    people.add_person(made, PersonDetails("Ann"))
    yield made
    made.close()


def test_a_good_file_has_no_faults(workspace: Workspace) -> None:
    found = check(workspace.path)

    assert (found.organisation, found.people, found.faults) == ("St Example's", 1, ())


def test_an_open_file_is_not_restored_over(workspace: Workspace) -> None:
    made = back_up(workspace.path, clock=CLOCK)
    before = workspace.path.read_bytes()

    with pytest.raises(FileError, match="is already open"):
        restore(made.path, workspace.path)

    assert workspace.path.read_bytes() == before


def test_restoring_goes_back_and_keeps_what_was_there(workspace: Workspace) -> None:
    made = back_up(workspace.path, clock=CLOCK)
    people.add_person(workspace, PersonDetails("Ben"))
    workspace.close()

    done = restore(made.path, workspace.path, clock=CLOCK)

    assert done.kept is not None
    assert check(workspace.path).people == 1
    assert check(done.kept).people == 2
    assert kept_by_last_restore(workspace.path) == done.kept
    open_workspace(workspace.path, writable=True).close()
    undo_restore(workspace.path, clock=CLOCK)
    assert check(workspace.path).people == 2


def test_a_restored_file_is_backed_up_and_restored_from_before_anything_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.close()
    last = workspace.path
    for name in ("first", "second", "third"):
        last = restore(last, tmp_path / name, clock=CLOCK).path

        again = back_up(last, tmp_path / "stick", clock=CLOCK)

        assert check(last).faults == check(again.path).faults == ()


def test_what_was_there_is_backed_up_too_unless_it_is_already(workspace: Workspace) -> None:
    made = back_up(workspace.path, clock=CLOCK)
    people.add_person(workspace, PersonDetails("Ben"))
    workspace.close()

    restore(made.path, workspace.path, clock=CLOCK)
    assert [each.people for each in backups(workspace.path)] == [2, 1]
    undo_restore(workspace.path, clock=CLOCK)
    restore(made.path, workspace.path, clock=CLOCK)
    assert [each.people for each in backups(workspace.path)] == [2, 1]


def test_a_target_without_its_ending_is_the_file_of_that_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = back_up(workspace.path, clock=CLOCK)
    workspace.close()

    assert restore(made.path, tmp_path / "hscp", clock=CLOCK).kept is not None
    assert restore(made.path, tmp_path / "St. New", clock=CLOCK).path.name == "St. New.sgdesk"


def test_what_is_no_backup_is_not_restored(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "letter.sgdesk").write_bytes(b"Dear all")
    workspace.close()
    before = workspace.path.read_bytes()

    with pytest.raises(FileError, match="is not an organisation file"):
        restore(tmp_path / "letter.sgdesk", workspace.path)
    with pytest.raises(FileError, match="There is no file"):
        restore(tmp_path / "nothing.sgdesk", workspace.path)
    with pytest.raises(InputError, match="is a folder"):
        restore(tmp_path, workspace.path)

    assert workspace.path.read_bytes() == before


def test_restoring_across_plain_and_encrypted(workspace: Workspace, tmp_path: Path) -> None:
    plain = back_up(workspace.path, clock=CLOCK)
    workspace.close()
    secret = Secret("a long enough passphrase")
    hidden = new_workspace(
        tmp_path / "hidden.sgdesk", name="Example Club", partnership="generic", secret=secret
    )
    hidden.close()
    under = back_up(hidden.path, clock=CLOCK, secret=secret)

    done = restore(plain.path, hidden.path, clock=CLOCK, present_secret=secret)
    assert (done.was, done.now, done.is_other) == ("Example Club", "St Example's", True)
    open_workspace(hidden.path, writable=True).close()
    with pytest.raises(PassphraseNeeded):
        restore(under.path, workspace.path, clock=CLOCK)
    restore(under.path, workspace.path, clock=CLOCK, secret=secret)
    open_workspace(workspace.path, writable=True, secret=secret).close()
    undo_restore(workspace.path, clock=CLOCK, present_secret=secret)
    open_workspace(workspace.path, writable=True).close()


@pytest.mark.parametrize(
    ("name", "partnership", "sentence"),
    [(" ", "hscp", "The organisation needs a name"), ("St Example's", "x", "no partnership x")],
)
def test_a_new_organisation_needs_a_name_and_a_partnership(
    tmp_path: Path, name: str, partnership: str, sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        new_workspace(tmp_path / "new.sgdesk", name=name, partnership=partnership)

    assert list(tmp_path.iterdir()) == []


def test_a_new_file_takes_no_folders_and_no_documents_place(tmp_path: Path) -> None:
    (tmp_path / "Letters").mkdir()
    (tmp_path / "letter").write_bytes(b"Dear all")
    (tmp_path / "St. Mary's.sgdesk").write_bytes(b"mine")

    for name, words in (
        ("Letters", "is a folder"),
        ("letter", "is already there"),
        ("St. Mary's", r"St\. Mary's\.sgdesk is already there"),
    ):
        with pytest.raises(InputError, match=words):
            new_workspace(tmp_path / name, name="New", partnership="generic")

    assert len(list(tmp_path.iterdir())) == 3
    assert (tmp_path / "St. Mary's.sgdesk").read_bytes() == b"mine"


def test_what_cannot_be_filled_leaves_no_file(tmp_path: Path) -> None:
    def fill(_: Workspace) -> None:
        raise InputError("No.")

    with pytest.raises(InputError, match=r"No\."):
        new_workspace(tmp_path / "new.sgdesk", name="New", partnership="generic", fill=fill)

    assert list(tmp_path.iterdir()) == []
