"""Everything held about somebody as a paper that they can read."""

import json
import re
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
from sgdesk.domain.forms.form import FORM_TITLES, FormKind
from sgdesk.domain.organisation.open_formats import TABLES, column_words
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.keeping.erasing import ErasureState, Mention, Subject
from sgdesk.domain.people.keeping.retention import reason_words
from sgdesk.domain.people.told_actions import told_action
from sgdesk.domain.training.words import REASONS
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.papers import save_person_records
from sgdesk.services.people.people import person_view

_MACHINE = frozenset({"id", "match_key", "sha256", "signature", "logo_png", "uid", "turn"})
"""Columns that say nothing of somebody; the data file has them too."""

_CALLED = {
    "after": "How sure you were after, of 5",
    "before": "How sure you were before, of 5",
    "item_key": "Induction point",
    "month_only": "Only the month is known",
    "code": "Code of the form",
    "turn": "Which time",
}
"""What columns are called on paper whose names say little to whoever reads it."""

_KIND_OF: Mapping[str, str] = {"person": "What you are with us", "evaluation": "Which form"}
"""What a kind is of, by table; elsewhere it is the kind of what the part is about."""

_IN_CODES = frozenset({"kind", "outcome", "state", "reason", "raises_concerns"})
"""Columns of words of ours; what is typed has no such column, or stands in it as it was typed."""

_CODE = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")

_FROZEN = frozenset({"face", "answers"})
"""Columns that hold a document as it was printed or filled in."""

_DONE = "completed"
"""The outcome of training that its day completed."""

_SAID_WHERE_TRUE = frozenset({"month_only"})
_ISO_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")


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
        names = subject_data.names_in(reader, rows)
        told = subject_data.history_about(reader, row_id, rows, subject.value)
        decided = erasing_about(reader, subject, row_id)
        about = read_organisation(reader)
    sections = [
        _section(name, "You" if name == subject.value else TABLES[name].title, found, names)
        for name, found in rows.items()
        if found
    ]
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


def _section(
    table: str,
    title: str,
    rows: Sequence[Mapping[str, Any]],
    names: Mapping[str, Mapping[int, str]],
) -> Section:
    lines: list[tuple[str, str]] = []
    for place, row in enumerate(sorted(rows, key=_main_day)):
        if place:
            lines.append(("", ""))
        lines += _lines(table, row, names)
    return Section(title, headings=("What", "Kept"), rows=tuple(lines))


def _main_day(row: Mapping[str, Any]) -> date:
    """The first day that a row tells of, by which it stands; one without a day stands first."""
    return next((day for day in row.values() if type(day) is date), date.min)


def _lines(
    table: str, row: Mapping[str, Any], names: Mapping[str, Mapping[int, str]]
) -> Iterator[tuple[str, str]]:
    for column, value in row.items():
        kind = column.removesuffix("_id")
        if kind != column:
            if kind in names and value in names[kind]:
                yield kind.capitalize(), _plain_days(names[kind][value])
        elif column in _FROZEN and value:
            yield from _frozen(str(value), row)
        elif column == "completed_on" and row.get("outcome", _DONE) != _DONE and value:
            yield "Day of the training", short_date(value)
        elif column not in _MACHINE and value not in (None, ""):
            yield from _told(table, column, value)


def _told(table: str, column: str, value: object) -> Iterator[tuple[str, str]]:
    if column in _SAID_WHERE_TRUE and not value:
        return
    if isinstance(value, bytes):
        yield _called(column), f"a file of {len(value):,} bytes, in the data file"
    elif isinstance(value, bool):
        yield _called(column), "yes" if value else "no"
    elif isinstance(value, date):
        yield _called(column), short_date(value)
    elif column in _IN_CODES:
        called = _KIND_OF.get(table, "Kind") if column == "kind" else _called(column)
        yield called, _in_words(table, column, str(value))
    else:
        yield _called(column), str(value)


def _in_words(table: str, column: str, text: str) -> str:
    """A word of ours as somebody reads it, "not completed"; what was typed stays as it is."""
    if column == "reason" and text in REASONS:
        return REASONS[text]
    if column == "kind" and table == "evaluation":
        return FORM_TITLES[FormKind(text)]
    return text.replace("_", " ") if _CODE.fullmatch(text) else text


def _frozen(text: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A frozen document, but for what stands in a column of its row already."""
    for key, each in _members(text):
        if key not in row or str(row[key]) != each:
            yield _called(key), _plain_days(each)


def _called(column: str) -> str:
    return _CALLED.get(column) or column_words(column)


def _plain_days(text: str) -> str:
    """A text of ours with its days as they are written in England."""

    def plain(found: re.Match[str]) -> str:
        try:
            return short_date(date.fromisoformat(found[1]))
        except ValueError:
            return found[1]

    return _ISO_DAY.sub(plain, text)


def _members(text: str) -> Iterator[tuple[str, str]]:
    """What stands in a frozen document, member by member."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        yield "as kept", text
        return
    for key, value in found.items():
        if key not in ("verification", "signatories") and value not in ("", None, []):
            yield key, str(value)


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
