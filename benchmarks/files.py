"""Large organisation files, always the same for the same size."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from sgdesk.data.file.damage.sums import seal
from sgdesk.data.file.engine import connect
from sgdesk.services.file import workspace
from sgdesk.services.people import roles

TODAY = date(2026, 3, 31)
PARTNERSHIP = "hscp"
RECORDS_EACH = 8
_ROLES = (
    ("Welcomer", "1"), ("Treasurer", "1"), ("Driver", "1"), ("Cook", "1"),
    ("Youth worker", "2"), ("Group leader", "2"), ("Coach", "2"), ("Teacher", "2"),
    ("Safeguarding lead", "3"), ("Deputy lead", "3"),
)  # fmt: skip
_WEIGHTS = (20, 3, 5, 5, 20, 15, 12, 15, 3, 2)
_COURSES = ("organisational-induction", "working-together-2", "right-help-right-time",
            "working-together-3", "lado", "child-neglect")  # fmt: skip
_COURSE_WEIGHTS = (20, 30, 25, 10, 5, 10)


def clock() -> datetime:
    """A moment that does not move."""
    return datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


def organisation(folder: Path, people: int) -> Path:
    """A Herefordshire organisation with eight training records a person; made once a folder."""
    path = folder / f"{people}.sgdesk"
    if path.exists():
        return path
    work = workspace.new_workspace(path, name="Bench", partnership=PARTNERSHIP, clock=clock)
    role_ids = [roles.add_role(work, name, group)[0] for name, group in _ROLES]
    work.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        query = "SELECT key, id FROM course WHERE pack = ?"
        known = dict(connection.execute(query, (PARTNERSHIP,)))
        courses = [known[key] for key in _COURSES]
        random = Random(people)
        connection.executemany(
            "INSERT INTO person (id, reference, given_name, family_name, match_key, left_on)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            _people(random, people),
        )
        connection.executemany(
            "INSERT INTO post (person_id, role_id, start, end) VALUES (?, ?, ?, ?)",
            _posts(random, people, role_ids),
        )
        connection.executemany(
            "INSERT INTO training (person_id, course_id, completed_on, outcome, voided_on)"
            " VALUES (?, ?, ?, ?, ?)",
            _training(random, people, courses),
        )
    _seal(path)
    return path


def _seal(path: Path) -> None:
    """Give the file sums that fit what is in it: it was filled past the program, for speed."""
    engine = connect(path)
    seal(engine, path)
    engine.dispose()


def copy_to_write(folder: Path, people: int) -> Path:
    """A fresh copy of an organisation, for work that changes it."""
    copy = folder / f"{people} to write.sgdesk"
    # What was left by a benchmark that was stopped would be rolled back into the fresh copy.
    copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)
    shutil.copyfile(organisation(folder, people), copy)
    _seal(copy)
    return copy


def _day(random: Random, within: int) -> str:
    return (TODAY - timedelta(days=random.randrange(within))).isoformat()


def _people(random: Random, people: int) -> Iterator[tuple[object, ...]]:
    for number in range(1, people + 1):
        left = _day(random, 800) if random.random() < 0.08 else None
        name = f"Sample{number % 977}", f"Person{number:06}"
        yield number, f"B{number:06}", *name, " ".join(name).casefold(), left


def _posts(random: Random, people: int, role_ids: list[int]) -> Iterator[tuple[object, ...]]:
    for number in range(1, people + 1):
        for role in random.choices(role_ids, _WEIGHTS, k=2 if random.random() < 0.15 else 1):
            start = None if random.random() < 0.1 else _day(random, 3000)
            ends = start is not None and random.random() < 0.05
            yield number, role, start, TODAY.isoformat() if ends else None


def _training(random: Random, people: int, courses: list[int]) -> Iterator[tuple[object, ...]]:
    for number in range(1, people + 1):
        for course in random.choices(courses, _COURSE_WEIGHTS, k=RECORDS_EACH):
            outcome = "completed" if random.random() < 0.95 else "not_completed"
            voided = TODAY.isoformat() if random.random() < 0.01 else None
            yield number, course, _day(random, 2200), outcome, voided
