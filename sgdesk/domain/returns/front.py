"""The first page of a return, which stands alone: a label and its lines, the same in every file."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sgdesk.domain.courses.quality import NEED_WORDS, NeedKind
from sgdesk.domain.dates import long_date, month_year
from sgdesk.domain.figures import figure, listed, share_text
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.answers import falls_due, typed_lines
from sgdesk.domain.returns.document import (
    PROJECTION,
    RequirementFigures,
    ReturnDocument,
    YearBefore,
)
from sgdesk.domain.returns.facts import (
    asked_for_nothing,
    came_and_went,
    joiners,
    period_words,
    signed_for,
    state_words,
    when_words,
)
from sgdesk.domain.returns.parts import LeadFacts, LeadTraining, ReturnAction, SectionKey
from sgdesk.domain.returns.words import (
    RECOMMENDED,
    begin_later_words,
    coverage_words,
    kind_words,
    new_words,
    not_asked,
    refresh_sentence,
)
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.states import NEEDS_TRAINING_NOW, State
from sgdesk.domain.training.titles import short_title, shortest_title
from sgdesk.domain.training.words import REASONS

TRAINING_SECTION = "Training section only"
NOT_SAID = "not said"
LEADS = "Leads"
"""The label of the row of the lead, the deputy and the trustees."""

SIGNERS = ("Safeguarding lead", "Trustee")

_MOST_ACTIONS = 4
_MOST_GAPS = 3
_LONGEST_CHANGE = 200


@dataclass(frozen=True, slots=True)
class FrontRow:
    """One row of the first page: its label, and a line or more."""

    label: str
    lines: tuple[str, ...]


def front_rows(document: ReturnDocument) -> tuple[FrontRow, ...]:
    """The rows in the order in which somebody asks for them; none is empty."""
    rows = (FrontRow(label, tuple(filter(None, lines))) for label, lines in _rows(document))
    return tuple(row for row in rows if row.lines)


def _rows(document: ReturnDocument) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Measured by", [measured_by(document)]
    yield "Duty", [document.sender.duty or NOT_SAID]
    yield "Period", [period_words(document)]
    yield "People", _people(document)
    yield LEADS, (*map(_lead, document.parts.leads), _trustees(document))
    for each in _quoted_once(document.requirements):
        yield _label(each), _requirement(each, document)
    yield "Not asked", [not_asked(document)]
    yield "A year before", _year_before(document)
    yield "Ahead", [falls_due(document)]
    yield "Why not", _why_not(document)
    yield "We ask for", _we_ask_for(document)
    yield "Actions", _actions(document)
    yield "Evaluation", _evaluation(document)
    yield "Our grade", [document.parts.text(SectionKey.GRADE).grade]


def measured_by(document: ReturnDocument) -> str:
    """The partnership's document, and whether its own period was over before the day."""
    sender = document.sender
    if sender.document is None:
        return "No partnership's document; the intervals are set by us"
    passed = f" ({sender.passed})" if sender.passed else ""
    return f"{sender.document}{passed}"


def _people(document: ReturnDocument) -> Iterator[str]:
    kinds = ", ".join(kind_words(each.kind, each.count) for each in document.workforce)
    scope = f"{figure(document.people)}: {kinds}." if kinds else f"{figure(document.people)}."
    yield f"{scope} {came_and_went(document)}"
    yield asked_for_nothing(document)
    if document.no_role:
        verb = "holds no role and is" if document.no_role == 1 else "hold no role and are"
        yield f"{figure(document.no_role)} more {verb} in no figure{begin_later_words(document)}."


def _lead(lead: LeadFacts) -> str:
    post = f"{lead.post} ({lead.name})" if lead.name else lead.post
    if not lead.is_named:
        return f"{post}: nobody is named in our file on this day."
    if not lead.trainings:
        return f"{post}: in post; no training is called for by their roles{_unasked(lead)}."
    *others, top = lead.trainings
    shown = [top, *(each for each in others if each.state in NEEDS_TRAINING_NOW)]
    return f"{post}: {'; '.join(map(_lead_training, shown))}{_unasked(lead)}."


def _unasked(lead: LeadFacts) -> str:
    """What a lead is asked for and this one is not: else its absence would read as done."""
    if not lead.unasked:
        return ""
    verb = "is" if len(lead.unasked) == 1 else "are"
    titles = listed([shortest_title(each) for each in lead.unasked])
    return f"; {titles} {verb} not asked by the role they hold"


def _trustees(document: ReturnDocument) -> str:
    """How many trustees hold a role on the day: no setting says which of them answers for this."""
    count = sum(each.count for each in document.workforce if each.kind is PersonKind.TRUSTEE)
    named = document.named_trustees
    if not count and named:
        holds = "1 person holds" if named == 1 else f"{figure(named)} people hold"
        return f"Trustee: {NOT_SAID}. {holds} a role that is called so, counted as something else."
    if not count:
        return "Trustee: nobody is kept as one in our file on this day."
    said = "Trustee: in post." if count == 1 else f"{figure(count)} trustees in post."
    if not named:
        return said
    more = "holds" if named == 1 else "hold"
    return (
        f"{said} {figure(named)} more {more} a role that is called so, counted as something else."
    )


def _lead_training(each: LeadTraining) -> str:
    word = state_words(each)
    if each.state in (State.IN_DATE, State.DUE_SOON) and each.due is not None:
        word += f" to {month_year(each.due)}"
    if each.force is Force.RECOMMENDED and each.due is not None:
        word += f" ({RECOMMENDED})"
    if each.booked_for is not None:
        word += f", booked for {long_date(each.booked_for)}"
    return f"{shortest_title(each.title)} {word}"


