"""Roles in a draft: a sheet of roles, and the roles that people hold in other sheets."""

import re
from collections.abc import Mapping, Sequence

from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.people.person import Role
from sgdesk.domain.people.said_names import is_surely_a_person
from sgdesk.domain.text import fold
from sgdesk.services.imports.drafting.draft import ImportDraft
from sgdesk.services.imports.drafting.match_codes import MatchCode
from sgdesk.services.imports.drafting.role_offers import GROUP, OURS
from sgdesk.services.imports.reading.values import (
    Choice,
    Entry,
    QuestionKind,
    RoleRow,
    Where,
)

NOTHING, LEAVE_OUT = "nothing", "-"
Asks = tuple[str | None, tuple[str, ...]]
"""The group of a role and the requirements that it calls for."""


def draft_roles(draft: ImportDraft, rows: Sequence[RoleRow], kept: Mapping[int, Role]) -> None:
    """Add the roles that are not known; a known one has to call for the same."""
    asked: dict[str, Asks] = {
        fold(role.name): (role.group, role.requirements) for role in kept.values()
    }
    names = _names_of_requirements(draft)
    for said in rows:
        texts = _parted(said.requirements, names)
        known = {text: names.get(_bare(text)) for text in texts}
        unknown = [text for text, key in known.items() if key is None]
        row = said._replace(requirements=tuple(filter(None, known.values())))
        group = group_key(draft, row.group)
        if not _is_role(draft, row, asked):
            continue
        if len(texts) == 1 and fold(texts[0]).strip(" .") in _NO_NEEDS:
            if _calls_for_nothing(draft, row, texts[0]):
                _draft_role(draft, row, group, asked, calls_for_nothing=True)
            continue
        if row.group and group is None:
            draft.refuse(row.row, row.columns.get("group"), row.group, MatchCode.UNKNOWN_GROUP)
        elif unknown:
            column = row.columns.get("requirements")
            draft.refuse(row.row, column, unknown[0], MatchCode.UNKNOWN_REQUIREMENT)
        else:
            _draft_role(draft, row, group, asked)


_NO_NEEDS = frozenset(
    {"none", "-", "--", "nil", "no", "n/a", "na", "nothing", "not required", "none required"}
    | {"not needed", "none needed", "not applicable", "no training", "no training required"}
    | {"no training needed", "exempt"}
)
"""What stands among what roles call for where they may call for nothing."""


