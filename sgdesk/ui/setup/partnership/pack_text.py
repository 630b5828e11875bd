"""A partnership's or denomination's pack as a text to read: each fact with its paragraph."""

import re
from collections.abc import Iterator
from datetime import date

from sgdesk.domain.dates import Period, long_date
from sgdesk.domain.organisation.pack import (
    GateKind,
    GuidanceEdition,
    Pack,
    PackCourse,
    PackItem,
    PackKind,
    PackList,
    period_has_passed,
)
from sgdesk.ui.setup.partnership.asked_text import asked_html
from sgdesk.ui.setup.partnership.html import (
    bullets,
    escape,
    heading,
    paragraph,
    small,
    table,
    with_source,
)
from sgdesk.ui.text import tr, tr_count

_GATE = {
    GateKind.EVALUATION: "A certificate is given out once the end-of-course evaluation is in.",
    GateKind.IMPACT_EVALUATION: "A certificate is given out after the impact evaluation.",
}


def pack_html(pack: Pack) -> str:
    """The whole pack in HTML for a text view; everything out of the pack is escaped."""
    parts = [
        *_head(pack),
        *asked_html(pack),
        *_certificates(pack),
        *_items(tr("What you report"), pack.report),
        *_items(tr("What is expected of you, without a report of it"), pack.expects),
        *_items(_left_open_title(pack), pack.left_open),
        *_items(tr("Where the document contradicts itself"), pack.contradictions),
        *_guidance(pack.guidance),
        *(part for each in pack.lists if each.key not in _IN_PLACE for part in _list(each)),
        *_courses(pack),
    ]
    return _numbered_pages("".join(parts))


_IN_PLACE = frozenset({"allocation", "renewal"})
"""Lists that stand where they are needed, and not once more by themselves."""


def _head(pack: Pack) -> Iterator[str]:
    if pack.kind is PackKind.GENERIC:
        yield paragraph(
            tr(
                "This is nobody’s document: a usual pathway of four levels for an organisation "
                "whose partnership is not here. Every interval is your own to change."
            )
        )
    elif pack.document:
        yield paragraph(pack.document)
    said = [pack.period, tr("Edition: {version}", version=pack.version)]
    yield small(" · ".join(each for each in said if each))


def passed_words(pack: Pack, day: date) -> str:
    """That the document's own period is over, and what to do; nothing where it is not."""
    if not period_has_passed(pack, day):
        return ""
    return tr(
        "The time that this document gives itself is over ({period}). Ask your partnership whether "
        "a newer one is in force.",
        period=pack.period,
    )


def newer_words(pack: Pack) -> str:
    """What to do where the partnership has a newer document than the one of the pack."""
    return tr(
        "The facts on this page are of {document} (version {version}). Where {name} has a newer "
        "one: read it beside this page. What it asks for more often, set under Settings; what it "
        "asks of other roles, under Roles. A pack of the new document can be put into your own "
        "folder of packs; the guide “Writing a pack” says how. Tell whoever gave you this "
        "program, so that the next version brings it.",
        document=pack.document or pack.name,
        version=pack.version,
        name=pack.short_name,
    )


def _left_open_title(pack: Pack) -> str:
    if pack.kind is PackKind.DENOMINATION:
        return tr("What to know, and what is left open")
    return tr("What the document leaves to you")


def _certificates(pack: Pack) -> Iterator[str]:
    if pack.kind is PackKind.DENOMINATION:
        return
    yield heading(tr("Certificates and follow-up"))
    if pack.gate is None:
        yield paragraph(tr("The document asks for no form before a certificate is given out."))
    else:
        yield f"<p>{with_source(tr(_GATE[pack.gate.kind]), pack.gate.source)}"
        if pack.gate.scope:
            yield f"<br>{escape(tr('Said of: {scope}', scope=pack.gate.scope))}"
        yield "</p>"
    window = pack.impact_window
    if window is None:
        yield paragraph(tr("The document names no time for an impact follow-up."))
    else:
        text = tr(
            "The impact form opens {opens} after completion and is due by {due}.",
            opens=period_words(window.opens),
            due=period_words(window.due),
        )
        yield f"<p>{with_source(text, window.source)}</p>"


