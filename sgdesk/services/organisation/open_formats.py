"""Everything in open formats: a CSV for each table, one JSON document, and the kept files.

Whoever has them needs no program of ours to read what an organisation kept.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sgdesk.data import everything
from sgdesk.data.everything import TableRows
from sgdesk.data.file.disk.files import free_name, make_folder, write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.domain.dates import long_date
from sgdesk.domain.file.names import paper_name
from sgdesk.domain.organisation.open_formats import LEFT_OUT, TABLES, column_words
from sgdesk.services.file.workspace import Workspace

_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "person": ("given_name", "family_name"),
    "course": ("title",),
    "role": ("name",),
    "trainer": ("name",),
    "outside_worker": ("name",),
    "return_document": ("number",),
    "certificate": ("number",),
}
"""What a row of a table is called where another points at it."""

_FILE_LETTERS = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Exported:
    """A folder with everything in it: how many tables, and how many kept files."""

    folder: Path
    tables: int
    files: int


def folder_name(organisation: str, day: date) -> str:
    """``everything-st-examples-2026-03-31``."""
    return paper_name("everything", organisation, day, ending="")


def export_everything(workspace: Workspace, folder: Path) -> Exported:
    """Write everything that the file holds into a new folder within ``folder``.

    All of it is personal data; the folder and its files can be read by their owner alone. Raises
    :class:`~sgdesk.domain.errors.InputError` where it cannot be written.
    """
    with workspace.file.reading() as reader:
        about = read_organisation(reader)
        target = free_name(folder / folder_name(about.name, workspace.today()))
        make_folder(target)
        return _write(everything.all_tables(reader, LEFT_OUT), target, about.name, workspace)


def _write(
    tables: Iterable[TableRows], target: Path, organisation: str, workspace: Workspace
) -> Exported:
    from sgdesk.reports.sheets.plain_csv import plain_csv

    names: dict[str, dict[int, str]] = {}
    document: dict[str, Any] = {}
    files = 0
    for table in tables:
        rows = []
        for row in table.rows:
            kept = {name: _plain(value) for name, value in row.items() if name not in table.binary}
            for column in sorted(table.binary):
                if row[column] is not None:
                    kept[column] = _write_bytes(target, table.name, column, row)
                    files += 1
            rows.append({name: kept.get(name) for name in table.columns})
            _call(names, table.name, row)
        words = TABLES[table.name]
        document[table.name] = {
            "title": words.title,
            "a_row_is": words.what,
            "columns": {
                each: {"title": column_words(each), "points_at": table.references.get(each)}
                for each in table.columns
            },
            "rows": rows,
        }
        headings, lines = _sheet(table, rows, names)
        write_file(target / f"{table.name}.csv", plain_csv(headings, lines))
    write_file(target / "everything.json", _json(document, organisation, workspace.today()))
    write_file(target / "read-me.txt", _read_me(organisation, workspace.today()).encode())
    return Exported(target, len(document), files)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _call(names: dict[str, dict[int, str]], table: str, row: Mapping[str, Any]) -> None:
    columns = _NAMED_BY.get(table)
    if columns:
        called = " ".join(str(row[each]) for each in columns if row[each]).strip()
        names.setdefault(table, {})[row["id"]] = called


def _sheet(
    table: TableRows, rows: list[dict[str, Any]], names: Mapping[str, Mapping[int, str]]
) -> tuple[list[str], list[list[object]]]:
    """The headings in words and the rows; beside a number of another table stands its name."""
    headings: list[str] = []
    for column in table.columns:
        headings.append(column_words(column))
        if table.references.get(column) in names:
            headings.append(column_words(column).removesuffix(" (number)"))
    lines = []
    for row in rows:
        line: list[object] = []
        for column in table.columns:
            line.append(row[column])
            parent = table.references.get(column, "")
            if parent in names:
                line.append(names[parent].get(row[column], ""))
        lines.append(line)
    return headings, lines


def _write_bytes(target: Path, table: str, column: str, row: Mapping[str, Any]) -> str:
    """Write one kept file under a name that every system takes; return where it lies."""
    said = row.get("file_name") or row.get("name") or f"{column}.{_ending(row[column])}"
    tidy = _FILE_LETTERS.sub("-", Path(str(said)).name).strip(".-")[-80:] or "file"
    name = f"files/{table}-{row['id']}-{tidy}"
    write_file(target / name, row[column])
    return name


def _ending(content: bytes) -> str:
    return "png" if content.startswith(b"\x89PNG") else "bin"


def _json(document: Mapping[str, Any], organisation: str, day: date) -> bytes:
    found = {
        "organisation": organisation,
        "made_on": day.isoformat(),
        "personal_data": True,
        "schema_version": everything.SCHEMA_VERSION,
        "notes": (
            "Days are ISO text, true and false as they are, files by their name under files/. "
            "points_at names the table whose id stands in a column. Left out: the key that signs "
            "certificates and returns, and the sums by which the program proves its own file."
        ),
        "tables": document,
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _read_me(organisation: str, day: date) -> str:
    tables = "\r\n".join(f"{name}.csv: {words.what}" for name, words in TABLES.items())
    return (
        f"Everything that {organisation} keeps in its training file, {long_date(day)}.\r\n\r\n"
        "This is personal data: keep it as safe as the file itself, and remove it when it is no "
        "longer needed.\r\n\r\n"
        "Each table is a CSV file (UTF-8, commas, headings in words) that any spreadsheet opens; "
        "an apostrophe before a text keeps a spreadsheet from taking it for a formula. "
        "everything.json holds all of them for a program, with what each column points at. "
        "The folder files holds evidence, logo and the files of final returns.\r\n\r\n"
        f"{tables}\r\n"
    )
