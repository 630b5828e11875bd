"""The words of the summary round its figures, the same on paper, in the browser and in sheets."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sgdesk.domain.certificates.verification import code_text, from_text
from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.returns.answers import Answered, answers_of, beside_training, typed_lines
from sgdesk.domain.returns.comparison import by_cause, moved_words
from sgdesk.domain.returns.document import PROJECTION, NamedRow, ReturnDocument
from sgdesk.domain.returns.facts import ALL_TOGETHER, when_words
from sgdesk.domain.returns.front import measured_by, number_words
from sgdesk.domain.returns.parts import FrozenMark, ReturnAction, SectionKey
from sgdesk.domain.returns.sections import ReturnSection, sections
from sgdesk.domain.returns.words import n_of_n, percent_text, verification_words
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.words import done_parts
from sgdesk.reports.text.plain import one_line

COUNTS_ONLY = "Counts only; names that we know were taken out"
COUNTS_AND_LEADS = "Counts only, lead and deputy named; other names that we know were taken out"
"""Never more than that: a name that nobody in the file bears cannot be known."""
COUNTS_HERE = "Counts only here; the annex at the end names people"
COUNTS_AND_LEADS_HERE = "Counts only here, lead and deputy named; the annex at the end names people"
"""For the pages before an annex: no page of a paper with names is taken for one without."""
PERSONAL_DATA = "Contains personal data"
FROM_TITLE = "Who this is from"
VERIFICATION_TITLE = "How to check this return"
LEFT_OUT_TITLE = "Who is left out"
FRONT_TITLE = "First page"
BESIDE_TITLE = "Beside training"
OVERVIEW_TITLE = "Where we stand"
DONE_HEADING = "Completed, of those who count"
ANNEX_TITLE = "Annex with names"
ANNEX_HEADINGS = ("Name, and what is asked", "State", "Last completed", "Due")
NOT_YET = "not yet"


def file_title(document: ReturnDocument) -> str:
    """What a program that opens the file calls it; one that names people says so."""
    named = " with names" if document.has_annex else ""
    return f"{document.heading}{named}, as at {long_date(document.as_at)}"


def identification(document: ReturnDocument) -> tuple[tuple[str, str], ...]:
    """Who sends the summary, to whom and by which document: label and value, line by line.

    The organisation and the day stand in the title of every file.
    """
    sender = document.sender
    contact = (sender.contact_name, sender.contact_email, sender.contact_phone)
    lines = [
        ("Charity number", sender.charity_number),
        ("Address", ", ".join(filter(None, map(str.strip, sender.address.splitlines())))),
        ("Contact", "\n".join(filter(None, map(one_line, contact)))),
        *_measured_by(document),
        ("Return", _number(document)),
    ]
    return tuple((label, value) for label, value in lines if value)


def _measured_by(document: ReturnDocument) -> Iterable[tuple[str, str]]:
    sender = document.sender
    if sender.document is None:
        yield "Measured by", measured_by(document)
        return
    yield "Partnership", sender.partnership
    yield "Measured by", f"{measured_by(document)} (our copy of its rules: {sender.pack_version})"


def _number(document: ReturnDocument) -> str:
    """``R2026-001, made final on 31 March 2026``; empty for live figures."""
    mark = document.mark
    if mark is None:
        return ""
    replaces = f", in place of {mark.replaces}" if mark.replaces else ""
    return f"{mark.number}, made final on {long_date(mark.frozen_on)}{replaces}"


def whose_and_when(document: ReturnDocument) -> str:
    """``St Example's, as at 31 March 2026``: what stands over every sheet."""
    return f"{document.sender.organisation}, as at {long_date(document.as_at)}"


def addressed_lines(document: ReturnDocument) -> tuple[str, ...]:
    """Who sends it and for whom: the lines under the heading of the first page."""
    sender = document.sender
    address = ", ".join(filter(None, map(str.strip, sender.address.splitlines())))
    charity = f"Charity number {sender.charity_number}" if sender.charity_number else ""
    who = (sender.contact_name, sender.contact_email, sender.contact_phone)
    contact = ", ".join(filter(None, map(one_line, who)))
    lines = (
        "" if sender.document is None else f"For {sender.partnership}",
        " \N{MIDDLE DOT} ".join(filter(None, (address, charity))),
        f"Contact: {contact}" if contact else "",
        f"Return {_number(document)}" if document.mark else "",
    )
    return tuple(filter(None, lines))


def foot_note(document: ReturnDocument) -> str:
    """What stands at the foot of every page with counts: what names it has, and its number."""
    number = f" {number_words(document)}"
    projection = f"{PROJECTION}: this day lies ahead. " if document.is_projection else ""
    return f"{projection}{names_note(document)}.{number}"


def names_note(document: ReturnDocument) -> str:
    """That the pages hold counts only, or whom they and what follows name since that was wished."""
    if document.has_annex:
        return COUNTS_AND_LEADS_HERE if document.names_leads else COUNTS_HERE
    return COUNTS_AND_LEADS if document.names_leads else COUNTS_ONLY


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


# The partnership's own questions, and what people wrote beside them.


def questions(document: ReturnDocument) -> tuple[Answered, ...]:
    """Every question of the partnership in its order, each with where its document asks it."""
    short = document.sender.partnership_short
    return tuple(
        replace(each, source=f"{short}, {each.source}" if each.source else short)
        for each in answers_of(document)
    )


