"""What a pack asks of whom and how often, as a text to read."""

from collections.abc import Iterator

from sgdesk.domain.organisation.pack import Pack, PackGroup, PackKind, PackRequirement
from sgdesk.domain.training.rule_book import Force
from sgdesk.domain.training.words import interval_words
from sgdesk.services.file.workspace import all_denominations
from sgdesk.ui.setup.partnership.html import (
    bullets,
    escape,
    heading,
    paragraph,
    table,
    with_source,
)
from sgdesk.ui.text import tr

_SEVERAL = 2
_FORCE = {Force.MUST: "at the least", Force.RECOMMENDED: "recommended"}


def asked_html(pack: Pack) -> Iterator[str]:
    """Who is asked for what, what that is, how often, and who is exempt."""
    yield from _groups(pack)
    yield heading(tr("What each asks"))
    for asked in pack.requirements:
        yield from _requirement(pack, asked)
    yield from _intervals(pack)
    yield from _exempt(pack)
    yield from _recognised(pack)


def _groups(pack: Pack) -> Iterator[str]:
    if pack.kind is PackKind.DENOMINATION:
        return
    yield heading(tr("Who is asked for what"))
    allocation = pack.listed("allocation")
    if allocation:
        decides = "; ".join(each.text for each in allocation)
        text = tr("What decides who belongs where: {criteria}.", criteria=decides)
        yield f"<p>{with_source(text, allocation[0].source)}</p>"
    for each in pack.groups:
        yield from _group(pack, each)


def _group(pack: Pack, group: PackGroup) -> Iterator[str]:
    yield f"<p><b>{with_source(group.title, group.source)}</b>"
    if group.audience:
        yield f"<br>{escape(group.audience)}"
    if group.examples:
        yield f"<br>{escape(tr('For example: {names}', names=', '.join(group.examples)))}"
    asked = (pack.requirement(key) for key in pack.with_included(group.requirements))
    names = "; ".join(each.title for each in asked if each is not None)
    yield f"<br>{with_source(tr('Asked for: {names}', names=names), group.requirements_source)}"
    if group.is_lead_group:
        yield f"<br>{escape(tr('Safeguarding leads stand here.'))}"
    if group.note:
        yield f"<br><i>{escape(group.note)}</i>"
    if group.aliases:
        named = tr("In sheets also: {names}", names=", ".join(group.aliases))
        yield f"<br><small>{escape(named)}</small>"
    yield "</p>"


def _requirement(pack: Pack, asked: PackRequirement) -> Iterator[str]:
    yield f"<p><b>{with_source(asked.title, asked.source)}</b>"
    for said in _about(pack, asked):
        yield f"<br>{escape(said)}"
    if asked.note:
        yield f"<br><i>{escape(asked.note)}</i>"
    yield "</p>"
    if asked.outcomes:
        yield paragraph(tr("Afterwards somebody is to:"))
        yield from bullets(asked.outcomes, asked.source)


def _about(pack: Pack, asked: PackRequirement) -> Iterator[str]:
    if asked.audience:
        yield tr("For: {audience}", audience=asked.audience)
    yield tr("Met by: {courses}", courses=_titles(pack, asked.courses, tr(" and ")))
    if asked.includes:
        lower = [found.title for key in asked.includes if (found := pack.requirement(key))]
        yield tr("With it: {requirements}", requirements="; ".join(lower))
    if asked.recommended:
        yield tr("Recommended: {courses}", courses=_titles(pack, asked.recommended, "; "))


def _titles(pack: Pack, keys: tuple[str, ...], between: str) -> str:
    return between.join(found.title for key in keys if (found := pack.course(key)))


def _intervals(pack: Pack) -> Iterator[str]:
    yield heading(tr("How often it is done again"))
    headings = (tr("What"), tr("How often"), tr("How strongly"), tr("Paragraph"))
    yield from table(headings, (40, 16, 14, 30), (_interval(each) for each in pack.requirements))
    for text, source in _rules(pack):
        yield f"<p>{with_source(text, source)}</p>"


