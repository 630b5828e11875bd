"""A partnership's pack as a text to read: what it asks, each fact with its paragraph."""

from collections.abc import Iterable, Iterator
from html import escape

from sgdesk.domain.dates import Period, long_date
from sgdesk.domain.organisation.pack import (
    GateKind,
    GuidanceEdition,
    Pack,
    PackCourse,
    PackGroup,
    PackItem,
    PackKind,
    PackList,
    PackRequirement,
)
from sgdesk.domain.training.standing import Force
from sgdesk.domain.training.words import interval_words
from sgdesk.ui.text import tr, tr_count

_FORCE = {Force.MUST: "must", Force.RECOMMENDED: "recommended"}
_GATE = {
    GateKind.EVALUATION: "A certificate is given out once the end-of-course evaluation is in.",
    GateKind.IMPACT_EVALUATION: "A certificate is given out after the impact evaluation.",
}


def pack_html(pack: Pack) -> str:
    """The whole pack in HTML for a text view; everything out of the pack is escaped."""
    parts = [
        *_head(pack),
        *_groups(pack),
        *_intervals(pack),
        *_certificates(pack),
        *(part for each in pack.lists for part in _list(each)),
        *_courses(pack),
        *_items(tr("What you report"), pack.report),
        *_items(tr("What the document leaves to you"), pack.left_open),
        *_items(tr("Where the document contradicts itself"), pack.contradictions),
        *_guidance(pack.guidance),
    ]
    return "".join(parts)


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _with_source(text: str, source: str | None) -> str:
    """A fact with the paragraph that it comes from, quieter behind it."""
    return escape(text) + (f" <small>[{escape(source)}]</small>" if source else "")


def _head(pack: Pack) -> Iterator[str]:
    if pack.kind is PackKind.GENERIC:
        yield _paragraph(
            tr(
                "This is nobody’s document: a usual pathway of four levels for an organisation "
                "whose partnership is not here. Every interval is your own to change."
            )
        )
    elif pack.document:
        yield f"<p>{escape(pack.document)}</p>"
    small = [pack.period, tr("Version {version} of this page", version=pack.version)]
    yield f"<p><small>{escape(' · '.join(each for each in small if each))}</small></p>"


def _groups(pack: Pack) -> Iterator[str]:
    yield _heading(tr("Who is asked for what"))
    for each in pack.groups:
        yield from _group(pack, each)


def _group(pack: Pack, group: PackGroup) -> Iterator[str]:
    yield f"<p><b>{_with_source(group.title, group.source)}</b>"
    if group.audience:
        yield f"<br>{escape(group.audience)}"
    if group.examples:
        yield f"<br>{escape(tr('For example: {names}', names=', '.join(group.examples)))}"
    asked = (pack.requirement(key) for key in pack.with_included(group.requirements))
    names = "; ".join(each.title for each in asked if each is not None)
    yield f"<br>{_with_source(tr('Asked for: {names}', names=names), group.requirements_source)}"
    if group.note:
        yield f"<br><i>{escape(group.note)}</i>"
    yield "</p>"


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of cells that are HTML already."""
    yield '<table cellspacing="0" cellpadding="5" width="100%"><tr>'
    yield from (f'<th align="left">{escape(each)}</th>' for each in headings)
    yield "</tr>"
    for row in rows:
        cells = "".join(f'<td valign="top">{cell}</td>' for cell in row)
        yield f"<tr>{cells}</tr>"
    yield "</table>"


def _intervals(pack: Pack) -> Iterator[str]:
    yield _heading(tr("How often it is done again"))
    headings = (tr("What"), tr("How often"), tr("How strongly"), tr("Paragraph"))
    yield from _table(headings, (_interval(each) for each in pack.requirements))
    if pack.higher_renews:
        text = tr("A later completion of a higher level renews the lower ones.")
        yield f"<p>{_with_source(text, pack.higher_renews_source)}</p>"
    if pack.lead_renewal is not None:
        text = tr(
            "Leads who have done their courses once need not repeat them: any later "
            "safeguarding learning event renews them."
        )
        yield f"<p>{_with_source(text, pack.lead_renewal.source)}</p>"


def _interval(asked: PackRequirement) -> Iterator[str]:
    again = tr("not said") if asked.refresh_months is None else interval_words(asked.refresh_months)
    yield escape(asked.title)
    yield escape(tr("once") if asked.is_induction and asked.refresh_months is None else again)
    yield escape(tr(_FORCE[asked.force])) if asked.force else ""
    yield escape(asked.source or "")


def _certificates(pack: Pack) -> Iterator[str]:
    yield _heading(tr("Certificates and follow-up"))
    if pack.gate is None:
        yield _paragraph(tr("The document asks for no form before a certificate is given out."))
    else:
        yield f"<p>{_with_source(tr(_GATE[pack.gate.kind]), pack.gate.source)}"
        if pack.gate.scope:
            yield f"<br>{escape(tr('Said of: {scope}', scope=pack.gate.scope))}"
        yield "</p>"
    window = pack.impact_window
    if window is None:
        yield _paragraph(tr("The document names no time for an impact follow-up."))
    else:
        text = tr(
            "The impact form opens {opens} after completion and is due by {due}.",
            opens=period_words(window.opens),
            due=period_words(window.due),
        )
        yield f"<p>{_with_source(text, window.source)}</p>"


def period_words(period: Period) -> str:
    """``3 months`` or ``6 weeks``."""
    if period.months:
        return tr_count("1 month", "{n} months", period.months)
    if period.days % 7 == 0:
        return tr_count("1 week", "{n} weeks", period.days // 7)
    return tr_count("1 day", "{n} days", period.days)


def _list(found: PackList) -> Iterator[str]:
    yield f"<h3>{_with_source(found.title, found.source)}</h3>"
    yield from _bullets(found.items)


def _items(title: str, items: tuple[PackItem, ...]) -> Iterator[str]:
    if items:
        yield _heading(title)
        yield from _bullets(items)


def _bullets(items: tuple[PackItem, ...]) -> Iterator[str]:
    yield "<ul>"
    for each in items:
        signed = tr(" (signed for)") if each.signed else ""
        yield f"<li>{_with_source(each.text + signed, each.source)}</li>"
    yield "</ul>"


def _courses(pack: Pack) -> Iterator[str]:
    if pack.courses:
        yield _heading(tr("Courses"))
        headings = (tr("Course"), tr("Who runs it"), tr("Length"), tr("Paragraph"))
        yield from _table(headings, (_course(each) for each in pack.courses))


def _course(course: PackCourse) -> Iterator[str]:
    below = f"<br><small>{escape(course.description)}</small>" if course.description else ""
    yield escape(course.title) + below
    yield escape(course.provider or "")
    yield escape(course.duration or "")
    yield escape(course.source or "")


def _guidance(editions: tuple[GuidanceEdition, ...]) -> Iterator[str]:
    if not editions:
        return
    yield _heading(tr("National guidance that it names"))
    yield "<ul>"
    for each in editions:
        yield f"<li>{_with_source(f'{each.title} ({each.edition})', each.source)}"
        if each.superseded_by:
            since = ""
            if each.superseded_from is not None:
                since = tr(" since {day}", day=long_date(each.superseded_from))
            text = tr("Superseded{since}: {by}", since=since, by=each.superseded_by)
            yield f"<br><b>{escape(text)}</b>"
        yield "</li>"
    yield "</ul>"
