"""Induction: the partnership's checklist with the organisation's own lines, to its last day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.data.courses import catalogue as course_data
from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people import induction as induction_data
from sgdesk.data.people import people as people_data
from sgdesk.data.people.induction import NewInduction, NewInductionLine
from sgdesk.data.training.records import NewTraining, add_training
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.organisation.pack import Pack, PackItem, edition_to_cite
from sgdesk.domain.people.induction import Induction, InductionLine
from sgdesk.domain.people.induction_paper import InductionSheet, SheetLine, asked_words
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class Checklist:
    """One person's induction with its lines; ``needs_signature`` where the pack asks for one.

    ``edition`` is the edition of the national guidance that was signed for, or, while it is under
    way, that is in force.
    """

    induction: Induction
    items: tuple[InductionLine, ...]
    needs_signature: bool
    edition: str = ""

    @property
    def done(self) -> int:
        """How many lines have been gone through."""
        return sum(item.done_on is not None for item in self.items)


def checklist_of(workspace: Workspace, person_id: int) -> Checklist | None:
    """The person's newest induction, or ``None`` where none was begun."""
    with snapshot(workspace) as moment:
        return checklist_in(moment, person_id)


def checklist_in(moment: Snapshot, person_id: int) -> Checklist | None:
    """The same in a moment that is open already."""
    found = induction_data.read_inductions(moment.reader, person_id)
    if not found:
        return None
    items = induction_data.read_lines(moment.reader, found[0].id)
    pack = moment.workspace.pack_named(moment.rules.organisation.partnership)
    edition = _edition_of(found[0], pack, moment.workspace.today())
    return Checklist(found[0], items, needs_signature(pack), edition)


def needs_signature(pack: Pack) -> bool:
    """Worcestershire, Appendix 1: definitions received in writing and signed for."""
    return any(item.signed for item in pack.listed("induction"))


def _edition(pack: Pack, day: date) -> str:
    """The edition of Working Together that held on the day, not the older one that a pack cites."""
    return edition_to_cite(pack.guidance[0], day) if pack.guidance else ""


def _edition_of(induction: Induction, pack: Pack, day: date) -> str:
    """The edition that an induction is on; while it is under way, the one in force on the day.

    What the organisation typed stays. An edition that is only the older one of the pack, as it was
    put in when the induction began, gives way until somebody has signed.
    """
    own = induction.edition
    put_in = {
        _edition(pack, induction.begun_on or day),
        *(each.as_cited for each in pack.guidance[:1]),
    }
    if induction.completed_on is not None or (own and own not in put_in):
        return own
    return _edition(pack, day)


def begin_induction(
    workspace: Workspace,
    person_id: int,
    begun_on: date,
    *,
    own_items: Sequence[str] = (),
    inducted_by: str = "",
    edition: str | None = None,
) -> tuple[int, Changes]:
    """Begin an induction with the pack's lines and the organisation's own; return its id.

    The lines are copied, so that a later edition of the pack leaves them as they were. Raises
    :class:`RefusedError` where one is under way already.
    """
    with workspace.file.writing("begin_induction", {"person": person_id}) as writer:
        found = induction_data.read_inductions(writer.connection, person_id)
        if any(each.completed_on is None for each in found):
            raise RefusedError("An induction is under way already. Nothing was changed.")
        pack = workspace.pack(writer.connection)
        cited = _edition(pack, begun_on) if edition is None else edition.strip()
        new = NewInduction(person_id, begun_on, inducted_by.strip(), cited)
        number = _begin(writer, new, pack, own_items)
    return number, changes_of(writer.touched)


@dataclass(frozen=True, slots=True)
class BegunTogether:
    """Whose induction was begun, by id, and who had one already and was left out."""

    begun: tuple[int, ...]
    left_out: tuple[int, ...]


def begin_inductions(
    workspace: Workspace,
    person_ids: Sequence[int],
    begun_on: date,
    *,
    own_items: Sequence[str] = (),
    inducted_by: str = "",
) -> tuple[BegunTogether, Changes]:
    """Begin the induction of all of these people as one action, such as on a first evening.

    Whoever has one already, done or under way, is left out. Raises :class:`RefusedError` where
    that is everybody.
    """
    noted: dict[str, object] = {"people": 0}
    begun, left_out = [], []
    with workspace.file.writing("begin_inductions", noted) as writer:
        pack = workspace.pack(writer.connection)
        cited = _edition(pack, begun_on)
        for person_id in dict.fromkeys(person_ids):
            if induction_data.read_inductions(writer.connection, person_id):
                left_out.append(person_id)
                continue
            new = NewInduction(person_id, begun_on, inducted_by.strip(), cited)
            _begin(writer, new, pack, own_items)
            begun.append(person_id)
        if not begun:
            raise RefusedError("All of them have an induction already. Nothing was changed.")
        noted["people"] = len(begun)
    return BegunTogether(tuple(begun), tuple(left_out)), changes_of(writer.touched)


def _begin(writer: Writer, new: NewInduction, pack: Pack, own_items: Sequence[str]) -> int:
    number = induction_data.add_induction(writer, new)
    induction_data.add_lines(writer, _lines(number, pack, own_items))
    return number


def _lines(number: int, pack: Pack, own: Sequence[str]) -> list[NewInductionLine]:
    items = [*pack.listed("induction"), *(PackItem(text.strip()) for text in own if text.strip())]
    return [
        NewInductionLine(number, item.key or f"item-{place}", item.text, item.source or "")
        for place, item in enumerate(items, start=1)
    ]


