"""The training summary for a Section 11 return: live figures, and the files that carry them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sgdesk.data.file.disk.files import write_file
from sgdesk.domain.returns.document import RequirementFigures, ReturnDocument
from sgdesk.domain.returns.masking.texts import Masker
from sgdesk.domain.returns.parts import FrozenMark
from sgdesk.domain.returns.progress import Step, Work, untold
from sgdesk.domain.returns.small_numbers import MERGED, roles_to_merge, with_kinds_merged
from sgdesk.domain.returns.words import titles_without_bracket
from sgdesk.domain.training.counting.tallies import NO_REASON, ReasonCount, RoleLabel
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.annex import with_annex
from sgdesk.services.returns.counted import counted_document, grouped
from sgdesk.services.returns.parts.ahead import months_ahead
from sgdesk.services.returns.parts.facts import leads_by_name, without_names
from sgdesk.services.returns.parts.knowledge import knowledge_of
from sgdesk.services.returns.parts.names import masker_of
from sgdesk.services.returns.parts.over_year import year_of
from sgdesk.services.returns.protected_annex import protected_paper
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import tally_for

NO_MORE_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, in the order in which they are named to the person."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a return shows beyond the least, each chosen by a person who was told what it tells.

    ``roles`` adds the table by role, with small roles ``apart`` or else as one row; ``reasons``
    lists them by requirement; ``lead_names`` names the lead and the deputy. ``over_year`` shows how
    coverage moved from month to month, ``due_by_month`` what falls due in each month ahead, and
    ``before_after`` the marks that people gave their knowledge before and after training.
    """

    roles: bool = False
    apart: bool = False
    reasons: bool = False
    lead_names: bool = False
    over_year: bool = False
    due_by_month: bool = False
    before_after: bool = False

    @property
    def in_file_names(self) -> str:
        """``showing-roles-reasons`` for the names of files; empty for the least."""
        told = (
            ("roles", self.roles),
            ("small-rows", self.apart),
            ("reasons", self.reasons),
            ("lead", self.lead_names),
            ("year", self.over_year),
            ("months", self.due_by_month),
            ("knowledge", self.before_after),
        )
        words = "-".join(word for word, is_shown in told if is_shown)
        return f"showing-{words}" if words else ""


THE_LEAST = Shown()
EVERYTHING = Shown(roles=True, apart=True, reasons=True)
"""Every figure of the day: for the screen, which stays with the organisation."""


@dataclass(frozen=True, slots=True)
class ReturnWish:
    """How a return is made: ``named`` adds the annex, ``shown`` is what it shows of counts.

    With a ``passphrase`` the annex is in one encrypted PDF, and every other file has counts only.
    """

    named: bool = False
    shown: Shown = THE_LEAST
    passphrase: str = field(default="", repr=False)

    @property
    def is_protected(self) -> bool:
        """Whether there are names, and under a passphrase."""
        return self.named and bool(self.passphrase)

    @property
    def in_the_open(self) -> "ReturnWish":
        """What the files without a passphrase are made by."""
        return replace(self, named=self.named and not self.passphrase)


def return_document(
    workspace: Workspace,
    as_at: date | None = None,
    *,
    named: bool = False,
    shown: Shown = THE_LEAST,
) -> ReturnDocument:
    """The figures as at a day; with names only where ``named`` asks for the annex."""
    with snapshot(workspace, as_at) as moment:
        return document_of(moment, ReturnWish(named, shown))


def document_of(moment: Snapshot, wish: ReturnWish, step: Step = untold) -> ReturnDocument:
    """The return of one moment, with its facts and words.

    What people typed is freed from everybody's name, address and reference, also beside the annex:
    the pages before it say that they name nobody.
    """
    document = replace(counted_document(moment), shows=wish.shown.in_file_names)
    if wish.named:
        document = with_annex(document, moment)
    shown = wish.shown
    if not shown.apart:
        document = with_kinds_merged(document)
    if not shown.roles:
        document = without_roles(document)
    elif not shown.apart and (merged := roles_to_merge(document)):
        document = _merged(moment, document, merged)
    if not shown.reasons:
        document = replace(document, reasons=reasons_together(document.reasons))
    document = _without_names(document, masker_of(moment))
    document = _with_pictures(moment, document, shown, step)
    return _with_leads(moment, document) if shown.lead_names else document


def _with_pictures(
    moment: Snapshot, document: ReturnDocument, shown: Shown, step: Step
) -> ReturnDocument:
    titles, start = document.titles, document.parts.period_from or moment.as_at
    return replace(
        document,
        over_year=year_of(moment, titles, step) if shown.over_year else None,
        due_by_month=months_ahead(moment, titles) if shown.due_by_month else None,
        before_after=knowledge_of(moment, start) if shown.before_after else None,
    )


def as_it_leaves(document: ReturnDocument) -> ReturnDocument:
    """A document that shows everything as it is sent where nobody chose to show more."""
    plain = with_kinds_merged(without_roles(document))
    return replace(plain, reasons=reasons_together(document.reasons))


def without_roles(document: ReturnDocument) -> ReturnDocument:
    """Without the table by role."""
    return replace(document, by_role=(), shows_roles=False)


def reasons_together(reasons: Iterable[ReasonCount]) -> tuple[ReasonCount, ...]:
    """One list for all requirements, so that no reason points at who was asked for which."""
    counts: Counter[str] = Counter()
    for each in reasons:
        counts[each.reason] += each.count
    ordered = sorted(counts.items(), key=lambda each: (each[0] == NO_REASON, each[0]))
    return tuple(ReasonCount("", reason, count) for reason, count in ordered)


