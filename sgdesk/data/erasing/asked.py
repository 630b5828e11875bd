"""Single words that may be somebody's name: shown cell by cell, taken out where a person says so.

"Grace" and "May" are names and words. So a name of one word, and each part of a longer one, is
looked for whole and whatever its case in what people typed, and nothing is done to a cell that
nobody chose.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from sgdesk.data.erasing.chosen import Chosen, Texts
from sgdesk.data.erasing.forgetting import Names, Telling, full_names
from sgdesk.data.erasing.mentions import AROUND, excerpt, whose_row
from sgdesk.data.erasing.texts import is_free_text, texts_of
from sgdesk.data.erasing.trail import Trail
from sgdesk.data.file.schema import history, metadata
from sgdesk.data.file.unit_of_work import Writer, from_json
from sgdesk.domain.people.keeping.erasing import Cell, Mention

INSTEAD = "(name erased)"
"""What stands in a cell in the place of a name that was taken out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The texts that somebody chose, and what is taken out of them."""

    chosen: Chosen = field(default_factory=Chosen)
    pattern: re.Pattern[str] | None = field(default=None, repr=False)

    def is_chosen(self, cell: Cell, text: str) -> bool:
        """Whether a text is one of those: by where it stands, or by what would be left of it."""
        if self.pattern is None or not self.pattern.search(text):
            return False
        table, _, column = cell
        if not is_free_text(table, column):
            return False
        texts = self.chosen.texts
        if cell in self.chosen.cells:
            return True
        return texts is not None and texts.has(table, column, _replaced(text, self.pattern))


def single_words(trail: Trail, *, with_parts: bool) -> set[str]:
    """Names of one word; with each part of a longer name, but for particles such as "van"."""
    found = set()
    for said in trail.said.values():
        for name in full_names(said):
            words = name.split()
            if "@" not in name and (len(words) == 1 or with_parts):
                found |= {each for each in words if len(words) == 1 or _is_telling(each)}
    return found


def _is_telling(word: str) -> bool:
    return len(word) > 1 and not word[:1].islower()


def whole_words(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these whole, whatever its case and its spaces; ``None`` where there is none."""
    longest_first = sorted({" ".join(each.split()) for each in names} - {""}, key=len, reverse=True)
    spaced = [r"\s+".join(map(re.escape, each.split())) for each in longest_first]
    if not spaced:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


def may_be_them(
    connection: Connection,
    words: Iterable[str],
    trail: Trail,
    without: Mapping[str, set[int]],
    named: Collection[Mention],
    around: int = AROUND,
) -> tuple[Mention, ...]:
    """The cells in which one of these words stands: in the file, then in its history alone.

    Those of ``named`` are known already; ``around`` is as in :func:`~.mentions.mentions`.
    """
    pattern = whole_words(words)
    if pattern is None:
        return ()
    seen = {each.cell for each in named}
    found: dict[Cell, Mention] = {}
    for table in metadata.sorted_tables:
        for cell, text in _in_table(connection, table, pattern, without.get(table.name, set())):
            if cell not in seen:
                found[cell] = _mention(connection, cell, text, pattern, around)
    names = Names({name for said in trail.said.values() for name in full_names(said)})
    for cell, text in _in_history(connection, pattern, trail):
        if cell not in found and cell not in seen and not names.search(text):
            found[cell] = _mention(connection, cell, text, pattern, around, in_history=True)
    return tuple(found.values())


def _in_table(
    connection: Connection, table: Table, pattern: re.Pattern[str], without: set[int]
) -> Iterator[tuple[Cell, str]]:
    for column in texts_of(table):
        if not is_free_text(table.name, column.name):
            continue
        query = select(table.c.id, column.label("text")).where(column != "").order_by(table.c.id)
        for row in connection.execute(query).all():
            if row.id not in without and pattern.search(row.text):
                yield (table.name, row.id, column.name), row.text


def _mention(
    connection: Connection,
    cell: Cell,
    text: str,
    pattern: re.Pattern[str],
    around: int,
    *,
    in_history: bool = False,
) -> Mention:
    table, row_id, column = cell
    found = pattern.search(text)
    shown = excerpt(text, found, around) if found is not None else ""
    whose = whose_row(connection, metadata.tables[table], row_id)
    return Mention(
        table, row_id, column, shown, whose=whose, asks=True, in_history=in_history, is_free=True
    )


