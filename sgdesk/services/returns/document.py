"""The training summary for a Section 11 return: live figures, and the files that carry them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sgdesk.data.file.files import write_file
from sgdesk.domain.organisation.pack import Pack, PackRequirement
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.people.person import Person
from sgdesk.domain.returns.document import (
    GroupedFigures,
    NamedRow,
    RequirementFigures,
    ReturnDocument,
    Sender,
    WorkforceLine,
)
from sgdesk.domain.returns.layouts import layout_of
from sgdesk.domain.returns.masking import Masker, masker_for
from sgdesk.domain.returns.parts import FrozenMark
from sgdesk.domain.returns.small_numbers import MERGED, roles_to_merge
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.domain.training.tallies import CountsRow, RoleLabel
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.facts import return_parts, without_names
from sgdesk.services.returns.protected_annex import protected_paper
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import DayRules, tally_for

NO_MORE_FILES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, in the order in which they are named to the person."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ReturnWish:
    """How a return is made: ``named`` adds the annex, ``merge_roles`` hides small numbers.

    With a ``passphrase`` the annex is in one encrypted PDF, and every other file has counts only.
    """

    named: bool = False
    merge_roles: bool = False
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
    workspace: Workspace, as_at: date | None = None, *, named: bool = False
) -> ReturnDocument:
    """The figures as at a day; with names only where ``named`` asks for the annex."""
    with snapshot(workspace, as_at) as moment:
        return document_of(moment, ReturnWish(named))


def document_of(moment: Snapshot, wish: ReturnWish) -> ReturnDocument:
    """The return of one moment, with its facts and words.

    What people typed is freed from everybody's name, address and reference, unless the annex
    names people anyway.
    """
    document = _document(moment, named=wish.named)
    merged = roles_to_merge(document) if wish.merge_roles else ()
    if merged:
        document = _merged(moment, document, merged)
    return document if wish.named else _without_names(document, masker_for(moment.everyone))


def _without_names(document: ReturnDocument, masker: Masker) -> ReturnDocument:
    rows = (replace(each, label=masker.masked(each.label)) for each in document.by_role)
    return replace(document, by_role=tuple(rows), parts=without_names(document.parts, masker))


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
        by_role=_grouped(rows, report.rules.titles(), {}),
        merged_roles=tuple(names),
    )


def _sender(moment: Snapshot, *, named: bool) -> Sender:
    """Who sends it; the lead and deputy by name only beside the annex that names people."""
    rules = moment.rules
    about, pack = rules.organisation, rules.pack
    names = {person.id: person.name for person in moment.everyone} if named else {}
    return Sender(
        organisation=about.name,
        charity_number=about.charity_number,
        contact_name=about.contact_name,
        contact_email=about.contact_email,
        contact_phone=about.contact_phone,
        address=about.address,
        partnership_id=pack.id,
        partnership=pack.name,
        partnership_short=pack.short_name,
        document=pack.document,
        pack_version=pack.version,
        denomination=rules.denomination.short_name if rules.denomination else "",
        lead_name=names.get(rules.settings.lead_person or 0, ""),
        deputy_name=names.get(rules.settings.deputy_person or 0, ""),
    )


def _document(moment: Snapshot, *, named: bool) -> ReturnDocument:
    rules, report, summary = moment.rules, moment.report, moment.summary
    titles = rules.titles()
    settings = rules.settings
    groups = {group.key: group.title for group in rules.pack.groups}
    return ReturnDocument(
        as_at=moment.as_at,
        sender=_sender(moment, named=named),
        people=summary.people,
        no_role=summary.no_role,
        workforce=_workforce(person for person, _ in report.people),
        requirements=tuple(_figures(row, rules) for row in summary.requirements),
        by_role=_grouped(summary.by_role, titles, {}),
        by_group=_grouped(summary.by_group, titles, groups),
        reasons=summary.reasons,
        window_days=settings.window_days,
        induction_days=settings.induction_days,
        allowance_days=settings.allowance_days,
        higher_renews=any(rule.renewed_by for rule in rules.book.requirements),
        named=tuple(_named(report.people, rules)) if named else (),
        has_annex=named,
        layout=layout_of(rules.pack),
        by_kind=summary.by_kind,
        parts=return_parts(moment),
    )


def _workforce(people: Iterable[Person]) -> tuple[WorkforceLine, ...]:
    counts = Counter(person.kind for person in people)
    return tuple(WorkforceLine(kind, counts[kind]) for kind in PersonKind if counts[kind])


def _figures(row: CountsRow, rules: DayRules) -> RequirementFigures:
    rule = next(each for each in rules.book.requirements if each.key == row.requirement)
    asked = rules.pack.requirement(row.requirement)
    return RequirementFigures(
        key=row.requirement,
        title=rules.titles()[row.requirement],
        counts=row.counts,
        interval_months=rule.interval_months,
        interval_source=rule.interval_source,
        source_paragraph=asked.source if asked else None,
        courses=_course_titles(rules.pack, asked),
    )


def _course_titles(pack: Pack, asked: PackRequirement | None) -> tuple[str, ...]:
    keys = asked.courses if asked else ()
    return tuple(course.title for key in keys if (course := pack.course(key)))


def _grouped(
    rows: Iterable[CountsRow], titles: dict[str, str], labels: dict[str, str]
) -> tuple[GroupedFigures, ...]:
    return tuple(
        GroupedFigures(
            labels.get(row.label, row.label),
            row.requirement,
            titles[row.requirement],
            row.counts,
            row.label,
        )
        for row in rows
    )


def _named(people: Iterable[tuple[Person, PersonStanding]], rules: DayRules) -> Iterable[NamedRow]:
    titles = rules.titles()
    for person, found in people:
        roles = tuple(rules.roles[each].name for each in found.role_ids if each in rules.roles)
        for each in found.standings:
            title = titles[each.requirement]
            yield NamedRow(
                person.name,
                roles,
                title,
                each.state,
                each.last_completed,
                each.due,
                each.counts_from,
            )


def export_return(
    workspace: Workspace,
    folder: Path,
    as_at: date | None = None,
    *,
    named: bool = False,
    merge_roles: bool = False,
    passphrase: str = "",
) -> Exported:
    """Write the summary as PDF, HTML, XLSX, CSV, JSON and an e-mail draft that carries them.

    Live figures: no number, clock time or history entry, so that the same file gives the same
    bytes. Counts only, unless ``named`` asks for the annex; with a ``passphrase`` that is an
    encrypted PDF of its own, which alone differs each time. Raises :class:`InputError` for a
    passphrase that will not do, and writes nothing then.
    """
    wish = ReturnWish(named, merge_roles, passphrase)
    with snapshot(workspace, as_at) as moment:
        documents = documents_of(moment, wish)
    return write_files(folder, wished_files(documents, wish))


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


def documents_of(moment: Snapshot, wish: ReturnWish) -> Documents:
    """Everything that a wish needs of a moment, counted before a file is made."""
    annex = document_of(moment, wish) if wish.is_protected else None
    return Documents(document_of(moment, wish.in_the_open), annex)


def wished_files(documents: Documents, wish: ReturnWish) -> dict[str, bytes]:
    """Every file, with the protected annex among them where that is wished."""
    if documents.annex is None:
        return return_files(documents.plain)
    return return_files(documents.plain, protected_paper(documents.annex, wish.passphrase))


def write_files(folder: Path, files: Mapping[str, bytes]) -> Exported:
    """Write files into a folder, which is made where it is not there."""
    return Exported(tuple(write_file(folder / name, content) for name, content in files.items()))


def return_files(
    document: ReturnDocument, beside: Mapping[str, bytes] = NO_MORE_FILES
) -> dict[str, bytes]:
    """The content of every file of the return by its name, the draft last.

    What is ``beside`` them is attached to the draft too.
    """
    from sgdesk.reports import returns as section11
    from sgdesk.reports.mail import return_email as email_draft

    makers: dict[str, Callable[[ReturnDocument], bytes]] = {
        "summary.pdf": section11.as_pdf,
        "summary.html": section11.as_html,
        "summary.xlsx": section11.as_xlsx,
        "summary.csv": section11.as_csv,
        "summary.json": section11.as_json,
    }
    files = {name: make(document) for name, make in makers.items()} | dict(beside)
    return files | {"summary.eml": email_draft.return_draft(document, files)}
