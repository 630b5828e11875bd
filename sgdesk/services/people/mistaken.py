"""Taking out somebody who was entered by mistake, where nothing but roles stands to their name."""

from collections.abc import Mapping

from sgdesk.data.erasing import mistaken as mistaken_data
from sgdesk.data.erasing.act import founding_entry
from sgdesk.data.erasing.trail import TAKE_OUT_PERSON
from sgdesk.data.erasing.ways import PERSON
from sgdesk.data.people import people as people_data
from sgdesk.data.people.merged import ADDED_BY
from sgdesk.domain.errors import RefusedError
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace

_WORDS: Mapping[str, str] = {
    "training": "training",
    "booking": "a place on a session",
    "induction": "an induction",
    "exemption": "an exemption",
    "non_completion": "a reason",
    "absence": "an absence",
    "lead_elsewhere": "a time as a lead elsewhere",
    "practice_review": "a review",
    "reminder": "a reminder",
    "access_request": "a request to see what is held",
    "trainer": "being a trainer",
    "need": "a need",
    "person": "being somebody’s line manager",
    "setting": "a setting or an answer about an import that names them",
}
"""What stands to a name, by its table, for a sentence."""


def take_out_person(workspace: Workspace, person_id: int) -> Changes:
    """Take out somebody who was never to be here, with their roles; Undo brings them back.

    They count on no day. The history keeps their rows, and erasing finds them there. Raises
    :class:`RefusedError` where more than roles stands to their name, what is struck out included.
    """
    with workspace.file.writing(TAKE_OUT_PERSON, noted := dict[str, object]()) as writer:
        name = people_data.read_person(writer.connection, person_id).name
        found = mistaken_data.stands_with(writer.connection, person_id)
        if found:
            known = [words for table, words in _WORDS.items() if table in found]
            raise RefusedError(
                "More than roles stands to the name of {name}: {what}. Nothing was changed. Note a "
                "last day instead; Set-up, Privacy erases somebody wholly.",
                name=name,
                what=", ".join(known) or "other entries",
            )
        noted["person"] = name
        noted[ADDED_BY] = founding_entry(writer.connection, (PERSON, person_id))
        mistaken_data.take_out_person(writer, person_id)
    return changes_of(writer.touched)
