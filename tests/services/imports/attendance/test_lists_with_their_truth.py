"""Reports and lists of which it is known what they say: nobody is ticked whom they do not tick."""

from pathlib import Path

import pytest

from sgdesk.services.imports.attendance import Effect, Verdict
from sgdesk.services.people.people import PersonDetails, add_person
from tests.imports_truth.canvas import Saying
from tests.imports_truth.sheets import make
from tests.imports_truth.writing import write
from tests.services.imports.attendance.lists import Evening, evening

_SHEETS = 6
_WRONG = (Saying.NO, Saying.ASKS)


@pytest.mark.parametrize(
    "layout", ["booking_site", "meeting_list", "meeting_report", "team_report", "first_names"]
)
def test_nobody_is_ticked_whom_the_list_does_not_tick_and_nobody_is_lost(
    tmp_path: Path, layout: str
) -> None:
    held = evening(tmp_path, booked=0)
    known: set[tuple[str, str]] = set()
    sure = ticked = 0
    for seed in range(_SHEETS):
        made = make(layout, seed)
        _know(held, known, [(each.given, each.family) for each in made.known])
        draft = held.read(write(made, tmp_path), is_this_session=True)
        lines = {row: line for line in draft.lines for row in line.rows}
        for claim in made.claims:
            line = lines[claim.who[0][0] + 1]
            is_yes = line.verdict is Verdict.YES and line.effect is not Effect.ASKED
            is_yes |= layout == "booking_site" and line.verdict is Verdict.YES
            assert not (is_yes and claim.saying in _WRONG), (seed, claim, line)
            sure += claim.saying not in _WRONG
            ticked += is_yes
    assert ticked * 2 >= sure


def _know(held: Evening, known: set[tuple[str, str]], names: list[tuple[str, str]]) -> None:
    for given, family in names:
        if (given, family) not in known:
            known.add((given, family))
            add_person(held.hall.workspace, PersonDetails(given, family))