def _interval(asked: PackRequirement) -> Iterator[str]:
    yield escape(asked.title)
    stated = asked.refresh_months is not None
    yield escape(interval_words(asked.refresh_months) if stated else tr("not stated"))
    yield escape(tr(_FORCE[asked.force])) if asked.force else ""
    yield escape(asked.source or "") if stated else ""


def _rules(pack: Pack) -> Iterator[tuple[str, str | None]]:
    """What is said of intervals as a whole, each with its paragraph."""
    for asked in pack.requirements:
        if asked.allows_statutory:
            said = tr(
                "{title}: “{words}”. Where a statute sets another interval for your work, that "
                "one holds.",
                title=asked.title,
                words=asked.statutory_note,
            )
            yield said, asked.statutory_source
    if pack.one_clock is not None:
        yield one_clock_words(pack), pack.one_clock.source
    if pack.higher_renews:
        text = tr("A later completion of a higher level renews the lower ones.")
        yield text, pack.higher_renews_source
    if pack.applies_to_highest_only:
        text = tr(
            "Only the highest level that is asked of somebody is done again; lower ones are done "
            "once."
        )
        yield text, pack.applies_to_highest_only_source
    for line in pack.listed("renewal"):
        yield line.text, line.source
    if pack.lead_renewal is not None:
        text = tr(
            "Leads need not repeat {titles} unless they have been out of the role or out of touch: "
            "later safeguarding learning keeps them up to date.",
            titles=_named(pack, pack.lead_renewal.requirements),
        )
        yield text, pack.lead_renewal.source


def one_clock_words(pack: Pack) -> str:
    """What keeps up to date whatever is on a pack's one clock; empty for a pack without one."""
    clock = pack.one_clock
    if clock is None:
        return ""
    said = tr(
        "One clock for {titles}: any later safeguarding learning counts as the update, {often} "
        "({force}).",
        titles=_named(pack, clock.requirements),
        often=interval_words(clock.months),
        force=tr(_FORCE[clock.force]),
    )
    if not clock.speaks_of:
        return said
    more = tr(
        "The document speaks of {people}; for others it is your choice.", people=clock.speaks_of
    )
    return f"{said} {more}"


def _named(pack: Pack, keys: tuple[str, ...]) -> str:
    titles = [found.title for key in keys if (found := pack.requirement(key))]
    if len(titles) < _SEVERAL:
        return "".join(titles)
    return tr("{some} and {last}", some=", ".join(titles[:-1]), last=titles[-1])


def _exempt(pack: Pack) -> Iterator[str]:
    if not pack.role_exemptions:
        return
    yield heading(tr("Who is exempt"))
    yield "<ul>"
    for each in pack.role_exemptions:
        asked = pack.requirement(each.requirement)
        text = tr(
            "{role}: exempt from {requirement}.",
            role=each.title,
            requirement=asked.title if asked else each.requirement,
        )
        names = tr("In your roles also: {names}", names=", ".join(each.aliases))
        yield f"<li>{with_source(f'{text} {each.note}', each.source)}"
        yield f"<br><small>{escape(names)}</small></li>" if each.aliases else "</li>"
    yield "</ul>"


def _recognised(pack: Pack) -> Iterator[str]:
    if not pack.recognises:
        return
    others = all_denominations().packs
    yield heading(tr("Courses of others that it recognises"))
    yield "<ul>"
    for each in pack.recognises:
        theirs = others[each.pack].course(each.their_course) if each.pack in others else None
        ours = pack.course(each.our_course)
        text = tr(
            "{theirs} counts as {ours}.",
            theirs=theirs.title if theirs else each.their_course,
            ours=ours.title if ours else each.our_course,
        )
        yield f"<li>{with_source(f'{text} {each.note}'.strip(), each.source)}</li>"
    yield "</ul>"
