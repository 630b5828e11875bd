"""What the spec of the bundle asks for beside PyInstaller's own work."""

import platform
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.ship import facts, sbom
from scripts.ship import licences as texts
from scripts.ship.licences import Part
from scripts.ship.trimming import Entry


def linked(path: Path) -> list[str]:
    """The libraries that a binary itself links, by their names, and not what these link in turn."""
    if sys.platform == "linux":
        shown = subprocess.run(
            ["objdump", "-p", path], capture_output=True, text=True, check=False, encoding="utf-8"
        )
        return re.findall(r"^ *NEEDED +(\S+)$", shown.stdout, re.MULTILINE)
    from PyInstaller.depend.bindepend import get_imports

    return [name for name, _ in get_imports(str(path))]


def parts_of(entries: Iterable[Entry]) -> list[Part]:
    """What the files of the bundle came from."""
    return texts.parts_of(Path(source) for _, source, _ in entries if source not in ("", "-"))


def licences(parts: Iterable[Part], folder: Path) -> list[Entry]:
    """Write the texts, and say where they go in the bundle: About shows them from there."""
    texts.write(parts, folder)
    return [(f"resources/licences/{each.name}", str(each), "DATA") for each in folder.iterdir()]


def write_sbom(parts: Iterable[Part], number: str, folder: Path) -> Path:
    """The list of parts, beside the bundle."""
    system = f"{platform.system().lower()}-{platform.machine().lower()}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"sgdesk-{number}-{system}.cdx.json"
    path.write_text(sbom.cyclonedx(parts, number, system), encoding="utf-8")
    return path


def version_file(number: str, program: str, year: int, folder: Path) -> str:
    """The version resource of one .exe as a file for PyInstaller; returns its path."""
    path = folder / f"{program}-version.txt"
    path.write_text(facts.windows_version(number, program, year), encoding="utf-8")
    return str(path)
