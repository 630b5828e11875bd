"""What can be read of a damaged file is saved into a new one that passes every check."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sgdesk.data.file.damage import rescue
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.people.people import read_people
from sgdesk.domain.errors import DamagedError, FileError, InputError, RefusedError
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.safety.checking import check
from sgdesk.services.file.safety.salvage import Rescue, save_what_can_be_read
from sgdesk.services.file.undo import undo_state
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.returns.verification import check_code
from tests.factories import clock_at
from tests.services.file.damaged import sound_file, spoil
from tests.torture.mutate import mutated

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "kept.sgdesk"
    made.write_bytes(sound_file())
    return made


def saved(path: Path) -> Rescue:
    """Save it, and see that the damaged file is as it was and the new one passes every check."""
    before = path.read_bytes()
    found = save_what_can_be_read(path, path.with_name("saved"), clock=clock_at())
    assert path.read_bytes() == before
    assert found.path.name == "saved.sgdesk"
    assert check(found.path).faults == ()
    others = {each.name for each in path.parent.iterdir()} - {path.name, found.path.name}
    assert not [name for name in others if name.endswith((".part", "-journal"))]
    return found


def names_in(workspace: Workspace) -> list[str]:
    with workspace.file.reading() as connection:
        return [each.name for each in read_people(connection)]


def test_all_of_a_sound_file_is_saved_with_its_history(path: Path) -> None:
    found = saved(path)

    assert found.history_kept
    assert found.sentences() == ("40 of 40 people could be read.",)
    assert check(found.path).training == check(path).training


def test_what_the_history_still_knows_is_put_back(path: Path) -> None:
    with closing(open_workspace(path, writable=True, clock=clock_at())) as workspace:
        number, _ = add_person(workspace, PersonDetails("Ann", "Lost", "ann@example.org"))
    spoil(path, f"DELETE FROM person WHERE id = {number}")

    found = saved(path)

    assert (found.people, found.people_in_all) == (41, 41)
    with closing(open_workspace(found.path, writable=False, clock=clock_at())) as workspace:
        assert "Ann Lost" in names_in(workspace)


def test_a_value_that_was_changed_is_what_the_history_says_again(path: Path) -> None:
    with closing(open_workspace(path, writable=True, clock=clock_at())) as workspace:
        number, _ = add_person(workspace, PersonDetails("Ann", "True"))
    spoil(path, f"UPDATE person SET family_name = 'Untrue' WHERE id = {number}")

    with closing(open_workspace(saved(path).path, writable=False)) as workspace:
        assert "Ann True" in names_in(workspace)


def test_who_is_lost_is_counted_with_what_belonged_to_them(path: Path) -> None:
    spoil(path, "DELETE FROM person WHERE id = 5")

    found = saved(path)

    assert found.sentences()[0] == "39 of 40 people could be read."
    assert any(line.startswith("An entry of training: ") for line in found.sentences())


def test_a_date_that_is_no_day_loses_one_entry(path: Path) -> None:
    spoil(path, "UPDATE training SET completed_on = 'soon' WHERE id = 3")

    found = saved(path)

    assert found.people == found.people_in_all
    assert any("1 of" in line and "training" in line for line in found.sentences()[1:])


def test_without_a_whole_history_it_begins_anew_and_nothing_is_undone(path: Path) -> None:
    spoil(path, "UPDATE history SET changes = '[' WHERE id = 2")

    found = saved(path)

    assert not found.history_kept
    assert "begins again" in found.sentences()[-1]
    with closing(open_workspace(found.path, writable=True, clock=clock_at())) as workspace:
        assert undo_state(workspace).undo is None
        add_person(workspace, PersonDetails("Ann", "After"))
    assert check(found.path).faults == ()


def test_rows_are_found_in_the_pages_where_the_way_to_them_is_gone(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:112] = bytes(12)  # the head of the page that says where every table is
    path.write_bytes(content)
    with pytest.raises((DamagedError, FileError)):
        open_workspace(path, writable=False)

    found = saved(path)

    assert found.people == 40


def test_an_older_file_is_saved_as_one_of_today(tmp_path: Path) -> None:
    kept = Path(__file__).parents[3] / "databases" / "schema-3.sgdesk"
    path = tmp_path / "older.sgdesk"
    path.write_bytes(kept.read_bytes())

    assert saved(path).people == 40


@pytest.mark.parametrize("seed", range(10))
def test_spoilt_in_any_way_what_is_saved_passes_every_check(path: Path, seed: int) -> None:
    _, content = mutated(path.read_bytes(), seed)
    path.write_bytes(content)
    try:
        saved(path)
    except FileError as refused:
        assert "nothing was saved" in str(refused)
        assert not path.with_name("saved.sgdesk").exists()


def test_a_file_that_is_there_already_is_left_as_it_is(path: Path) -> None:
    path.with_name("saved.sgdesk").write_bytes(b"mine")

    with pytest.raises(InputError, match="is already there"):
        save_what_can_be_read(path, path.with_name("saved"))

    assert path.with_name("saved.sgdesk").read_bytes() == b"mine"


def test_nothing_is_saved_of_what_is_no_file_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "letter.sgdesk"
    path.write_bytes(b"Dear all, " * 2000)

    with pytest.raises(FileError, match="nothing was saved"):
        save_what_can_be_read(path, tmp_path / "saved")

    assert not (tmp_path / "saved.sgdesk").exists()


def test_people_are_saved_where_only_the_organisation_itself_is_lost(path: Path) -> None:
    spoil(path, "DELETE FROM organisation")

    found = saved(path)

    assert found.people == 40
    assert check(found.path).organisation == "St Example's, Leominster"


def test_an_encrypted_file_is_saved_page_by_page_and_stays_encrypted(tmp_path: Path) -> None:
    secret = Secret("four plain words here")
    workspace = new_workspace(
        tmp_path / "kept.sgdesk", name="St Example's", partnership="generic", secret=secret
    )
    for number in range(30):
        add_person(workspace, PersonDetails(f"Ann{number}", "Sample", notes="x" * 300))
    workspace.close()
    content = bytearray(workspace.path.read_bytes())
    content[PAGE // 2] ^= 1  # the page that says where every table is
    workspace.path.write_bytes(content)

    found = save_what_can_be_read(workspace.path, tmp_path / "saved", secret=secret)

    assert (found.people, check(found.path, secret).faults) == (30, ())
    assert b"SQLite format" not in found.path.read_bytes()
    assert b"Sample" not in found.path.read_bytes()


def _papers_in(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as raw:
        tables = ("certificate", "return_document")
        return [raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables]


def _numbers_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        tables = ("certificate", "return_document")
        query = "SELECT number FROM {name} ORDER BY id LIMIT 1"
        return [raw.execute(query.format(name=name)).fetchone()[0] for name in tables]


def _key_in(path: Path) -> bytes | None:
    with closing(sqlite3.connect(path)) as raw:
        key: bytes | None = raw.execute("SELECT signing_key FROM organisation").fetchone()[0]
        return key


def test_one_flipped_bit_in_the_signing_key_is_put_right_and_no_paper_is_lost(path: Path) -> None:
    key, papers = _key_in(path), _papers_in(path)
    assert key is not None
    spoil(
        path, f"UPDATE organisation SET signing_key = x'{bytes([key[0] ^ 4]).hex()}{key[1:].hex()}'"
    )

    found = saved(path)

    assert _key_in(found.path) == key
    assert _papers_in(found.path) == papers
    assert found.lost == ()


@pytest.mark.parametrize("key", ["NULL", f"x'{'ab' * 32}'"])
def test_where_the_signing_key_is_gone_its_papers_are_saved_and_it_is_said(
    path: Path, key: str
) -> None:
    papers = _papers_in(path)
    spoil(path, f"UPDATE organisation SET signing_key = {key}")

    found = saved(path)

    assert _papers_in(found.path) == papers
    assert found.unproved == sum(papers)
    assert "it can no longer be proved that they are as they were issued" in found.sentences()[-1]
    with closing(open_workspace(found.path, writable=True, clock=clock_at())) as workspace:
        for number in _numbers_in(found.path):  # neither genuine nor altered
            with pytest.raises(RefusedError, match=f"^{number} can no longer be proved"):
                check_code(workspace, number)


def test_one_altered_certificate_is_still_left_out_where_the_others_fit(path: Path) -> None:
    before = _papers_in(path)
    spoil(
        path,
        "UPDATE certificate SET signature = substr(signature, 1, 9)"
        " || CASE substr(signature, 10, 1) WHEN 'A' THEN 'B' ELSE 'A' END"
        " || substr(signature, 11) WHERE id = 2",
        "UPDATE history SET at = '' WHERE id = 2",  # which would know what it was
    )

    found = saved(path)

    assert _papers_in(found.path) == [before[0] - 1, before[1]]


@pytest.mark.needs("rights")
def test_the_working_copy_of_a_rescue_can_be_read_by_its_owner_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    opened = rescue._opened

    def noted(part: Path, key: FileKey | None, is_late: Callable[[], bool]) -> sqlite3.Connection:
        modes.append(stat.S_IMODE(part.stat().st_mode))
        return opened(part, key, is_late)

    monkeypatch.setattr(rescue, "_opened", noted)
    saved(path)
    assert modes == [0o600]


def test_a_gigabyte_of_blanks_is_told_as_nothing(tmp_path: Path) -> None:
    path = tmp_path / "blank.sgdesk"
    with path.open("wb") as stream:
        stream.truncate(1 << 30)

    with pytest.raises(FileError, match="Nothing in blank"):
        save_what_can_be_read(path, tmp_path / "saved", clock=clock_at())


def test_what_stands_before_and_behind_many_blanks_is_saved(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: 20 * PAGE] + bytes(300 * PAGE) + content[20 * PAGE :])

    assert saved(path).people > 0


def test_reading_that_takes_too_long_is_given_up_and_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(bytes(PAGE) + path.read_bytes()[PAGE:])
    monkeypatch.setattr(rescue, "LEAST_SECONDS", 0.0)
    monkeypatch.setattr(rescue, "SECONDS_A_MEGABYTE", 0.0)

    with pytest.raises(FileError, match="took too long and was given up"):
        save_what_can_be_read(path, path.with_name("saved"), clock=clock_at())

    assert not path.with_name("saved.sgdesk").exists()


def test_a_rescue_that_was_given_up_says_that_there_may_be_more() -> None:
    found = Rescue(Path("new.sgdesk"), 3, 4, (), history_kept=True, is_given_up=True)

    assert "there may be more in the damaged file" in " ".join(found.sentences())


@pytest.mark.parametrize("is_of_many", [False, True])
def test_whoever_was_given_another_number_is_counted_once(path: Path, is_of_many: bool) -> None:
    number = 3
    if not is_of_many:
        with closing(open_workspace(path, writable=True, clock=clock_at())) as workspace:
            number, _ = add_person(workspace, PersonDetails("Ann", "Moved", "ann@example.org"))
    people = check(path).people
    spoil(path, f"UPDATE person SET id = 999 WHERE id = {number}")

    found = saved(path)

    assert found.people_in_all == people
    assert found.people == people if not is_of_many else people - 1
