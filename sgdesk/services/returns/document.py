"""The training summary for a Section 11 return: live figures, and the files that carry them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sgdesk.data.file.files import write_file
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.people import people as people_data
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
from sgdesk.domain.returns.masking import Masker
from sgdesk.domain.returns.small_numbers import MERGED, roles_to_merge
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.domain.training.tallies import CountsRow, RoleLabel, Summary
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.facts import masker_for, return_parts, without_names
from sgdesk.services.returns.protected_annex import protected_paper
from sgdesk.services.training.standing import DayRules, StandingReport, standing_report, tally_for

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
    return document_of(workspace, standing_report(workspace, as_at), ReturnWish(named))


def document_of(workspace: Workspace, report: StandingReport, wish: ReturnWish) -> ReturnDocument:
    """The return that a report of everybody's standing makes, with its facts and words.

    What people typed is freed from everybody's name, address and reference, unless the annex
    names people anyway.
    """
    parts = return_parts(workspace, report)
    with workspace.file.reading() as connection:
        summary = _summary(connection, report)
        sender = _sender(connection, report.rules, named=wish.named)
        document = replace(_document(report, summary, sender, named=wish.named), parts=parts)
        merged = roles_to_merge(document) if wish.merge_roles else ()
        if merged:
            document = _merged(connection, report, document, merged)
        return document if wish.named else _without_names(document, masker_for(connection))


def _without_names(document: ReturnDocument, masker: Masker) -> ReturnDocument:
    rows = (replace(each, label=masker.masked(each.label)) for each in document.by_role)
    return replace(document, by_role=tuple(rows), parts=without_names(document.parts, masker))


def _summary(connection: Reader, report: StandingReport) -> Summary:
    tally = tally_for(connection, report.rules)
    for _, found in report.people:
        tally.add(found)
    return tally.summary(len(report.no_role))


def _merged(
    connection: Reader, report: StandingReport, document: ReturnDocument, names: Collection[str]
) -> ReturnDocument:
    """One row in place of the roles named, in which everybody counts once."""
    tally = tally_for(connection, report.rules)
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


def _sender(connection: Reader, rules: DayRules, *, named: bool) -> Sender:
    """Who sends it; the lead and deputy by name only beside the annex that names people."""
    row = organisation_data.read_organisation(connection)
    pack = rules.pack
    return Sender(
        organisation=row.name,
        charity_number=row.charity_number,
        contact_name=row.contact_name,
        contact_email=row.contact_email,
        contact_phone=row.contact_phone,
        address=row.address,
        partnership_id=pack.id,
        partnership=pack.name,
        partnership_short=pack.short_name,
        document=pack.document,
        pack_version=pack.version,
        denomination=rules.denomination.short_name if rules.denomination else "",
        lead_name=_name_of(connection, rules.settings.lead_person) if named else "",
        deputy_name=_name_of(connection, rules.settings.deputy_person) if named else "",
    )


def _name_of(connection: Reader, person_id: int | None) -> str:
    return "" if person_id is None else people_data.read_person(connection, person_id).name


def _document(
    report: StandingReport, summary: Summary, sender: Sender, *, named: bool
) -> ReturnDocument:
    rules = report.rules
    titles = rules.titles()
    settings = rules.settings
    groups = {group.key: group.title for group in rules.pack.groups}
    return ReturnDocument(
        as_at=report.as_at,
        sender=sender,
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
            yield NamedRow(person.name, roles, title, each.state, each.last_completed, each.due)


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
    report = standing_report(workspace, as_at)
    document = document_of(workspace, report, wish.in_the_open)
    files = wished_files(workspace, report, document, wish)
    return write_files(folder, files)


def wished_files(
    workspace: Workspace, report: StandingReport, document: ReturnDocument, wish: ReturnWish
) -> dict[str, bytes]:
    """Every file of ``document``, with the protected annex beside it where that is wished."""
    if not wish.is_protected:
        return return_files(document)
    named = replace(document_of(workspace, report, wish), mark=document.mark)
    return return_files(document, protected_paper(named, wish.passphrase))


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