def _parted(texts: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """What is called for, one by one: "Level 1 & Level 2" where each of them is known."""
    found: list[str] = []
    for text in texts:
        parts = [each for each in _AND.split(text) if each.strip()]
        whole = _bare(text) in names or not all(_bare(each) in names for each in parts)
        found += [text] if whole else parts
    return tuple(dict.fromkeys(found))


_AND = re.compile(r"\s*(?:&|\+|\band\b)\s*", re.IGNORECASE)


def _calls_for_nothing(draft: ImportDraft, row: RoleRow, text: str) -> bool:
    """Whether it was said that "None" among what roles call for means nothing at all."""
    column = row.columns.get("requirements")
    answer = draft.asking.answer(
        QuestionKind.WORD,
        f"called for: {text}",
        Where(row.row, column, text),
        f"“{text}” stands where the training of a role does. Do such roles call for nothing?",
        (Choice("yes", "Yes, they call for nothing"), Choice("no", "No, leave the rows out")),
    )
    if answer == "no":
        draft.note(row.row, column, text, MatchCode.ROLE_LEFT_OUT)
    elif answer != "yes":
        draft.refuse(row.row, column, text, MatchCode.UNKNOWN_REQUIREMENT)
    return answer == "yes"


def _draft_role(
    draft: ImportDraft,
    row: RoleRow,
    group: str | None,
    asked: dict[str, Asks],
    *,
    calls_for_nothing: bool = False,
) -> None:
    usual = () if calls_for_nothing else _usual(draft, group)
    wanted = tuple(dict.fromkeys([fold(key) for key in row.requirements] or usual))
    key = fold(row.role)
    there = asked.get(key)
    if there is None:
        draft.add_role(row.role, group, wanted)
        draft.added += 1
        draft.show(row.row, row.role, ", ".join(wanted), None)
    elif there[0] == group and set(there[1]) == set(wanted):
        draft.already_present += 1
    elif there == (None, ()):
        draft.map_role(draft.roles[key], group, wanted)
        draft.added += 1
        draft.show(row.row, row.role, ", ".join(wanted), None)
    else:
        draft.refuse(row.row, row.columns.get("role"), row.role, MatchCode.ROLE_DIFFERS)
        return
    asked[key] = (group, wanted)


def _usual(draft: ImportDraft, group: str | None) -> tuple[str, ...]:
    chosen = draft.pack.group(group) if group else None
    return chosen.requirements if chosen else ()


def group_key(draft: ImportDraft, text: str) -> str | None:
    """The group that a cell means, by its key, its title or another name of it."""
    said = fold(text)
    for group in draft.pack.groups:
        if said in {fold(name) for name in (group.key, group.title, *group.aliases)}:
            return group.key
    return None


def _names_of_requirements(draft: ImportDraft) -> dict[str, str]:
    """The keys of what can be called for, by all that these are called.

    They are called by their key, their title and what stands before its colon ("Level 1"), and by
    the name of the course that is all of them.
    """
    names: dict[str, str] = {}
    for each in draft.pack.requirements:
        courses = [course for course in draft.pack.courses if (course.key,) == each.courses]
        called = [text for course in courses for text in (course.title, *course.aliases)]
        for text in (each.title, each.title.partition(":")[0], *called):
            names.setdefault(_bare(text), each.key)
    for key, title in draft.topics.items():
        names.setdefault(_bare(title), key)
    own = [each.key for each in draft.pack.requirements]
    return names | {_bare(key): key for key in (*draft.topics, *own)}


def _bare(text: str) -> str:
    """A text by its letters and figures alone: "Level 1" is "level1"."""
    return "".join(filter(str.isalnum, fold(text)))


def _is_role(draft: ImportDraft, row: RoleRow, known: Mapping[str, Asks]) -> bool:
    """Whether a row names a role, and no person and no mere number; a person's name is asked."""
    column = row.columns.get("role")
    if fold(row.role) in known:
        return True
    if not any(map(str.isalpha, row.role)):
        draft.refuse(row.row, column, row.role, MatchCode.NO_ROLE)
        return False
    if not (draft.index.bearers(fold(row.role)) or is_surely_a_person(row.role)):
        return True
    answer = draft.asking.answer(
        QuestionKind.WORD,
        f"as a role {row.role}",
        Where(row.row, column, row.role),
        f"“{row.role}” stands where a role does, and may be a person. Is it a role?",
        (Choice("yes", "Yes, a role"), Choice("no", "No, leave the row out")),
    )
    if answer == "no":
        draft.note(row.row, column, row.role, MatchCode.ROLE_LEFT_OUT)
    elif answer != "yes":
        draft.refuse(row.row, column, row.role, MatchCode.PERSON_AS_ROLE)
    return answer == "yes"


def role_held(draft: ImportDraft, entry: Entry, text: str) -> int | None:
    """The role that somebody holds; None, with a line in the lists, where that is not settled.

    A role that is new is asked about: which of ours it is, or which group it belongs to. None
    comes in that calls for nothing without somebody having said so.
    """
    key = fold(text)
    if key in draft.roles:
        return draft.roles[key]
    column = entry.column_of_role(text)
    if private_words(text) is not None:
        draft.refuse(entry.row, column, "", MatchCode.NOT_BROUGHT_IN)
        return None
    answer = draft.asking.answer(
        QuestionKind.ROLE,
        text,
        Where(entry.row, column, text),
        f"“{text}” is not one of your roles yet. Which is it?",
        _choices(draft),
        draft.role_offers.offer(text),
    )
    if answer.startswith(OURS):
        return draft.roles.get(answer.removeprefix(OURS))
    if answer.startswith(GROUP):
        group = answer.removeprefix(GROUP)
        draft.add_role(text, group, _usual(draft, group))
        return draft.roles[key]
    if answer == NOTHING:
        draft.add_role(text, None, ())
        return draft.roles[key]
    if answer == LEAVE_OUT:
        draft.note(entry.row, column, text, MatchCode.ROLE_LEFT_OUT)
    else:
        draft.refuse(entry.row, column, text, MatchCode.NEW_ROLE)
    return None


def _choices(draft: ImportDraft) -> tuple[Choice, ...]:
    """What a role may be; made anew once there is one more to choose from."""
    number = len(draft.roles)
    if number not in draft.role_choices:
        draft.role_choices[number] = _choices_now(draft)
    return draft.role_choices[number]


def _choices_now(draft: ImportDraft) -> tuple[Choice, ...]:
    ours = [
        Choice(f"{OURS}{key}", f"Your role {draft.role_names.get(key, key)}")
        for key in sorted(draft.roles)
    ]
    groups = [
        Choice(f"{GROUP}{each.key}", f"A new role of the group {each.title}")
        for each in draft.pack.groups
    ]
    return (
        *ours,
        *groups,
        Choice(NOTHING, "A new role that calls for nothing yet"),
        Choice(LEAVE_OUT, "Leave the role out"),
    )
