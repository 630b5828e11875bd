"""What a killed run left half made goes; what anybody still works on, or needs, stays."""

import os
import time
from pathlib import Path

import pytest

from sgdesk.data.file.backups.exchange import note_path
from sgdesk.data.file.disk.leftovers import clear_leftovers, drop_part, part_in
from tests.data.file.children import line, running, tell

MAKE_A_PART = """
from pathlib import Path
from sgdesk.data.file.disk.leftovers import part_in
part = part_in(Path(sys.argv[1]))
part.write_bytes(b"half")
part.with_name(part.name + "-journal").write_bytes(b"half")
print(part.name, flush=True)
sys.stdin.readline()
"""


def test_what_a_killed_run_left_goes_and_not_before_it_is_dead(tmp_path: Path) -> None:
    with running(MAKE_A_PART, tmp_path) as child:
        name = line(child)
        assert clear_leftovers(tmp_path) == ()
        assert (tmp_path / name).exists()
        child.kill()
        child.wait()

    gone = clear_leftovers(tmp_path)

    assert sorted(each.name for each in gone) == [name, f"{name}-journal"]
    assert list(tmp_path.iterdir()) == []


def test_what_a_run_left_that_ended_by_itself_goes_too(tmp_path: Path) -> None:
    with running(MAKE_A_PART, tmp_path) as child:
        name = line(child)
        tell(child, "end")
        assert child.wait() == 0

    clear_leftovers(tmp_path)

    assert not (tmp_path / name).exists()


def test_what_this_run_works_on_stays(tmp_path: Path) -> None:
    part = part_in(tmp_path)
    part.write_bytes(b"half")

    assert clear_leftovers(tmp_path) == ()
    drop_part(part)
    assert not part.exists()


def test_what_a_restore_that_was_cut_off_needs_stays(tmp_path: Path) -> None:
    with running(MAKE_A_PART, tmp_path) as child:
        name = line(child)
    note_path(tmp_path / "mine.sgdesk").write_text(
        f'{{"source": "{name}", "kept": "k.sgdesk", "spare": "s", "done": false}}', encoding="utf-8"
    )

    assert clear_leftovers(tmp_path) == ()
    note_path(tmp_path / "mine.sgdesk").unlink()
    assert len(clear_leftovers(tmp_path)) == 2


@pytest.mark.parametrize(
    "name",
    [
        ".sgdesk-0123abcd-0123abcd-0123abcd.part",
        ".sgdesk-0123abcd-0123abcd-0123abcd.part-journal",
        ".mine.sgdesk.part",
    ],
)
def test_what_another_installation_began_stays_for_a_week(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"half")
    now = time.time()
    os.utime(path, (now, now))
    assert clear_leftovers(tmp_path) == ()

    week_ago = time.time() - 8 * 24 * 60 * 60
    os.utime(path, (week_ago, week_ago))

    assert clear_leftovers(tmp_path) == (path,)


@pytest.mark.parametrize(
    "name",
    ["letter.part", ".letter.part", ".sgdesk-x.part", "mine.sgdesk", ".sgdesk-0-0-0.part.docx"],
)
def test_nothing_else_is_touched_however_old(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"mine")
    os.utime(path, (0, 0))

    assert clear_leftovers(tmp_path) == ()
    assert path.exists()


@pytest.mark.needs("links")
def test_a_folder_or_a_link_of_such_a_name_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / ".sgdesk-0123abcd-0123abcd-0123abcd.part").mkdir()
    letter = tmp_path / "letter"
    letter.write_bytes(b"mine")
    (tmp_path / ".sgdesk-0123abcd-0123abcd-0123abce.part").symlink_to(letter)

    assert clear_leftovers(tmp_path) == ()
    assert clear_leftovers(tmp_path / "nowhere") == ()


def test_without_a_home_nothing_is_cleared_that_may_be_somebodys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_bytes(b"a file where the folder should be")
    monkeypatch.setenv("SGDESK_HOME", str(tmp_path / "home"))
    part = part_in(tmp_path)
    part.write_bytes(b"half")

    assert "-00000000-" in part.name
    assert clear_leftovers(tmp_path) == ()
