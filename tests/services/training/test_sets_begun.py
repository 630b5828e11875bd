"""What would still be missing of a set of courses, told before training is saved (RULES, 6)."""

from pathlib import Path

from sgdesk.services.training.foreseen import sets_begun
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

FIRST, SECOND = "working-together-2", "right-help-right-time"


def _begun(hall: Hall, course: str, people: tuple[int, ...]) -> list[tuple[object, ...]]:
    details = TrainingDetails(hall.courses[course], TODAY)
    return [
        (each.title, each.done, each.of, each.missing, each.people)
        for each in sets_begun(hall.workspace, people, details)
    ]


def test_half_a_set_says_what_is_missing_and_the_whole_of_it_says_nothing(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    ada, bo, *_ = hall.people
    title = "Level 2: safeguarding overview"
    assert _begun(hall, FIRST, (ada, bo)) == [(title, 1, 2, ("Right Help, Right Time",), 2)]
    record_training(hall.workspace, [ada], TrainingDetails(hall.courses[FIRST], TODAY))
    missing = ("Working Together to Safeguard Children (Level 2)",)
    assert _begun(hall, SECOND, (ada, bo)) == [(title, 1, 2, missing, 1)]
    assert _begun(hall, SECOND, (ada,)) == []
    hall.workspace.close()


def test_a_course_that_is_no_part_of_a_set_says_nothing_of_one(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    record_training(hall.workspace, hall.people[:1], TrainingDetails(hall.courses[FIRST], TODAY))
    assert _begun(hall, "child-neglect", hall.people[:1]) == []
    hall.workspace.close()
