"""Needs, gaps, barriers and risks in the words of the screen."""

from collections.abc import Iterator, Mapping

from sgdesk.domain.courses.need import Need
from sgdesk.domain.courses.quality import RISK_WORDS, NeedKind
from sgdesk.domain.dates import long_date, short_date
from sgdesk.services.courses.needs import AtRisk
from sgdesk.ui.text import tr

KINDS = {
    NeedKind.NEED: "Need: something to learn",
    NeedKind.GAP: "Gap: something that no course covers",
    NeedKind.BARRIER: "Barrier: something that keeps people away",
}


def kind_word(kind: NeedKind) -> str:
    """``Need``, ``Gap`` or ``Barrier``."""
    return tr(KINDS[kind]).partition(":")[0]


def source_words(row: Need, sources: Mapping[str, str]) -> str:
    """Where it was found: the line of the document's list, or our own words."""
    return sources.get(row.source, row.source)


def state_words(row: Need) -> str:
    """Whether something was done, with a mark that is not a colour."""
    if row.closed_on is None:
        return tr("○ Open")
    return tr("✓ Done {day}", day=short_date(row.closed_on))


def need_facts(
    row: Need,
    sources: Mapping[str, str],
    people: Mapping[int, str],
    courses: Mapping[int, str],
) -> Iterator[tuple[str, str]]:
    """What is known of a need: each with its heading."""
    yield tr("What"), row.summary
    yield tr("Where it was found"), source_words(row, sources) or tr("Not noted.")
    if row.person_id is not None:
        yield tr("Told by or about"), people.get(row.person_id, "")
    if row.course_id is not None:
        yield tr("Course"), courses.get(row.course_id, "")
    if row.closed_on is None:
        yield tr("What was done"), tr("Nothing yet.")
    else:
        yield tr("What was done"), f"{row.done} ({long_date(row.closed_on)})"


def risk_words(each: AtRisk) -> str:
    """Why a course or a session is at risk, as a sentence."""
    said = ", ".join(tr(RISK_WORDS[risk]) for risk in each.risks)
    return f"▲ {said[:1].upper()}{said[1:]}."


def risk_title(each: AtRisk) -> str:
    """The course, and the day where it is about one session."""
    if each.held_on is None:
        return each.course
    return tr("{course}, {day}", course=each.course, day=long_date(each.held_on))
