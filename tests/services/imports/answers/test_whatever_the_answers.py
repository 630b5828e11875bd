"""Whatever a sheet of answers looks like: nothing untrue comes in, nothing goes without a word."""

from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.forms.form import FormKind
from sgdesk.services.file import undo
from sgdesk.services.forms.typing_in import entry_grid
from sgdesk.services.imports.answers import (
    AnswersWish,
    RowFate,
    bring_in_answers,
    read_answers,
)
from tests import factories
from tests.services.hall import Hall
from tests.services.imports.answers.sheets import EVALUATION, google

Truth = dict[str, dict[str, int | str]]
KEYS = ("satisfaction", "relevance", "before", "after", "learned", "will_do")
NAMES = ("Ada Sample", "Bo Sample", "Cleo Sample", "Dov Sample")
AGREE = ("", "Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
MARK_WAYS = (
    lambda mark: str(mark),
    lambda mark: f"{mark}/5",
    lambda mark: f"{mark} stars",
    lambda mark: "★" * mark + "☆" * (5 - mark),
    lambda mark: AGREE[mark],
    lambda mark: f"{mark} - {AGREE[mark]}",
)
HEADING_WAYS = (
    lambda text: text,
    lambda text: f"{text}2",
    lambda text: f"3. {text}",
    lambda text: text.upper(),
    lambda text: f" {text.replace(' ', chr(0xA0))} ",
    lambda text: f"{text} (1 = very little, 5 = a great deal)",
)
OTHERS = ("Which church are you from?", "Date of birth", "Any other comments", "Points - Anything")


def _sheet(dice: Random, folder: Path) -> tuple[Path, Truth]:
    """A sheet of Google Forms, and what each person answered to what it asks in our words."""
    asked = dice.sample(range(len(KEYS)), dice.randint(1, len(KEYS)))
    ways = {at: dice.choice(MARK_WAYS) for at in asked}
    extra = dice.sample(OTHERS, dice.randint(0, 2))
    order: list[int | str] = [*asked, *extra]
    dice.shuffle(order)
    headings = ["Email Address", "Name"]
    for each in order:
        shape = dice.choice(HEADING_WAYS)
        headings.append(shape(EVALUATION[each]) if isinstance(each, int) else each)
    truth: Truth = {}
    rows = []
    for place, name in enumerate(dice.sample(NAMES, dice.randint(1, 4))):
        mail = f"{name.split()[0].lower()}@example.org"
        shown = dice.choice([(mail, name), (mail, ""), ("", name), ("", f"Sample, {name[:-7]}")])
        row = [f"2025/12/01 7:41:{place:02} pm GMT", *shown]
        truth[name] = {}
        for each in order:
            if not isinstance(each, int):
                row.append(dice.choice(["", "St Example's", "1/2/1990"]))
            elif dice.random() < 0.15:
                row.append(dice.choice(["", "n/a"]) if each < 4 else "")
            elif each < 4:
                truth[name][KEYS[each]] = mark = dice.randint(1, 5)
                row.append(ways[each](mark))
            else:
                truth[name][KEYS[each]] = said = f"Thought {dice.randint(1, 99)}"
                row.append(said)
        rows.append(row)
    return google(folder / "answers.csv", headings, *rows), truth


@pytest.mark.parametrize("seed", range(12))
def test_what_comes_in_was_answered_comes_once_and_goes_with_one_undo(
    everybody: tuple[Hall, int], tmp_path: Path, seed: int
) -> None:
    hall, session = everybody
    path, truth = _sheet(Random(seed), tmp_path)
    before = factories.dump(hall.workspace)
    wish = AnswersWish(session, FormKind.EVALUATION, path)
    draft = read_answers(hall.workspace, wish)
    assert len(draft.rows) == len(truth)
    assert all(row.why for row in draft.rows if row.fate is not RowFate.COMES)
    told = [*(each.heading for each in draft.columns if each.taken_as)]
    told += [each.value for each in draft.notes if each.row is None]
    assert {each.heading for each in draft.columns} <= set(told)
    bring_in_answers(hall.workspace, wish)
    rows = entry_grid(hall.workspace, session, FormKind.EVALUATION).rows
    kept = {row.line.who: dict(row.answers) for row in rows if row.line.received_on}
    assert kept == {name: said for name, said in truth.items() if said}
    assert read_answers(hall.workspace, wish).count(RowFate.COMES) == 0
    if kept:
        undo.undo(hall.workspace)
    assert factories.dump(hall.workspace) == before
