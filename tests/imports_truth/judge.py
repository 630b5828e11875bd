"""Bring a made sheet into a new organisation, and compare what stands there with the truth.

Only what anybody can see is asked: the public service, its report, and the rows of the file.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sgdesk.domain.errors import InputError
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.imports import ImportReport, SheetKind, import_sheet
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import NewRole, add_roles
from tests.factories import clock_at

from .canvas import TODAY, Claim, Made, Saying, Spot, key_of
from .layouts.bands import ROLES
from .writing import write

FAULTS = ("untrue", "invented", "lost", "secret", "not undone", "crashed")
"""Kinds of fault, of which there may be none at all."""
SHEETS_A_FILE = 60


class Fault(NamedTuple):
    """One thing that is wrong, in words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one sheet.

    ``certain`` is how much it says for certain, and ``came_in`` how much of that came in without
    a question; ``refused`` is why the whole sheet was, where it was.
    """

    made: Made
    certain: int
    came_in: int
    faults: tuple[Fault, ...]
    refused: str = ""


class Stored(NamedTuple):
    """What stands in the file: people, training, posts and roles, and all text of it."""

    people: Counter[str]
    emails: dict[str, str]
    training: set[tuple[str, str, str, str]]
    posts: set[tuple[str, str]]
    roles: dict[str, frozenset[str]]
    text: str


@dataclass(slots=True)
class Told:
    """The places that a report speaks of; rows from 1 and letters, as it shows them."""

    strong: set[tuple[int | None, str | None]] = field(default_factory=set)
    weak: set[tuple[int | None, str | None]] = field(default_factory=set)

    def names(self, spots: Iterable[Spot], *, strong: bool = False) -> bool:
        """Whether one of these cells, its row or its column was spoken of."""
        told = self.strong if strong else self.strong | self.weak
        return any(
            told & {(row + 1, letter_of(column)), (row + 1, None), (None, letter_of(column))}
            for row, column in spots
        )

    def refuses_row_of(self, spots: Iterable[Spot]) -> bool:
        """Whether something in the row of one of these cells was refused or asked about."""
        rows = {row + 1 for row, _ in spots}
        return any(row in rows for row, _ in self.strong)


@cache
def organisation() -> bytes:
    """The file of a new organisation with four roles, which is made but once.

    It is marked as a sample, of which no backups are made: thousands would be.
    """
    with TemporaryDirectory() as folder:
        made = new_workspace(
            Path(folder, "made.sgdesk"),
            name="St Example's",
            partnership="generic",
            clock=clock_at(TODAY),
            is_sample=True,
        )
        add_roles(made, [NewRole(each, "1") for each in ROLES])
        made.close()
        return made.path.read_bytes()


class Bench:
    """A folder with an organisation file on which sheets are tried, one after the other.

    Each is undone before the next, which has to leave what was there before. Now and then, and
    whenever something went wrong, the file is made anew, so that its history stays short.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "template.sgdesk"
        self.template.write_bytes(organisation())
        self.before = read_stored(self.template)
        self._open: Workspace | None = None
        self._left = 0

    def judge(self, made: Made) -> Verdict:
        """Bring the sheet in, and say what is wrong with what came of it."""
        sheet = write(made, self.folder)
        try:
            return self._judged(made, sheet, self._workspace())
        except Exception as defect:  # noqa: BLE001 - whatever it is, it is a fault of the reader
            self.close()
            fault = Fault("crashed", f"{type(defect).__name__}: {defect}")
            return Verdict(made, len(certain(made)), 0, (fault,))
        finally:
            sheet.unlink()

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _workspace(self) -> Workspace:
        """The file as it is before any sheet."""
        if self._open is None or self._left == 0:
            self.close()
            path = self.folder / "tried.sgdesk"
            shutil.copyfile(self.template, path)
            self._open = open_workspace(path, writable=True, clock=clock_at(TODAY))
            self._left = SHEETS_A_FILE
        self._left -= 1
        return self._open

    def _judged(self, made: Made, sheet: Path, workspace: Workspace) -> Verdict:
        begun = _entries(workspace.path)
        try:
            report = bring(workspace, made, sheet)
        except InputError as refusal:
            verdict = Verdict(made, len(certain(made)), 0, (), str(refusal))
        else:
            stored = read_stored(workspace.path, begun, made.namesakes)
            verdict = compare(made, stored, told_by(report), spoken_of(report))
        return replace(verdict, faults=(*verdict.faults, *self._undone(workspace, begun)))

    def _undone(self, workspace: Workspace, begun: int) -> Iterable[Fault]:
        for _ in range(_entries(workspace.path) - begun):
            undo(workspace)
        after = read_stored(workspace.path)
        if after._replace(text="") != self.before._replace(text=""):
            self.close()
            yield Fault("not undone", "after Undo something else stands there than before")


