"""How several people belong to the organisation, said at once."""

from collections.abc import Collection

from sgdesk.data.organisation.kinds_unsaid import keep_unsaid, read_unsaid
from sgdesk.data.people import people as people_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def belong_as(workspace: Workspace, person_ids: Collection[int], kind: PersonKind) -> Changes:
    """Let these people be of this kind, as one action; nobody is asked of them again.

    Raises :class:`InputError` where each of them is kept so and somebody said it; then nothing is
    saved.
    """
    with workspace.file.writing("set_kind", noted := {"people": 0}) as writer:
        unsaid = read_unsaid(writer.connection)
        others = [
            each.id
            for each in people_data.read_these(writer.connection, person_ids)
            if each.kind is not kind
        ]
        told = unsaid.intersection(person_ids).union(others)
        if not told:
            raise InputError("Each of them is kept so already. Nothing was saved.")
        noted["people"] = len(told)
        for each in others:
            people_data.set_kind(writer, each, kind)
        keep_unsaid(writer, unsaid.difference(person_ids))
    return changes_of(writer.touched)
