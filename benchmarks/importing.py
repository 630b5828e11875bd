"""Bringing in a training sheet of 100,000 rows, from the file to the saved entries.

It is held against two floors. The first is reading the cells with the library that reads them and
inserting the texts, as they are, into a table of four columns: no keys, no days, no people. The
second is the same reading and what any program has to do to keep the rows in a file like ours:
read what is there, find whom each row means by a dictionary, and insert ten columns into the
program's own table, with its keys, its checks of days and its two indexes, in one durable
transaction. What is between the second and ours is understanding the sheet, telling courses and
people beyond doubt, and the digest of the rows in the history.

Reading its cells alone, and refusing a workbook of a million rows, are measured too.
"""

import csv
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random
from time import process_time

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from benchmarks import files
from benchmarks.measure import Line, seconds, side_by_side
from sgdesk.data.sheets import SheetError, open_book
from sgdesk.services import imports
from sgdesk.services.file import workspace

_ROWS = 100_000
_HEAD = ("person_reference", "course", "completed_on", "provider")
_COURSES = ("Level 1", "Level 2", "Right Help, Right Time", "LADO")


def measure(folder: Path) -> Iterator[Line]:
    """CSV and XLSX, each to reading the cells and inserting the rows raw."""
    sheet, book = folder / "training.csv", folder / "training.xlsx"
    rows = list(_rows())
    with sheet.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([_HEAD, *rows])
    with Workbook(book, {"constant_memory": True}) as workbook:
        page = workbook.add_worksheet("Training")
        for number, row in enumerate([_HEAD, *rows]):
            page.write_row(number, 0, row)
    yield from _reading(sheet, book)
    yield _refusing(folder / "far too many.xlsx")
    for path in (sheet, book):
        yield from _bringing_in(folder, path)


def _bringing_in(folder: Path, path: Path) -> Iterator[Line]:
    """One sheet to both floors; each round into a fresh file, since an undo keeps all it undid."""

    def raw() -> None:
        _insert(folder / "raw.sqlite", _cells(path))

    def keep() -> None:
        _keep(folder / "kept.sgdesk", _cells(path))

    times = []
    for _ in range(3):
        copy = files.copy_to_write(folder, 10_000)
        shutil.copyfile(copy, folder / "kept.sgdesk")
        work = workspace.open_workspace(copy, writable=True, clock=files.clock)

        def bring_in(work: workspace.Workspace = work) -> None:
            found = imports.import_sheet(work, imports.SheetKind.TRAINING, path)
            assert found.added == _ROWS, found

        mine, floor = side_by_side(bring_in, raw, rounds=1, clock=process_time)
        times.append((mine, floor, seconds(keep, process_time)))
        work.close()
    mine, floor, durable = (min(each) for each in zip(*times, strict=True))
    kind = path.suffix[1:].upper()
    yield Line(f"import of 100,000 rows of {kind}, to reading and raw insert", mine, floor, 6)
    yield Line(f"the same of {kind}, to reading and keeping them in our table", mine, durable, 3)


def _reading(*paths: Path) -> Iterator[Line]:
    """From the file to its cells, to the library that reads them."""
    for path in paths:

        def read(file: Path = path) -> None:
            opened = open_book(file)
            assert len(opened.sheet(opened.names()[0]).rows) == _ROWS + 1

        def floor(file: Path = path) -> None:
            _cells(file)

        mine, least = side_by_side(read, floor, clock=process_time)
        kind = path.suffix[1:].upper()
        yield Line(f"reading the cells of 100,000 rows of {kind}, to its library", mine, least, 3)


def _refusing(path: Path) -> Line:
    """A workbook of 18 MB with a million rows, told without being read (processor time)."""
    with Workbook(path, {"constant_memory": True}) as workbook:
        page = workbook.add_worksheet("Everything")
        for number in range(1_000_000):
            page.write_row(number, 0, (number, number * 7919 % 99_991, number * 104_729 % 99_989))

    def refuse() -> None:
        try:
            open_book(path).sheets()
        except SheetError:
            return
        raise AssertionError("it was not refused")

    return Line("refusing a workbook of a million rows", seconds(refuse, process_time), None, 2)


def _rows() -> Iterator[tuple[str, ...]]:
    random = Random("sheet")
    for number in range(_ROWS):
        day = files.TODAY - timedelta(days=2300 + number // 10_000)
        who = number % 10_000 + 1
        yield f"B{who:06}", random.choice(_COURSES), day.strftime("%d/%m/%Y"), "In-house"


def _cells(path: Path) -> list[tuple[object, ...]]:
    if path.suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as stream:
            return [tuple(row) for row in csv.reader(stream)]
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    return [tuple(row) for row in sheet.to_python()]


def _keep(path: Path, rows: list[tuple[object, ...]]) -> None:
    """The least that keeps the rows in a file of ours; whose they are is looked up, no more."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        people = dict(connection.execute("SELECT reference, id FROM person"))
        set(connection.execute("SELECT person_id, course_id, completed_on, outcome FROM training"))
        names = dict.fromkeys(row[1] for row in rows[1:])
        ids = [number for (number,) in connection.execute("SELECT id FROM course")]
        courses = dict(zip(names, ids, strict=False))
        days = {row[2]: "-".join(reversed(str(row[2]).split("/"))) for row in rows[1:]}
        connection.executemany(
            "INSERT INTO training (person_id, course_id, completed_on, outcome, provider, method,"
            " certificate_number, notes, month_only, provider_expiry)"
            " VALUES (?, ?, ?, 'completed', ?, '', '', '', 0, NULL)",
            ((people[who], courses[what], days[day], by) for who, what, day, by in rows[1:]),
        )


def _insert(path: Path, rows: list[tuple[object, ...]]) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE training (a TEXT, b TEXT, c TEXT, d TEXT)")
        connection.executemany("INSERT INTO training VALUES (?, ?, ?, ?)", rows)
