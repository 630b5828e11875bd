"""The words and tables of the summary, the same on paper, in the browser and in the workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sgdesk.domain.certificates.verification import code_text, from_text
from sgdesk.domain.dates import long_date
from sgdesk.domain.returns.document import GroupedFigures, NamedRow, ReturnDocument, Sender
from sgdesk.domain.returns.facts import period_words
from sgdesk.domain.returns.parts import FrozenMark, SectionKey
from sgdesk.domain.returns.sections import ReturnSection, chapters
from sgdesk.domain.returns.small_numbers import MERGED, small_groups, small_roles, small_words
from sgdesk.domain.returns.words import how_often, listed, verification_words
from sgdesk.domain.training.states import STATES
from sgdesk.domain.training.tallies import Counts
from sgdesk.reports.text.plain import one_line

COUNT_HEADINGS: dict[str, str] = {"required": "Required"} | {
    state.value: facts.word for state, facts in STATES.items()
}
"""The counts that are columns of every table, with the field's words over them."""

COUNTS_ONLY = "Counts only: no names"
PERSONAL_DATA = "Contains personal data"
FROM_TITLE = "Who this is from"
VERIFICATION_TITLE = "How to check this return"
OVERVIEW_TITLE = "Overview"
LEFT_OUT_TITLE = "Who is left out"
NOT_A_CERTIFICATE = (
    "It states what our own training file says on that day. "
    "It is not a certificate and does not say that anybody has checked it."
)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One requirement's counts, with a second line under its title where there is one."""

    title: str
    note: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """Rows that stand under one heading: a role or a group; blank in the main table."""

    label: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table of counts: what it is called, how it was counted, and its blocks of rows."""

    key: str
    title: str
    how: str
    empty: str
    blocks: tuple[FigureBlock, ...]


def identification(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """Who sends the summary, to whom and by which document: label and value, line by line.

    The organisation and the day stand in the title of every file, and the lead and the deputy in
    the annex alone.
    """
    sender = document.sender
    contact = (sender.contact_name, sender.contact_email, sender.contact_phone)
    lines = [
        ("Charity number", sender.charity_number),
        ("Address", ", ".join(filter(None, map(str.strip, sender.address.splitlines())))),
        ("Contact", "\n".join(filter(None, map(one_line, contact)))),
        ("Period", period_words(document) if document.parts.period_from else ""),
        *_measured_by(sender),
        ("Return", _number(document)),
    ]
    return tuple((label, value) for label, value in lines if value)


def _number(document: ReturnDocument) -> str:
    """``R2026-001, made final on 31 March 2026``; empty for live figures."""
    mark = document.mark
    if mark is None:
        return ""
    replaces = f", in place of {mark.replaces}" if mark.replaces else ""
    return f"{mark.number}, made final on {long_date(mark.frozen_on)}{replaces}"


def foot_note(document: ReturnDocument) -> str:
    """What stands at the foot of every page with counts: that it has no names, and its number."""
    number = f" Return {document.mark.number}." if document.mark else ""
    return f"{COUNTS_ONLY}.{number}"


def verification_lines(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """What a final return is checked with, label and value; nothing for live figures."""
    mark = document.mark
    if mark is None:
        return ()
    return (
        ("Return", _number(document)),
        ("Newest entry of our history", mark.history_head),
        ("Our public key", mark.public_key),
        ("Signature", verification_code(mark)),
    )


def verification_code(mark: FrozenMark) -> str:
    """``sgdesk:R2026-001:…``, to be scanned or typed where a return is checked."""
    return code_text(mark.number, from_text(mark.signature))


def verification_sentences(document: ReturnDocument) -> tuple[str, ...]:
    """What the signature proves and what it does not; nothing for live figures."""
    if document.mark is None:
        return ()
    return verification_words(document.sender.organisation, long_date(document.mark.frozen_on))


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one section: facts as a list, then what was typed, a paragraph each."""

    key: str
    title: str
    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Passages under a question of the partnership; without one, each stands for itself."""

    question: str
    source: str
    passages: tuple[Passage, ...]


_HAVE_TABLES = frozenset(
    {SectionKey.IDENTIFICATION, SectionKey.WORKFORCE, SectionKey.REQUIREMENTS, SectionKey.REASONS}
)
"""Sections whose facts stand on the first pages and in the tables already."""


def answers(document: ReturnDocument) -> tuple[Answer, ...]:
    """The words of the return in the order in which its partnership asks for them."""
    short = document.sender.partnership_short
    found = []
    for chapter in chapters(document):
        passages = tuple(
            passage
            for section in chapter.sections
            if (passage := _passage(section, asked=bool(chapter.question))) is not None
        )
        source = f"{short}, {chapter.source}" if chapter.source else ""
        if passages:
            found.append(Answer(chapter.question, source, passages))
    return tuple(found)


def _passage(section: ReturnSection, *, asked: bool) -> Passage | None:
    lines = section.facts if asked or section.key not in _HAVE_TABLES else ()
    text = section.text
    paragraphs = tuple(line.strip() for line in text.body.splitlines() if line.strip())
    if text.grade:
        paragraphs = (f"Grade: {text.grade}", *paragraphs)
    if not lines and not paragraphs:
        return None
    return Passage(section.key.value, section.title, lines, paragraphs)


def leads(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """The safeguarding lead and the deputy by name, for the annex."""
    sender = document.sender
    lines = (("Safeguarding lead", sender.lead_name), ("Deputy", sender.deputy_name))
    return tuple((label, value) for label, value in lines if value)


def _measured_by(sender: Sender) -> Iterable[tuple[str, str]]:
    if sender.document is None:
        yield "Measured by", f"{sender.partnership}, version {sender.pack_version}; set by us"
        return
    yield "Partnership", sender.partnership
    yield "Measured by", f"{sender.document} (our copy of its rules: {sender.pack_version})"


def tables(document: ReturnDocument) -> tuple[FigureTable, ...]:
    """The three tables of counts in the order in which they are printed."""
    sender = document.sender
    rows = tuple(
        FigureRow(each.title, how_often(each, sender), each.counts)
        for each in document.requirements
    )
    few = (
        small_words(small_roles(document), "role"),
        small_words(small_groups(document), "group"),
    )
    overlap = (
        "The rows overlap: somebody with two {0}s counts once in each, "
        "so the rows can add up to more than the table of requirements."
    )
    return (
        FigureTable(
            "requirements",
            "By requirement",
            "Everybody counts once in each requirement that an active role of theirs calls for. "
            "Completed is in date and due soon together, of those required and not exempt.",
            "There is no requirement on this day.",
            (FigureBlock("", rows),) if rows else (),
        ),
        FigureTable(
            "by_role",
            "By role",
            _joined(overlap.format("role"), few[0], _merged(document)),
            "Nobody holds a role that calls for training on this day.",
            _blocks(document.by_role),
        ),
        FigureTable(
            "by_group",
            "By group",
            _joined(overlap.format("group"), few[1]),
            "No role is mapped to a group.",
            _blocks(document.by_group),
        ),
    )


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _merged(document: ReturnDocument) -> str:
    names = listed(document.merged_roles)
    return f"{MERGED}: {names}." if names else ""


def _blocks(rows: Iterable[GroupedFigures]) -> tuple[FigureBlock, ...]:
    return tuple(
        FigureBlock(
            label,
            tuple(FigureRow(each.requirement_title, "", each.counts) for each in block),
        )
        for (label, _), block in groupby(rows, key=lambda each: (each.label, each.key))
    )


REASONS_TITLE = "Reasons for not completing"
REASONS_HOW = (
    "Everybody who is overdue, a new starter or not done, by the reason held for them; "
    "the rows of a requirement add up to those three columns."
)
NO_REASONS = "Nobody is outstanding, so there is no reason to give."


def reason_rows(document: ReturnDocument) -> tuple[tuple[str, str, int], ...]:
    """Requirement, reason and count, in the order of the requirements."""
    titles = document.titles
    return tuple(
        (titles.get(each.requirement, each.requirement), each.reason, each.count)
        for each in document.reasons
    )


def annex_people(document: ReturnDocument) -> Iterable[tuple[NamedRow, ...]]:
    """The rows of the annex person by person, in their order.

    A requirement that comes a second time begins the next person of the same name and roles.
    """
    person: list[NamedRow] = []
    for row in document.named:
        asked = {each.requirement_title for each in person}
        same = person and (row.name, row.roles) == (person[0].name, person[0].roles)
        if person and (not same or row.requirement_title in asked):
            yield tuple(person)
            person = []
        person.append(row)
    if person:
        yield tuple(person)