def tick_items(workspace: Workspace, induction_id: int, done: Mapping[int, date | None]) -> Changes:
    """Note when lines were gone through, by their ids; ``None`` takes a tick away."""
    with workspace.file.writing("tick_induction", {"induction": induction_id}) as writer:
        for item_id, day in done.items():
            induction_data.tick_line(writer, item_id, day)
    return changes_of(writer.touched)


@dataclass(frozen=True, slots=True)
class LastDay:
    """What is noted as an induction is finished.

    ``inducted_by`` and ``edition`` left empty keep who was noted before and the edition that the
    induction is on. With ``gone_through`` each line that is open still was gone through on the
    last day: so it stands on a sheet that is signed.
    """

    completed_on: date
    inducted_by: str = ""
    signed_on: date | None = None
    edition: str = ""
    gone_through: bool = False


def complete_induction(
    workspace: Workspace,
    induction_id: int,
    completed_on: date,
    *,
    inducted_by: str = "",
    signed_on: date | None = None,
    edition: str = "",
    gone_through: bool = False,
) -> Changes:
    """Finish an induction; that completes the induction course on the same day.

    See :class:`LastDay` for what is noted. Raises :class:`InputError` while a line is open, where
    the definitions have to be signed for and are not, or for a day that lies ahead.
    """
    noted = LastDay(completed_on, inducted_by, signed_on, edition, gone_through)
    check_not_ahead(workspace, noted)
    with workspace.file.writing("complete_induction", {"induction": induction_id}) as writer:
        found = induction_data.read_induction(writer.connection, induction_id)
        finish_in(writer, found, workspace.pack(writer.connection), noted)
    return changes_of(writer.touched)


def check_not_ahead(workspace: Workspace, noted: LastDay) -> None:
    """Raises :class:`InputError` for a last day that lies ahead."""
    if noted.completed_on > workspace.today():
        raise InputError("The last day has to be today or in the past. Nothing was saved.")


def finish_in(writer: Writer, found: Induction, pack: Pack, noted: LastDay) -> None:
    """Finish one induction within a step that is under way; raises as above."""
    connection, day = writer.connection, noted.completed_on
    items = induction_data.read_lines(connection, found.id)
    if noted.gone_through:
        for item in items:
            if item.done_on is None:
                induction_data.tick_line(writer, item.id, day)
    else:
        _check_gone_through(items)
    if needs_signature(pack) and noted.signed_on is None:
        raise InputError("Say on which day the definitions were signed for. Nothing was saved.")
    by = noted.inducted_by.strip() or found.inducted_by
    done = NewTraining(
        found.person_id,
        _induction_course(connection, pack),
        day,
        provider=read_organisation(connection).name,
        trainer=by,
    )
    (number,) = add_training(writer, [done])
    induction_data.finish_induction(
        writer,
        found.id,
        day,
        inducted_by=by,
        signed_on=noted.signed_on,
        training_id=number,
        edition=noted.edition.strip() or _edition_of(found, pack, noted.signed_on or day),
    )


def _check_gone_through(items: Sequence[InductionLine]) -> None:
    still_open = [item.item_text for item in items if item.done_on is None]
    if still_open:
        raise InputError(
            "This has not been gone through yet: {item}. Nothing was saved.", item=still_open[0]
        )


def _induction_course(connection: Reader, pack: Pack) -> int:
    key = next(each.courses[0] for each in pack.requirements if each.is_induction)
    rows = course_data.read_courses(connection).values()
    return next(row.id for row in rows if row.pack == pack.id and row.key == key)


def void_induction(workspace: Workspace, induction_id: int) -> Changes:
    """Strike out an induction that was begun by mistake; training it completed is its own."""
    with workspace.file.writing("void_induction", {"induction": induction_id}) as writer:
        induction_data.void_induction(writer, induction_id, workspace.today())
    return changes_of(writer.touched)


def _asked(pack: Pack, line: InductionLine) -> str:
    """Who asks for a line; whose paragraph it is only where the pack still has it so."""
    is_packs = any(
        (item.text, item.source) == (line.item_text, line.source)
        for item in pack.listed("induction")
    )
    return asked_words(pack.short_name if is_packs else "", line.source)


def induction_sheet_pdf(
    workspace: Workspace, person_id: int, own_items: Sequence[str] = ()
) -> bytes:
    """The checklist to print, go through and sign: the one under way, or a blank one."""
    from sgdesk.reports.people.induction_sheet import induction_sheet_pdf as made

    return made(induction_sheet(workspace, person_id, own_items))


def induction_sheet(
    workspace: Workspace, person_id: int, own_items: Sequence[str] = ()
) -> InductionSheet:
    """What stands on the checklist of a person."""
    with workspace.file.reading() as connection:
        pack = workspace.pack(connection)
        about = read_organisation(connection)
        person = people_data.read_person(connection, person_id)
    found = checklist_of(workspace, person_id)
    printed = (
        [SheetLine(each.item_text, _asked(pack, each), each.done_on) for each in found.items]
        if found
        else [
            *(
                SheetLine(item.text, asked_words(pack.short_name, item.source or ""))
                for item in pack.listed("induction")
            ),
            *map(SheetLine, own_items),
        ]
    )
    return InductionSheet(
        organisation=about.name,
        person=person.name,
        partnership=pack.short_name if pack.document else "",
        edition=found.edition if found else _edition(pack, workspace.today()),
        named_edition=pack.guidance[0].as_cited if pack.guidance else "",
        begun_on=found.induction.begun_on if found else None,
        inducted_by=found.induction.inducted_by if found else "",
        lines=tuple(printed),
        definitions_signed=needs_signature(pack),
    )
