"""Text that somebody typed and that names a person: found, and never changed by the program."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, String, Table, bindparam, or_, select

from sgdesk.data.erasing.forgetting import Names
from sgdesk.data.erasing.texts import is_free_text, texts_of
from sgdesk.data.file.schema import metadata, setting
from sgdesk.data.organisation.kept_words import row_of
from sgdesk.domain.people.keeping.erasing import Mention

_KEEPS_ITSELF = ("history", "file_facts", "page_sum")
_FROZEN = (("return_document", "document"), ("certificate", "face"))
"""Documents that went out as they are: they stay to the byte."""

_FOUND_BY = {
    "person": ("given_name", "family_name"),
    "outside_worker": ("name",),
    "trainer": ("name",),
    "course": ("title",),
    "role": ("name",),
}
_LEADS = ("person_id", "training_id", "induction_id", "trainer_id", "session_id", "course_id")
"""References by which a row is found, the nearest to a person first."""

_FEW = 20
"""So many names are looked for by SQLite itself."""

AROUND = 40
"""Letters that are shown on each side of a name."""


def mentions(
    connection: Connection,
    names: Iterable[str],
    without: Mapping[str, set[int]],
    around: int = AROUND,
) -> tuple[Mention, ...]:
    """Every text in the file that names somebody, but in the rows that go with them.

    ``around`` says how many letters on each side of the name are shown.
    """
    chosen = sorted(names)
    pattern = Names(chosen)
    words = sorted({max(each.split(), key=len) for each in chosen if each.split()})
    if not words:
        return ()
    return tuple(
        found
        for table in metadata.sorted_tables
        if table.name not in _KEEPS_ITSELF
        for found in _in_table(
            connection, table, words, pattern, without.get(table.name, set()), around
        )
    )


def _in_table(
    connection: Connection,
    table: Table,
    words: list[str],
    pattern: Names,
    without: set[int],
    around: int,
) -> Iterator[Mention]:
    columns = texts_of(table)
    if not columns:
        return
    named: dict[str, list[tuple[int, str, re.Match[str]]]] = {each.name: [] for each in columns}
    few = [_ESCAPED.sub(r"/\g<0>", word) for word in words] if len(words) <= _FEW else []
    bound = {f"word_{number}": word for number, word in enumerate(few)}
    for number, *texts in connection.execute(_likely(table, len(few)), bound):
        if number in without:
            continue
        for name, text in zip(named, texts, strict=True):
            found = pattern.search(text) if text else None
            if found is not None:
                named[name].append((number, text, found))
    for name, those in named.items():
        for number, text, found in those:
            yield Mention(
                table.name,
                number,
                name,
                excerpt(text, found, around),
                (table.name, name) in _FROZEN,
                whose_row(connection, table, number),
                is_free=is_free_text(table.name, name),
            )


_ESCAPED = re.compile("[/%_]")
"""What SQLite's own search would not take as it stands."""


@cache
def _likely(table: Table, words: int) -> Select[Any]:
    """The texts of a table, but for what SQLite can leave out beforehand.

    That is every row in which none of so many ``words`` stands, or with 0 of them no text at all.
    """
    columns = texts_of(table)
    given = [bindparam(f"word_{number}", type_=String) for number in range(words)]
    likely = [each.icontains(word, escape="/") for each in columns for word in given]
    likely = likely or [each != "" for each in columns]
    return select(table.c.id, *columns).where(or_(*likely)).order_by(table.c.id)


def excerpt(text: str, found: re.Match[str], around: int = AROUND) -> str:
    """The text round what was found in it, on one line."""
    start, end = max(found.start() - around, 0), found.end() + around
    cut = text[start:end].strip()
    return f"{'…' if start else ''}{' '.join(cut.split())}{'…' if end < len(text) else ''}"


def whose_row(connection: Connection, table: Table, row_id: int) -> str:
    """What a row is found by on the screen: the person, the course or the session it is of."""
    if table is setting:
        key = select(setting.c.key).where(setting.c.id == row_id)
        about = row_of(connection.execute(key).scalar() or "")
        if about is None:
            return ""
        table, row_id = metadata.tables[about[0]], about[1]
    name = table.name
    while name not in _FOUND_BY:
        link = next((each for each in _LEADS if each in table.c), None)
        if link is None:
            return ""
        query = select(table.c[link]).where(table.c.id == row_id)
        row_id = connection.execute(query).scalar() or 0
        name = link.removesuffix("_id")
        table = metadata.tables[name]
    columns = [table.c[each] for each in _FOUND_BY[name]]
    row = connection.execute(select(*columns).where(table.c.id == row_id)).one_or_none()
    return " ".join(str(each) for each in row if each).strip() if row else ""


def named_returns(connection: Connection, names: Iterable[str]) -> tuple[str, ...]:
    """The numbers of final returns whose kept document names somebody."""
    from sgdesk.data.file.schema import return_document

    pattern = Names(names)
    query = select(return_document.c.number, return_document.c.document)
    return tuple(
        row.number
        for row in connection.execute(query.order_by(return_document.c.id))
        if pattern.search(row.document) or pattern.search(_unescaped(row.document))
    )


def _unescaped(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text
