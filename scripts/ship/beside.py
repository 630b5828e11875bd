"""What lies beside the built program: the licences, and on Linux what puts it into the menu."""

import shutil
import sys
from pathlib import Path

from scripts.ship.facts import ROOT

_LINUX = ROOT / "packaging" / "linux"
_ICON = ROOT / "resources" / "icons" / "sgdesk.svg"


def lay(folder: Path, system: str = sys.platform) -> list[Path]:
    """Lay all of it beside the program in ``folder``; what lay there before is made anew."""
    inside = next(folder.rglob("resources/licences"))
    beside = folder / "licences"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(inside, beside)
    laid = [beside]
    if system == "linux":
        share = folder / "share"
        share.mkdir(exist_ok=True)
        for name in ("org.sgdesk.sgdesk.desktop", "org.sgdesk.sgdesk.xml"):
            shutil.copy(_LINUX / name, share)
        shutil.copy(_ICON, share / "org.sgdesk.sgdesk.svg")
        shutil.copy(_LINUX / "install.sh", folder)
        laid += [share, folder / "install.sh"]
    return laid


if __name__ == "__main__":
    if sys.platform != "darwin":  # an .app is signed: all of it lies inside
        lay(ROOT / "dist" / "sgdesk")
