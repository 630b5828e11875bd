"""What waits on Set-up, Privacy, as items with a button or a menu each."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.people.keeping.erasing import Erasure, ErasureState, Subject
from sgdesk.domain.people.keeping.retention import ALIKE, kind_words, reason_words
from sgdesk.services.people.rights.erasing import WaitingLine, Whom
from sgdesk.services.people.rights.requests import RequestLine
from sgdesk.services.people.rights.retention import DueLine
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import PushButton
from sgdesk.ui.widgets.list_item import Item

_SHOWN = 12


def _button(words: str, name: str, do: Callable[[], object], *, may: bool) -> QWidget:
    button = PushButton(words)
    button.setAccessibleName(f"{words} {name}")
    button.setEnabled(may)
    button.clicked.connect(lambda: do())
    return button


def waiting_items(
    lines: Sequence[WaitingLine],
    *,
    held: bool,
    may: bool,
    take_back: Callable[[int, str], object],
) -> Iterator[Item]:
    """Who is to be erased, each with the way to keep them."""
    for each in lines:
        name = each.name or tr("An import")
        due = long_date(each.erasure.due_on)
        note = (
            tr("A hold stands, so nothing is done.")
            if held
            else tr("Is done when the file is opened on {day} or after.", day=due)
        )
        why = _reason(each.erasure)
        agreed = tr("{why}. Decided before a restore, and holds.", why=why)
        if each.erasure.second_person:
            person = each.erasure.second_person
            agreed = tr("{why}. Agreed with {person}.", why=why, person=person)
        elif each.erasure.reason == ALIKE:
            agreed = tr("▲ {why}. If this is somebody else, take it back.", why=why)
        yield Item(
            name,
            (note, agreed),
            button=_button(
                tr("Take it back"), name, partial(take_back, each.erasure.id, name), may=may
            ),
        )


def due_items(
    lines: Sequence[DueLine],
    *,
    may: bool,
    erase: Callable[[DueLine], object],
    later: Callable[[DueLine], object],
) -> Iterator[Item]:
    """Who is over the time, each with what can be decided."""
    for each in lines[:_SHOWN]:
        left = long_date(each.last_day)
        kind = tr(kind_words(each.kind))
        entries = (
            ((tr("Erase …"), partial(erase, each)), (tr("Keep for now …"), partial(later, each)))
            if may
            else ()
        )
        yield Item(each.name, (tr("{kind}. Left on {day}.", kind=kind, day=left),), entries)
    if len(lines) > _SHOWN:
        yield Item(tr("… and {n} more", n=len(lines) - _SHOWN))


def import_items(
    lines: Sequence[Whom], *, may: bool, erase: Callable[[Whom], object]
) -> Iterator[Item]:
    """Imports that were undone and whose people stand in the history."""
    for each in lines:
        name = each.name or tr("An import")
        yield Item(
            name,
            (tr("Was undone. Whoever it brought in still stands in the history."),),
            button=_button(tr("Erase them there …"), name, partial(erase, each), may=may),
        )


def undone_items(
    lines: Sequence[Whom], *, may: bool, erase: Callable[[Whom], object]
) -> Iterator[Item]:
    """Who was added by hand and taken back, and stands in the history alone."""
    for each in lines[:_SHOWN]:
        about = tr("Reference {reference}.", reference=each.reference) if each.reference else ""
        note = tr("Was added, and that was undone. The history still has the name.")
        button = _button(tr("Erase there …"), each.name, partial(erase, each), may=may)
        yield Item(each.name, (" ".join(filter(None, (about, note))),), button=button)
    if len(lines) > _SHOWN:
        yield Item(tr("… and {n} more", n=len(lines) - _SHOWN))


def request_items(
    lines: Sequence[RequestLine],
    *,
    day: date,
    may: bool,
    answered: Callable[[RequestLine], object],
) -> Iterator[Item]:
    """Who asked, those still open first, with the day by which it is owed."""
    for each in lines[:_SHOWN]:
        asked = short_date(each.request.asked_on)
        if each.request.answered_on is not None:
            given = short_date(each.request.answered_on)
            yield Item(each.name, (tr("Asked {asked}, given {given}.", asked=asked, given=given),))
            continue
        owed = long_date(each.request.owed_by)
        late = each.is_late(day)
        said = (
            tr("▲ Asked {asked}; was owed by {owed}.", asked=asked, owed=owed)
            if late
            else tr("Asked {asked}; owed by {owed}.", asked=asked, owed=owed)
        )
        button = _button(tr("Was given …"), each.name, partial(answered, each), may=may)
        yield Item(each.name, (said,), button=button)


def log_items(past: Sequence[Erasure]) -> Iterator[Item]:
    """What was done or taken back, without a name."""
    for each in past[:_SHOWN]:
        yield Item(_log_title(each), tuple(_log_notes(each)))
    if len(past) > _SHOWN:
        yield Item(tr("… and {n} more", n=len(past) - _SHOWN))


def _log_title(each: Erasure) -> str:
    day = long_date(each.done_on or each.decided_on)
    if each.state is ErasureState.TAKEN_BACK:
        return tr("{day}: taken back", day=day)
    whom = {
        Subject.PERSON: tr("somebody was erased"),
        Subject.OUTSIDE_WORKER: tr("a worker from outside was erased"),
        Subject.IMPORT: tr("an import was erased"),
    }
    return tr("{day}: {what}", day=day, what=whom[each.subject])


def _log_notes(each: Erasure) -> Iterator[str]:
    if each.reason:
        yield f"{_reason(each)}."
    if each.second_person:
        yield tr("Agreed with {person}.", person=each.second_person)
    if each.certificates:
        yield tr_count(
            "{n} certificate left its number.",
            "{n} certificates left their numbers.",
            len(each.certificates),
        )


def _reason(each: Erasure) -> str:
    return tr(reason_words(each.reason))
