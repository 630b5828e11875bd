"""What moved between two returns, and why: each cause by a case of its own, and the sums."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from sgdesk.domain.returns.comparison import Cause, Comparison, Moved, compare, moved_words
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.returns import final as frozen
from sgdesk.services.returns.comparison import compare_returns
from sgdesk.services.returns.parts.kept_states import kept_states_of
from sgdesk.services.training import recording as training
from sgdesk.services.training.exemptions import exempt
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.services.training.standing import standing_report
from tests import factories
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

EARLIER = TODAY - timedelta(days=365)
KEY = "level1"


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four people: three did Level 1 two years ago, Dov never did."""
    made = make_hall(tmp_path, "generic", EARLIER, (KEY,))
    train(made, 3, date(2024, 1, 15))
    return made


def train(hall: Hall, count: int, day: date, first: int = 0) -> None:
    chosen = hall.people[first : first + count]
    training.record_training(hall.workspace, chosen, TrainingDetails(hall.courses[KEY], day))


def change_role(hall: Hall, role: int, asked: list[str]) -> None:
    roles.change_role(hall.workspace, role, group=None, requirements=asked, from_date=TODAY)


def agree_exemption(hall: Hall, person: int, start: date) -> None:
    exempt(
        hall.workspace,
        person,
        KEY,
        reason="Away at sea",
        agreed_by="The trustees",
        start=start,
        review_on=start + timedelta(days=30),
    )


def moves(hall: Hall, day: date = TODAY) -> dict[Cause, int]:
    """Freeze the earlier day's return if there is none; compare it with live figures of ``day``."""
    found = compare_returns(hall.workspace, 1, day)
    level = next(each for each in found.requirements if each.key == KEY)
    counted: dict[Cause, int] = {}
    for move in level.moves:
        counted[move.cause] = counted.get(move.cause, 0) + move.people
    return counted


def freeze_then(hall: Hall, day: date = TODAY) -> None:
    frozen.freeze_return(hall.workspace)
    hall.go_to(day)


def test_nothing_moves_between_a_return_and_the_same_figures(hall: Hall) -> None:
    frozen.freeze_return(hall.workspace)
    found = compare_returns(hall.workspace, 1, EARLIER)
    assert all(not each.moves and each.before == each.after for each in found.requirements)
    assert found.rules == ()


def test_joined_and_left(hall: Hall) -> None:
    freeze_then(hall)
    people.add_person(hall.workspace, PersonDetails("Newly", "Come"), hall.role, TODAY)
    absence.leave(hall.workspace, hall.people[3], TODAY - timedelta(days=10))
    assert moves(hall) == {Cause.JOINED: 1, Cause.LEFT: 1}


def test_completed_and_renewed(hall: Hall) -> None:
    change_setting(hall.workspace, f"interval:{KEY}", "12")
    freeze_then(hall)
    train(hall, 4, TODAY - timedelta(days=5))
    assert moves(hall) == {Cause.COMPLETED: 1, Cause.RENEWED: 3}


def test_passed_the_due_day_and_came_near_it(hall: Hall) -> None:
    freeze_then(hall, date(2026, 12, 1))
    assert moves(hall, date(2026, 12, 1)) == {Cause.NEARLY_DUE: 3}
    assert moves(hall, date(2027, 1, 16)) == {Cause.LAPSED: 3}


def test_the_allowed_days_ran_out(hall: Hall) -> None:
    people.add_person(hall.workspace, PersonDetails("Newly", "Come"), hall.role, EARLIER)
    freeze_then(hall)
    assert moves(hall) == {Cause.ALLOWANCE_ENDED: 1}


def test_exempted_and_exempt_no_more(hall: Hall) -> None:
    agree_exemption(hall, hall.people[0], EARLIER)
    freeze_then(hall)
    agree_exemption(hall, hall.people[3], TODAY)
    assert moves(hall) == {Cause.EXEMPTED: 1, Cause.EXEMPTION_ENDED: 1}


def test_asked_for_more_and_for_less(hall: Hall) -> None:
    role, _ = roles.add_role(hall.workspace, "Caretaker", None, [])
    people.add_person(hall.workspace, PersonDetails("Care", "Taker"), role, date(2020, 1, 1))
    freeze_then(hall)
    change_role(hall, role, [KEY])
    change_role(hall, hall.role, [])
    assert moves(hall) == {Cause.ASKED: 1, Cause.NO_LONGER_ASKED: 4}


def test_a_rule_that_changed_is_named_with_what_it_was(hall: Hall) -> None:
    freeze_then(hall)
    change_setting(hall.workspace, f"interval:{KEY}", "12", TODAY)
    assert moves(hall) == {Cause.RULE_CHANGED: 3}
    changed = compare_returns(hall.workspace, 1, TODAY).rules
    assert [(each.key, each.before, each.after) for each in changed] == [
        (f"interval:{KEY}", "36", "12")
    ]


def test_what_was_entered_afterwards_for_a_day_before_is_a_correction(hall: Hall) -> None:
    freeze_then(hall)
    train(hall, 1, date(2025, 1, 1), first=3)
    training.void_training(hall.workspace, 1, "Entered twice")
    assert moves(hall) == {Cause.CORRECTED: 2}


def test_the_earlier_day_comes_first_whichever_was_named_first(hall: Hall) -> None:
    freeze_then(hall)
    one, other = (compare_returns(hall.workspace, *pair) for pair in ((1, TODAY), (TODAY, 1)))
    assert one == other
    assert one.earlier.number == "R2025-001"


def test_a_move_is_a_sentence() -> None:
    move = Moved(KEY, State.EXEMPT, State.OVERDUE, Cause.EXEMPTION_ENDED, 2)
    assert moved_words(move) == "2 people are no longer exempt"
    move = Moved(KEY, None, State.IN_DATE, Cause.JOINED, 1)
    assert moved_words(move) == "1 person joined, or came back"


def explained(found: Comparison) -> None:
    """The earlier counts and the moves together are the later counts, in every requirement."""
    for each in found.requirements:
        counts = {state: getattr(each.before, state.value) for state in State}
        for move in each.moves:
            if move.before is not None:
                counts[move.before] -= move.people
            if move.after is not None:
                counts[move.after] += move.people
        assert Counts(**{state.value: number for state, number in counts.items()}) == each.after


@pytest.mark.parametrize("seed", range(12))
def test_the_moves_explain_every_difference(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    partnership = factories.PACKS[seed % len(factories.PACKS)]
    as_ats = factories.some_as_ats(random, 4)
    workspace = factories.make_workspace(tmp_path, partnership)
    factories.write(workspace, factories.organisation(random, partnership, as_ats, people=15))
    shots = [kept_states_of(standing_report(workspace, day)) for day in as_ats]
    for one in shots:
        for other in shots:
            explained(compare(one, other))
