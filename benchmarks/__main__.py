"""``python -m benchmarks [names]``: measure, and print what came out beside each goal.

Large files are made once, in ``SGDESK_BENCHMARKS`` or a folder for temporary files.
"""

import importlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Line

NAMES = (
    "standing",
    "saving",
    "importing",
    "looking",
    "papers",
    "matrix",
    "launching",
    "calc",
    "sent",
)


def main(argv: Sequence[str]) -> int:
    """Run the benchmarks named, or all; 0 where every goal is reached, else 1."""
    unknown = [name for name in argv if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {unknown[0]}. There are: {', '.join(NAMES)}.")
        return 2
    kept = os.environ.get("SGDESK_BENCHMARKS")
    folder = Path(kept) if kept else Path(tempfile.gettempdir()) / "sgdesk-benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["SGDESK_HOME"] = str(folder / "home")
    met = True
    print(f"{'what':<72} {'measured':>12} {'floor':>10} {'figure':>8} {'goal':>7}")
    for name in argv or NAMES:
        for line in importlib.import_module(f"benchmarks.{name}").measure(folder):
            print(_row(line), flush=True)
            met = met and line.is_met
    return 0 if met else 1


def _row(line: Line) -> str:
    floor = "" if line.floor is None else f"{line.floor:.4f} s"
    figure = f"{line.figure:.2f}" if line.floor is None else f"{line.figure:.2f} x"
    word = "" if line.is_met else "  missed"
    measured = f"{line.measured:.4f} {line.unit}"
    return f"{line.what:<72} {measured:>12} {floor:>10} {figure:>8} {line.goal:>7.3g}{word}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