def period_words(period: Period) -> str:
    """``3 months`` or ``6 weeks``."""
    if period.months:
        return tr_count("1 month", "{n} months", period.months)
    if period.days % 7 == 0:
        return tr_count("1 week", "{n} weeks", period.days // 7)
    return tr_count("1 day", "{n} days", period.days)


def _list(found: PackList) -> Iterator[str]:
    yield f"<h3>{with_source(found.title, found.source)}</h3>"
    yield from bullets(found.items, found.source)


def _items(title: str, items: tuple[PackItem, ...]) -> Iterator[str]:
    if items:
        sources = {each.source for each in items}
        shared = items[0].source if len(items) > 1 and len(sources) == 1 else None
        yield f"<h3>{with_source(title, shared)}</h3>"
        yield from bullets(items, shared)


def _courses(pack: Pack) -> Iterator[str]:
    if pack.courses:
        yield heading(tr("Courses"))
        headings = (tr("Course"), tr("Who gives it"), tr("How long and how often"), tr("Paragraph"))
        yield from table(headings, (50, 18, 14, 18), (_course(pack, each) for each in pack.courses))


def _course(pack: Pack, course: PackCourse) -> Iterator[str]:
    below = [course.description, *_more_of(pack, course)]
    said = "".join(f"<br><small>{escape(each)}</small>" for each in below if each)
    yield escape(course.title) + said
    yield escape(course.provider or tr("not stated"))
    often = (course.duration, course.frequency)
    yield escape(", ".join(each for each in often if each) or tr("not stated"))
    yield escape(course.source or "")


def _more_of(pack: Pack, course: PackCourse) -> Iterator[str]:
    if course.method:
        yield tr("Given as: {method}", method=course.method)
    if pack.kind is not PackKind.DENOMINATION:
        yield tr("Kind: {scope}", scope=course.scope or tr("not stated in the document"))
    firsts = [found.title for key in course.needs_first if (found := pack.course(key))]
    if firsts:
        source = f" [{course.needs_first_source}]" if course.needs_first_source else ""
        yield tr("First: {courses}", courses=", ".join(firsts)) + source
    if course.for_leads:
        yield tr("For leads")
    if not course.is_learning_event:
        yield tr("Not counted as safeguarding learning that keeps other training up to date")
    if course.aliases:
        yield tr("In sheets also: {names}", names=", ".join(course.aliases))


def _guidance(editions: tuple[GuidanceEdition, ...]) -> Iterator[str]:
    if not editions:
        return
    yield heading(tr("National guidance that it names"))
    yield "<ul>"
    for each in editions:
        yield f"<li>{with_source(f'{each.title} ({each.edition})', each.source)}"
        for edition, day in (
            (each.first_superseded_by, each.first_superseded_from),
            (each.superseded_by, each.superseded_from),
        ):
            if edition:
                since = tr(" since {day}", day=long_date(day)) if day else ""
                text = tr("Replaced{since}: {by}.", since=since, by=edition)
                yield f"<br><b>{escape(text)}</b>"
        yield f" {escape(each.superseded_note)}"
        yield "</li>"
    yield "</ul>"


_PAGE = re.compile(r"https://[^\s<\]&]+")


def _numbered_pages(html: str) -> str:
    """Addresses of pages as numbers, and the addresses once at the end."""
    numbers: dict[str, int] = {}
    said = _PAGE.sub(lambda found: str(numbers.setdefault(found[0], len(numbers) + 1)), html)
    if not numbers:
        return said
    lines = "".join(f"<li>{address}</li>" for address in numbers)
    return f"{said}{heading(tr('The pages that this was read from'))}<ol>{lines}</ol>"
