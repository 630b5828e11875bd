"""Make the file of the schema in force, once, when a version is released.

``python -m tests.databases.make`` writes ``schema-N.sgdesk`` and refuses where it is there:
a released file is never made again, since it stands for the files that people have.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from sgdesk.data.file.schema import SCHEMA_VERSION
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.file import undo
from sgdesk.services.file.workspace import Workspace, new_workspace
from sgdesk.services.people import people
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests import factories

FOLDER = Path(__file__).parent


def make(path: Path) -> None:
    """An organisation with something of everything, certificates and an undone action."""
    workspace = new_workspace(
        path, name="St Example's", partnership="hscp", clock=factories.clock_at()
    )
    days = (factories.TODAY, date(2027, 2, 28))
    org = factories.organisation(Random("released"), "hscp", days, people=40)
    ids = factories.write(workspace, org)
    _issue(workspace, sorted(ids.people.values()))
    people.add_person(workspace, people.PersonDetails("Sample", "Mistake"))
    undo.undo(workspace)
    workspace.close()


def _issue(workspace: Workspace, person_ids: list[int]) -> None:
    induction = next(
        each for each in training.course_choices(workspace) if "Level 1" in str(each.requirements)
    )
    day = factories.TODAY - timedelta(days=20)
    recorded = training.record_training(
        workspace, person_ids[:4], TrainingDetails(induction.id, day)
    )
    certificates.issue_certificates(workspace)
    training.void_training(workspace, recorded.training_ids[0], "Entered twice")


if __name__ == "__main__":
    make(FOLDER / f"schema-{SCHEMA_VERSION}.sgdesk")
