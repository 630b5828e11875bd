"""What erasing somebody takes out and what it leaves, in sentences."""

from collections.abc import Iterator

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.open_formats import TABLES, column_words
from sgdesk.domain.people.erasing import Footprint, Mention
from sgdesk.services.file.erasing import HeldIn
from sgdesk.ui.text import tr, tr_count

_SHOWN = 6


def goes_words(found: Footprint) -> str:
    """What goes, as one sentence: "Roles held 2, Training 12 …"."""
    parts = [f"{tr(TABLES[name].title)} {count:,}" for name, count in found.goes.items()]
    parts.append(
        tr_count(
            "words of {n} entry of the history",
            "words of {n} entries of the history",
            found.history,
        )
    )
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


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
            "{n} session lists one person fewer.",
            "{n} sessions list one person fewer.",
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
    if held_in:
        last = long_date(max(each.goes_by for each in held_in))
        yield tr_count(
            "{n} backup made before holds them until about {day}, or until you have the backups "
            "made anew. Whoever restores it: they are erased again when it is opened.",
            "{n} backups made before hold them, the last until about {day}, or until you have the "
            "backups made anew. Whoever restores one: they are erased again when it is opened.",
            len(held_in),
            day=last,
        )


def mention_words(each: Mention) -> str:
    """Where a text names them, with the words round the name."""
    where = ", ".join(
        filter(None, (tr(TABLES[each.table].title), each.whose, tr(column_words(each.column))))
    )
    return tr("{where}: “{text}”", where=where, text=each.excerpt)
