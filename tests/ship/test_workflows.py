"""What the workflows may do, looked at without the network."""

import re
from pathlib import Path

import pytest

from scripts.ship.facts import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EACH = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)

USES = re.compile(r"^ *(?:- )?uses: (.+)$", re.MULTILINE)
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
RUN = re.compile(r"^( *)(?:- )?run: (?:\|\n((?:\1  .*\n|\n)+)|(.+)$)", re.MULTILINE)
OURS = re.compile(r"(?:packaging|scripts)[/\\][\w./\\-]*\w\.(?:py|sh|ps1|iss)|-m (scripts[\w.]+)")


def steps(text: str) -> list[str]:
    """What the shell of each step is given."""
    return [block or line for _, block, line in RUN.findall(text)]


def jobs(text: str) -> dict[str, str]:
    """The lines of each job under its name."""
    parts = re.split(r"^  ([\w-]+):\n", text.partition("\njobs:\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_there_are_workflows_and_they_are_read_whole() -> None:
    texts = [path.read_text(encoding="utf-8") for path in WORKFLOWS]
    assert [path.name for path in WORKFLOWS] == ["bundle.yml", "ci.yml"]
    assert sum(len(steps(text)) for text in texts) == sum(
        len(re.findall(r"\brun: ", text)) for text in texts
    )
    assert [list(jobs(text)) for text in texts] == [
        ["version", "bundle", "release"],
        ["test", "floors", "systems", "elsewhere"],
    ]


@EACH
def test_what_others_wrote_is_pinned_by_its_digest(path: Path) -> None:
    used = USES.findall(path.read_text(encoding="utf-8"))
    assert used
    assert [each for each in used if not PINNED.fullmatch(each)] == []


@EACH
def test_no_step_after_the_checkout_finds_a_token_in_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


@EACH
def test_nothing_is_pasted_into_a_shell(path: Path) -> None:
    pasted = {
        found
        for step in steps(path.read_text(encoding="utf-8"))
        for found in re.findall(r"\$\{\{ *([\w.]+)", step)
    }
    assert pasted <= {"matrix.place"}


@EACH
def test_every_job_ends_by_itself_and_may_only_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\npermissions:\n  contents: read\n" in text.partition("\njobs:\n")[0]
    for name, job in jobs(text).items():
        assert "    timeout-minutes: " in job, name
        assert ("    permissions:" in job) == (name == "release"), name


@EACH
def test_every_script_that_is_called_is_there(path: Path) -> None:
    for step in steps(path.read_text(encoding="utf-8")):
        for found in OURS.finditer(step):
            name = f"{found[1].replace('.', '/')}.py" if found[1] else found[0]
            assert (ROOT / name.replace("\\", "/")).is_file(), name


def test_a_release_is_made_of_a_tag_alone_and_after_every_system_proved_itself() -> None:
    text = (ROOT / ".github" / "workflows" / "bundle.yml").read_text(encoding="utf-8")
    release = jobs(text)["release"]
    assert "    if: github.ref_type == 'tag'\n" in release
    assert "    needs: [version, bundle]\n" in release
    assert release.index("release sums") < release.index("attest-build") < release.index("gh rel")
    assert "--draft" in release


def test_a_mac_is_signed_from_the_inside_out() -> None:
    text = (ROOT / "packaging" / "macos" / "make_dmg.sh").read_text(encoding="utf-8")
    assert "--deep" not in text
    assert text.index("-type f") < text.index("*.framework") < text.index('"$app"\n    codesign')


def test_an_upgrade_on_windows_clears_what_the_version_before_left() -> None:
    text = (ROOT / "packaging" / "windows" / "sgdesk.iss").read_text(encoding="utf-8")
    cleared = text.partition("[InstallDelete]")[2].partition("[Files]")[0]
    assert r'Type: filesandordirs; Name: "{app}\_internal"' in cleared
    assert r'Name: "{app}"' not in cleared
    for said in ("MinVersion=10.0.17763", "VersionInfoVersion={#Version}", "DefaultIcon"):
        assert said in text


def test_what_windows_clears_lies_in_a_folder_that_nobody_chose() -> None:
    """A folder of somebody's own may hold ``licences`` too."""
    text = (ROOT / "packaging" / "windows" / "sgdesk.iss").read_text(encoding="utf-8")
    assert "DefaultDirName={localappdata}\\Programs\\sgdesk\n" in text
    assert "DisableDirPage=yes\n" in text
    assert "[UninstallDelete]" not in text
