"""What a release does with the built files: ``python -m scripts.ship.release tag v1.2.3``, …

``tag TAG`` says whether the tag is that of this version, ``archive`` packs the Linux folder,
``notes`` prints what the list of changes says of this version, ``head DAY`` gives the changes that
are not released yet the heading of this version, and ``sums FOLDER`` writes SHA256SUMS over the
files of a release and lists them. ``rehearse`` goes through all of it with what one system built
into ``dist``, and publishes and changes nothing.
"""

import hashlib
import platform
import re
import shutil
import sys
import tarfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scripts.ship.facts import NAME, ROOT, version

SUMS = "SHA256SUMS"
_UNRELEASED = "## [Unreleased]"
_WANTED = (
    r"sgdesk-{0}-windows-setup\.exe",
    r"sgdesk-{0}-macos-arm64\.dmg",
    r"sgdesk-{0}-macos-x86_64\.dmg",
    r"sgdesk-{0}-linux-x86_64\.tar\.gz",
    r"sgdesk-{0}-windows-\w+\.cdx\.json",
    r"sgdesk-{0}-darwin-arm64\.cdx\.json",
    r"sgdesk-{0}-darwin-x86_64\.cdx\.json",
    r"sgdesk-{0}-linux-x86_64\.cdx\.json",
)


class ReleaseFault(Exception):
    """Why there is no release of this, in one sentence."""


def check_tag(tag: str, number: str) -> None:
    """Raise :class:`ReleaseFault` where a tag names another version than the program does."""
    if tag != f"v{number}":
        raise ReleaseFault(f"The tag {tag} is not v{number}, which sgdesk/__init__.py says.")


def pack(folder: Path, number: str) -> Path:
    """The Linux program as one archive; nobody's account is named in it."""
    path = folder.parent / f"sgdesk-{number}-linux-{platform.machine()}.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=9) as archive:
        archive.add(folder, f"sgdesk-{number}", filter=of_nobody)
    return path


def of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """An entry of an archive without the account that made it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


def notes(changes: str, number: str) -> str:
    """What the list of changes says under this version.

    Raises :class:`ReleaseFault` where it says nothing: a release tells what is new in it.
    """
    head = rf"^## \[{re.escape(number)}\][^\n]*\n(.*?)(?=^## \[|\Z)"
    found = re.search(head, changes, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise ReleaseFault(f"CHANGELOG.md says nothing under [{number}].")
    return found[1].strip() + "\n"


def with_heading(changes: str, number: str, day: date) -> str:
    """The list of changes with what was not released under the heading of a version.

    Raises :class:`ReleaseFault` where the version has a heading already, or nothing is new.
    """
    if f"## [{number}]" in changes:
        raise ReleaseFault(f"CHANGELOG.md has a heading [{number}] already.")
    released = changes.replace(
        f"{_UNRELEASED}\n", f"{_UNRELEASED}\n\n## [{number}] - {day.isoformat()}\n", 1
    )
    notes(released, number)
    return released


def write_sums(folder: Path, number: str, of: str = "") -> Path:
    """SHA256SUMS over all files of a release, as ``sha256sum --check`` reads it.

    ``of`` may name one system, whose files are then all that is expected. Raises
    :class:`ReleaseFault` where a file is missing, or one is there that nobody expects.
    """
    files = sorted(each for each in folder.iterdir() if each.name != SUMS)
    wanted = [re.compile(each.format(re.escape(number))) for each in _WANTED if of in each]
    missing = [each.pattern for each in wanted if not any(each.fullmatch(f.name) for f in files)]
    odd = [f.name for f in files if not any(each.fullmatch(f.name) for each in wanted)]
    if missing or odd:
        raise ReleaseFault(f"Missing: {missing or 'nothing'}. Not expected: {odd or 'nothing'}.")
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    path = folder / SUMS
    path.write_text("".join(lines), encoding="ascii", newline="\n")
    return path


def rehearse(built: Path, number: str, day: date) -> str:
    """Every step of a release with what Linux built; returns what would be published, in words.

    ``built`` holds the folder of the program and its list of parts. Raises :class:`ReleaseFault`
    as the steps do.
    """
    check_tag(f"v{number}", number)
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"## [{number}]" not in changes:
        changes = with_heading(changes, number, day)
    said = notes(changes, number)
    folder = built / "rehearsal"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.move(pack(built / NAME, number), folder)
    for listed in built.glob(f"{NAME}-{number}-linux-*.cdx.json"):
        shutil.copy(listed, folder)
    write_sums(folder, number, "linux")
    sizes = [f"{each.stat().st_size:>12,}  {each.name}" for each in sorted(folder.iterdir())]
    head = f"v{number}: {len(said.splitlines())} lines of notes; of this system:"
    return "\n".join([head, *sizes])


def main(words: Sequence[str]) -> int:
    """Do one step; return 0, or 1 with one sentence."""
    number = version()
    try:
        match words:
            case ["tag", tag]:
                check_tag(tag, number)
                print(number)
            case ["archive"]:
                print(pack(ROOT / "dist" / "sgdesk", number))
            case ["notes"]:
                print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), number), end="")
            case ["head", day]:
                path = ROOT / "CHANGELOG.md"
                text = path.read_text(encoding="utf-8")
                text = with_heading(text, number, date.fromisoformat(day))
                path.write_text(text, encoding="utf-8", newline="\n")
            case ["rehearse"]:
                print(rehearse(ROOT / "dist", number, date.today()))
            case ["sums", folder]:
                print(write_sums(Path(folder), number).read_text(encoding="ascii"), end="")
            case _:
                raise ReleaseFault(
                    "Say one of: tag TAG, archive, notes, head DAY, sums FOLDER, rehearse."
                )
    except ReleaseFault as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
