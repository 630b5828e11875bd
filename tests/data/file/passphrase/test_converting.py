"""From clear to encrypted and back: the same rows, and at every moment a whole file."""

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.data.file.backups.wholeness import find_faults
from sgdesk.data.file.damage.sums import Seal, verify_sums
from sgdesk.data.file.engine import connect, header_version
from sgdesk.data.file.passphrase.cipher import connect_raw
from sgdesk.data.file.passphrase.converting import convert
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import SCHEMA_VERSION, person
from sgdesk.data.file.store import open_file
from sgdesk.domain.errors import FileError, WrongPassphrase
from tests import factories
from tests.data.file.children import line, running
from tests.data.file.test_migrate import FOLDER

KEY = FileKey(bytes(range(32)), bytes(range(100, 116)))
OTHER = FileKey(bytes(range(1, 33)), bytes(range(50, 66)))
CANARY = "Quillfeather"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = factories.make_workspace(tmp_path_factory.mktemp("made"))
    with workspace.file.writing("add_people") as writer:
        row = {"given_name": CANARY, "family_name": "Sample", "match_key": "quillfeather sample"}
        writer.insert_many(person, [row] * 200)
    workspace.close()
    return workspace.path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "mine.sgdesk"))


def rows(path: Path, key: FileKey | None) -> list[tuple[object, ...]]:
    with closing(open_file(path, writable=False, key=key)) as opened, opened.reading() as reader:
        return [tuple(row) for row in reader.execute(select(person).order_by(person.c.id))]


def test_every_way_keeps_all_that_a_file_holds_and_whose_it_is(file: Path) -> None:
    before = rows(file, None)

    for old, new in ((None, KEY), (KEY, OTHER), (OTHER, None)):
        convert(file, old, new)
        assert rows(file, new) == before
        assert header_version(file, new) == SCHEMA_VERSION
        assert find_faults(file, new) == ()
        assert not [each for each in file.parent.iterdir() if each.name.endswith(".part")]


def test_one_that_is_in_clear_again_is_sealed_by_its_sums(file: Path) -> None:
    convert(file, None, KEY)
    convert(file, KEY, None)

    engine = connect(file)
    assert verify_sums(engine, file).seal is Seal.SOUND
    engine.dispose()


def test_an_encrypted_file_keeps_no_sums_of_the_pages_that_it_had_in_clear(file: Path) -> None:
    """By chance they could be taken for its own when it is in clear again."""
    convert(file, None, KEY)

    with closing(connect_raw(file, KEY)) as raw:
        assert raw.execute("SELECT count(*) FROM page_sum").fetchone() == (0,)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_backup_of_an_older_schema_keeps_its_version(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copy(FOLDER / f"schema-{version}.sgdesk", tmp_path / "old.sgdesk"))

    convert(path, None, KEY)

    assert header_version(path, KEY) == version
    open_file(path, writable=True, key=KEY).close()
    assert header_version(path, KEY) == SCHEMA_VERSION


def test_a_wrong_key_and_a_damaged_file_change_nothing(file: Path) -> None:
    convert(file, None, KEY)
    before = file.read_bytes()
    with pytest.raises(WrongPassphrase):
        convert(file, OTHER, None)
    assert file.read_bytes() == before

    damaged = bytearray(before)
    damaged[len(before) // 2] ^= 1
    file.write_bytes(damaged)
    with pytest.raises(FileError, match="is damaged"):
        convert(file, KEY, None)
    assert file.read_bytes() == damaged


def test_what_was_in_clear_is_written_over_before_it_goes(file: Path) -> None:
    """Whoever has the old file open sees what is left of it on the disk."""
    with file.open("rb") as old:
        size = os.fstat(old.fileno()).st_size

        convert(file, None, KEY)

        assert old.read() == bytes(size)


def test_somebodys_own_second_name_of_the_old_file_is_left_as_it_is(file: Path) -> None:
    snapshot = file.with_name("snapshot")
    snapshot.hardlink_to(file)
    before = file.read_bytes()

    convert(file, None, KEY)

    assert snapshot.read_bytes() == before


KILLED = """
import os, signal
from pathlib import Path
from sgdesk.data.file.passphrase.cipher import connect_raw
from sgdesk.data.file.passphrase.converting import convert
from sgdesk.data.file.passphrase.key import FileKey
path, at = Path(sys.argv[1]), int(sys.argv[2])
seen, linked = 0, False
def watch(event, arguments):
    global seen, linked
    linked = linked or event == "os.link"
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_RDWR
    if linked and (writes or event in ("os.link", "os.rename", "os.remove")):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
from sgdesk.data.file.disk.leftovers import part_in
part_in(path.parent)
sys.addaudithook(watch)
convert(path, None, FileKey(bytes(range(32)), bytes(range(100, 116))))
print(seen, flush=True)
"""


STEPS = ("second name", "takes its place", "written over", "taken out")


def test_a_kill_while_it_takes_its_place_leaves_the_old_file_or_the_new_one(
    file: Path, made: Path
) -> None:
    before = rows(file, None)
    is_old = {}
    for at, step in enumerate(STEPS, start=1):
        shutil.copy(made, file)
        with running(KILLED, file, at) as child:
            assert line(child) == ""
            child.wait()
        is_old[step] = file.read_bytes().startswith(b"SQLite")
        assert rows(file, None if is_old[step] else KEY) == before

    assert list(is_old.values()) == [True, True, False, False]
