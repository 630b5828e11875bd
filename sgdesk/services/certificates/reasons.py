"""What a certificate's training means for whoever did it: the same answers as on their page."""

from sgdesk.data.training.records import read_training
from sgdesk.domain.training.standing import Assessor
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import snapshot
from sgdesk.services.training.standing import inputs_of
from sgdesk.services.training.why import Why, reasons_in


def why_of_training(workspace: Workspace, training_id: int) -> tuple[Why, ...]:
    """Why each requirement that the training counts towards stands as it does for the person.

    None for training that no role of theirs calls for.
    """
    with snapshot(workspace) as moment:
        row = next(iter(read_training(moment.reader, training_id=training_id)), None)
        if row is None:
            return ()
        book, reasons = moment.rules.book, reasons_in(moment)
        found = Assessor(book).assess(next(inputs_of(moment.reader, book, row.person_id)))
        met = {
            rule.key
            for rule in book.requirements
            if any(row.course_id in slot for slot in rule.slots)
        }
        if found is None:
            return ()
        roles = moment.rules.roles
        held = [roles[each].name for each in found.role_ids if each in roles]
        return tuple(reasons.why(each, held) for each in found.standings if each.requirement in met)
