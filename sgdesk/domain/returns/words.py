"""The figures of a return in sentences: the same words on the screen, on paper and to paste."""

from sgdesk.domain.people.kinds import KINDS, PersonKind
from sgdesk.domain.returns.document import RequirementFigures, ReturnDocument, Sender
from sgdesk.domain.training.standing import IntervalSource
from sgdesk.domain.training.tallies import Counts, percent
from sgdesk.domain.training.words import interval_words, whose_words

NOBODY = "n/a"


def n_of_n(counts: Counts) -> str:
    """``31 of 36``: completed, of those required and not exempt."""
    return f"{counts.completed} of {counts.required - counts.exempt}"


def n_of_people(counts: Counts) -> str:
    """``31 of 36 people``."""
    people = "person" if counts.required - counts.exempt == 1 else "people"
    return f"{n_of_n(counts)} {people}"


def percent_text(counts: Counts) -> str:
    """``86.1%``, or ``n/a`` where nobody counts."""
    return NOBODY if counts.percent is None else f"{counts.percent:.1f}%"


def percent_text_of(part: int, whole: int) -> str:
    """``77.8%`` of so many, or ``n/a`` of none."""
    share = percent(part, whole)
    return NOBODY if share is None else f"{share:.1f}%"


def people_words(count: int) -> str:
    """``1 person`` or ``36 people``."""
    return "1 person" if count == 1 else f"{count} people"


def kind_words(kind: PersonKind, count: int) -> str:
    """``4 trustees``, ``1 member of staff``."""
    facts = KINDS[kind]
    return f"{count} {facts.one if count == 1 else facts.many}"


def kind_heading(kind: PersonKind) -> str:
    """The kind as the heading of a row: ``Volunteers``."""
    many = KINDS[kind].many
    return many[:1].upper() + many[1:]


def how_often(figures: RequirementFigures, sender: Sender) -> str:
    """How often and whose rule: ``every 3 years (Herefordshire, Appendix 1, Level 2)``.

    A document that names no refresher is not given as the source of "once".
    """
    words = interval_words(figures.interval_months)
    if figures.interval_months is None:
        return words
    denomination = sender.denomination or "our denomination"
    whose = whose_words(figures.interval_source, sender.partnership_short, denomination)
    paragraph = figures.source_paragraph
    if figures.interval_source is IntervalSource.PARTNERSHIP and paragraph:
        whose = f"{whose}, {paragraph}"
    return f"{words} ({whose})" if whose else words


def met_by(figures: RequirementFigures) -> str:
    """The courses that are all needed, in words; blank where the pack names none."""
    return listed(figures.courses)


def overview(document: ReturnDocument) -> tuple[str, ...]:
    """The figures in sentences: who is in scope, then each requirement."""
    return (scope_sentence(document), *map(coverage_sentence, document.requirements))


def scope_sentence(document: ReturnDocument) -> str:
    """``36 people are in scope: 4 members of staff, 28 volunteers and 4 trustees.``"""
    kinds = listed(tuple(kind_words(each.kind, each.count) for each in document.workforce))
    verb = "is" if document.people == 1 else "are"
    scope = f"{people_words(document.people)} {verb} in scope"
    return f"{scope}: {kinds}." if kinds else f"{scope}."


def coverage_sentence(figures: RequirementFigures) -> str:
    """One requirement in words: ``… – 31 of 36 people (86.1%) have completed it.``"""
    counts = figures.counts
    if counts.percent is None:
        return f"{figures.title} \N{EN DASH} nobody counts on this day ({NOBODY})."
    verb = "has" if counts.required - counts.exempt == 1 else "have"
    return (
        f"{figures.title} \N{EN DASH} {n_of_people(counts)} ({percent_text(counts)}) {verb} "
        f"completed it and {'is' if verb == 'has' else 'are'} in date."
    )


def left_out(document: ReturnDocument) -> tuple[str, ...]:
    """Who is in no count, and who is in the counts but in no percentage, with the reason."""
    without = document.no_role
    verb = "has" if without == 1 else "have"
    role = (
        f"{people_words(without)} {verb} no active role on this day and "
        f"{'is' if without == 1 else 'are'} in no count."
        if without
        else "Everybody who has not left has an active role, so nobody is left out of the counts."
    )
    leavers = "Those who had left by this day are not counted."
    exempt = sum(each.counts.exempt for each in document.requirements)
    if not exempt:
        return role, leavers, "Nobody is exempt."
    how_many = "1 exemption is" if exempt == 1 else f"{exempt} exemptions are"
    return (
        role,
        leavers,
        f"{how_many} agreed, each from one requirement and with a reason: "
        "counted under Exempt and left out of the percentage.",
    )


def listed(parts: tuple[str, ...]) -> str:
    """``one, two and three``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def verification_words(organisation: str, day: str) -> tuple[str, ...]:
    """What the signature on a final return proves and what it does not, a sentence or two each."""
    return (
        f"It proves that the figures and words of this return were signed with the key of "
        f"{organisation} and were not altered since {day}. Whoever has the public key can check "
        "that without a network.",
        "It does not prove that what our file says is true, nor whose hand holds the key. Get the "
        "public key from us by a way that you trust, and keep it: our later returns bear the same.",
    )
