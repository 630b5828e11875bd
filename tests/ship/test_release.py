"""A release is of one version, holds what it should and nothing else, and says what is new."""

import hashlib
import subprocess
import tarfile
from datetime import date
from pathlib import Path

import pytest

import sgdesk
from scripts.ship.facts import ROOT, version
from scripts.ship.release import (
    ReleaseFault,
    check_tag,
    main,
    notes,
    of_nobody,
    pack,
    rehearse,
    with_heading,
    write_sums,
)

FILES = [
    "sgdesk-1.2.3-darwin-arm64.cdx.json",
    "sgdesk-1.2.3-darwin-x86_64.cdx.json",
    "sgdesk-1.2.3-linux-x86_64.cdx.json",
    "sgdesk-1.2.3-linux-x86_64.tar.gz",
    "sgdesk-1.2.3-macos-arm64.dmg",
    "sgdesk-1.2.3-macos-x86_64.dmg",
    "sgdesk-1.2.3-windows-amd64.cdx.json",
    "sgdesk-1.2.3-windows-setup.exe",
]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_text(f"what {name} holds", encoding="utf-8")
    return tmp_path


def test_every_file_of_a_release_has_its_sum_as_the_system_checks_it(built: Path) -> None:
    sums = write_sums(built, "1.2.3").read_text(encoding="utf-8").splitlines()
    assert [line.partition("  ")[2] for line in sums] == FILES
    held = (built / FILES[0]).read_bytes()
    assert sums[0].startswith(hashlib.sha256(held).hexdigest())
    write_sums(built, "1.2.3")  # once more, over what is there
    assert len((built / "SHA256SUMS").read_text(encoding="utf-8").splitlines()) == len(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_release_without_one_of_its_files_is_none(built: Path, name: str) -> None:
    (built / name).unlink()
    with pytest.raises(ReleaseFault, match="Missing"):
        write_sums(built, "1.2.3")
    assert not (built / "SHA256SUMS").exists()


def test_a_file_of_another_version_is_told(built: Path) -> None:
    (built / "sgdesk-1.2.2-windows-setup.exe").write_text("left over", encoding="utf-8")
    with pytest.raises(ReleaseFault, match=r"Not expected: \['sgdesk-1\.2\.2-windows-setup"):
        write_sums(built, "1.2.3")


def test_a_tag_is_that_of_the_version() -> None:
    check_tag("v1.2.3", "1.2.3")
    for tag in ("1.2.3", "v1.2.4", "v1.2.3-rc1", ""):
        with pytest.raises(ReleaseFault):
            check_tag(tag, "1.2.3")
    assert main(["tag", f"v{sgdesk.__version__}"]) == 0
    assert main(["tag", "v99.0.0"]) == 1


def test_a_release_tells_what_is_new_and_nothing_of_the_ones_before() -> None:
    changes = "# Changes\n\n## [1.2.3] - 2026-12-01\n- New.\n\n## [1.2.2]\n- Old.\n"
    assert notes(changes, "1.2.3") == "- New.\n"
    assert notes(changes, "1.2.2") == "- Old.\n"
    for number in ("1.2.4", "1.2"):
        with pytest.raises(ReleaseFault):
            notes(changes, number)
    with pytest.raises(ReleaseFault):
        notes("## [1.2.3]\n\n## [1.2.2]\n- Old.\n", "1.2.3")


@pytest.mark.needs("rights")
def test_an_archive_names_no_account_and_unpacks_into_a_folder_of_its_own(tmp_path: Path) -> None:
    program = tmp_path / "sgdesk" / "sgdesk"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    with tarfile.open(pack(program.parent, "1.2.3")) as archive:
        entries = archive.getmembers()
    assert [each.name for each in entries] == ["sgdesk-1.2.3", "sgdesk-1.2.3/sgdesk"]
    assert {(each.uid, each.uname) for each in entries} == {(0, "")}
    assert entries[1].mode & 0o111
    theirs = tarfile.TarInfo("sgdesk")
    theirs.uid, theirs.gid, theirs.uname, theirs.gname = 1000, 1000, "ann", "staff"
    ours = of_nobody(theirs)
    assert (ours.uid, ours.gid, ours.uname, ours.gname) == (0, 0, "", "")


def test_a_word_that_is_no_step_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish"]) == 1
    assert "Say one of" in capsys.readouterr().err


def test_the_scripts_of_the_release_are_ones_that_a_shell_reads() -> None:
    scripts = sorted((ROOT / "packaging").rglob("*.sh"))
    assert len(scripts) >= 4
    for script in scripts:
        subprocess.run(["bash", "-n", script], check=True)


def test_what_was_not_released_gets_the_heading_of_its_version_once() -> None:
    changes = "# Changes\n\n## [Unreleased]\n\n### Added\n- New.\n\n## [1.2.2]\n- Old.\n"
    released = with_heading(changes, "1.2.3", date(2026, 12, 1))
    assert "## [Unreleased]\n\n## [1.2.3] - 2026-12-01\n\n### Added" in released
    assert notes(released, "1.2.3") == "### Added\n- New.\n"
    with pytest.raises(ReleaseFault):
        with_heading(released, "1.2.3", date(2026, 12, 2))
    with pytest.raises(ReleaseFault):
        with_heading("## [Unreleased]\n\n## [1.2.2]\n- Old.\n", "1.2.3", date(2026, 12, 1))


@pytest.mark.needs("linux")
def test_a_rehearsal_goes_through_every_step_and_changes_nothing(tmp_path: Path) -> None:
    number = version()
    (tmp_path / "sgdesk").mkdir()
    (tmp_path / "sgdesk" / "sgdesk").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / f"sgdesk-{number}-linux-x86_64.cdx.json").write_text("{}", encoding="utf-8")
    before = (ROOT / "CHANGELOG.md").read_bytes()
    said = rehearse(tmp_path, number, date(2026, 12, 1))
    for name in ("linux-x86_64.tar.gz", "linux-x86_64.cdx.json", "SHA256SUMS"):
        assert name in said
    assert (ROOT / "CHANGELOG.md").read_bytes() == before
    sums = (tmp_path / "rehearsal" / "SHA256SUMS").read_text(encoding="ascii")
    assert len(sums.splitlines()) == 2
