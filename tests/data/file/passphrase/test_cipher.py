"""Encrypted files: opened with their key alone, told apart from damage, nothing in clear."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from sgdesk.data.file.engine import connect, header_version, reading
from sgdesk.data.file.passphrase.cipher import Fit, connect_raw, fits, is_encrypted
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import PAGE, SCHEMA_VERSION, person
from sgdesk.data.file.store import create_file, open_file
from sgdesk.data.organisation.organisation import NewOrganisation, add_organisation
from sgdesk.domain.errors import FileError, InputError, PassphraseNeeded, WrongPassphrase

KEY = FileKey(bytes(range(32)), bytes(range(100, 116)))
OTHER = FileKey(bytes(range(1, 33)), KEY.salt)
CANARY = "Quillfeather"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("made") / "mine.sgdesk", KEY)


def make(path: Path, key: FileKey | None) -> Path:
    with closing(create_file(path, key=key)) as file, file.writing("add_people") as writer:
        about = NewOrganisation("St Example's", "generic", False, date(2026, 3, 31))
        add_organisation(writer, about)
        row = {"given_name": CANARY, "family_name": "Sample", "match_key": "quillfeather sample"}
        writer.insert_many(person, [row] * 40)
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "mine.sgdesk"))


def change(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def names_in(path: Path, key: FileKey | None) -> set[str]:
    with closing(open_file(path, writable=False, key=key)) as opened, opened.reading() as reader:
        return set(reader.execute(select(person.c.given_name)).scalars())


def test_its_own_key_opens_it(file: Path) -> None:
    assert names_in(file, KEY) == {CANARY}
    assert header_version(file, KEY) == SCHEMA_VERSION
    assert fits(file, KEY) is Fit.RIGHT


def test_nothing_of_it_stands_in_clear(file: Path) -> None:
    content = file.read_bytes()

    assert is_encrypted(file)
    assert content[:16] == KEY.salt
    assert CANARY.encode() not in content and b"SQLite" not in content


def test_without_a_key_the_passphrase_is_asked_for(file: Path) -> None:
    with pytest.raises(PassphraseNeeded, match=r"mine\.sgdesk has a passphrase\."):
        open_file(file, writable=True)


def test_with_another_key_it_stays_shut_as_it_is_and_silent(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()

    with pytest.raises(WrongPassphrase, match=r"not the passphrase of mine\.sgdesk; nothing was"):
        open_file(file, writable=True, key=OTHER)

    assert file.read_bytes() == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("place", [20, 300, PAGE - 100, PAGE - 1])
def test_a_damaged_first_page_is_told_as_damage_and_not_as_a_wrong_passphrase(
    file: Path, place: int
) -> None:
    change(file, place)

    assert (fits(file, KEY), fits(file, OTHER)) == (Fit.DAMAGED, Fit.WRONG)
    with pytest.raises(FileError, match="was changed; the passphrase is right"):
        open_file(file, writable=True, key=KEY)
    with pytest.raises(WrongPassphrase):
        open_file(file, writable=True, key=OTHER)


def test_a_damaged_later_page_is_told_as_damage(file: Path) -> None:
    for page in range(1, file.stat().st_size // PAGE):
        change(file, page * PAGE + 77)

    with pytest.raises(FileError, match=r"mine\.sgdesk is damaged and was left as it is"):
        open_file(file, writable=True, key=KEY)


def test_what_is_no_encrypted_file_is_not_taken_for_one(tmp_path: Path, file: Path) -> None:
    plain = make(tmp_path / "plain.sgdesk", None)
    head_lost = tmp_path / "head lost.sgdesk"
    head_lost.write_bytes(b"\0" * 16 + plain.read_bytes()[16:])
    cut = tmp_path / "cut.sgdesk"
    cut.write_bytes(file.read_bytes()[:-1])

    assert not any(map(is_encrypted, (plain, head_lost, cut, tmp_path, tmp_path / "nowhere")))
    for path in (head_lost, cut):
        with pytest.raises(FileError, match="is not an organisation file of sgdesk, or it is dam"):
            open_file(path, writable=False, key=KEY)


def test_a_part_of_a_page_is_taken_back_where_a_journal_is_beside_it(file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(b"\x55" * 1000)
    file.with_name("mine.sgdesk-journal").touch()

    assert is_encrypted(file)


def test_a_plain_file_takes_no_notice_of_a_key(tmp_path: Path) -> None:
    plain = make(tmp_path / "plain.sgdesk", None)

    assert names_in(plain, KEY) == {CANARY}
    assert plain.read_bytes().startswith(b"SQLite format 3")


def test_an_encrypted_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "theirs.sgdesk"
    with closing(connect_raw(path, KEY, mode="rwc")) as raw:
        raw.execute("CREATE TABLE theirs (letters)")
        raw.execute("INSERT INTO theirs VALUES (hex(randomblob(4000)))")
    before = path.read_bytes()

    with pytest.raises(FileError, match="is not an organisation file of sgdesk"):
        open_file(path, writable=True, key=KEY)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_told_as_such(file: Path) -> None:
    with closing(connect_raw(file, KEY)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(FileError, match="saved by a newer version"):
        open_file(file, writable=True, key=KEY)


@pytest.fixture
def half_done(file: Path) -> Iterator[Path]:
    """A file in the middle of a transaction, copied with its journal as a crash leaves it."""
    copy = file.with_name("copy.sgdesk")
    with closing(connect_raw(file, KEY)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("PRAGMA cache_spill = 1")
        raw.execute("BEGIN IMMEDIATE")
        for _ in range(40):
            raw.execute(
                "INSERT INTO person (given_name, family_name, match_key) "
                "SELECT 'Halfdone', family_name, match_key FROM person LIMIT 200"
            )
        shutil.copy(file, copy)
        shutil.copy(f"{file}-journal", f"{copy}-journal")
        yield copy


def test_a_crash_in_the_middle_is_taken_back_and_its_journal_holds_nothing_in_clear(
    half_done: Path,
) -> None:
    journal = half_done.with_name(f"{half_done.name}-journal")
    content = half_done.read_bytes() + journal.read_bytes()
    assert journal.stat().st_size > PAGE
    assert CANARY.encode() not in content and b"Halfdone" not in content

    assert names_in(half_done, KEY) == {CANARY}
    assert not journal.exists()


def test_a_new_file_with_a_key_takes_the_place_of_none(file: Path) -> None:
    before = file.read_bytes()

    with pytest.raises(InputError, match="is already there and was left as it is"):
        create_file(file, key=OTHER)
    assert file.read_bytes() == before


def test_a_reader_cannot_write(file: Path) -> None:
    engine = connect(file, KEY, read_only=True)
    with pytest.raises(FileError, match="may only be read here"), reading(engine, file) as reader:
        reader.exec_driver_sql("DELETE FROM person")
    engine.dispose()


def fill(file: Path) -> None:
    engine = connect(file, KEY)
    try:
        with reading(engine, file) as writer:
            writer.exec_driver_sql("PRAGMA max_page_count = 1")
            writer.exec_driver_sql("CREATE TABLE more AS SELECT hex(zeroblob(900000))")
    finally:
        engine.dispose()


def test_a_full_disk_is_told_of_an_encrypted_file_as_of_any_other(file: Path) -> None:
    with pytest.raises(FileError, match="The disk is full"):
        fill(file)
