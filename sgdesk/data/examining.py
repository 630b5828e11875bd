"""A look through a file as every part of the program would read it, and at what it signed.

What every file of SQLite can be held against stands in :mod:`sgdesk.data.file.damage.examine`;
here is what only we know: which words there are, what is printed, and whose signature is on it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from sgdesk.data.certificates.register import read_register
from sgdesk.data.courses.needs import read_needs
from sgdesk.data.file.damage.examine import ForeignParts
from sgdesk.data.file.damage.examine import examine as examine_file
from sgdesk.data.file.damage.objects import extra_tables
from sgdesk.data.file.damage.replay import replay
from sgdesk.data.file.damage.unnoted import said
from sgdesk.data.file.damage.words import place, thing
from sgdesk.data.file.engine import STUMBLES, connect, reading
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.data.file.schema import (
    SCHEMA_VERSION,
    certificate,
    history,
    metadata,
    organisation,
    person,
    return_document,
    session,
    training,
)
from sgdesk.data.forms.drawings import DRAWING, read_drawings
from sgdesk.data.forms.forms import read_forms
from sgdesk.data.organisation import signing
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.people import read_people
from sgdesk.data.returns.documents import names_and_annex, signed_content, states_of
from sgdesk.data.returns.final import read_kept
from sgdesk.data.sessions.bookings import read_bookings
from sgdesk.data.sessions.trainers import read_trainer_days
from sgdesk.domain.certificates.verification import from_text, return_message
from sgdesk.domain.courses.quality import NeedKind
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.file.health import NOTHING_BESIDE, Beside, Finding
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.keeping.erasing import ErasureState, Subject
from sgdesk.domain.people.keeping.review import RaisesConcerns, ReviewKind
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.pictures import is_whole_png
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.sessions.trainer import DayKind
from sgdesk.domain.training.outcome import Outcome
from sgdesk.domain.training.record import TrainingScope

WORDS: Mapping[tuple[str, str], frozenset[str]] = {
    ("person", "kind"): frozenset(PersonKind),
    ("training", "outcome"): frozenset(Outcome),
    ("training", "scope"): frozenset(TrainingScope),
    ("booking", "state"): frozenset(BookingState),
    ("evaluation", "kind"): frozenset({*FormKind, DRAWING}),
    ("need", "kind"): frozenset(NeedKind),
    ("practice_review", "kind"): frozenset(ReviewKind),
    ("practice_review", "raises_concerns"): frozenset(RaisesConcerns),
    ("trainer_day", "kind"): frozenset(DayKind),
    ("erasure", "subject"): frozenset(Subject),
    ("erasure", "state"): frozenset(ErasureState),
}
"""The columns that hold one of a few words, and the words."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is wrong with a file, and what it holds as far as that can be read (else blank and 0).

    ``training`` counts what was recorded and not struck out.
    """

    findings: tuple[Finding, ...]
    organisation: str = ""
    people: int = 0
    training: int = 0
    extra_tables: int = 0
    """Tables of somebody else's, which do nothing."""

    unnoted: str = ""
    """What another program changed without the history, as counts, where nothing else is wrong."""

    beside: Beside = NOTHING_BESIDE
    """How much else is in it."""


def look(path: Path, key: FileKey | None = None) -> Looked:
    """Everything that is wrong with a file, each finding once, in words.

    Raises :class:`~sgdesk.domain.errors.FileError` where it cannot be opened at all.
    """
    engine = connect(path, key, read_only=True)
    try:
        try:
            found = _examined(engine, path)
        except ForeignParts as stopped:
            return Looked(stopped.findings)
        except DamagedError as error:
            return Looked((Finding("", error.found),))
        try:
            with reading(engine, path) as connection:
                return Looked(
                    found,
                    *_counts(connection),
                    unnoted=_changed(connection, found),
                    beside=_beside(connection),
                )
        except DamagedError as error:
            return Looked(found or (Finding("", error.found),))
    finally:
        engine.dispose()


def _changed(connection: Connection, found: tuple[Finding, ...]) -> str:
    is_changed = bool(found) and all(each.is_unnoted for each in found)
    return said(replay(connection)) if is_changed else ""


