"""What the dialog for certificates says: what confirming means, how many wait, what it asks."""

from collections.abc import Sequence

from sgdesk.domain.dates import day_words, long_date, month_year
from sgdesk.domain.training.record import TrainingRecord
from sgdesk.services.imports.received.bringing_in import MOST_MEGABYTES, Effect, Stays, WouldDo
from sgdesk.services.imports.received.values import Confirmed, ReceivedLine
from sgdesk.ui.alerts import Choice, Prompt
from sgdesk.ui.text import tr, tr_count

_MEGABYTE = 1024 * 1024

_STAYS = {
    Stays.PROVIDER: "provider",
    Stays.HOURS: "hours",
    Stays.NUMBER: "certificate number",
    Stays.NOTES: "notes",
    Stays.EXPIRY: "valid until",
}
if set(_STAYS) != set(Stays):
    raise TypeError("Whatever an entry keeps has to be told")


def effect_words(would: WouldDo) -> str:
    """What confirming it means, in a sentence."""
    said = {
        Effect.RECORDS: tr("The training will be recorded, and the file kept with it."),
        Effect.JOINS: tr("This training is recorded already: the file will be kept with it."),
        Effect.COMPLETES: tr("It was booked for that day: it will become completed."),
        Effect.SHARPENS: tr(
            "This training is recorded with its month alone: it will get its day, and the file."
        ),
    }[would.effect]
    late = tr("By that day, what comes before this course was not done.")
    names = ", ".join(tr(_STAYS[each]) for each in would.stays)
    stays = tr("It says something else there, which stays: {names}.", names=names)
    more = (late if would.out_of_order else "", stays if names else "")
    return " ".join(filter(None, (said, *more)))


def which_choice(confirmed: Confirmed, records: Sequence[TrainingRecord]) -> Choice:
    """What is asked where the course stands in that month already, one of the two without a day."""
    month = month_year(confirmed.completed_on)
    if confirmed.month_only:
        text = tr(
            "This course stands in {month} already, with its day, and the certificate names the "
            "month alone. The file is then kept with that entry, and its day stays.",
            month=month,
        )
        ways = [
            tr("Yes: keep it with {day}", day=day_words(each.completed_on, month_only=False))
            for each in records
        ]
    else:
        text = tr(
            "This course stands in {month} already, without a day. The entry then gets the day of "
            "the certificate and keeps the file; the history keeps what stood there, and one Undo "
            "takes it back.",
            month=month,
        )
        ways = [tr("Yes: it was on {day}", day=long_date(confirmed.completed_on))]
    return Choice(
        tr("Is it the same training?"), text, tuple(ways), tr("Go on here"), replaces=True
    )


def twin_choice(exact: Confirmed) -> Choice:
    """What is asked where another that is ready names the month, or the day, of this one."""
    return Choice(
        tr("Is it the same training?"),
        tr(
            "Another certificate here is of the same course and person in {month}, and one of the "
            "two names no day. Both files are then kept with one entry.",
            month=month_year(exact.completed_on),
        ),
        (tr("Yes: it was on {day}", day=long_date(exact.completed_on)),),
        tr("Go on here"),
        replaces=True,
    )


def kept_before(names: Sequence[str]) -> tuple[str, str]:
    """What is told of files that their training holds already: a title and a text."""
    said = tr_count(
        "This file is kept with that training already, and was not added once more:",
        "These files are kept with that training already, and were not added once more:",
        len(names),
    )
    return tr("Kept already"), "\n".join((said, *names))


def left_out_words(line: ReceivedLine) -> str:
    """What is said of a certificate that was left out, now or before."""
    if line.left_out_on is None:
        return tr("You left it out: it stays where it is, and is not asked about again.")
    return tr("You left it out on {day}: it stays where it is.", day=long_date(line.left_out_on))


def sum_words(ready: Sequence[Confirmed], waiting: int, left_out: int) -> str:
    """How many are ready, wait and are left out, and what they take."""
    size = sum(each.source.size for each in ready)
    takes = (
        tr("They take {size:.1f} MB in your file, just as they are.", size=size / _MEGABYTE)
        if size >= _MEGABYTE // 10
        else tr("They take {size:,} KB in your file, just as they are.", size=size // 1024 + 1)
    )
    limit = tr(
        "A file may have 10 MB, all together {most} MB; no picture is made smaller.",
        most=MOST_MEGABYTES,
    )
    if not ready and not waiting:
        none = tr("None of them waits for you.")
        out = tr_count("1 is left out.", "{n} are left out.", left_out) if left_out else ""
        return " ".join(filter(None, (none, out)))
    return " ".join(
        (
            tr_count("1 is ready.", "{n} are ready.", len(ready))
            if ready
            else tr("None is ready yet."),
            tr_count("1 waits for you.", "{n} wait for you.", waiting),
            *((tr_count("1 is left out.", "{n} are left out.", left_out),) if left_out else ()),
            takes if ready else limit,
        )
    )


def verb_words(ready: int, left_out: int) -> str:
    """What stands on the button that writes, with what it does."""
    if ready:
        return tr_count("&Bring in 1 certificate", "&Bring in {n} certificates", ready)
    if left_out:
        return tr_count(
            "&Leave 1 out, and ask no more", "&Leave {n} out, and ask no more", left_out
        )
    return tr("Nothing to bring in yet")


def waiting_prompt(names: Sequence[str], ready: int) -> Prompt:
    """What is asked before some that nobody confirmed are left where they are."""
    return Prompt(
        tr("Leave some of them out?"),
        tr_count(
            "1 certificate was not confirmed and stays where it is:",
            "{n} certificates were not confirmed and stay where they are:",
            len(names),
        ),
        tr_count("Bring in 1 certificate", "Bring in {n} certificates", ready)
        if ready
        else tr("Go on without them"),
        tr("Go on here"),
        tuple(names),
    )


def closing_prompt() -> Prompt:
    """What is asked before what was confirmed, typed or left out is forgotten."""
    return Prompt(
        tr("Close without bringing anything in?"),
        tr("What you confirmed and typed here would be forgotten; the files stay as they are."),
        tr("Close"),
        tr("Go on here"),
    )
