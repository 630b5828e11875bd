"""What the page about one person shows, in one answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.people.evidence import evidence_of_person
from sgdesk.data.training.learning import read_learning
from sgdesk.domain.people.evidence import EvidenceFile
from sgdesk.domain.people.keeping.review import Review
from sgdesk.domain.training.learning import LearningShared
from sgdesk.services.certificates.otherwise import SaysOtherwise, otherwise_in
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.induction import Checklist, checklist_in
from sgdesk.services.people.people import PersonView, person_in
from sgdesk.services.people.reviews import reviews_in
from sgdesk.services.training.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person as at a day; ``evidence`` is by the id of the training, the newest review first.

    ``learning`` is what was passed on from their training, the newest first.
    """

    view: PersonView
    checklist: Checklist | None
    evidence: Mapping[int, tuple[EvidenceFile, ...]]
    reviews: tuple[Review, ...]
    learning: tuple[LearningShared, ...] = ()
    otherwise: Mapping[int, SaysOtherwise] = field(default_factory=dict)
    """Certificates that say otherwise than what is kept, by the id of the training."""


def person_page(workspace: Workspace, person_id: int, as_at: date | None = None) -> PersonPage:
    """Read everything about one person that their page shows."""
    with snapshot(workspace, as_at) as moment:
        return PersonPage(
            view=person_in(moment, person_id),
            checklist=checklist_in(moment, person_id),
            evidence=evidence_of_person(moment.reader, person_id),
            reviews=reviews_in(moment.reader, moment.as_at, person_id).reviews,
            learning=read_learning(moment.reader, end=moment.as_at, person_id=person_id),
            otherwise=otherwise_in(moment.reader, moment.as_at, person_id),
        )