def _entries(path: Path) -> int:
    """How many entries the history has."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM history").fetchone()[0])


def bring(workspace: Workspace, made: Made, sheet: Path) -> ImportReport:
    """Bring a sheet in as its truth was made: days first, and whoever is not known is added."""
    for known in made.known:
        add_person(workspace, PersonDetails(given_name=known.given, family_name=known.family))
    return import_sheet(workspace, SheetKind(made.kind), sheet, dates="dmy", add_people=True)


def told_by(report: ImportReport) -> Told:
    """The cells that are spoken of: strongly where they are refused or asked about."""
    told = Told()
    told.strong.update((each.row, each.column) for each in report.refused)
    for question in getattr(report, "questions", ()):
        told.strong.update((each.row, each.column) for each in question.cells)
    told.weak.update((each.row, each.column) for each in report.notes)
    return told


def spoken_of(report: ImportReport) -> str:
    """Every value that the report shows."""
    cells = [*report.refused, *report.notes]
    for question in getattr(report, "questions", ()):
        cells += question.cells
    return "\n".join(each.value for each in cells)


def certain(made: Made) -> frozenset[tuple[str, ...]]:
    """What the sheet says for certain: completions, or else people with their posts, or roles."""
    if made.kind in ("tracker", "training"):
        sure = (each for each in made.claims if each.saying is Saying.SAYS)
        return frozenset((each.person, each.course, str(each.day)) for each in sure)
    people = {(each.person,) for each in made.people}
    posts = {(each.person, each.role) for each in made.posts if each.saying is Saying.SAYS}
    return frozenset(people | posts | {(each.role,) for each in made.roles})


def compare(made: Made, stored: Stored, told: Told, shown: str) -> Verdict:
    """What is wrong with what stands in the file, by the truth and the report."""
    faults = [
        *_untrue_training(made, stored),
        *_untrue_details(made, stored),
        *_invented(made, stored),
        *_lost_training(made, stored, told),
        *_lost_others(made, stored, told),
        *_lost_cells(made, stored, told),
        *_secrets(made, stored, shown),
    ]
    there = {each[:3] for each in stored.training if each[3] == "completed"}
    if made.kind in ("people", "roles"):
        has = {(each,) for each in (*stored.people, *stored.roles)} | stored.posts
        return Verdict(made, len(certain(made)), len(certain(made) & has), tuple(faults))
    return Verdict(made, len(certain(made)), len(certain(made) & there), tuple(faults))


def _untrue_training(made: Made, stored: Stored) -> Iterable[Fault]:
    true, false = (Saying.SAYS, Saying.MAY, Saying.EITHER), (Saying.NO, Saying.EITHER)
    yes = {_fact(each) for each in made.claims if each.saying in true}
    no = {_fact(each) for each in made.claims if each.saying in false}
    for person, course, day, outcome in sorted(stored.training):
        fact = (person, course, day)
        if fact not in (yes if outcome == "completed" else no):
            yield Fault("untrue", f"{person} {outcome} {course} on {day}")


def _untrue_details(made: Made, stored: Stored) -> Iterable[Fault]:
    for person, address in stored.emails.items():
        if address != made.emails.get(person):
            yield Fault("untrue", f"{person} has the address {address}")
    posts = {(each.person, each.role) for each in made.posts if each.saying is not Saying.ASKS}
    if made.kind != "roles":
        for person, role in sorted(stored.posts - posts):
            yield Fault("untrue", f"{person} holds the role {role}")
    wanted = {each.role: each.requirements for each in made.roles}
    for role, requirements in stored.roles.items():
        if role in wanted and requirements != wanted[role]:
            yield Fault("untrue", f"{role} calls for {sorted(requirements)}")


def _invented(made: Made, stored: Stored) -> Iterable[Fault]:
    for person, count in stored.people.items():
        allowed = made.may_be.get(person, 0)
        if count > allowed:
            yield Fault("invented", f"{person!r} is there {count} times, not {allowed}")
    known = {*ROLES, *(each.role for each in made.roles)}
    for role in stored.roles.keys() - known:
        yield Fault("invented", f"the role {role!r}")


def _lost_training(made: Made, stored: Stored, told: Told) -> Iterable[Fault]:
    there = {each[:3] for each in stored.training}
    for claim in made.claims:
        if claim.saying is Saying.NO or _fact(claim) in there:
            continue
        is_there = claim.person in stored.people
        spoken = told.names(claim.cells) or told.names(claim.who, strong=is_there)
        if not spoken and (is_there or not told.refuses_row_of(claim.who)):
            where = cell_name((claim.cells or claim.who)[0])
            text = f"{claim.person} {claim.course} {claim.day} ({claim.saying}) in {where}"
            yield Fault("lost", text)


def _lost_others(made: Made, stored: Stored, told: Told) -> Iterable[Fault]:
    for person in made.people:
        spoken = told.names(person.cells) or told.refuses_row_of(person.cells)
        if person.person not in stored.people and not spoken:
            yield Fault("lost", f"the person {person.person}")
    for post in made.posts:
        spoken = told.names(post.cells)
        if post.person not in stored.people:
            spoken = spoken or told.refuses_row_of(post.cells)
        is_held = post.saying is Saying.MAY or (post.person, post.role) in stored.posts
        if not is_held and not spoken:
            yield Fault("lost", f"{post.person} as {post.role} in {cell_name(post.cells[0])}")
    for role in made.roles:
        if role.role not in stored.roles and not told.names(role.cells):
            yield Fault("lost", f"the role {role.role}")


def _lost_cells(made: Made, stored: Stored, told: Told) -> Iterable[Fault]:
    for spot in made.told:
        if not told.names([spot]):
            yield Fault("lost", f"not a word about {cell_name(spot)}")
    for known in made.known:
        if key_of(known.given, known.family) not in stored.people:
            yield Fault("lost", f"{known.given} {known.family}, who was there before")


def _secrets(made: Made, stored: Stored, shown: str) -> Iterable[Fault]:
    for secret in made.secrets:
        if secret in stored.text:
            yield Fault("secret", f"{secret} stands in the file")
        elif secret in shown:
            yield Fault("secret", f"{secret} stands in the report")


def _fact(claim: Claim) -> tuple[str, str, str]:
    return claim.person, claim.course, str(claim.day)


def letter_of(column: int) -> str:
    """The letters over a column, from 0 on."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(spot: Spot) -> str:
    """A cell as a spreadsheet program names it."""
    return f"{letter_of(spot[1])}{spot[0] + 1}"


