"""A worker from outside is named in no file of a return, whatever was typed."""

from datetime import timedelta
from pathlib import Path

from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.domain.returns.masking.texts import MASK
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.domain.training.learning import LearningDetails
from sgdesk.services.courses.trainers import add_trainer
from sgdesk.services.organisation.policy import keep_policy
from sgdesk.services.people.outside import add_outside_worker, end_outside_worker, outside_workers
from sgdesk.services.returns.document import export_return
from sgdesk.services.training.learning import pass_on
from tests.factories import TODAY
from tests.services.hall import make_hall
from tests.services.opened import files_in, uncompressed

DAY = timedelta(days=1)


def test_words_about_them_are_masked_in_every_file_those_who_left_too(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscp", TODAY, ("level1", "level2"))
    for name in ("Kim Coach", "Zed Gone"):
        add_outside_worker(hall.workspace, OutsideDetails(name))
    gone = next(each for each in outside_workers(hall.workspace) if each.name == "Zed Gone")
    end_outside_worker(hall.workspace, gone.id, TODAY - DAY)
    add_trainer(hall.workspace, TrainerDetails("Trixie Teachwell"))
    said = "What Kim Coach and Zed Gone taught; Mrs Teachwell and kim's notes on telling the lead"
    pass_on(hall.workspace, LearningDetails(TODAY, said, "Helpers"))
    keep_policy(hall.workspace, TrainingPolicy("Ours", TODAY - DAY, "Kim Coach", None))

    export_return(hall.workspace, tmp_path / "out")

    files = files_in(tmp_path / "out")
    for name, content in files.items():
        text = " ".join(uncompressed(name, content.read_bytes()).decode("utf-8", "replace").split())
        assert "Kim Coach" not in text, name
        assert "Zed Gone" not in text, name
        for part in ("Kim", "Zed", "Trixie", "Teachwell", "kim's", "Mrs"):
            assert part not in text, (name, part)
    assert MASK in files["summary.html"].read_text("utf-8")
    hall.workspace.close()
