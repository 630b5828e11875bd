"""The return in hand: what people write for its sections, its period and its actions."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.schema import return_action, return_section
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.returns import returns as return_data
from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.parts import ReturnAction, SectionKey, SectionText
from sgdesk.domain.returns.sections import SECTION_TITLES, ReturnSection, sections
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.document import ReturnWish, document_of
from sgdesk.services.returns.facts import PERIOD, section_texts
from sgdesk.services.training.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class ReturnWorkspace:
    """The return in hand as at a day.

    ``document`` is what a counts-only export would hold; ``typed`` and ``actions`` are as they
    were typed, names and all.
    """

    document: ReturnDocument
    sections: tuple[ReturnSection, ...]
    typed: dict[SectionKey, SectionText]
    actions: tuple[ReturnAction, ...]


def return_workspace(workspace: Workspace, as_at: date | None = None) -> ReturnWorkspace:
    """Everything that the page of the return shows."""
    with snapshot(workspace, as_at) as moment:
        document = document_of(moment, ReturnWish())
        typed = section_texts(moment.reader)
        actions = return_data.read_actions(moment.reader)
    return ReturnWorkspace(document, sections(document), typed, actions)


def save_section(workspace: Workspace, key: SectionKey, text: SectionText) -> Changes:
    """Keep what was typed for a section, and the grade where it has one."""
    body, grade = text.body.strip(), text.grade.strip()
    with workspace.file.writing("save_section", {"section": SECTION_TITLES[key]}) as writer:
        _keep(writer, key.value, body, grade)
    return changes_of(writer.touched)


def save_period(workspace: Workspace, start: date | None) -> Changes:
    """Let the period begin on a day; ``None``: on the day after the last final return.

    Raises :class:`InputError` for a day that lies ahead.
    """
    if start is not None and start > workspace.today():
        raise InputError("The period has to begin today or earlier. Nothing was saved.")
    with workspace.file.writing("save_period") as writer:
        _keep(writer, PERIOD, "" if start is None else start.isoformat(), "")
    return changes_of(writer.touched)


def _keep(writer: Writer, key: str, body: str, grade: str) -> None:
    known = return_data.read_texts(writer.connection).get(key)
    if known is not None:
        writer.update(return_section, known[0], body=body, grade=grade)
    elif body or grade:
        writer.insert(return_section, key=key, body=body, grade=grade)


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What is typed in about an action; ``section`` is the one that it grew out of."""

    summary: str
    owner: str = ""
    due_on: date | None = None
    section: SectionKey | None = None


def add_action(workspace: Workspace, details: ActionDetails) -> tuple[int, Changes]:
    """Add something to do; return its id. Raises :class:`InputError` where it says nothing."""
    values = _values(details)
    with workspace.file.writing("add_action", {"action": values["summary"]}) as writer:
        number = writer.insert(return_action, **values)
    return number, changes_of(writer.touched)


def change_action(workspace: Workspace, action_id: int, details: ActionDetails) -> Changes:
    """Correct an action."""
    values = _values(details)
    with workspace.file.writing("change_action", {"action": values["summary"]}) as writer:
        writer.update(return_action, action_id, **values)
    return changes_of(writer.touched)


def _values(details: ActionDetails) -> dict[str, object]:
    if not details.summary.strip():
        raise InputError("Say what is to be done. Nothing was saved.")
    return {
        "summary": details.summary.strip(),
        "owner": details.owner.strip(),
        "due_on": details.due_on,
        "section_key": details.section.value if details.section else "",
    }


def finish_action(workspace: Workspace, action_id: int, on: date | None = None) -> Changes:
    """Note that an action is done, today or on the day given, which may not lie ahead."""
    day = on or workspace.today()
    if day > workspace.today():
        raise InputError("The day has to be today or in the past. Nothing was saved.")
    with workspace.file.writing("finish_action", {"action": action_id}) as writer:
        writer.update(return_action, action_id, done_on=day)
    return changes_of(writer.touched)
