"""Kill the program, fill its disk, flip its bits and spoil its files, and print what that broke.

``make torture`` runs all of it, which takes the better part of an hour; ``--quick`` a short version
that the tests run too. It ends with 1 where anything was lost, seen half done, or not told.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Do what the command line asks for; 0 where all held, 1 where something broke."""
    if not hasattr(os, "fork"):
        print("Nothing was tried: this needs processes that fork, as on Linux and macOS.")
        return 2
    arguments = _parsed()
    folder = Path(tempfile.mkdtemp(prefix="torture-", dir=arguments.folder))
    try:
        return _run(arguments, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _parsed() -> argparse.Namespace:
    from tests.torture.runs import PARTS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="some of each")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--deeds", nargs="+", help="of the kinds of write only these")
    parser.add_argument("--share", type=float, default=1.0, help="of the full amounts so much")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    memory = Path("/", "dev", "shm")
    usual = memory if os.access(memory, os.W_OK) else None
    parser.add_argument("--folder", type=Path, default=usual, help="where the files lie")
    return parser.parse_args()


def _run(arguments: argparse.Namespace, folder: Path) -> int:
    from tests.torture import runs, shim, table

    if not shim.is_loaded() and "SGDESK_TORTURE_PLAIN" not in os.environ:
        library = shim.compiled(folder)
        if library is not None:
            return _with_library(library)
        print("Without a C compiler: kills at any moment, and a full disk by the system's limit.")
    begun = time.monotonic()
    amount = runs.QUICK if arguments.quick else runs.shared(arguments.share)
    chosen = [
        each
        for each in runs.jobs(amount, arguments.only, arguments.seed)
        if not arguments.deeds or each.name in arguments.deeds
    ]
    lines = runs.run(chosen, folder, arguments.workers)
    print(table.as_text(lines))
    held = table.is_whole(lines)
    times = sum(line.times for line in lines)
    print(
        f"\n{times} faults in {time.monotonic() - begun:.0f} s on {arguments.workers} processors, "
        f"seed {arguments.seed}: {'everything held' if held else 'something broke'}."
    )
    return 0 if held else 1


def _with_library(library: Path) -> int:
    """Start anew with the library of disk faults, and hand on how that ended."""
    from tests.torture import shim

    words = [sys.executable, str(Path(__file__).resolve()), *sys.argv[1:]]
    return subprocess.run(words, env=shim.environment(library), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
