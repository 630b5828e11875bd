"""Passphrases on the command line: from a file or standard input, never among the words."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from sgdesk import paths
from sgdesk.cli.commands import COMMANDS
from sgdesk.domain.errors import FileError
from sgdesk.domain.file.passphrases import Strength, strength
from sgdesk.services.file.safety.passphrase import has_passphrase
from tests.cli.conftest import Run, made_by_commands

WORDS = "four plain sample words"
OTHER = "another few sample words"


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(f"{WORDS}\n", encoding="utf-8")
    return path


@pytest.fixture
def locked(tmp_path: Path, own_home: Path, run: Run, words: Path) -> Path:
    path = tmp_path / "locked.sgdesk"

    def make() -> None:
        new = ("--name", "Example Club", "--partnership", "hscp", "--passphrase-file", words)
        assert run("new", path, *new).code == 0

    return made_by_commands("locked", path, own_home, make)


def test_a_new_file_can_have_a_passphrase_from_its_first_byte(
    locked: Path, run: Run, words: Path
) -> None:
    content = locked.read_bytes()
    assert b"SQLite" not in content and b"Example Club" not in content

    assert run("summary", locked, "--passphrase-file", words).code == 0


@pytest.mark.parametrize(
    "command", sorted(set(COMMANDS) - {"completion", "demo", "partnerships", "rollup", "self-test"})
)
def test_every_command_with_a_file_takes_a_passphrase_from_a_file(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert "--passphrase-file F" in said.out and "--recovery-code-file F" in said.out


def test_without_the_option_and_without_anybody_to_ask_it_says_what_to_do(
    locked: Path, run: Run
) -> None:
    said = run("summary", locked)
    assert (said.code, said.out) == (3, "")
    assert "locked.sgdesk has a passphrase." in said.err and "--passphrase-file FILE" in said.err


def test_the_wrong_words_are_refused_and_never_said_back(
    locked: Path, run: Run, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("Quillfeather", encoding="utf-8")
    said = run("standing", locked, "--passphrase-file", wrong)
    assert said.code == 3
    assert "That is not the passphrase of locked.sgdesk" in said.err
    assert "Quillfeather" not in said.err + said.out


def test_the_words_come_from_standard_input_too(
    locked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Piped(io.TextIOWrapper):
        pass

    monkeypatch.setattr("sys.stdin", Piped(io.BytesIO(f"{WORDS}\r\n".encode())))
    assert run("check", locked, "--passphrase-file", "-").code == 0


def test_backup_and_restore_keep_the_passphrase(
    locked: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    given = ("--passphrase-file", words)
    made = run("backup", locked, "--to", tmp_path / "stick", *given)
    assert made.code == 0
    (backup,) = (tmp_path / "stick").glob("*.sgdesk")
    assert b"SQLite" not in backup.read_bytes()
    assert run("restore", backup, "--to", tmp_path / "again.sgdesk", *given).code == 0
    assert run("check", tmp_path / "again.sgdesk").code == 3
    assert run("check", tmp_path / "again.sgdesk", *given).code == 0


def test_set_change_and_remove(file: Path, run: Run, words: Path, tmp_path: Path) -> None:
    given, sheet = ("--passphrase-file", words), tmp_path / "sheet.pdf"
    said = run("passphrase", file, "set", *given, "--sheet", sheet)
    assert (said.code, said.err) == (0, "")
    assert "example.sgdesk has a passphrase now." in said.out
    assert sheet.read_bytes().startswith(b"%PDF")
    assert b"SQLite" not in file.read_bytes()

    new = tmp_path / "new.txt"
    new.write_text(OTHER, encoding="utf-8")
    said = run("passphrase", file, "change", *given, "--new-passphrase-file", new)
    assert said.code == 0 and "There is no recovery sheet yet" in said.out
    assert run("check", file, *given).code == 3

    said = run("passphrase", file, "remove", "--passphrase-file", new)
    assert said.code == 0 and "whoever can copy it can read it" in said.out
    assert run("check", file).code == 0


def test_the_recovery_code_opens_the_file(
    file: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    sheet, code = tmp_path / "sheet.pdf", tmp_path / "code.txt"
    assert run("passphrase", file, "set", "--passphrase-file", words, "--sheet", sheet).code == 0
    lines = PdfReader(sheet).pages[0].extract_text().splitlines()
    groups = [line for line in lines if len(line) == 5 and line.isalnum() and line == line.upper()]
    assert len(groups) == 13
    code.write_text("-".join(groups), encoding="utf-8")
    assert run("check", file, "--recovery-code-file", code).code == 0

    code.write_text("-".join([*groups[:12], "AAAAA"]), encoding="utf-8")
    said = run("check", file, "--recovery-code-file", code)
    assert said.code == 2 and "not right in group 13" in said.err


@pytest.mark.parametrize(
    ("deed", "code", "told"),
    [("set", 3, "cannot be asked for here"), ("change", 2, "has no passphrase"),
     ("remove", 2, "has no passphrase")],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_nothing_is_changed(
    file: Path, run: Run, deed: str, code: int, told: str
) -> None:
    before = file.read_bytes()
    said = run("passphrase", file, deed)
    assert (said.code, said.out) == (code, "") and told in said.err
    assert file.read_bytes() == before


def test_a_passphrase_that_is_there_is_not_set_again(locked: Path, run: Run, words: Path) -> None:
    said = run("passphrase", locked, "set", "--passphrase-file", words)
    assert said.code == 2 and "has a passphrase already" in said.err


def test_a_plain_file_says_that_the_given_words_were_not_used(
    file: Path, run: Run, words: Path
) -> None:
    said = run("check", file, "--passphrase-file", words)
    assert said.code == 0 and "has no passphrase, so the one that was given" in said.err


def test_a_file_of_words_that_is_not_there_is_told(locked: Path, run: Run, tmp_path: Path) -> None:
    said = run("check", locked, "--passphrase-file", tmp_path / "nowhere.txt")
    assert said.code == 2 and "the file of the passphrase, cannot be read" in said.err


def test_copies_that_stay_in_clear_are_named(file: Path, run: Run, words: Path) -> None:
    beside = file.with_name("copy.sgdesk")
    beside.write_bytes(file.read_bytes())
    said = run("passphrase", file, "set", "--passphrase-file", words)
    assert said.code == 1 and f"Still in clear: {beside}" in said.err


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", Strength.NONE),
        ("owl", Strength.WEAK),
        ("password12345", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("owl chimney ox", Strength.FAIR),
        ("owl chimney oxbow lantern", Strength.STRONG),
    ],
)
def test_length_is_what_makes_a_passphrase_hard_to_guess(words: str, found: Strength) -> None:
    assert strength(words) is found


@pytest.mark.parametrize("name", ["locked.sgdesk", "OTHER.SGDESK", "earlier.pdf"])
def test_a_recovery_sheet_is_written_over_nothing(
    locked: Path, run: Run, words: Path, tmp_path: Path, name: str
) -> None:
    sheet = tmp_path / name
    if not sheet.exists():
        sheet.write_bytes(b"what was there")
    before = (sheet.read_bytes(), locked.read_bytes())
    new = tmp_path / "new.txt"
    new.write_text(OTHER, encoding="utf-8")

    both = ("--passphrase-file", words, "--new-passphrase-file", new)
    said = run("passphrase", locked, "change", *both, "--sheet", sheet)

    assert (said.code, said.out) == (2, "") and f"{name} is already there" in said.err
    assert (sheet.read_bytes(), locked.read_bytes()) == before
    assert run("check", locked, "--passphrase-file", words).code == 0


def test_where_the_change_fails_no_sheet_is_left_that_opens_nothing(
    locked: Path, run: Run, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr("sgdesk.data.file.passphrase.converting.convert", refuse)
    both = ("--passphrase-file", words, "--new-passphrase-file", words)
    said = run("passphrase", locked, "change", *both, "--sheet", tmp_path / "sheet.pdf")

    assert (said.code, said.out) == (3, "")
    assert not (tmp_path / "sheet.pdf").exists()


def test_blanks_are_no_passphrase_of_a_new_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text("   \n", encoding="utf-8")
    new = ("--name", "Example Club", "--partnership", "hscp")
    said = run("new", tmp_path / "club", *new, "--passphrase-file", tmp_path / "blank.txt")

    assert said.code == 2
    assert not (tmp_path / "club.sgdesk").exists()


def test_a_new_file_says_that_its_passphrase_is_weak_and_has_no_sheet(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "weak.txt").write_text("abc", encoding="utf-8")
    new = ("--name", "Example Club", "--partnership", "hscp")
    said = run("new", tmp_path / "club", *new, "--passphrase-file", tmp_path / "weak.txt")

    assert said.code == 0
    assert "Easy to guess" in said.err and "There is no recovery sheet yet" in said.out


def test_somebody_at_the_keyboard_is_asked_whether_a_weak_passphrase_is_wanted(
    file: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = tmp_path / "weak.txt"
    weak.write_text("abc", encoding="utf-8")
    for answer in ("no\n", "\n", ""):
        monkeypatch.setattr("sys.stdin", Typed(answer))
        said = run("passphrase", file, "set", "--new-passphrase-file", weak)
        assert said.code != 0
        assert "Use it all the same?" in said.err and "Nothing was changed" in said.err
        assert not has_passphrase(file)
    monkeypatch.setattr("sys.stdin", Typed("yes\n"))
    assert run("passphrase", file, "set", "--new-passphrase-file", weak).code == 0
    assert has_passphrase(file)


def test_a_new_file_with_a_weak_passphrase_is_asked_about_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = tmp_path / "weak.txt"
    weak.write_text("abc", encoding="utf-8")
    new = ("new", tmp_path / "club", "--name", "Example Club", "--partnership", "hscp")
    monkeypatch.setattr("sys.stdin", Typed("no\n"))
    assert run(*new, "--passphrase-file", weak).code == 2
    assert not (tmp_path / "club.sgdesk").exists()
    monkeypatch.setattr("sys.stdin", Typed("yes\n"))
    assert run(*new, "--passphrase-file", weak).code == 0
    assert has_passphrase(tmp_path / "club.sgdesk")


class Typed(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


def test_backups_under_a_passphrase_are_not_called_unreadable(
    locked: Path, run: Run, words: Path
) -> None:
    assert run("backup", locked, "--passphrase-file", words).code == 0
    said = run("backups", locked)
    assert "is under a passphrase" in said.out and "cannot be read" not in said.out


def test_a_copy_that_a_restore_keeps_in_clear_is_told_and_put_under_the_passphrase(
    file: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    given, plain = ("--passphrase-file", words), file.read_bytes()
    assert run("passphrase", file, "set", *given).code == 0
    assert run("backup", file, "--to", tmp_path / "stick", *given).code == 0
    (backup,) = (tmp_path / "stick").glob("*.sgdesk")
    file.write_bytes(plain)

    said = run("restore", backup, "--to", file, *given)

    (kept,) = file.parent.glob("example before restore *.sgdesk")
    assert said.code == 0 and f"Still in clear: {kept}, which anybody can read" in said.err
    assert "are under the present one now: 1" in said.err  # the backup of what was there

    said = run("passphrase", file, "protect", *given)
    assert (said.code, said.err) == (0, "")
    assert said.out == "Backups and copies that were put under the passphrase: 1\n"
    assert b"SQLite" not in kept.read_bytes() and run("check", kept, *given).code == 0


def test_a_backup_without_a_passphrase_over_a_file_with_one_is_told(
    file: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    assert run("backup", file, "--to", tmp_path / "stick").code == 0
    (backup,) = (tmp_path / "stick").glob("*.sgdesk")
    assert run("passphrase", file, "set", "--passphrase-file", words).code == 0

    said = run("restore", backup, "--to", file)

    assert said.code == 0
    assert "example.sgdesk has no passphrase now, since the backup has none" in said.err


def test_what_cannot_be_put_under_the_passphrase_is_named(
    locked: Path, file: Path, run: Run, words: Path
) -> None:
    given = ("--passphrase-file", words)
    assert run("passphrase", file, "protect").code == 2
    plain = file.read_bytes()
    assert run("passphrase", file, "set", *given).code == 0
    damaged = file.with_name("damaged.sgdesk")
    damaged.write_bytes(plain[:9000])

    said = run("passphrase", file, "protect", *given)

    assert said.code == 1 and f"Still in clear: {damaged} (" in said.err
    assert damaged.read_bytes() == plain[:9000]


def test_backups_that_a_cut_off_change_left_in_clear_are_done_when_a_command_next_writes(
    file: Path, run: Run, words: Path, sheet: Callable[[str, str], Path]
) -> None:
    given = ("--passphrase-file", words)
    made = run("backup", file).out.removeprefix("Backed up and checked: ").strip()
    in_clear = Path(made).read_bytes()
    assert run("passphrase", file, "set", *given).code == 0
    Path(made).write_bytes(in_clear)

    said = run("import", file, "roles", sheet("roles.csv", "role,group\nHelper,2\n"), *given)

    assert said.code == 0 and "are under the present one now: 1" in said.err
    assert b"SQLite" not in Path(made).read_bytes()


@pytest.mark.needs("links")
def test_backups_that_are_away_are_told_before_and_after_and_finished_when_they_are_back(
    file: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    backups, away = paths.backup_folder(), tmp_path / "pulled out"
    assert run("passphrase", file, "set", "--passphrase-file", words).code == 0
    backups.rename(away)
    backups.symlink_to(tmp_path / "no stick")
    new = tmp_path / "new.txt"
    new.write_text(OTHER, encoding="utf-8")
    both = ("--passphrase-file", words, "--new-passphrase-file", new)

    said = run("passphrase", file, "change", *both)

    assert said.code == 1
    assert said.err.startswith(f"The folder of backups is not there now: {backups}.")
    assert "When it is back: sgdesk passphrase FILE protect" in said.err
    waits = run("passphrase", file, "protect", "--passphrase-file", new)
    assert waits.code == 1 and "did not follow the passphrase" in waits.err
    backups.unlink()
    away.rename(backups)
    done = run("passphrase", file, "protect", "--passphrase-file", new)
    assert (done.code, done.out) == (
        0,
        "Backups and copies that were put under the passphrase: 1\n",
    )


@pytest.mark.needs("links")
def test_what_was_taken_off_meanwhile_is_finished_by_taking_it_off_again(
    file: Path, run: Run, words: Path, tmp_path: Path
) -> None:
    backups, away = paths.backup_folder(), tmp_path / "pulled out"
    assert run("passphrase", file, "set", "--passphrase-file", words).code == 0
    backups.rename(away)
    backups.symlink_to(tmp_path / "no stick")
    said = run("passphrase", file, "remove", "--passphrase-file", words)
    assert said.code == 1 and "sgdesk passphrase FILE remove" in said.err
    backups.unlink()
    away.rename(backups)
    asked = run("passphrase", file, "remove")
    assert asked.code == 3 and "--passphrase-file FILE" in asked.err
    done = run("passphrase", file, "remove", "--passphrase-file", words)
    assert (done.code, done.out) == (0, "Backups from which the passphrase was taken off: 1\n")
    assert run("passphrase", file, "remove", "--passphrase-file", words).code == 2
