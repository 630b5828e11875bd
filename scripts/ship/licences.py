"""The texts of the licences of everything that a bundle holds, gathered by its build.

A file in the bundle is traced to the Python package, or to the Linux package, that it came from,
so that nothing ships whose terms do not lie beside it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

from scripts.ship.facts import ROOT

TEXTS = ROOT / "packaging" / "licences"
_IS_LICENCE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licen[cs]es/", re.I)
_OURS = "sgdesk"
_LGPL = ("pyside6", "shiboken6")


class LicenceMissing(Exception):
    """Something in the bundle has no text of its licence, so it must not be handed on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others that a bundle holds, and under what terms."""

    name: str
    version: str
    licence: str
    texts: Mapping[str, str] = field(repr=False)
    home: str = ""
    kind: str = "pypi"
    """Where it came from: ``pypi``, ``deb``, or ``generic`` for Python itself."""


def parts_of(sources: Iterable[Path]) -> list[Part]:
    """What the files of a bundle came from, each once, in the order of the names.

    Raises :class:`LicenceMissing` for a package without a text of its licence.
    """
    files = {os.path.realpath(each) for each in sources}
    owners = {each for each in distributions() if _name(each) != _OURS and _ships(each, files)}
    owned = [_python_package(each) for each in owners]
    system = _system_packages(files) if sys.platform == "linux" else []
    return sorted([_python(), *owned, *system], key=lambda part: part.name.casefold())


def write(parts: Iterable[Part], folder: Path) -> None:
    """A file for each part, our own licence, and READ ME FIRST with the list and Qt's terms."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = []
    for part in parts:
        text = "\n\n".join(f"== {name}\n\n{words}" for name, words in part.texts.items())
        head = f"{part.name} {part.version}\n{part.licence}\n{part.home}".rstrip()
        (folder / f"{part.name}.txt").write_text(f"{head}\n\n{text}\n", encoding="utf-8")
        lines.append(f"{part.name} {part.version}: {part.licence}")
    shutil.copyfile(ROOT / "LICENSE", folder / "sgdesk.txt")
    about = (TEXTS / "about.txt").read_text(encoding="utf-8")
    (folder / "READ ME FIRST.txt").write_text(
        about.format(parts="\n".join(lines)), encoding="utf-8"
    )


def _name(package: Distribution) -> str:
    return re.sub(r"[-_.]+", "-", package.metadata["Name"]).casefold()


def _ships(package: Distribution, files: set[str]) -> bool:
    home = os.path.realpath(str(package.locate_file("")))
    return any(os.path.normpath(f"{home}/{each}") in files for each in _code(package))


def _code(package: Distribution) -> list[str]:
    """Its files but for those that only tell of it."""
    return [str(each) for each in package.files or () if ".dist-info/" not in each.as_posix()]


def _python_package(package: Distribution) -> Part:
    texts = {
        each.name: Path(str(package.locate_file(each))).read_text(
            encoding="utf-8", errors="replace"
        )
        for each in package.files or ()
        if ".dist-info/" in each.as_posix() and _IS_LICENCE.search(each.as_posix())
    }
    if _name(package).startswith(_LGPL):
        texts |= _shelf("LGPL-3.0.txt", "GPL-3.0.txt")
    told = package.metadata
    name = told["Name"]
    if not texts:
        raise LicenceMissing(f"{name} has no text of its licence; put one into {TEXTS.name}.")
    return Part(name, package.version, _terms(package), texts, _said(package, "Home-page"))


def _terms(package: Distribution) -> str:
    """The SPDX expression where there is one, or the first line of what it says instead."""
    said = _said(package, "License-Expression") or _said(package, "License")
    if said:
        return said.splitlines()[0]
    classes = package.metadata.get_all("Classifier") or []
    named = [each.rpartition("::")[2].strip() for each in classes if each.startswith("License ::")]
    return "; ".join(named) or "see the text"


def _said(package: Distribution, field: str) -> str:
    """What its metadata say under a heading; an empty text where they say nothing."""
    return next(iter(package.metadata.get_all(field) or []), "").strip()


def _shelf(*names: str) -> dict[str, str]:
    return {name: (TEXTS / name).read_text(encoding="utf-8") for name in names}


def _python() -> Part:
    """Python itself, under the text that came with it, or that of 3.13 where none did."""
    number = ".".join(map(str, sys.version_info[:3]))
    own = (Path(os.__file__).parent / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    found = next((each for each in own if each.is_file()), TEXTS / "Python.txt")
    texts = {"Python.txt": found.read_text(encoding="utf-8")}
    return Part("Python", number, "PSF-2.0", texts, "https://www.python.org", "generic")


def _system_packages(files: set[str]) -> list[Part]:
    """The Debian packages whose libraries ship, with what each says of its terms."""
    found: dict[str, Part] = {}
    for library in sorted(each for each in files if each.startswith(("/usr/", "/lib"))):
        name = _deb_of(library)
        if name and name not in found:
            found[name] = _deb(name)
    return list(found.values())


def _deb_of(library: str) -> str:
    """The package that a library came with; files under /usr/local have none."""
    for name in (library, library.removeprefix("/usr")):
        done = subprocess.run(
            ["dpkg", "-S", name], capture_output=True, text=True, check=False, encoding="utf-8"
        )
        if done.returncode == 0:
            return done.stdout.partition(":")[0].strip()
    return ""


def _deb(name: str) -> Part:
    path = Path("/usr/share/doc") / name / "copyright"
    if not path.exists():
        raise LicenceMissing(f"{name} has no {path}.")
    text = path.read_text(encoding="utf-8", errors="replace")
    show = ["dpkg-query", "--show", "--showformat=${Version}\n", name]
    told = subprocess.run(show, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    kinds = sorted(set(re.findall(r"^License: *(\S.*)$", text, re.MULTILINE)))
    shared = sorted(set(re.findall(r"/usr/share/common-licenses/([\w.-]*\w)", text)))
    texts = {"copyright": text} | {each: _common(each) for each in shared}
    return Part(name, told.splitlines()[0], "; ".join(kinds) or "see the text", texts, kind="deb")


def _common(name: str) -> str:
    path = Path("/usr/share/common-licenses") / name
    return path.read_text(encoding="utf-8") if path.exists() else f"See {name}.\n"
