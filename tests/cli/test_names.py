"""Names of files, folders and organisations: one rule for each, and every sentence says a name."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NEW = ("--name", "Example Club", "--partnership", "generic")


@pytest.mark.parametrize("name", [".", "..", "/"])
def test_a_folder_without_a_name_of_its_own_is_named_all_the_same(run: Run, name: str) -> None:
    for words in (("new", name, *NEW), ("check", name), ("restore", name, "--to", "x")):
        said = run(*words)
        assert (said.code, said.out) == (2, "")
        assert said.err == f"{name} is a folder; nothing was changed. Name a file.\n"


@pytest.mark.parametrize("who", ["", "   "])
def test_nobody_is_no_answer_to_whom(run: Run, file: Path, who: str) -> None:
    said = run("erase", file, who, "--yes")
    assert (said.code, said.out) == (2, "") and "say whom" in said.err


def test_a_folder_that_is_not_there_is_made_for_no_file(
    run: Run, file: Path, tmp_path: Path
) -> None:
    target = tmp_path / "nofolder" / "z"
    answers = {
        run(*words).err.replace("z.sgdesk", "z")
        for words in (
            ("new", target, *NEW),
            ("restore", file, "--to", target),
            ("check", file, "--save-what-can-be-read", target),
        )
    }
    assert answers == {
        f"{target} cannot be made. Check that the folder is there and that you may write to it.\n"
    }
    assert not target.parent.exists()


def test_the_usual_folder_of_this_computer_is_made_for_a_restore(
    run: Run, file: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SGDESK_HOME", str(own_home / "new"))
    assert run("restore", file, "--to", own_home / "new" / "club").code == 0


def test_a_file_is_not_restored_over_itself(run: Run, file: Path) -> None:
    other = file.with_name("other.sgdesk")
    other.hardlink_to(file)
    before = file.read_bytes()
    for target in (file, file.with_suffix(""), other):
        said = run("restore", file, "--to", target)
        assert (said.code, said.out) == (2, "")
        assert "cannot be put in its own place" in said.err
    assert file.read_bytes() == before
    assert sorted(each.name for each in file.parent.glob("*.sgdesk")) == [file.name, other.name]


@pytest.mark.parametrize("name", ["two\nlines", "bell\x07", "\x1b[31mred", "turned\u202egpj"])
def test_a_name_that_cannot_be_shown_on_one_line_is_refused_on_one_line(
    run: Run, tmp_path: Path, name: str
) -> None:
    as_file = run("new", tmp_path / name, *NEW)
    as_organisation = run("new", tmp_path / "club", "--name", name, *NEW[2:])

    for said in (as_file, as_organisation):
        assert (said.code, said.out) == (2, "")
        assert said.err.count("\n") == 1 and said.err.rstrip("\n").isprintable()
        assert "that cannot be seen" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_such_a_name_from_elsewhere_is_told_of_on_one_line(run: Run, file: Path) -> None:
    odd = file.rename(file.with_name("two\nli\x1bnes.sgdesk"))
    odd.write_bytes(b"no such file")
    said = run("standing", odd)
    assert said.code == 3
    assert said.err.count("\n") == 1 and "two�li�nes.sgdesk" in said.err
