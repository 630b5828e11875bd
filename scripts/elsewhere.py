"""The whole suite as other computers would run it: ``make elsewhere``.

Other languages, another time zone, rare days, no fonts and more fonts, a screen of twice the
size. Names of places may follow: ``python scripts/dev.py elsewhere german leap-day``. Ends with
1 where a suite is not green, or where this computer cannot stand in for a place.
"""

import locale
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITE = (sys.executable, "-m", "pytest", "-q", "-n", "auto")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What makes this computer another one: environment, a program before the suite's own.

    ``lacks`` says what has to be installed first; empty where nothing is missing.
    """

    environment: Mapping[str, str]
    before: Sequence[str] = field(default=())
    lacks: str = ""


def main(names: Sequence[str]) -> int:
    """Run the suite in the places named, or in all of them; say at the end how each went."""
    with tempfile.TemporaryDirectory() as folder:
        places = all_places(Path(folder))
        if unknown := [name for name in names if name not in places]:
            print(f"There is no place {unknown[0]}. Choose from: {', '.join(places)}.")
            return 2
        ends = {name: _run(name, places[name]) for name in names or places}
    for name, end in ends.items():
        print(f"{name}: {end}")
    return 0 if all(end.startswith("green") for end in ends.values()) else 1


def all_places(folder: Path) -> dict[str, Elsewhere]:
    """Every place by its name; what a place needs on the disk goes into ``folder``."""
    return {
        "german": _language("de_DE.UTF-8"),
        "turkish": _language("tr_TR.UTF-8"),
        "plain-c": Elsewhere({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        "auckland": _zone("Pacific/Auckland"),
        "los-angeles": _zone("America/Los_Angeles"),
        "leap-day": _day("2028-02-29 10:00:00"),
        "year-end": _day("2026-12-31 23:30:00"),
        "no-fonts": _fonts(folder / "no-fonts.conf"),
        "more-fonts": _fonts(
            folder / "more-fonts.conf", Path("/usr/share/fonts"), ROOT / "resources" / "fonts"
        ),
        "large": Elsewhere({"QT_SCALE_FACTOR": "2", "QT_FONT_DPI": "144"}),
    }


def _run(name: str, place: Elsewhere) -> str:
    if place.lacks:
        return f"not tried, because {place.lacks} is not here"
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    own = os.environ | place.environment
    done = subprocess.run([*place.before, *SUITE], cwd=ROOT, env=own, check=False)
    word = "green" if done.returncode == 0 else "failed"
    return f"{word} in {time.monotonic() - begun:.0f} s"


def _language(name: str) -> Elsewhere:
    usual = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return Elsewhere({}, lacks=f"the system's language {name}")
    locale.setlocale(locale.LC_ALL, usual)
    return Elsewhere({"LC_ALL": name, "LANG": name})


def _zone(name: str) -> Elsewhere:
    if not Path("/usr/share/zoneinfo", name).exists():
        return Elsewhere({}, lacks=f"the time zone {name}")
    return Elsewhere({"TZ": name})


def _day(moment: str) -> Elsewhere:
    program = shutil.which("faketime")
    if program is None:
        return Elsewhere({}, lacks="the program faketime")
    # Waiting is measured by the true clock, so that nothing runs out of time.
    return Elsewhere({"FAKETIME_DONT_FAKE_MONOTONIC": "1"}, (program, moment))


def _fonts(config: Path, *folders: Path) -> Elsewhere:
    """A system whose fonts are those of the folders; fontconfig alone can be told so."""
    if sys.platform != "linux":
        return Elsewhere({}, lacks="fontconfig")
    listed = "".join(f"<dir>{each}</dir>" for each in folders)
    cache = f"<cachedir>{config.with_suffix('.cache')}</cachedir>"
    config.write_text(f"<fontconfig>{listed}{cache}</fontconfig>", encoding="utf-8")
    return Elsewhere({"FONTCONFIG_FILE": str(config)})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
