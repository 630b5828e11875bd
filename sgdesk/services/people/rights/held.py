"""Everything held about somebody as a paper that they can read."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sgdesk.data.erasing import act, ledger
from sgdesk.data.file.disk.files import write_file
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import subject_access as subject_data
from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.organisation.open_formats import TABLES, column_words
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.keeping.erasing import ErasureState, Mention, Subject
from sgdesk.domain.people.keeping.retention import reason_words
from sgdesk.domain.people.told_actions import told_action
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.papers import save_person_records
from sgdesk.services.people.people import person_view
from sgdesk.services.people.rights.held_rows import HeldRows
from sgdesk.services.training.standing import rules_of_day


def erasing_about(reader: Reader, subject: Subject, row_id: int) -> list[dict[str, object]]:
    """What is decided about erasing somebody who is here: it waits, or was taken back."""
    founded = act.founding_entry(reader, (subject.value, row_id))
    return [
        {
            "decided_on": each.decided_on,
            "due_on": each.due_on,
            "reason": each.reason,
            "state": each.state.value,
        }
        for each in ledger.read_erasures(reader)
        if (each.subject, each.row_id, each.entry_id) == (subject, row_id, founded)
        and each.state is not ErasureState.DONE
    ]


def save_for_trustees(workspace: Workspace, person_id: int, folder: Path) -> tuple[Path, Path]:
    """Write somebody's roles and training, as PDF and as data, for the trustees to keep.

    Raises :class:`~sgdesk.domain.errors.InputError` where the folder cannot be written to.
    """
    (paper,) = save_person_records(workspace, [person_id], folder)
    view = person_view(workspace, person_id)
    found = {
        "name": view.person.name,
        "made_on": workspace.today().isoformat(),
        "roles": [
            {"role": each.role, "start": _iso(each.post.start), "end": _iso(each.post.end)}
            for each in view.posts
        ],
        "training": [
            {
                "course": each.course,
                "day": _iso(each.row.completed_on),
                "outcome": each.row.outcome.value,
                "provider": each.row.provider,
                "certificate": each.certificate,
            }
            for each in view.training
            if each.row.voided_on is None
        ],
    }
    data = json.dumps(found, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    return paper, write_file(paper.with_suffix(".json"), data)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def texts_in(reader: Reader, subject: Subject, row_id: int) -> tuple[Mention, ...]:
    """Texts of others that name somebody who is here, or may."""
    founded = act.founding_entry(reader, (subject.value, row_id))
    target = act.target_of_entry(reader, subject, row_id, founded)
    return act.texts_about(reader, target) if target is not None else ()


def where_words(each: Mention) -> str:
    """Where a text stands, without whose row it is: that is somebody else's."""
    return f"{TABLES[each.table].title}, {column_words(each.column)}"


def held_pdf(
    workspace: Workspace, subject: Subject, row_id: int, texts: Sequence[Mention] = ()
) -> bytes:
    """The paper as PDF."""
    from sgdesk.reports.layout.plain_paper import plain_pdf

    return plain_pdf(held_paper(workspace, subject, row_id, texts))


def held_paper(
    workspace: Workspace, subject: Subject, row_id: int, texts: Sequence[Mention] = ()
) -> PlainPaper:
    """Everything held about somebody, table by table in words, and what the history says.

    ``texts`` of others that name them stand in it where somebody looked them through and chose
    them.
    """
    with workspace.file.reading() as reader:
        if subject is Subject.PERSON:
            rows = subject_data.rows_about(reader, row_id)
        else:
            rows = subject_data.rows_about_outside(reader, row_id)
        held = HeldRows(
            workspace.pack(reader),
            subject_data.names_in(reader, rows),
            rules_of_day(workspace, reader, workspace.today()).titles(),
        )
        told = subject_data.history_about(reader, row_id, rows, subject.value)
        decided = erasing_about(reader, subject, row_id)
        about = read_organisation(reader)
    sections = [held.section(name, found) for name, found in rows.items() if found]
    who = _whose(rows[subject.value][0])
    return PlainPaper(
        organisation=about.name,
        about="Everything held",
        title=f"Everything held about {who}",
        lead=(
            f"This is all that {about.name} keeps of you in its training file. The data file "
            "beside it holds the same for a computer, with every correction word by word. If "
            "anything is not right, tell us, and we put it right."
        ),
        as_at=workspace.today(),
        sections=(*sections, *_texts(texts), *_decided(decided), _history(told)),
        personal=True,
    )


def _whose(row: Mapping[str, Any]) -> str:
    return str(row.get("name") or f"{row.get('given_name')} {row.get('family_name')}".strip())


def _texts(texts: Sequence[Mention]) -> Iterator[Section]:
    if texts:
        yield Section(
            "Where you are named elsewhere",
            ("What is cut off before or after, or left out, is about somebody else.",),
            headings=("Where", "Kept"),
            rows=tuple((where_words(each), each.excerpt) for each in texts),
        )


def _decided(decided: Sequence[Mapping[str, Any]]) -> Iterator[Section]:
    if decided:
        rows = tuple(
            (
                long_date(each["decided_on"]),
                long_date(each["due_on"]),
                "waits" if each["state"] == ErasureState.WAITING else "was taken back",
                reason_words(str(each["reason"])),
            )
            for each in decided
        )
        yield Section(
            "Erasing all this", headings=("Decided on", "Is done on", "State", "Why"), rows=rows
        )


def _history(told: Sequence[Mapping[str, Any]]) -> Section:
    rows = tuple(
        (
            f"{short_date(date.fromisoformat(str(each['at'])[:10]))}, {str(each['at'])[11:16]}",
            told_action(str(each["action"])),
        )
        for each in told
    )
    return Section(
        "What was done with it",
        ("Each line is something that was saved about you; the data file has the words of each.",),
        headings=("When", "What"),
        rows=rows,
    )
