"""Two entries of one person, and what is read of them once they are one."""

from datetime import date, timedelta

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.merging.merging import MergePreview
from sgdesk.services.people.people import PersonView, person_view
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)
ROBERT, BOB = 1, 2


def course(workspace: Workspace, key: str) -> int:
    with workspace.file.reading() as reader:
        from sgdesk.data.courses.catalogue import read_courses

        return next(each.id for each in read_courses(reader).values() if each.key == key)


def record(workspace: Workspace, who: int, key: str, day: date, **said: object) -> int:
    details = TrainingDetails(course(workspace, key), day, **said)  # type: ignore[arg-type]
    return record_training(workspace, [who], details).training_ids[0]


def one(workspace: Workspace) -> PersonView:
    return person_view(workspace, ROBERT)


def asked(found: MergePreview) -> dict[str, str]:
    return {each.id: each.answer for each in found.questions}


def standing_training(workspace: Workspace) -> list[tuple[int, date]]:
    return [(e.row.id, e.row.completed_on) for e in one(workspace).training if not e.row.is_void]
