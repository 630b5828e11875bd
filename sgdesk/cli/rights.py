"""``erase``: what would go and what stays; with ``--yes`` it goes."""

import argparse
import sys
from collections.abc import Iterator

from sgdesk.cli.codes import DONE
from sgdesk.cli.printing import print_json
from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.open_formats import TABLES, column_words, row_count_words
from sgdesk.domain.people.keeping.erasing import Carried, Footprint, Mention
from sgdesk.domain.people.keeping.retention import ErasingReason
from sgdesk.services.file.safety.copies import HeldIn
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.rights import erasing
from sgdesk.services.people.rights.erasing import Preview


def say_carried(done: Carried) -> None:
    """Say on standard error what opening the file erased, if anything."""
    if done.due:
        print(f"Erased, as was decided: {done.due}. Their day had come.", file=sys.stderr)
    if done.others:
        print(
            f"With them went what was undone under their names: {done.others} more addings, out of "
            "the history.",
            file=sys.stderr,
        )
    if done.alike:
        print(
            f"To be erased in 14 days: {done.alike}. They bear a name that was erased in another "
            "copy of this file. Whoever is somebody else: take it back in the window, in Set-up > "
            "Privacy.",
            file=sys.stderr,
        )
    if done.doubted:
        print(
            f"Not erased yet: {done.doubted}. Their day has come only if the clock is right.",
            file=sys.stderr,
        )
    if done.decided:
        print(
            f"To be erased: {done.decided}. It was decided after this file was saved, and holds.",
            file=sys.stderr,
        )
    if done.kept:
        print(
            f"Kept: {done.kept}. They were to be erased in this file; it was decided later that "
            "they stay.",
            file=sys.stderr,
        )
    if done.again:
        print(
            f"Erased again: {done.again}. They had been erased before and stood in this file "
            "once more.",
            file=sys.stderr,
        )


def erase(workspace: Workspace, arguments: argparse.Namespace) -> int:
    """Show what erasing somebody would do, or do it."""
    whom = erasing.find_person(workspace, arguments.who)
    found = erasing.preview(workspace, whom)
    noted = True
    if arguments.yes:
        noted = erasing.erase_at_once(
            workspace,
            whom,
            reason=ErasingReason(arguments.reason or ErasingReason.DECIDED),
            second_person=arguments.second or "",
        ).noted
    held_in = erasing.still_in_backups(workspace, whom)
    if arguments.json:
        away = list(map(str, workspace.places_out_of_reach))
        told = _as_dict(found, held_in, erased=arguments.yes)
        print_json(told | {"places_not_looked_at": away})
    else:
        print("\n".join(_lines(found, held_in, erased=arguments.yes)))
    for place in workspace.places_out_of_reach:
        print(
            f"Backups in {place} were not looked at: that folder is not there now, and they may "
            "hold them. Put it back in its place, such as the stick, and look again: sgdesk "
            "backups FILE --hold-erased",
            file=sys.stderr,
        )
    if not noted:
        print(
            "The list of who was erased could not be written beside the backups, so keep this "
            "file: a backup that is restored elsewhere would not know of it.",
            file=sys.stderr,
        )
    return DONE


def _as_dict(found: Preview, held_in: tuple[HeldIn, ...], *, erased: bool) -> dict[str, object]:
    what = found.footprint
    return {
        "name": found.whom.name,
        "reference": found.whom.reference or None,
        "subject": found.whom.subject.value,
        "only_in_history": not found.whom.is_live,
        "erased": erased,
        "goes": dict(what.goes),
        "history_entries": what.history,
        "undone_before": found.in_history_too,
        "accounts": list(what.accounts),
        "stays": _stays_as_dict(what, found.namesakes),
        "early": found.is_early,
        "hold_since": found.hold_since.isoformat() if found.hold_since else None,
        "backups_that_hold_them": [_held_as_dict(each) for each in held_in],
    }


def _stays_as_dict(what: Footprint, namesakes: int) -> dict[str, object]:
    return {
        "certificate_numbers": list(what.certificates),
        "sessions_with_one_fewer": what.sessions,
        "final_returns": what.returns,
        "accounts": list(what.other_accounts),
        "others_of_the_name": namesakes,
        "returns_that_name_them": list(what.named_in),
        "texts_that_name_them": [_mention_as_dict(each) for each in what.mentions],
    }


