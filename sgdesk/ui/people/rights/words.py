"""What erasing somebody takes out and what it leaves, in sentences."""

from collections.abc import Iterator

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.open_formats import TABLES, column_words
from sgdesk.domain.people.keeping.erasing import Footprint, Mention
from sgdesk.services.file.safety.copies import HeldIn
from sgdesk.services.people.rights.erasing import Preview
from sgdesk.ui.text import tr, tr_count

_SHOWN = 6


ROWS = {
    "person": ("their own entry", "{n} people"),
    "outside_worker": ("their own entry", "{n} workers from outside"),
    "absence": ("{n} time away", "{n} times away"),
    "lead_elsewhere": ("{n} time as a lead elsewhere", "{n} times as a lead elsewhere"),
    "post": ("{n} role held", "{n} roles held"),
    "trainer": ("their entry as a trainer", "{n} entries as trainers"),
    "trainer_day": ("{n} day that they gave", "{n} days that they gave"),
    "session_trainer": ("{n} session that they led", "{n} sessions that they led"),
    "booking": ("{n} booking", "{n} bookings"),
    "training": ("{n} training record", "{n} training records"),
    "evidence": ("{n} kept proof of training", "{n} kept proofs of training"),
    "induction": ("{n} induction", "{n} inductions"),
    "induction_item": ("{n} point of an induction", "{n} points of inductions"),
    "exemption": ("{n} exemption", "{n} exemptions"),
    "non_completion": ("{n} reason why not", "{n} reasons why not"),
    "certificate": ("{n} certificate", "{n} certificates"),
    "evaluation": ("{n} evaluation form", "{n} evaluation forms"),
    "practice_review": ("{n} supervision or review", "{n} supervisions or reviews"),
    "reminder": ("{n} reminder", "{n} reminders"),
    "access_request": ("{n} request to see what is held", "{n} requests to see what is held"),
}
"""What goes, for one and for many; a test holds this against the ways of erasing."""


def _rows_words(table: str, count: int) -> str:
    one, many = ROWS[table]
    return tr_count(one, many, count)


def goes_words(found: Footprint) -> str:
    """What goes, as one sentence: "The person, 2 roles held, 12 training records …"."""
    parts = [_rows_words(name, count) for name, count in found.goes.items()]
    if found.accounts:
        parts.append(
            tr(
                "the account of the computer under which they saved ({names})",
                names=", ".join(found.accounts),
            )
        )
    parts.append(
        tr_count(
            "words of {n} entry of the history",
            "words of {n} entries of the history",
            found.history,
        )
    )
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def also_goes_words(found: Preview) -> str:
    """What goes with them of other addings, which were undone; nothing where there are none."""
    if not found.in_history_too:
        return ""
    return tr_count(
        "They were added {n} more time, and that was undone: what the history holds of that goes "
        "too.",
        "They were added {n} more times, and that was undone: what the history holds of that goes "
        "too.",
        found.in_history_too,
    )


def namesake_words(found: Preview) -> Iterator[str]:
    """Who else is on the list under their name, and stays."""
    if found.namesakes:
        yield tr_count(
            "▲ {n} more on the list bears this name, and stays, with what the history holds under "
            "the name. If it is the same person, erase that entry too.",
            "▲ {n} more on the list bear this name, and stay, with what the history holds under "
            "the name. If it is the same person, erase those entries too.",
            found.namesakes,
        )


def stays_words(found: Footprint, held_in: tuple[HeldIn, ...] = ()) -> tuple[str, ...]:
    """What stays and why, a sentence each."""
    return tuple(_stays(found, held_in))


def _stays(found: Footprint, held_in: tuple[HeldIn, ...]) -> Iterator[str]:
    if found.returns:
        yield tr_count(
            "{n} final return keeps the counts that it went out with.",
            "{n} final returns keep the counts that they went out with.",
            found.returns,
        )
    if found.named_in:
        numbers = ", ".join(found.named_in)
        yield tr("They are named in {numbers}, which stay as they went out.", numbers=numbers)
    if found.certificates:
        yield tr(
            "Of their certificates only the numbers stay ({numbers}): whoever checks one is told "
            "that it was ours and that nothing more is kept.",
            numbers=", ".join(found.certificates[:_SHOWN])
            + (" …" if len(found.certificates) > _SHOWN else ""),
        )
    if found.sessions:
        yield tr_count(
            "They go from the list of {n} session, which then counts one person fewer.",
            "They go from the lists of {n} sessions, which then count one person fewer each.",
            found.sessions,
        )
    frozen = sum(each.frozen and each.table != "return_document" for each in found.mentions)
    if frozen:
        yield tr_count(
            "{n} document that went out names them, such as a certificate that they signed. It "
            "stays as it is.",
            "{n} documents that went out name them, such as certificates that they signed. They "
            "stay as they are.",
            frozen,
        )
    if found.other_accounts:
        yield tr(
            "The history notes under which account of the computer each thing was saved, and goes "
            "on doing so: {names}. None of these accounts bears their name.",
            names=", ".join(found.other_accounts[:_SHOWN])
            + (" …" if len(found.other_accounts) > _SHOWN else ""),
        )
    yield from held_words(held_in)
    yield tr(
        "Copies that you gave away or saved elsewhere are not reached: a handover pack, everything "
        "held, everything in open formats, papers and lists. Think of who has one."
    )


def held_words(held_in: tuple[HeldIn, ...]) -> Iterator[str]:
    """Which backups and copies hold somebody, and until when; a sentence each."""
    days = [each.goes_by for each in held_in if each.goes_by is not None]
    if days:
        yield tr_count(
            "{n} backup made before holds somebody who is erased, until about {day} if backups go "
            "on being made, or until you have it made again. Whoever restores it: they are erased "
            "again when it is opened.",
            "{n} backups made before hold somebody who is erased, the last until about {day} if "
            "backups go on being made, or until you have them made again. Whoever restores one: "
            "they are erased again when it is opened.",
            len(days),
            day=long_date(max(days)),
        )
    unread = [each.path.name for each in held_in if not each.is_readable]
    if unread:
        yield tr_count(
            "{n} copy cannot be read, and may hold somebody who is erased: {names}.",
            "{n} copies cannot be read, and may hold somebody who is erased: {names}.",
            len(unread),
            names=_listed(unread),
        )
    staying = [each.path.name for each in held_in if each.goes_by is None and each.is_readable]
    if staying:
        yield tr_count(
            "{n} copy holds somebody who is erased and stays until you remove it or have it made "
            "again: {names}.",
            "{n} copies hold somebody who is erased and stay until you remove them or have them "
            "made again: {names}.",
            len(staying),
            names=_listed(staying),
        )


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


def mention_words(each: Mention) -> str:
    """Where a text names them, with the words round the name."""
    where = ", ".join(
        filter(None, (tr(TABLES[each.table].title), each.whose, tr(column_words(each.column))))
    )
    if each.in_history:
        return tr("In the history alone. {where}: “{text}”", where=where, text=each.excerpt)
    return tr("{where}: “{text}”", where=where, text=each.excerpt)
