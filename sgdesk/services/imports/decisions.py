"""What was answered in imports and holds for the next sheet: seen, and taken back."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.import_answers import (
    SAME,
    keep_decisions,
    number_in,
    read_decisions,
)
from sgdesk.data.people.people import read_people, read_roles
from sgdesk.domain.forms.form import FormKind, questions
from sgdesk.domain.text import fold
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.answers.steps.columns import column_choices
from sgdesk.services.imports.drafting.role_offers import GROUP, OURS
from sgdesk.services.imports.reading.values import QuestionKind


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer: what it was about, in the sheet's own words, and what was said."""

    id: str
    kind: QuestionKind
    about: str
    answer: str
    named: str = ""
    """Whom or what the answer names, as it is written here: a role, a group, a person."""


def decisions(workspace: Workspace) -> tuple[Decision, ...]:
    """Everything that was answered, the latest last."""
    with workspace.file.reading() as connection:
        kept = read_decisions(connection)
        names = _names(workspace, connection, kept.values())
        columns = _column_names(workspace, connection)
    known = {kind.value: kind for kind in QuestionKind}
    parted = ((key, *key.split(":", 1), answer) for key, answer in kept.items() if ":" in key)
    return tuple(
        Decision(
            key,
            known[kind],
            about,
            answer,
            columns.get((about.split(" ", 1)[0], answer), "")
            if known[kind] is QuestionKind.FORM
            else names.get(answer, ""),
        )
        for key, kind, about, answer in parted
        if kind in known
    )


def _names(workspace: Workspace, connection: Reader, answers: Collection[str]) -> Mapping[str, str]:
    """What answers name, by the answer; people are read only where one is named."""
    pack = workspace.pack(connection)
    names = {f"{GROUP}{each.key}": each.title for each in pack.groups}
    for role in read_roles(connection, workspace.today()).values():
        names[f"{OURS}{fold(role.name)}"] = role.name
    if any(each.startswith(SAME) for each in answers):
        people = {each.id: each.name for each in read_people(connection)}
        names |= {f"{SAME}{fold(each)}": each for each in people.values()}
        by_number = {each: people.get(number_in(each) or 0, "") for each in answers}
        names |= {answer: each for answer, each in by_number.items() if each}
    return names


def _column_names(workspace: Workspace, connection: Reader) -> Mapping[tuple[str, str], str]:
    """What a column of an online form can be taken as, by the kind of form and the answer."""
    pack = workspace.pack(connection)
    return {
        (kind.value, each.key): each.label
        for kind in FormKind
        for each in column_choices(kind, questions(kind, pack))
    }


def take_back(workspace: Workspace, decision_id: str) -> Changes:
    """Forget an answer, so that the next sheet asks again."""
    with workspace.file.writing("forget_import_answer") as writer:
        keep_decisions(writer, {decision_id: ""})
    return changes_of(writer.touched)