def questions_title(document: ReturnDocument) -> str:
    """The heading over the partnership's own questions."""
    return f"What {document.sender.partnership_short} asks"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one section: facts as a list, then what was typed, a paragraph each."""

    key: str
    title: str
    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]


_HAVE_TABLES = frozenset(
    {
        SectionKey.IDENTIFICATION,
        SectionKey.WORKFORCE,
        SectionKey.REQUIREMENTS,
        SectionKey.REASONS,
        SectionKey.ACTIONS,
    }
)
"""Sections whose facts stand on the first page and in the tables already."""


def passages(document: ReturnDocument) -> tuple[Passage, ...]:
    """What the return says beside the partnership's questions, section by section."""
    asked = {key for question in document.layout for key in question.answered_by}
    found = (_passage(each, document) for each in sections(document) if each.key not in asked)
    beside = beside_training(document)
    last = (Passage("beside", BESIDE_TITLE, beside, ()),) if beside else ()
    return (*(each for each in found if each is not None), *last)


def _passage(section: ReturnSection, document: ReturnDocument) -> Passage | None:
    lines = () if section.key in _HAVE_TABLES else section.facts
    paragraphs = typed_lines(document, section.key)
    if section.text.grade:
        paragraphs = (f"Grade: {section.text.grade}", *paragraphs)
    if not lines and not paragraphs:
        return None
    return Passage(section.key.value, section.title, lines, paragraphs)


# Tables of words.

ACTIONS_TITLE = "Actions"
ACTION_HEADINGS = ("What", "Evidence", "Owner", "By when")
NO_ACTIONS = "No action is noted."
_NOT_SAID = "not said"


def action_rows(document: ReturnDocument) -> tuple[tuple[str, str, str, str], ...]:
    """What, evidence, owner and by when of every action, those still open first."""
    return tuple(
        (each.summary, each.evidence or _NOT_SAID, each.owner or _NOT_SAID, _by_when(each))
        for each in document.parts.actions
    )


def _by_when(each: ReturnAction) -> str:
    said = when_words(each)
    return f"{said[:1].upper()}{said[1:]}" or _NOT_SAID


REASONS_TITLE = "Reasons for not completing"
GAPS_HEADING = "Gaps (a person counts once for each requirement)"
NO_REASONS = "Nobody is outstanding, so there is no reason to give."
_EVERY_GAP = (
    "Everybody who is overdue, new or not done counts once for each requirement, by the reason "
    "held for them"
)


def reason_rows(document: ReturnDocument) -> tuple[tuple[str, str, int], ...]:
    """Requirement, reason and count, in the order of the requirements, or one list of reasons."""
    titles = {"": ALL_TOGETHER, **document.titles}
    return tuple(
        (titles.get(each.requirement, each.requirement), each.reason, each.count)
        for each in document.reasons
    )


def reason_heading(title: str) -> str:
    """What heads one list of reasons: whose they are; only words of our own lose their capital."""
    return f"Reason ({ALL_TOGETHER.lower() if title == ALL_TOGETHER else title})"


def reasons_how(document: ReturnDocument) -> str:
    """How the reasons were counted."""
    if any(each.requirement for each in document.reasons):
        return f"{_EVERY_GAP}; the rows of a requirement add up to those three columns."
    return f"{_EVERY_GAP}; one list for all requirements."


MOVED_TITLE = "What moved since the last return"
MOVED_HEADINGS = ("Requirement", "Then", "Now", "What moved")


def moved_rows(document: ReturnDocument) -> tuple[tuple[str, str, str, str], ...]:
    """Each requirement then and now, and why; nothing where there is no earlier return."""
    moved = document.moved
    if moved is None or _other_document(document):
        return ()
    return tuple(
        (
            document.titles.get(each.key, each.title),
            _share(each.before),
            _share(each.after),
            "; ".join(map(moved_words, by_cause(each.moves))) or "nothing moved",
        )
        for each in moved.asked
    )


def _share(counts: Counts) -> str:
    return f"{n_of_n(counts)} ({percent_text(counts)})"


def _other_document(document: ReturnDocument) -> str:
    """The other partnership that the earlier return was measured by; empty where it is the same."""
    rules = document.moved.rules if document.moved else ()
    before = next((each.before for each in rules if each.key == "partnership"), "")
    return "" if before.startswith(document.sender.partnership_short) else before


def moved_how(document: ReturnDocument) -> str:
    """With which return it is compared, or that there is none."""
    moved = document.moved
    if moved is None:
        return "There is no earlier final return in our file to compare with."
    earlier = moved.earlier
    if _other_document(document):
        return (
            f"Our return {earlier.number}, as at {long_date(earlier.as_at)}, was measured by "
            f"{_other_document(document)}, so it is not compared with."
        )
    said = f"Compared with our return {earlier.number}, as at {long_date(earlier.as_at)}."
    return f"{said} A rule has changed since, which is told apart." if moved.rules else said


def annex_done(row: NamedRow) -> tuple[str, ...]:
    """When somebody completed it, in a line or two: with what has kept it up to date since."""
    if row.last_completed is None:
        return (NOT_YET,)
    done, *since = done_parts(row.last_completed, row.counts_from, month_only=row.month_only)
    return (done, " ".join(since)) if since else (done,)


def annex_due(row: NamedRow) -> str:
    """By when it is to be done, or why there is no such day."""
    return short_date(row.falls_due) if row.falls_due else row.no_due_day


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