def _without_names(document: ReturnDocument, masker: Masker) -> ReturnDocument:
    rows = (replace(each, label=masker.masked_label(each.label)) for each in document.by_role)
    asked = (_free(each, masker) for each in document.requirements)
    return replace(
        document,
        requirements=tuple(asked),
        by_role=tuple(rows),
        merged_roles=tuple(map(masker.masked_label, document.merged_roles)),
        parts=without_names(document.parts, masker),
    )


def _free(figures: RequirementFigures, masker: Masker) -> RequirementFigures:
    return replace(
        figures,
        reason=masker.masked(figures.reason),
        equivalents=tuple(
            replace(each, title=masker.masked(each.title)) for each in figures.equivalents
        ),
    )


def _with_leads(moment: Snapshot, document: ReturnDocument) -> ReturnDocument:
    """The lead and the deputy by name on every page, as was wished."""
    names = dict(leads_by_name(moment.report))
    leads = tuple(replace(each, name=names.get(each.post, "")) for each in document.parts.leads)
    return replace(document, parts=replace(document.parts, leads=leads))


def _merged(moment: Snapshot, document: ReturnDocument, names: Collection[str]) -> ReturnDocument:
    """One row in place of the roles named, in which everybody counts once."""
    report = moment.report
    tally = tally_for(moment.reader, moment.rules)
    ids = [number for number, label in tally.roles.items() if label.name in names]
    first = ids[0]
    asked = {key for number in ids for key in tally.roles[number].requirements}
    others = {number: label for number, label in tally.roles.items() if number not in ids}
    tally.roles = {**others, first: RoleLabel(MERGED, None, tuple(sorted(asked)))}
    for _, found in report.people:
        roles = tuple(dict.fromkeys(first if each in ids else each for each in found.role_ids))
        tally.add(replace(found, role_ids=roles))
    rows = tally.summary(len(report.no_role)).by_role
    return replace(
        document,
        by_role=grouped(rows, titles_without_bracket(report.rules.titles())[0], {}),
        merged_roles=tuple(names),
    )


def export_return(
    workspace: Workspace,
    folder: Path,
    as_at: date | None = None,
    *,
    named: bool = False,
    shown: Shown = THE_LEAST,
    passphrase: str = "",
    step: Step = untold,
) -> Exported:
    """Write the summary as PDF, HTML, XLSX, CSV, JSON and an e-mail draft that carries them.

    Live figures: no number, clock time or history entry, so that the same file gives the same
    bytes. Counts only, and the least of them unless more is ``shown``; ``named`` asks for the
    annex, and with a ``passphrase`` that is an encrypted PDF of its own, which alone differs each
    time. ``step`` hears how far it is. Raises :class:`InputError` for a passphrase that will not
    do, and writes nothing then.
    """
    wish = ReturnWish(named, shown, passphrase)
    with snapshot(workspace, as_at) as moment:
        documents = documents_of(moment, wish, step)
    return write_files(folder, wished_files(documents, wish, step))


def return_pdf(
    workspace: Workspace,
    as_at: date | None = None,
    *,
    named: bool = False,
    shown: Shown = THE_LEAST,
) -> bytes:
    """The summary alone, to look at and to print; with names only where they are asked for."""
    from sgdesk.reports import returns as section11

    with snapshot(workspace, as_at) as moment:
        document = document_of(moment, ReturnWish(named, shown))
    return section11.as_pdf(document)


@dataclass(frozen=True, slots=True)
class Documents:
    """What the files of a wish are made from, all of one moment.

    ``annex`` is the document with names where they go under a passphrase, apart from the rest.
    """

    plain: ReturnDocument
    annex: ReturnDocument | None = None

    def marked(self, mark: FrozenMark) -> "Documents":
        """The same with the mark of a final return on each."""
        annex = self.annex
        return Documents(replace(self.plain, mark=mark), annex and replace(annex, mark=mark))


def documents_of(moment: Snapshot, wish: ReturnWish, step: Step = untold) -> Documents:
    """Everything that a wish needs of a moment, counted before a file is made."""
    plain = document_of(moment, wish.in_the_open, step)
    return Documents(plain, with_annex(plain, moment) if wish.is_protected else None)


def wished_files(documents: Documents, wish: ReturnWish, step: Step = untold) -> dict[str, bytes]:
    """Every file, with the protected annex among them where that is wished."""
    if documents.annex is None:
        return return_files(documents.plain, step=step)
    protected = protected_paper(documents.annex, wish.passphrase)
    return return_files(documents.plain, protected, step=step)


def write_files(folder: Path, files: Mapping[str, bytes]) -> Exported:
    """Write files into a folder, which is made where it is not there."""
    return Exported(tuple(write_file(folder / name, content) for name, content in files.items()))


def return_files(
    document: ReturnDocument,
    beside: Mapping[str, bytes] = NO_MORE_FILES,
    *,
    step: Step = untold,
) -> dict[str, bytes]:
    """The content of every file of the return by its name, the draft last.

    What is ``beside`` them is attached to the draft too.
    """
    from sgdesk.reports import returns as section11
    from sgdesk.reports.mail import return_email as email_draft

    makers: dict[str, Callable[[ReturnDocument], bytes]] = {
        "pdf": lambda document: section11.as_pdf(document, step),
        "html": section11.as_html,
        "xlsx": section11.as_xlsx,
        "csv": section11.as_csv,
        "json": section11.as_json,
    }
    files: dict[str, bytes] = {}
    for done, (end, make) in enumerate(makers.items()):
        step(Work.FILES, done, len(makers) + 1)
        files[document.file_name(end)] = make(document)
    files |= dict(beside)
    step(Work.FILES, len(makers), len(makers) + 1)
    return files | {document.file_name("eml"): email_draft.return_draft(document, files)}