def _in_history(
    connection: Connection, pattern: re.Pattern[str], trail: Trail
) -> Iterator[tuple[Cell, str]]:
    """What the history says of others, the newest first, value by value."""
    query = select(history.c.id, history.c.changes).order_by(history.c.id.desc())
    for entry, changes in connection.execute(query):
        if not pattern.search(changes):
            continue
        about = trail.parts.get(entry, {})
        for place, change in enumerate(from_json(changes)):
            for row_id, row in _rows_of(change):
                if row_id in about.get(place, ()):
                    continue
                for column, value in row.items():
                    is_text = isinstance(value, str) and is_free_text(change["table"], column)
                    if is_text and pattern.search(value):
                        yield (change["table"], row_id, column), value


def _rows_of(change: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for row in change.get("rows", ()):
        yield row["id"], row
    for part in ("after", "before"):
        if change["op"] == "update" and part in change:
            yield change["id"], change[part]


def telling(names: Iterable[str], asked: Asked) -> Telling:
    """What of the history tells of them: their names anywhere, and the words in chosen cells."""
    is_any = asked.chosen.cells or (asked.chosen.texts is not None and asked.chosen.texts.of)
    return Telling(Names(names), asked.pattern if is_any else None, asked.is_chosen)


def known_texts(connection: Connection, asked: Asked, trail: Trail) -> Chosen:
    """What was chosen by where it stands, with what stays of each text, now and in the history."""
    texts = asked.chosen.texts or Texts()
    pattern = asked.pattern
    if pattern is None or not asked.chosen.cells:
        return Chosen(asked.chosen.cells, texts)
    known = [*_chosen_in_tables(connection, asked), *_in_history(connection, pattern, trail)]
    for (table, row_id, column), text in known:
        if (table, row_id, column) in asked.chosen.cells:
            texts = texts.with_text(table, column, _replaced(text, pattern))
    return Chosen(asked.chosen.cells, texts)


def _chosen_in_tables(connection: Connection, asked: Asked) -> Iterator[tuple[Cell, str]]:
    """The chosen texts that stand in the file, each with where it stands."""
    columns = {(table, column) for table, _, column in asked.chosen.cells}
    columns |= asked.chosen.texts.columns if asked.chosen.texts is not None else frozenset()
    for name, column in sorted(columns):
        if not is_free_text(name, column):
            continue
        table = metadata.tables[name]
        text = table.c[column]
        query = select(table.c.id, text.label("text")).where(text != "").order_by(table.c.id)
        for row in connection.execute(query).all():
            if asked.is_chosen((name, row.id, column), row.text):
                yield (name, row.id, column), row.text


def take_out_words(writer: Writer, asked: Asked, without: Mapping[str, set[int]]) -> None:
    """Put :data:`INSTEAD` in the place of the words in each chosen text that still has them.

    The journal notes which cell, and no value.
    """
    pattern = asked.pattern
    if pattern is None:
        return
    for (name, row_id, column), text in list(_chosen_in_tables(writer.connection, asked)):
        if row_id in without.get(name, ()):
            continue
        table = metadata.tables[name]
        change = table.update().where(table.c.id == row_id)
        writer.connection.execute(change.values({column: _replaced(text, pattern)}))
        writer.changes.append(
            {"table": name, "op": "update", "id": row_id, "columns": [column], "erased": True}
        )
        writer.touched.add(name)


def _replaced(text: str, pattern: re.Pattern[str]) -> str:
    """The text without the words; of answers to a form just what was answered."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict | list):
        return pattern.sub(INSTEAD, text)
    return json.dumps(_in_values(found, pattern), ensure_ascii=False, sort_keys=True)


def _in_values(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(INSTEAD, value)
    if isinstance(value, list):
        return [_in_values(each, pattern) for each in value]
    if isinstance(value, dict):
        return {key: _in_values(each, pattern) for key, each in value.items()}
    return value
