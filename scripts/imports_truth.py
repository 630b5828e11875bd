"""Make thousands of sheets whose truth is known, bring each in, and print what was wrong.

``make truth`` tries 10,000. Untrue completions, people who are nobody, and whatever is lost
without a word have to be 0, and 95 % of what the sheets say for certain comes in without a
question. The first sheets that went wrong are saved with their truth beside them. It ends with 1
where anything was wrong.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> int:
    """Do what the command line asks for; 0 where all held, 1 where something did not."""
    arguments = _parsed()
    folder = Path(tempfile.mkdtemp(prefix="truth-", dir=_memory()))
    os.environ["SGDESK_HOME"] = str(folder / "home")
    try:
        return _run(arguments, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _parsed() -> argparse.Namespace:
    from tests.imports_truth.sheets import LAYOUTS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="so many sheets")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other sheets")
    parser.add_argument("--only", nargs="+", choices=tuple(LAYOUTS), default=tuple(LAYOUTS))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=Path("truth-out"), help="for what went wrong")
    return parser.parse_args()


def _memory() -> Path | None:
    """Where files cost no disk, if there is such a place."""
    memory = Path("/", "dev", "shm")
    return memory if os.access(memory, os.W_OK) else None


def _run(arguments: argparse.Namespace, folder: Path) -> int:
    from tests.imports_truth import table

    begun = time.monotonic()
    wanted = table.jobs(arguments.count, arguments.seed, arguments.only)
    tallies, shown = table.counted(table.tried(wanted, folder, arguments.workers))
    for verdict in shown:
        print(table.told(verdict))
        table.keep(verdict, arguments.out)
    print(f"\n{table.as_table(tallies)}")
    took = time.monotonic() - begun
    held = all(each.holds for each in tallies)
    print(
        f"\n{arguments.count} sheets in {took:.0f} s ({arguments.count / took:.0f} a second), "
        f"seed {arguments.seed}: {'everything held' if held else 'something did not hold'}."
    )
    if shown:
        print(f"The first sheets that went wrong lie in {arguments.out}.")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
