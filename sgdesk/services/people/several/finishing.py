"""Finishing the inductions of several people at once, as their signed sheets come back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sgdesk.data.people import induction as induction_data
from sgdesk.domain.errors import RefusedError
from sgdesk.domain.people.induction import Induction
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.induction import (
    LastDay,
    check_not_ahead,
    finish_in,
    needs_signature,
)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """Whose inductions are under way, by the person's id, with how many lines are open still.

    ``by`` is who inducts where it is the same of all, else empty; ``needs_signature`` where the
    pack asks for the definitions to be signed for.
    """

    open_lines: dict[int, int]
    by: str
    needs_signature: bool


@dataclass(frozen=True, slots=True)
class FinishedTogether:
    """Whose induction was finished, by id, and who had none under way and was left out."""

    finished: tuple[int, ...]
    left_out: tuple[int, ...]


def under_way(workspace: Workspace, person_ids: Sequence[int]) -> UnderWay:
    """Of these people, whose induction is begun and not finished."""
    with workspace.file.reading() as connection:
        found = {
            each: _open_one(induction_data.read_inductions(connection, each))
            for each in dict.fromkeys(person_ids)
        }
        begun = {person: one for person, one in found.items() if one is not None}
        lines = {
            person: sum(
                item.done_on is None for item in induction_data.read_lines(connection, one.id)
            )
            for person, one in begun.items()
        }
        names = {one.inducted_by for one in begun.values()}
        signs = needs_signature(workspace.pack(connection))
    return UnderWay(lines, names.pop() if len(names) == 1 else "", signs)


def complete_inductions(
    workspace: Workspace, person_ids: Sequence[int], noted: LastDay
) -> tuple[FinishedTogether, Changes]:
    """Finish the inductions of all of these people on one day, as one action.

    Whoever has none under way is left out. Raises :class:`RefusedError` where that is everybody,
    and as :func:`complete_induction` does for one of them: then none is finished.
    """
    check_not_ahead(workspace, noted)
    about: dict[str, object] = {"people": 0}
    finished, left_out = [], []
    with workspace.file.writing("complete_inductions", about) as writer:
        pack = workspace.pack(writer.connection)
        for person_id in dict.fromkeys(person_ids):
            found = _open_one(induction_data.read_inductions(writer.connection, person_id))
            if found is None:
                left_out.append(person_id)
                continue
            finish_in(writer, found, pack, noted)
            finished.append(person_id)
        if not finished:
            raise RefusedError("None of them has an induction under way. Nothing was changed.")
        about["people"] = len(finished)
    return FinishedTogether(tuple(finished), tuple(left_out)), changes_of(writer.touched)


def _open_one(found: Sequence[Induction]) -> Induction | None:
    return next((each for each in found if each.completed_on is None), None)
