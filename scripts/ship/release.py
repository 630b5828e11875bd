"""What a release does with the built files: ``python -m scripts.ship.release tag v1.2.3``, …

``tag TAG`` says whether the tag is that of this version, ``archive`` packs the Linux folder,
``notes`` prints what the list of changes says of this version, and ``sums FOLDER`` writes
SHA256SUMS over the files of a release and lists them.
"""

import hashlib
import platform
import re
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from scripts.ship.facts import ROOT, version

SUMS = "SHA256SUMS"
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


def write_sums(folder: Path, number: str) -> Path:
    """SHA256SUMS over all files of a release, as ``sha256sum --check`` reads it.

    Raises :class:`ReleaseFault` where a file is missing, or one is there that nobody expects.
    """
    files = sorted(each for each in folder.iterdir() if each.name != SUMS)
    wanted = [re.compile(each.format(re.escape(number))) for each in _WANTED]
    missing = [each.pattern for each in wanted if not any(each.fullmatch(f.name) for f in files)]
    odd = [f.name for f in files if not any(each.fullmatch(f.name) for each in wanted)]
    if missing or odd:
        raise ReleaseFault(f"Missing: {missing or 'nothing'}. Not expected: {odd or 'nothing'}.")
    lines = [f"{hashlib.sha256(each.read_bytes()).hexdigest()}  {each.name}\n" for each in files]
    path = folder / SUMS
    path.write_text("".join(lines), encoding="ascii", newline="\n")
    return path


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
            case ["sums", folder]:
                print(write_sums(Path(folder), number).read_text(encoding="ascii"), end="")
            case _:
                raise ReleaseFault("Say one of: tag TAG, archive, notes, sums FOLDER.")
    except ReleaseFault as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
