"""A file with Zelda in it, whom the tests erase."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.domain.people.keeping.review import ReviewDetails, ReviewKind
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.organisation import change_settings
from sgdesk.services.people.evidence import add_evidence
from sgdesk.services.people.induction import begin_induction
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.people.reviews import note_review
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY, clock_at, make_workspace
from tests.kept import made_once
from tests.services.people.rights.zelda import YORICK, ZELDA


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Zelda has everything that somebody can have; Yorick is beside her."""
    made = made_once(tmp_path / "generic.sgdesk", ("zelda",), clock_at(), _with_zelda)
    yield made
    made.close()


def _with_zelda(path: Path) -> Workspace:
    made = make_workspace(path.parent)
    role, _ = add_role(made, "Helper", None, ["induction", "level1"])
    for given, family, mail in (
        ("Zelda", "Quillfeder", "zelda.q@example.org"),
        ("Yorick", "Stays", None),
    ):
        details = PersonDetails(given, family, email=mail, reference=f"{given[0]}1")
        add_person(made, details, role, TODAY - timedelta(days=3000))
    change_person(
        made,
        ZELDA,
        PersonDetails(
            "Zelda", "Quillfeather", email="zelda.q@example.org", reference="Z1", notes="Vestry-Zed"
        ),
    )
    course = course_choices(made)[0].id
    record_training(made, [ZELDA, YORICK], TrainingDetails(course, TODAY, notes="Together"))
    paper = path.with_name("Zelda.txt")
    paper.write_bytes(b"Signed by Zelda Quillfeather")
    add_evidence(made, 1, paper)
    begin_induction(made, ZELDA, TODAY)
    note_review(made, ReviewDetails(ZELDA, ReviewKind.SUPERVISION, TODAY, "Yorick Stays"))
    change_settings(made, {"lead_person": str(ZELDA)}, None)
    return made
