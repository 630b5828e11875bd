"""One version in one place, and what each system is told about the program."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import sgdesk
from scripts.ship.facts import ROOT, version, windows_version


def test_the_version_stands_in_one_place() -> None:
    assert version() == sgdesk.__version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "sgdesk/__init__.py"


@pytest.mark.parametrize("said", ["1.2", "1.2.3rc1", "one"])
def test_a_version_that_not_every_system_takes_is_refused(tmp_path: Path, said: str) -> None:
    (tmp_path / "sgdesk").mkdir()
    (tmp_path / "sgdesk" / "__init__.py").write_text(f'__version__ = "{said}"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="__version__"):
        version(tmp_path)


def test_windows_is_told_who_made_the_program_and_its_version_in_four_figures() -> None:
    told: dict[str, Any] = {}

    def fixed(**given: Any) -> None:
        told.update(given)

    def string(key: str, value: str) -> None:
        told[key] = value

    names = {
        "FixedFileInfo": fixed,
        "StringStruct": string,
        **{
            name: lambda *_, **__: None
            for name in (
                "VSVersionInfo",
                "StringFileInfo",
                "StringTable",
                "VarFileInfo",
                "VarStruct",
            )
        },
    }
    eval(windows_version("1.20.3", "sgdesk-window", 2026), names)
    assert told["filevers"] == told["prodvers"] == (1, 20, 3, 0)
    assert told["ProductVersion"] == "1.20.3"
    assert told["OriginalFilename"] == "sgdesk-window.exe"
    assert told["LegalCopyright"].startswith("© 2026")
