"""The training summary for a Section 11 return: live figures, and the files that carry them."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from sgdesk.data.file.disk.files import write_file
from sgdesk.data.training.records import read_month_known
from sgdesk.domain.organisation.duty import Section11Duty, duty_words
from sgdesk.domain.organisation.pack import (
    Pack,
    PackRequirement,
    dated_document,
    passed_words,
    period_has_passed,
)
from sgdesk.domain.organisation.settings import HIGHER_RENEWS, INTERVAL_PREFIX
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
from sgdesk.domain.returns.layouts import layout_of, note_beside, refresh_quote
from sgdesk.domain.returns.masking import Masker
from sgdesk.domain.returns.parts import FrozenMark
from sgdesk.domain.returns.small_numbers import MERGED, roles_to_merge, with_kinds_merged
from sgdesk.domain.returns.words import titles_without_bracket
from sgdesk.domain.training.record import MonthKnown, known_by_month
from sgdesk.domain.training.rule_book import for_everybody, shorter_at_the_highest
from sgdesk.domain.training.standing import PersonStanding
from sgdesk.domain.training.states import State
from sgdesk.domain.training.tallies import NO_REASON, CountsRow, ReasonCount, RoleLabel
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.returns.decided import allowed_of
from sgdesk.services.returns.parts.earlier import earlier
from sgdesk.services.returns.parts.equivalents import Equivalents, equivalents_of
from sgdesk.services.returns.parts.facts import (
    leads_by_name,
    return_parts,
    without_names,
)
from sgdesk.services.returns.parts.names import masker_of
from sgdesk.services.returns.parts.period_people import NO_AGES, Ages, ages_of
from sgdesk.services.returns.protected_annex import protected_paper
from sgdesk.services.training.snapshot import Snapshot, snapshot
from sgdesk.services.training.standing import DayRules, StandingReport, tally_for
from sgdesk.services.training.undecided import open_decisions

NO_MORE_FILES: Mapping[str, bytes] = MappingProxyType({})


OTHER_LEARNING, A_HIGHER_LEVEL = "other safeguarding learning", "a later, higher level"
"""What keeps a requirement up to date without its own course."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, in the order in which they are named to the person."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a return shows beyond the least, each chosen by a person who was told what it tells.

    ``roles`` adds the table by role, with small roles ``apart`` or else as one row; ``reasons``
    lists them by requirement; ``lead_names`` names the lead and the deputy.
    """

    roles: bool = False
    apart: bool = False
    reasons: bool = False
    lead_names: bool = False

    @property
    def in_file_names(self) -> str:
        """``showing-roles-reasons`` for the names of files; empty for the least."""
        told = (
            ("roles", self.roles),
            ("small-rows", self.apart),
            ("reasons", self.reasons),
            ("lead", self.lead_names),
        )
        words = "-".join(word for word, is_shown in told if is_shown)
        return f"showing-{words}" if words else ""


THE_LEAST = Shown()
EVERYTHING = Shown(roles=True, apart=True, reasons=True)
"""Every figure there is: for the screen, which stays with the organisation."""


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


def document_of(moment: Snapshot, wish: ReturnWish) -> ReturnDocument:
    """The return of one moment, with its facts and words.

    What people typed is freed from everybody's name, address and reference, also beside the annex:
    the pages before it say that they name nobody.
    """
    document = replace(_document(moment), shows=wish.shown.in_file_names)
    if wish.named:
        document = _with_annex(document, moment)
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
    return _with_leads(moment, document) if shown.lead_names else document


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
        by_role=_grouped(rows, titles_without_bracket(report.rules.titles())[0], {}),
        merged_roles=tuple(names),
    )


def _sender(moment: Snapshot) -> Sender:
    rules = moment.rules
    about, pack = rules.organisation, rules.pack
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
        document=dated_document(pack),
        pack_version=pack.version,
        denomination=rules.denomination.short_name if rules.denomination else "",
        period_has_passed=(
            None if pack.period_ends is None else period_has_passed(pack, moment.as_at)
        ),
        passed=passed_words(pack, moment.as_at),
        duty=duty_words(about.section11_duty) if about.section11_duty.strip() else "",
        is_named_by_section_11=about.section11_duty == Section11Duty.NAMED,
    )


def _document(moment: Snapshot) -> ReturnDocument:
    rules, report, summary = moment.rules, moment.report, moment.summary
    titles, title_note = titles_without_bracket(rules.titles())
    settings = rules.settings
    groups = {group.key: group.title for group in rules.pack.groups}
    ages = ages_of(report)
    equivalents = equivalents_of(moment)
    undecided = open_decisions(moment)
    exempt = _exempt_from_all(report)
    return ReturnDocument(
        as_at=moment.as_at,
        sender=_sender(moment),
        people=summary.people,
        no_role=summary.no_role,
        workforce=_workforce(person for person, _ in report.people),
        requirements=tuple(
            _with_equivalents(_figures(row, rules, ages, undecided), equivalents)
            for row in summary.requirements
        ),
        title_note=title_note,
        by_role=_grouped(summary.by_role, titles, {}),
        by_group=_grouped(summary.by_group, titles, groups),
        reasons=summary.reasons,
        window_days=settings.window_days,
        induction_days=settings.induction_days,
        allowance_days=settings.allowance_days,
        higher_renews=any(rule.renewed_by for rule in rules.book.requirements),
        layout=layout_of(rules.pack),
        by_kind=summary.by_kind,
        parts=return_parts(moment, equivalents),
        is_projection=moment.as_at > moment.workspace.today(),
        begun_on=rules.organisation.created_on,
        exempt_from_all=exempt[True],
        exempt_from_part=exempt[False],
        allowed=allowed_of(moment),
        renewal_is_open=HIGHER_RENEWS in undecided,
        **earlier(moment),
    )


def _exempt_from_all(report: StandingReport) -> Counter[bool]:
    """Everybody who is exempt from anything, by whether it is all that is asked of them."""
    states = ([each.state for each in found.standings] for _, found in report.people)
    return Counter(
        all(each is State.EXEMPT for each in asked) for asked in states if State.EXEMPT in asked
    )


def _workforce(people: Iterable[Person]) -> tuple[WorkforceLine, ...]:
    counts = Counter(person.kind for person in people)
    return tuple(WorkforceLine(kind, counts[kind]) for kind in PersonKind if counts[kind])


def _figures(
    row: CountsRow, rules: DayRules, ages: Mapping[str, Ages], undecided: Collection[str]
) -> RequirementFigures:
    plain = next(each for each in rules.book.requirements if each.key == row.requirement)
    rule = for_everybody(plain, rules.book)
    asked = rules.pack.requirement(row.requirement)
    age = ages.get(row.requirement, NO_AGES)
    titles, _ = titles_without_bracket(rules.titles())
    return RequirementFigures(
        key=row.requirement,
        title=titles[row.requirement],
        counts=row.counts,
        interval_months=rule.interval_months,
        interval_source=rule.interval_source,
        source_paragraph=asked.source if asked else None,
        courses=_course_titles(rules.pack, asked),
        force=rule.force if rule.interval_months is not None else None,
        quote=refresh_quote(rules.pack, row.requirement),
        note=note_beside(rules.pack, row.requirement),
        includes=tuple(titles[key] for key in asked.includes) if asked else (),
        is_topic=asked is None,
        is_induction=asked is not None and asked.is_induction,
        falls_due=age.falls_due,
        over_3_years=age.over_3_years,
        renewed=age.renewed,
        renewed_by=OTHER_LEARNING if rule.one_clock else A_HIGHER_LEVEL,
        highest_level_months=shorter_at_the_highest(plain, rules.book),
        reason=rules.interval_reasons.get(row.requirement, ""),
        refresh_is_open=f"{INTERVAL_PREFIX}{row.requirement}" in undecided,
    )


def _with_equivalents(figures: RequirementFigures, found: Equivalents) -> RequirementFigures:
    return replace(
        figures,
        equivalents=found.of(figures.key),
        by_equivalent=len(found.people_of(figures.key)),
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


def _months_of(moment: Snapshot) -> Mapping[int, Sequence[MonthKnown]]:
    """By person, the training of which no more than the month is known."""
    found: dict[int, list[MonthKnown]] = {}
    for each in read_month_known(moment.reader):
        found.setdefault(each.person_id, []).append(each)
    return found


def _named(
    people: Iterable[tuple[Person, PersonStanding]],
    rules: DayRules,
    months: Mapping[int, Sequence[MonthKnown]],
) -> Iterable[NamedRow]:
    titles, _ = titles_without_bracket(rules.titles())
    slots = {rule.key: rule.slots for rule in rules.book.requirements}
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
                each.force,
                known_by_month(
                    months.get(person.id, ()), slots[each.requirement], each.last_completed
                ),
            )


def export_return(
    workspace: Workspace,
    folder: Path,
    as_at: date | None = None,
    *,
    named: bool = False,
    shown: Shown = THE_LEAST,
    passphrase: str = "",
) -> Exported:
    """Write the summary as PDF, HTML, XLSX, CSV, JSON and an e-mail draft that carries them.

    Live figures: no number, clock time or history entry, so that the same file gives the same
    bytes. Counts only, and the least of them unless more is ``shown``; ``named`` asks for the
    annex, and with a ``passphrase`` that is an encrypted PDF of its own, which alone differs each
    time. Raises :class:`InputError` for a passphrase that will not do, and writes nothing then.
    """
    wish = ReturnWish(named, shown, passphrase)
    with snapshot(workspace, as_at) as moment:
        documents = documents_of(moment, wish)
    return write_files(folder, wished_files(documents, wish))


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


def documents_of(moment: Snapshot, wish: ReturnWish) -> Documents:
    """Everything that a wish needs of a moment, counted before a file is made."""
    plain = document_of(moment, wish.in_the_open)
    return Documents(plain, _with_annex(plain, moment) if wish.is_protected else None)


def _with_annex(document: ReturnDocument, moment: Snapshot) -> ReturnDocument:
    return replace(
        document,
        has_annex=True,
        named=tuple(_named(moment.report.people, moment.rules, _months_of(moment))),
        annex_leads=leads_by_name(moment.report),
    )


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
        "pdf": section11.as_pdf,
        "html": section11.as_html,
        "xlsx": section11.as_xlsx,
        "csv": section11.as_csv,
        "json": section11.as_json,
    }
    files = {document.file_name(end): make(document) for end, make in makers.items()}
    files |= dict(beside)
    return files | {document.file_name("eml"): email_draft.return_draft(document, files)}