def read_stored(path: Path, since: int = 0, namesakes: Collection[str] = ()) -> Stored:
    """The rows of an organisation file, read without the program; its history from an entry on.

    Of namesakes the address is part of who they are.
    """
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        people = {row[0]: row for row in db.execute(_PEOPLE)}
        names = {number: key_of(row[1], row[2]) for number, row in people.items()}
        for number, name in names.items():
            if name in namesakes:
                names[number] = f"{name} <{people[number][3] or ''}>"
        training = db.execute(_TRAINING).fetchall()
        posts = db.execute(_POSTS).fetchall()
        roles = db.execute(_ROLES).fetchall()
        history = db.execute(_HISTORY, (since,)).fetchall()
    return Stored(
        people=Counter(names.values()),
        emails={names[row[0]]: row[3] for row in people.values() if row[3]},
        training={(names[row[0]], row[1], row[2], row[3]) for row in training},
        posts={(names[person], role) for person, role in posts},
        roles={name: frozenset((keys or "").split()) for name, keys in roles},
        text=_all_text([people.values(), training, history]),
    )


def _all_text(tables: Sequence[Iterable[Sequence[object]]]) -> str:
    return "\n".join(str(value) for table in tables for row in table for value in row)


_PEOPLE = "SELECT id, given_name, family_name, email, reference, title, notes FROM person"
_TRAINING = """
    SELECT person_id, coalesce(course.key, course.title), completed_on, outcome,
           training.provider, training.method, certificate_number, training.notes
    FROM training JOIN course ON course.id = course_id WHERE training.voided_on IS NULL
"""
_HISTORY = "SELECT details, changes FROM history WHERE id > ?"
_POSTS = "SELECT person_id, role.name FROM post JOIN role ON role.id = role_id"
_ROLES = "SELECT name, requirements FROM role LEFT JOIN role_rule ON role.id = role_id"