def _counts(connection: Connection) -> tuple[str, int, int, int]:
    """Whose file it is, and how much is in it; every schema has these columns."""
    whose = connection.execute(select(organisation.c.name)).scalars().first() or ""
    people = connection.execute(select(func.count(person.c.id))).scalar_one()
    done = select(func.count(training.c.id)).where(training.c.voided_on.is_(None))
    return whose, people, connection.execute(done).scalar_one(), extra_tables(connection)


def _beside(connection: Connection) -> Beside:
    """How many certificates, final returns, sessions and changes a file holds, of any schema."""
    counts = (
        connection.execute(select(func.count(table.c.id))).scalar_one()
        for table in (certificate, return_document, session, history)
    )
    return Beside(*counts)


def _examined(engine: Engine, path: Path) -> tuple[Finding, ...]:
    found = list(examine_file(engine, path))
    with reading(engine, path) as connection:
        if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == SCHEMA_VERSION:
            for each in (_odd_words, _pictures, _papers, _signatures):
                found += _looked(each, connection, path, is_damaged=bool(found))
    return tuple(dict.fromkeys(found))


def _looked(
    look: Callable[[Connection], Iterator[Finding]],
    connection: Connection,
    path: Path,
    *,
    is_damaged: bool,
) -> list[Finding]:
    """What one look finds; where it stumbles over what is damaged already, that is no defect."""
    found: list[Finding] = []
    try:
        with plain_faults(path):
            found.extend(look(connection))
    except DamagedError as error:
        found.append(Finding("", error.found))
    except STUMBLES:
        if not is_damaged:
            raise
        found.append(Finding("", "its parts do not fit together"))
    return found


def _odd_words(connection: Connection) -> Iterator[Finding]:
    for (name, column), words in WORDS.items():
        table = metadata.tables[name]
        odd = table.c[column].not_in(sorted(words))
        for number in connection.execute(select(table.c.id).where(odd).limit(20)).scalars():
            yield Finding(place(name, number), "says a word that the program does not know")


def _pictures(connection: Connection) -> Iterator[Finding]:
    logo = read_organisation(connection).logo_png
    if logo is not None and not is_whole_png(logo):
        yield Finding(thing("organisation"), "the logo is damaged")
    seen: set[bytes] = set()
    for each in read_register(connection):
        picture = each.content.logo_png
        if picture is not None and picture not in seen:
            seen.add(picture)
            if not is_whole_png(picture):
                yield Finding(place("certificate", each.id), "its logo is damaged")


_Read = Callable[[Connection], object]

_READERS: tuple[tuple[str, _Read], ...] = (
    ("person", read_people),
    ("evaluation", read_forms),
    ("evaluation", read_drawings),
    ("need", read_needs),
    ("booking", read_bookings),
    ("trainer_day", read_trainer_days),
)


def _papers(connection: Connection) -> Iterator[Finding]:
    """What is kept as text and read as something else: answers, drawings, final returns."""
    for name, read in _READERS:
        try:
            read(connection)
        except DamagedError as error:
            yield Finding(thing(name), error.found)
    for row in read_kept(connection):
        try:
            states_of(row.document)
            names_and_annex(row.document)
        except DamagedError as error:
            yield Finding(place("return_document", row.id), error.found)


def _signatures(connection: Connection) -> Iterator[Finding]:
    """Every certificate and every final return against the organisation's own key."""
    key = signing.public_key(connection)
    lost = signing.unproved(connection)
    register = tuple(
        each for each in read_register(connection) if ("certificate", each.id) not in lost
    )
    for row in register:
        if signing.signed_of(row, register, key) is None:
            yield Finding(place("certificate", row.id), "is not what was signed when it was issued")
    for kept in read_kept(connection):
        message = return_message(signed_content(kept.document))
        signature = from_text(kept.signature)
        if ("return_document", kept.id) in lost:
            continue
        if key is None or not signing.is_signed(key, message, signature):
            yield Finding(
                place("return_document", kept.id), "is not what was signed when it was made final"
            )
