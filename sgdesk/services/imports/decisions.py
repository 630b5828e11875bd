"""What was answered in imports and holds for the next sheet: seen, and taken back."""

from dataclasses import dataclass

from sgdesk.data.organisation.import_answers import keep_decisions, read_decisions
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.reading.values import QuestionKind


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer: what it was about, in the sheet's own words, and what was said."""

    id: str
    kind: QuestionKind
    about: str
    answer: str


def decisions(workspace: Workspace) -> tuple[Decision, ...]:
    """Everything that was answered, the latest last."""
    with workspace.file.reading() as connection:
        kept = read_decisions(connection)
    known = {kind.value: kind for kind in QuestionKind}
    parted = ((key, *key.split(":", 1), answer) for key, answer in kept.items() if ":" in key)
    return tuple(
        Decision(key, known[kind], about, answer)
        for key, kind, about, answer in parted
        if kind in known
    )


def take_back(workspace: Workspace, decision_id: str) -> Changes:
    """Forget an answer, so that the next sheet asks again."""
    with workspace.file.writing("forget_import_answer") as writer:
        keep_decisions(writer, {decision_id: ""})
    return changes_of(writer.touched)
