"""What erasing somebody would take out and what it leaves, and the log of it without a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Cell = tuple[str, int, str]
"""Where a text stands: the table, the number of the row, the column."""

_LAST_ROW = 2**63 - 1
"""The highest number that a row can have: SQLite is not asked for a higher one."""


class Subject(StrEnum):
    """Whom an erasure is about."""

    PERSON = "person"
    OUTSIDE_WORKER = "outside_worker"
    IMPORT = "import"
    """Everybody whom one import added."""


BRINGS_PEOPLE = frozenset({"import", "bring_in_attendance", "bring_in_bookings"})
"""Actions that may add several people from one list: whoever they added is erased together."""


class ErasureState(StrEnum):
    """Where an erasure stands."""

    WAITING = "waiting"
    TAKEN_BACK = "taken_back"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Mention:
    """A text elsewhere that names somebody; ``frozen`` where it is a document that went out.

    ``whose`` says where it is found: somebody's name, the title of a course, a session. It
    ``asks`` where a single word was found that may be their name or any word, ``in_history`` where
    that stands in the history alone. Where ``is_free`` the name can be taken out of it.
    """

    table: str
    row_id: int
    column: str
    excerpt: str
    frozen: bool = False
    whose: str = ""
    asks: bool = False
    in_history: bool = False
    is_free: bool = False

    @property
    def cell(self) -> Cell:
        """Where it stands."""
        return self.table, self.row_id, self.column


@dataclass(frozen=True, slots=True)
class Footprint:
    """What the file holds of somebody: what goes, and what stays and why.

    ``goes`` counts rows by table. ``certificates`` are numbers that stay as bare numbers,
    ``sessions`` how many sessions list one fewer afterwards, ``returns`` how many final returns
    keep their counts, ``named_in`` those among them that name somebody, ``history`` how many
    entries lose their words.
    """

    names: tuple[str, ...]
    goes: Mapping[str, int]
    certificates: tuple[str, ...]
    sessions: int
    returns: int
    named_in: tuple[str, ...]
    mentions: tuple[Mention, ...]
    history: int
    others: int = 0
    """How many rows about something else let go of them: a line manager, a need."""
    accounts: tuple[str, ...] = ()
    """Accounts of a computer that are called as they are, under which the history says who saved
    something: they go with them."""
    other_accounts: tuple[str, ...] = ()
    """The others of the history, which stay: theirs may be called otherwise."""

    @property
    def people(self) -> int:
        """How many people and workers from outside go."""
        return self.goes.get("person", 0) + self.goes.get("outside_worker", 0)

    @property
    def to_look_at(self) -> tuple[Mention, ...]:
        """What names them, or may, in words that somebody can change."""
        return tuple(each for each in self.mentions if not each.frozen)

    @property
    def can_be_taken_out(self) -> tuple[Mention, ...]:
        """Of these, what the name can be taken out of, cell by cell, where somebody says so."""
        return tuple(each for each in self.to_look_at if each.is_free)


@dataclass(frozen=True, slots=True)
class Erasure:
    """One line of the log: it says what was erased when and why, and not who it was."""

    id: int
    subject: Subject
    row_id: int
    entry_id: int
    entry_hash: str
    decided_on: date
    due_on: date
    reason: str
    second_person: str
    state: ErasureState
    done_on: date | None
    kept: Mapping[str, object] = field(default_factory=dict)

    @property
    def certificates(self) -> tuple[str, ...]:
        """The numbers of the certificates that went with them."""
        found = self.kept.get("certificates", ())
        return tuple(map(str, found)) if isinstance(found, list | tuple) else ()

    @property
    def is_with_another(self) -> bool:
        """Whether it is a further adding of somebody who has a line of their own."""
        return "with" in self.kept

    @property
    def cells(self) -> frozenset[Cell]:
        """The cells of others out of which their name is taken, as was chosen."""
        return cells_from(self.kept.get("cells", ()))


@dataclass(frozen=True, slots=True)
class Carried:
    """What opening a file carried out: decisions whose day had come, and those done before.

    ``again`` were erased before and stood in the file once more, after a restore for instance.
    ``held`` wait because a hold stands. In a file that was restored from another day ``decided``
    are to be erased once more, and ``kept`` stay, as was decided last. ``doubted`` wait because the
    clock by which their day has come may be wrong. ``others`` are further addings of those whose
    day had come, which were undone, and went with them. ``alike`` bear a name that was erased in a
    copy which went another way: they are to be erased in fourteen days, unless somebody keeps them.
    """

    due: int = 0
    again: int = 0
    held: int = 0
    decided: int = 0
    kept: int = 0
    doubted: int = 0
    others: int = 0
    alike: int = 0

    def __bool__(self) -> bool:
        told = self.due or self.again or self.decided or self.kept or self.doubted or self.alike
        return bool(told)


def cells_from(found: object) -> frozenset[Cell]:
    """Cells as they stand in the log; what is none is left out."""
    listed = found if isinstance(found, list | tuple) else ()
    return frozenset(
        (str(each[0]), int(each[1]), str(each[2]))
        for each in listed
        if isinstance(each, list | tuple)
        and len(each) == 3
        and isinstance(each[1], int)
        and 0 < each[1] <= _LAST_ROW
    )
