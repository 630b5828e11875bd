"""The return in hand: what people write for its sections, its period and its actions."""

from dataclasses import dataclass
from datetime import date

from sgdesk.data.returns import words as words_data
from sgdesk.data.returns.words import NewAction
from sgdesk.domain.errors import InputError
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.parts import ReturnAction, SectionKey, SectionText
from sgdesk.domain.returns.sections import SECTION_TITLES, ReturnSection, sections
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.document import EVERYTHING, ReturnWish, as_it_leaves, document_of
from sgdesk.services.returns.parts.facts import PERIOD, section_texts
from sgdesk.services.training.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class ReturnWorkspace:
    """The return in hand as at a day.

    ``document`` has every figure, for the screen; ``leaving`` is what would be sent, which the
    ``sections`` are of. ``typed`` and ``actions`` are as they were typed, names and all.
    """

    document: ReturnDocument
    leaving: ReturnDocument
    sections: tuple[ReturnSection, ...]
    typed: dict[SectionKey, SectionText]
    actions: tuple[ReturnAction, ...]


def return_workspace(workspace: Workspace, as_at: date | None = None) -> ReturnWorkspace:
    """Everything that the page of the return shows."""
    with snapshot(workspace, as_at) as moment:
        document = document_of(moment, ReturnWish(shown=EVERYTHING))
        leaving = as_it_leaves(document)
        typed = section_texts(moment.reader)
        actions = words_data.read_actions(moment.reader)
    return ReturnWorkspace(document, leaving, sections(leaving), typed, actions)


def save_section(workspace: Workspace, key: SectionKey, text: SectionText) -> Changes:
    """Keep what was typed for a section, and the grade where it has one."""
    typed = SectionText(text.body.strip(), text.grade.strip())
    with workspace.file.writing("save_section", {"section": SECTION_TITLES[key]}) as writer:
        words_data.keep_text(writer, key.value, typed)
    return changes_of(writer.touched)


def save_period(workspace: Workspace, start: date | None) -> Changes:
    """Let the period begin on a day; ``None``: on the day after the last final return.

    Raises :class:`InputError` for a day that lies ahead.
    """
    if start is not None and start > workspace.today():
        raise InputError("The period has to begin today or earlier. Nothing was saved.")
    with workspace.file.writing("save_period") as writer:
        typed = SectionText("" if start is None else start.isoformat())
        words_data.keep_text(writer, PERIOD, typed)
    return changes_of(writer.touched)


@dataclass(frozen=True, slots=True)
class ActionDetails:
    """What is typed in about an action; ``section`` is the one that it grew out of."""

    summary: str
    owner: str = ""
    due_on: date | None = None
    section: SectionKey | None = None
    evidence: str = ""


def add_action(workspace: Workspace, details: ActionDetails) -> tuple[int, Changes]:
    """Add something to do; return its id. Raises :class:`InputError` where it says nothing."""
    action = _checked(details)
    with workspace.file.writing("add_action", {"action": action.summary}) as writer:
        number = words_data.add_action(writer, action)
    return number, changes_of(writer.touched)


def change_action(workspace: Workspace, action_id: int, details: ActionDetails) -> Changes:
    """Correct an action."""
    action = _checked(details)
    with workspace.file.writing("change_action", {"action": action.summary}) as writer:
        words_data.change_action(writer, action_id, action)
    return changes_of(writer.touched)


def _checked(details: ActionDetails) -> NewAction:
    if not details.summary.strip():
        raise InputError("Say what is to be done. Nothing was saved.")
    return NewAction(
        details.summary.strip(),
        details.owner.strip(),
        details.due_on,
        details.section.value if details.section else "",
        details.evidence.strip(),
    )


def finish_action(workspace: Workspace, action_id: int, on: date | None = None) -> Changes:
    """Note that an action is done, today or on the day given, which may not lie ahead."""
    day = on or workspace.today()
    if day > workspace.today():
        raise InputError("The day has to be today or in the past. Nothing was saved.")
    with workspace.file.writing("finish_action", {"action": action_id}) as writer:
        words_data.finish_action(writer, action_id, day)
    return changes_of(writer.touched)