def _mention_as_dict(mention: Mention) -> dict[str, object]:
    return {
        "table": mention.table,
        "row": mention.row_id,
        "whose": mention.whose or None,
        "column": mention.column,
        "excerpt": mention.excerpt,
        "went_out": mention.frozen,
        "may_be_them": mention.asks,
        "in_history_alone": mention.in_history,
    }


def _held_as_dict(held: HeldIn) -> dict[str, object]:
    return {
        "file": held.path.name,
        "goes_by": held.goes_by.isoformat() if held.goes_by else None,
        "beside_the_file": held.is_beside,
        "readable": held.is_readable,
        "cannot_be_made_anew": held.why_not or None,
    }


def _lines(found: Preview, held_in: tuple[HeldIn, ...], *, erased: bool) -> Iterator[str]:
    what = found.footprint
    yield f"{found.whom.name}: {'erased' if erased else 'would be erased'}."
    if not found.whom.is_live:
        yield "They stand in the history alone, since their adding was undone."
    yield "Went:" if erased else "Would go:"
    for table, count in what.goes.items():
        yield f"  {row_count_words(table, count)}"
    yield f"  Words of the history: {what.history:,} entries"
    if found.in_history_too:
        yield (
            f"  Further addings of them that were undone, out of the history: "
            f"{found.in_history_too:,}"
        )
    if what.accounts:
        yield f"  Their account of the computer in the history: {', '.join(what.accounts)}"
    yield "Stays:"
    yield from (f"  {each}" for each in _stays(what))
    if found.namesakes:
        yield (
            f"  Others on the list under this name: {found.namesakes:,}, with what the history "
            "holds under it. If it is the same person, erase that entry too, by reference."
        )
    for held in held_in:
        yield f"  {_held_words(held)}"
    yield (
        "  Copies given away or saved elsewhere, which are not reached: a handover pack, "
        "everything held, everything in open formats, papers and lists"
    )
    yield from _speaks_against(found, erased=erased)


def _held_words(held: HeldIn) -> str:
    if not held.is_readable:
        return f"{held.path.name}, which cannot be read and may hold them: {held.why_not}"
    if held.goes_by is not None:
        day = long_date(held.goes_by)
        return f"The backup {held.path.name}, until about {day} if backups go on being made"
    kind = "The copy beside the file" if held.is_beside else "The backup"
    anew = "" if held.why_not else " or have it made again in Set-up > Privacy"
    return (
        f"{kind} {held.path.name}, which stays until you remove it (sgdesk backups FILE "
        f"--hold-erased){anew}"
    )


def _stays(what: Footprint) -> Iterator[str]:
    if what.certificates:
        numbers = ", ".join(what.certificates)
        yield f"The numbers of their certificates, and nothing else of these: {numbers}"
    if what.sessions:
        yield f"Sessions they were booked on, which list one fewer: {what.sessions:,}"
    yield f"Final returns, with the counts that they went out with: {what.returns:,}"
    if what.named_in:
        yield f"Final returns that name them, to the byte: {', '.join(what.named_in)}"
    if what.other_accounts:
        yield (
            "Accounts of the computer under which the history says that things were saved: "
            f"{', '.join(what.other_accounts)}"
        )
    for each in what.mentions:
        kind = _mention_kind(each)
        named = each.whose or f"row {each.row_id}"
        where = f"{TABLES[each.table].title}, {named}, {column_words(each.column)}"
        yield f"{where} ({kind}): {each.excerpt}"


def _mention_kind(each: Mention) -> str:
    if each.frozen:
        return "went out, stays as it is"
    if each.in_history:
        return "in the history alone; a word that may be their name"
    return "a word that may be their name, look at it" if each.asks else "look at it yourself"


def _speaks_against(found: Preview, *, erased: bool) -> Iterator[str]:
    if found.is_early:
        yield (
            "Training and roles are usually kept for six years or more after somebody leaves: ask "
            "your insurer or denomination first."
        )
    if erased:
        return
    if found.hold_since is not None:
        yield "A hold stands over this file: while it stands nothing is erased."
    else:
        yield (
            "Nothing was changed. To erase them for good: the same again with --yes, which does it "
            "at once. In the window it is done after 14 days and can be taken back until then."
        )
