from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.sessions.trainer import DayKind, TrainerDetails
from sgdesk.services.courses import trainers
from sgdesk.services.courses.trainers import Lack, TrainerView
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "scsp", TODAY)


def _trainer(hall: Hall, name: str) -> int:
    return trainers.add_trainer(hall.workspace, TrainerDetails(name))[0]


def _views(hall: Hall) -> dict[str, TrainerView]:
    pool = trainers.trainer_pool(hall.workspace).trainers
    return {each.trainer.name: each for each in pool}


def test_what_sandwell_asks_of_trainers_stands_beside_what_is_missing(hall: Hall) -> None:
    number = _trainer(hall, "Tess")
    assert len(trainers.trainer_pool(hall.workspace).asked) == 6
    lacking = {each.lack: each.source for each in _views(hall)["Tess"].missing}
    assert lacking[Lack.TRAIN_THE_TRAINER] == "10.1"
    assert lacking[Lack.OBSERVED_FIRST] == "10.3"
    trained = TrainerDetails(
        "Tess", trained_the_trainer_on=date(2025, 5, 1), observed_first_on=date(2025, 6, 1)
    )
    trainers.change_trainer(hall.workspace, number, trained)
    done = {Lack.TRAIN_THE_TRAINER, Lack.OBSERVED_FIRST}
    assert not done & {each.lack for each in _views(hall)["Tess"].missing}


def test_days_given_count_each_day_once_over_twelve_months(hall: Hall) -> None:
    tess, bo = _trainer(hall, "Tess"), _trainer(hall, "Bo")
    hall.plan("level1", date(2026, 3, 1), trainer_ids=(tess, bo))
    hall.plan("prevent", date(2026, 3, 1), trainer_ids=(tess,))
    hall.plan("level1", date(2025, 3, 31), trainer_ids=(tess,))
    hall.plan("level1", date(2026, 4, 1), trainer_ids=(tess,))
    trainers.note_day(hall.workspace, tess, date(2026, 1, 9), DayKind.POOL_MEETING)
    trainers.note_day(hall.workspace, tess, date(2026, 3, 1), DayKind.PREPARING)
    view = _views(hall)["Tess"]
    assert (view.sessions, view.led, view.co_delivered, view.days_given) == (2, 2, 1, 2)
    assert (_views(hall)["Bo"].led, _views(hall)["Bo"].co_delivered) == (0, 1)
    trainers.strike_day(hall.workspace, view.days[-1].id)
    assert _views(hall)["Tess"].days_given == 1


def test_whoever_stopped_training_is_no_longer_in_the_pool(hall: Hall) -> None:
    number = _trainer(hall, "Tess")
    trainers.withdraw_trainer(hall.workspace, number, TODAY)
    assert _views(hall) == {}
    trainers.withdraw_trainer(hall.workspace, number, None)
    assert set(_views(hall)) == {"Tess"}


def test_a_trainer_has_a_name(hall: Hall) -> None:
    with pytest.raises(InputError, match="Enter the trainer's name"):
        trainers.add_trainer(hall.workspace, TrainerDetails("  "))