def _label(each: RequirementFigures) -> str:
    title = short_title(each.title)
    if each.is_induction and "induction" not in title.casefold():
        return f"{title} (induction)"
    return title


def _quoted_once(rows: Iterable[RequirementFigures]) -> Iterator[RequirementFigures]:
    """Those that are asked for; one that quotes what a row above it did says so."""
    quoted: set[str] = set()
    for each in rows:
        if each.counts.required:
            yield replace(each, quote_is_above=each.quote in quoted)
            quoted.add(each.quote)


def _requirement(each: RequirementFigures, document: ReturnDocument) -> Iterator[str]:
    said = coverage_words(each)
    yield f"{said[:1].upper()}{said[1:]}"
    if each.is_induction:
        yield from joiners(document)
        yield from signed_for(document)
    yield each.note
    before = document.year_before
    refresh = refresh_sentence(each, document.sender)
    if before is None or each.key not in before.percents:
        yield refresh
    else:
        yield f"{refresh} A year before: {share_text(before.percents[each.key])}."


def _year_before(document: ReturnDocument) -> Iterator[str]:
    before = document.year_before
    if before is not None:
        yield year_before_words(before)
    elif document.begun_on is not None:
        yield f"Not known: our file was begun on {long_date(document.begun_on)}."


def year_before_words(before: YearBefore) -> str:
    """Where the percentages of a year before come from."""
    day = long_date(before.day)
    if before.number:
        return f"The figures of a year before are those of our return {before.number}, as at {day}."
    return f"The figures of a year before are what our file says today of {day}."


def _why_not(document: ReturnDocument) -> Iterator[str]:
    reasons: Counter[str] = Counter()
    for each in document.reasons:
        reasons[each.reason] += each.count
    total = sum(reasons.values())
    if total:
        gaps = "1 gap" if total == 1 else f"{figure(total)} gaps"
        said = ", ".join(f"{reason} {figure(count)}" for reason, count in reasons.most_common())
        yield f"{gaps}: {said}."
    else:
        yield "Nobody is outstanding."


def _we_ask_for(document: ReturnDocument) -> Iterator[str]:
    """What reasons, and open needs, gaps and barriers call for from the partnership."""
    full = sum(each.count for each in document.reasons if each.reason == REASONS["no_place"])
    if full:
        yield f"More places: there was none for {full}."
    asked = [
        f"{NEED_WORDS[each.kind].capitalize()}: {each.summary.rstrip('.')}."
        for each in document.parts.gaps
        if each.is_open and (each.to_report or each.kind is NeedKind.BARRIER)
    ]
    if asked:
        yield "An answer to these:"
        yield from asked[:_MOST_GAPS]
    if len(asked) > _MOST_GAPS:
        yield f"And {len(asked) - _MOST_GAPS} more below."


def _actions(document: ReturnDocument) -> Iterator[str]:
    """Each of the next ones in a line of its own."""
    open_ones = [each for each in document.parts.actions if each.done_on is None]
    if not open_ones:
        yield "None is noted."
    yield from map(_action, open_ones[:_MOST_ACTIONS])
    if len(open_ones) > _MOST_ACTIONS:
        yield f"And {len(open_ones) - _MOST_ACTIONS} more below."


def _action(each: ReturnAction) -> str:
    """``Book two helpers – lead – by 31 May 2026.``"""
    parts = (each.summary.rstrip("."), each.owner.rstrip("."), when_words(each))
    return " \N{EN DASH} ".join(filter(None, parts)) + "."


def _evaluation(document: ReturnDocument) -> Iterator[str]:
    words = {FormKind.EVALUATION: "end-of-course forms", FormKind.IMPACT: "impact forms"}
    said = [
        f"{each.received} of {each.asked} {words[each.kind]}"
        for each in document.parts.evaluation.forms
        if each.kind in words and each.asked
    ]
    changed = typed_lines(document, SectionKey.IMPACT)
    if said:
        yield f"{', '.join(said)} came back (of those asked, people who have left included)."
    if changed and len(changed[0]) <= _LONGEST_CHANGE:
        yield f"Changed: {changed[0]}"
    if not said and not changed:
        yield "No form was asked for in the period."


def front_notes(document: ReturnDocument) -> tuple[str, ...]:
    """What stands under the rows: what new means, and what the return does not say."""
    new = (
        "\N{LEFT DOUBLE QUOTATION MARK}New\N{RIGHT DOUBLE QUOTATION MARK} is "
        f"{new_words(document)}; new people count as not done in every percentage. Due soon is "
        f"within {document.window_days} days of the due day, and still in date."
    )
    says = (
        "This states what our own file held on that day. Nobody outside has checked it. It does "
        "not say that we meet Section 11, that anyone is suitable to work with children, or that "
        "training worked."
    )
    ahead = (projection_words(document),) if document.is_projection else ()
    titles = (document.title_note,) if document.title_note else ()
    return (*ahead, *titles, new, says, number_words(document))


def number_words(document: ReturnDocument) -> str:
    """The number under which a return was made final, or that it was not: live figures change."""
    if document.mark is None:
        return "Not made final: no number."
    return f"Made final as return {document.mark.number}."


def projection_words(document: ReturnDocument) -> str:
    """That the day lies ahead, and what the figures are then."""
    return (
        f"{PROJECTION}: {long_date(document.as_at)} lies ahead. These are the figures if nothing "
        "is done until then; they are no return."
    )
