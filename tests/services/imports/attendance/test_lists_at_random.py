"""Lists made by dice: what is promised of every list that is brought into a session."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from sgdesk.services.file.undo import undo
from sgdesk.services.imports.attendance import Effect, ListDraft, ListOf
from tests.factories import dump
from tests.services.imports.attendance.lists import Evening, evening

NAMES = (
    "Ada Sample", "Sample, Bo", "Mr Cleo Sample", "DOV SAMPLE", "iPhone (Eve Sample)",
    "Robs iPad", "07700 900123", "Zara Newly", "Flo", "Bo Sampel", "Total", "Vacant",
    "Ada Sample (Treasurer)", "Eve Sample (apologies)",
)  # fmt: skip
SURE = tuple(name for name in NAMES if name.endswith(("ple", "PLE", "Newly", "Bo")))
YES = ("Yes", "Y", "✓", "Present", "Attended", "TRUE", "came", "1 hr 20 min")
NO = (
    "No", "N", "✗", "Absent", "No show", "DNA", "Apologies", "Did not attend", "Cancelled",
    "Refunded", "not attending", "FALSE", "withdrawn", "Wait list", "left early",
    "failed to attend",
)  # fmt: skip
OPEN = (
    "x", "X", "P", "A", "L", "/", "•", "*", "1", "0", "zoom", "with her sister", "had a cold",
    "18:55", "AS", "2",
)  # fmt: skip
"""Words and marks that say neither for certain."""
HEADINGS = (
    "Attendance", "Attended", "Status", "Did they attend?", "Here?", "Notes", "Comments", "Came",
    "12 March 2024", "Booking status", "Attendee status", "Register", "",
    "Mark", "Tick if here", "Here", "Sign in", "Session 1", "Tues", "What happened", "Zumbel",
    "Qu 7", "Level 2", "Seen", "Method",
)  # fmt: skip


def a_list(dice: Random) -> tuple[str, list[tuple[str, ...]]]:
    """A list of two to six names, with one or two columns of words beside them."""
    headings = ["Name", *dice.sample(HEADINGS, dice.choice((1, 1, 2)))]
    rows: list[tuple[str, ...]] = []
    headed = dice.random() < 0.85
    words_of = dice.choice(
        ((*YES, *NO, ""), (*OPEN, ""), (*YES, *OPEN, ""), (dice.choice(OPEN), ""))
    )
    for name in dice.sample(NAMES if headed else SURE, dice.randint(2, 5)):
        words = (dice.choice(words_of) for _ in headings[1:])
        rows.append((name, *words))
    lines = [headings, *rows] if headed else rows
    return "\n".join("\t".join(line) for line in lines) + "\n", rows


def against(row: Sequence[str]) -> bool:
    """Whether a row says no anywhere."""
    return any(word in NO for word in row[1:]) or "apologies" in row[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    return evening(tmp_path_factory.mktemp("random"))


@pytest.mark.parametrize("seed", range(12))
def test_whoever_is_ticked_stands_in_the_list_with_no_word_of_no(made: Evening, seed: int) -> None:
    dice = Random(seed)
    for _ in range(12):
        text, rows = a_list(dice)
        draft = made.read(text)
        for line in draft.lines:
            said = [row for row in rows if row[0] == line.said]
            assert said, text
            if line.effect is Effect.YES:
                assert not any(map(against, said)), (text, line)
                noted = "Notes" in text or "Comments" in text
                assert noted or any(word in YES for row in said for word in row[1:]), (text, line)


@pytest.mark.parametrize("seed", range(4))
def test_every_name_of_a_list_is_in_a_line_or_passed_over(made: Evening, seed: int) -> None:
    dice = Random(seed)
    for _ in range(12):
        text, rows = a_list(dice)
        draft = made.read(text)
        told = {each.said for each in draft.lines} | {each.value for each in draft.passed_over}
        assert {row[0] for row in rows} <= told, text


@pytest.mark.parametrize("seed", range(3))
def test_a_second_time_adds_nothing_and_undo_takes_all_of_it_back(
    tmp_path: Path, seed: int
) -> None:
    made, dice, tried = evening(tmp_path), Random(seed), 0
    workspace = made.hall.workspace
    while tried < 3:
        text, _ = a_list(dice)
        of = dice.choice(tuple(ListOf))
        before = dump(workspace)
        if not made.read(text, of=of).does_anything:
            continue
        tried += 1
        made.bring_in()
        assert not changes(made.read(text, of=of)), text
        undo(workspace)
        assert dump(workspace) == before


def changes(draft: ListDraft) -> bool:
    """Whether a list would still do something."""
    return draft.does_anything
