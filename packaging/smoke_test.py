"""Let the built program prove itself in an empty home, and say how large it is."""

import os
import plistlib
import subprocess
import sys
import tempfile
from pathlib import Path

DIST = Path(__file__).resolve().parent.parent / "dist"
APP = DIST / "sgdesk.app" / "Contents"
LARGEST_MB = 230


def main() -> int:
    """Try each way into the program; return the exit code of the first that fails, or 1 where the
    program grew too large, or what it says of itself is wrong."""
    built, programs = _built()
    size = _size(built)
    print(f"{built}: {size:.0f} MB")
    faults = [*_faults_of_the_mac(), *(_cannot(each) for each in programs)]
    if not any(built.rglob("licences/PySide6_Essentials.txt")):
        faults.append("The texts of the licences do not lie in it.")
    if size > LARGEST_MB:
        faults.append(f"The program is larger than {LARGEST_MB} MB.")
    faults = [each for each in faults if each]
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def _built() -> tuple[Path, list[Path]]:
    """The folder that is handed on, and the programs in it that are tried."""
    if sys.platform == "darwin":
        return APP, [APP / "MacOS" / "sgdesk", APP / "MacOS" / "sgdesk-cli"]
    folder = DIST / "sgdesk"
    if sys.platform == "win32":
        return folder, [folder / "sgdesk.exe", folder / "sgdesk-window.exe"]
    return folder, [folder / "sgdesk"]


def _size(built: Path) -> float:
    files = (each for each in built.rglob("*") if each.is_file() and not each.is_symlink())
    return sum(each.stat().st_size for each in files) / 1e6


def _cannot(program: Path) -> str:
    """Why a program does not work, or an empty text."""
    with tempfile.TemporaryDirectory() as home:
        bare = {"SGDESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run([program, "self-test"], env=os.environ | bare, cwd=home, check=False)
    return f"{program.name} ended with {done.returncode}." if done.returncode else ""


def _faults_of_the_mac() -> list[str]:
    if sys.platform != "darwin":
        return []
    told = plistlib.loads((APP / "Info.plist").read_bytes())
    faults = []
    if told.get("LSBackgroundOnly"):
        faults.append("The program would run in the background only, without a window.")
    if told.get("CFBundleExecutable") != "sgdesk":
        faults.append("A double click would not start the window.")
    return faults


if __name__ == "__main__":
    sys.exit(main())
