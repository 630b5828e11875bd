"""Hold the program against the second reading of the rules until so many figures were compared.

``python -m tests.reference.many 100000`` draws organisations under every pack in turn, compares
every fact of every standing and every count of the summary on three days each, prints how many
figures that were and how many differ, and ends with 1 where any does.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from random import Random
from typing import Any

from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import summary_report
from tests import factories
from tests.reference import naive_standing as naive
from tests.services.training.test_standing_against_naive import as_naive, program_standings


def figures(answer: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, Any]]:
    """Every single value of an answer with the way to it."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            yield from figures(value, (*path, key))
    else:
        yield path, answer


def compared(workspace: Workspace, random: Random, partnership: str) -> Iterator[bool]:
    """For each figure of one random organisation whether both readings give the same."""
    days = factories.some_as_ats(random, 3)
    org = factories.organisation(random, partnership, days)
    factories.write(workspace, org)
    for day in days:
        ours = dict(figures(program_standings(workspace, day)))
        ours |= dict(figures(as_naive(summary_report(workspace, day).summary), ("summary",)))
        theirs = dict(figures(naive.everybody(org, day)))
        theirs |= dict(figures(naive.summary(org, day), ("summary",)))
        for key in ours.keys() | theirs.keys():
            yield ours.get(key, figures) == theirs.get(key, figures)
    undo(workspace)


def main(wanted: int) -> int:
    """Compare until ``wanted`` figures are reached; 0 where none differs."""
    same = differ = organisations = 0
    with tempfile.TemporaryDirectory() as folder:
        open_files = {
            pack: factories.make_workspace(Path(folder), pack) for pack in factories.PACKS
        }
        for number, pack in zip(count(), cycle(factories.PACKS), strict=False):
            for is_same in compared(open_files[pack], Random(f"many {number}"), pack):
                same += is_same
                differ += not is_same
            organisations += 1
            if same + differ >= wanted:
                break
        for each in open_files.values():
            each.close()
    said = f"{same + differ:,} figures of {organisations:,} organisations: {differ:,} differ"
    sys.stdout.write(f"{said}\n")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
