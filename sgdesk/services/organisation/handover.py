"""What the next volunteer needs: a proved copy of the file, and a note that says all the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sgdesk import paths
from sgdesk.data.erasing import ledger
from sgdesk.data.file.disk.files import free_name, make_folder, write_file
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.people.induction import read_begun
from sgdesk.data.returns.last_return import read_last_return, read_unsent
from sgdesk.data.returns.words import read_actions
from sgdesk.domain.dates import Period, long_date
from sgdesk.domain.figures import listed
from sgdesk.domain.organisation.decisions import Decision, DecisionKind
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.organisation.policy import policy_from
from sgdesk.domain.organisation.privacy_notice import NoticeFacts, period_words, privacy_notice
from sgdesk.domain.organisation.settings import settings_from, window_from
from sgdesk.domain.people.keeping.erasing import ErasureState
from sgdesk.domain.people.keeping.retention import kind_words
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW
from sgdesk.domain.training.titles import shortest_title
from sgdesk.services.file.safety.backing_up import back_up_elsewhere, backups_of
from sgdesk.services.file.saving import paper_name
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.decisions import decisions_in
from sgdesk.services.organisation.handover_next import (
    falls_due,
    in_post,
    open_papers,
    who_signs,
    whom_to_ask,
)
from sgdesk.services.organisation.open_formats import folder_name
from sgdesk.services.people.rights.requests import requests_in
from sgdesk.services.people.rights.retention import retention_in
from sgdesk.services.training.snapshot import Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class Handover:
    """A folder with the copy of the file and the note."""

    folder: Path
    copy: Path
    note: Path


def handover_pack(workspace: Workspace, folder: Path) -> Handover:
    """Put a copy of the file, read back and proved, and the note into a new folder.

    No passphrase is in it, and none could be: the program keeps none. Raises
    :class:`~sgdesk.domain.errors.UserError` where the folder cannot be written, or the copy could
    not be read back.
    """
    paper = handover_paper(workspace)
    name = folder_name(paper.organisation, workspace.today()).replace("everything", "handover", 1)
    target = make_folder(free_name(folder / name))
    made = back_up_elsewhere(workspace, target).backup
    paper = handover_paper(workspace, made.path.name)
    note = write_file(target / "read-me-first.pdf", _pdf(paper))
    write_file(target / "read-me-first.html", _html(paper))
    return Handover(target, made.path, note)


def _pdf(paper: PlainPaper) -> bytes:
    from sgdesk.reports.layout.plain_paper import plain_pdf

    return plain_pdf(paper)


def _html(paper: PlainPaper) -> bytes:
    from sgdesk.reports.layout.plain_paper import plain_html

    return plain_html(paper)


def handover_paper(workspace: Workspace, copy: str = "") -> PlainPaper:
    """The note: how the file is opened, what is decided, what waits, how long people are kept."""
    backups = backups_of(workspace)
    last = (
        f"{backups[0].made_at:%H:%M} on {long_date(backups[0].made_at.date())}" if backups else ""
    )
    with snapshot(workspace) as moment:
        about = read_organisation(moment.reader)
        return PlainPaper(
            organisation=about.name,
            about="Handover",
            title=f"Looking after safeguarding training at {about.name}",
            lead=(
                "This is for whoever takes it over. Nothing here has to be learnt by heart: the "
                "program says on its first page what is due."
            ),
            as_at=moment.as_at,
            sections=(
                _opening(copy, is_encrypted=workspace.file.key is not None),
                _safe(last, workspace.path),
                _whose(moment),
                who_signs(moment),
                whom_to_ask(moment),
                open_papers(workspace, moment),
                falls_due(moment),
                _kept(moment),
                _decided(moment),
                _waits(moment),
            ),
            personal=True,
        )


def _opening(copy: str, *, is_encrypted: bool) -> Section:
    points = [
        "Install sgdesk and start it.",
        f"Choose “Restore a backup” and this copy: {copy or 'the file beside this note'}.",
        "Choose where your file is to lie: on this computer, not in OneDrive, Dropbox or iCloud.",
        "Today says what is due. F1 opens the page of the guide that fits.",
    ]
    if not is_encrypted:
        said = "The copy is not encrypted: whoever has it can read it. Keep it as you keep keys."
        return Section("Opening the file", (said,), tuple(points))
    first = (
        "As soon as it is open, change the passphrase and print the new recovery sheet (Set-up > "
        "Safety, Passphrase, Change it): whoever hands over knows the one from before, and has its "
        "sheet. Copies from before, such as this one, still open with that: destroy them once you "
        "have a backup of your own."
    )
    locked = (
        "The copy opens with the passphrase. It is not in this pack: whoever hands over tells it "
        "to you, or gives you the recovery sheet. Without either nobody can open it."
    )
    points.insert(3, first)
    return Section("Opening the file", (locked,), tuple(points))


def _whose(moment: Snapshot) -> Section:
    about = read_organisation(moment.reader)
    pack = moment.rules.pack
    chosen = settings_from(moment.stored)
    names = {each.id: in_post(each, moment.as_at) for each in moment.everyone}
    rows = [
        ("Organisation", about.name),
        ("Partnership", pack.name if pack.document else "none is followed"),
        ("Denomination", moment.rules.denomination.name if moment.rules.denomination else ""),
        ("Safeguarding lead", names.get(chosen.lead_person or 0, "not chosen")),
        ("Deputy", names.get(chosen.deputy_person or 0, "not chosen")),
        ("People", f"{len(moment.report.people)} in scope"),
    ]
    return Section("Whose it is", headings=("What", "Now"), rows=tuple(r for r in rows if r[1]))


_KINDS: Mapping[DecisionKind, str] = {
    DecisionKind.REFRESH: "How often",
    DecisionKind.HIGHER_RENEWS: "A higher level renews the lower",
    DecisionKind.INDUCTION_DAYS: "Days for an induction",
    DecisionKind.LEAD_DAYS: "Days for a new lead",
    DecisionKind.OTHER_DAYS: "Days for other training",
    DecisionKind.LEAD_GAP: "Months out of the role before a lead begins again",
    DecisionKind.LEAD_TOUCH: "Months after which a lead is out of touch",
    DecisionKind.SENT_IS_ENOUGH: "A form that was sent is enough for the certificate",
    DecisionKind.IMPACT_WINDOW: "When the impact form is asked for",
}

_UNDECIDED = "not decided yet"

if set(_KINDS) != set(DecisionKind):
    raise TypeError("Every kind of decision has to have its words")


def _decided(moment: Snapshot) -> Section:
    found = decisions_in(moment)
    rows = tuple((_question(each), _answer(each)) for each in found.decisions if not each.is_open)
    open_ones = _open_words([each for each in found.decisions if each.is_open])
    policy = policy_from(moment.stored, moment.as_at)
    said = "No training policy of your own is noted."
    if policy is not None and policy.approved_on is not None:
        said = f"Your training policy was approved on {long_date(policy.approved_on)}."
    sentences = tuple(filter(None, (said, open_ones)))
    headings = ("What", "Decided") if rows else ()
    return Section("What is decided", sentences, headings=headings, rows=rows)


def _open_words(decisions: Sequence[Decision]) -> str:
    """What nobody has decided, each question once with all that it is asked of."""
    asked: dict[str, list[str]] = {}
    for each in decisions:
        of_what = asked.setdefault(_KINDS[each.kind], [])
        of_what += [shortest_title(each.title)] if each.title else []
    told = [
        f"{_within(words)} ({listed(of_what)})" if of_what else _within(words)
        for words, of_what in asked.items()
    ]
    return f"Nobody has decided yet: {'; '.join(told)}." if told else ""


def _within(words: str) -> str:
    """Words that begin a line as they stand within one."""
    return f"{words[:1].lower()}{words[1:]}"


def _question(each: Decision) -> str:
    words = _KINDS[each.kind]
    return f"{words}: {each.title}" if each.title else words


def _answer(each: Decision) -> str:
    said = _held_words(each)
    return f"{said} (the usual answer for now, to be looked at)" if each.is_for_now else said


def _held_words(each: Decision) -> str:
    if each.held is None:
        return ""
    if each.kind is DecisionKind.REFRESH:
        return f"every {period_words(int(each.held))}" if each.held.isdigit() else "once"
    window = window_from(each.held) if each.kind is DecisionKind.IMPACT_WINDOW else None
    if window is not None:
        opens, due = map(_length, window)
        return f"from {opens} after the course, by {due}"
    return each.held or "none"


def _length(period: Period) -> str:
    """A length of time in the largest unit in which it is whole."""
    if period.months:
        return period_words(period.months)
    count, unit = (period.days, "day") if period.days % 7 else (period.days // 7, "week")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def _waits(moment: Snapshot) -> Section:
    return Section("What waits", points=tuple(_waiting(moment)) or ("Nothing.",))


def _waiting(moment: Snapshot) -> Iterator[str]:
    reader, day = moment.reader, moment.as_at
    people = sum(
        any(each.state in NEEDS_TRAINING_NOW for each in found.standings)
        for _, found in moment.report.people
    )
    if people:
        yield f"People who need training now: {people} (Today lists them)"
    open_ones = len(decisions_in(moment).open)
    if open_ones:
        yield f"Decisions that nobody has taken yet: {open_ones} (Set-up > Partnership)"
    actions = [each for each in read_actions(reader) if each.done_on is None]
    if actions:
        yield f"Actions of the return that are open: {len(actions)} (Return)"
    begun = read_begun(reader, day)
    if begun:
        names = ", ".join(each.name for each in moment.everyone if each.id in begun)
        yield f"Inductions that are begun and not finished: {names} (People)"
    last = read_last_return(reader, day)
    yield f"Last return: {long_date(last.as_at)}" if last else "No return was made final yet"
    for unsent in read_unsent(reader, day):
        yield (
            f"Return {unsent.number} as at {long_date(unsent.as_at)} is final and not noted as "
            "sent (Return, Past returns)"
        )
    for each in requests_in(reader):
        if each.is_open:
            owed = long_date(each.request.owed_by)
            yield f"{each.name} asked to see what is held: owed by {owed}"
    waiting = [each for each in ledger.read_erasures(reader) if each.state is ErasureState.WAITING]
    if waiting:
        first = long_date(min(each.due_on for each in waiting))
        yield f"People who are to be erased: {len(waiting)}, from {first} on (Set-up > Privacy)"


def _kept(moment: Snapshot) -> Section:
    found = retention_in(moment.reader, moment.as_at)
    alike: dict[tuple[str, str], list[str]] = {}
    for each in found.periods:
        long = f"{period_words(each.months)} after they leave" if each.months else _UNDECIDED
        alike.setdefault((long, each.reason), []).append(kind_words(each.kind))
    rows = tuple((_of_all(kinds), *kept) for kept, kinds in alike.items())
    said = [
        "Nobody is erased because a time is over: they stand on a list in Set-up > Privacy until "
        "somebody decides."
    ]
    if found.hold_since is not None:
        said.append(
            f"A hold stands over the file since {long_date(found.hold_since)}: while it stands "
            "nothing is erased. Ask who put it there before you take it off."
        )
    if found.due:
        said.append(f"To be looked at now: {len(found.due)}.")
    columns = 3 if any(why for _, _, why in rows) else 2
    return Section(
        "How long people are kept",
        tuple(said),
        (),
        ("Who", "How long", "Why")[:columns],
        tuple(row[:columns] for row in rows),
    )


def _of_all(kinds: Sequence[str]) -> str:
    """``Staff, volunteers and trustees``: kinds of people of whom the same is told."""
    first, *others = kinds
    return listed((first, *map(_within, others)))


def _safe(last: str, path: Path) -> Section:
    return Section(
        "Where it lies",
        points=(
            f"The file: {path}",
            f"Its backups: {paths.backup_folder()}",
            f"The last backup was made at {last}." if last else "No backup was made yet.",
            "Make one on a stick each month, and keep it elsewhere (Set-up > Safety).",
        ),
    )


def notice_of(workspace: Workspace) -> PlainPaper:
    """The privacy notice, filled in from what the file knows."""
    with snapshot(workspace) as moment:
        about = read_organisation(moment.reader)
        day: date = moment.as_at
        found = retention_in(moment.reader, day)
        return privacy_notice(
            NoticeFacts(
                organisation=about.name,
                contact=about.contact_name,
                email=about.contact_email,
                phone=about.contact_phone,
                address=about.address,
                partnership=moment.rules.pack.name if moment.rules.pack.document else "",
                periods=found.periods,
                is_encrypted=workspace.file.key is not None,
                day=day,
            )
        )


NOTICE = "privacy-notice"
"""How the files of it begin."""


def notice_pdf(workspace: Workspace) -> bytes:
    """The notice as a PDF, to print."""
    return _pdf(notice_of(workspace))


def save_notice(workspace: Workspace, folder: Path) -> tuple[Path, Path]:
    """Write the notice as a page that a word processor opens, and as PDF.

    Raises :class:`~sgdesk.domain.errors.InputError` where the folder cannot be written to.
    """
    paper = notice_of(workspace)
    return (
        write_file(folder / paper_name(workspace, NOTICE, ending="html"), _html(paper)),
        write_file(folder / paper_name(workspace, NOTICE), _pdf(paper)),
    )
