"""A partnership's pack as values: what its document asks, each fact with its paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import Period
from sgdesk.domain.training.rule_book import Force


class GateKind(StrEnum):
    """The form that has to be in before a certificate is given out."""

    EVALUATION = "evaluation"
    IMPACT_EVALUATION = "impact_evaluation"


class PackKind(StrEnum):
    """Whose document a pack renders; the generic pathway renders nobody's."""

    GENERIC = "generic"
    PARTNERSHIP = "partnership"
    DENOMINATION = "denomination"


class CourseScope(StrEnum):
    """For whom a course is, in the document's words: one agency's own people, or several's."""

    SINGLE = "single-agency"
    MULTI = "multi-agency"


@dataclass(frozen=True, slots=True)
class PackItem:
    """One line of a pack's list with the paragraph it comes from.

    ``ref`` is the handle of the requirement in the table of requirements (``HER-09``);
    ``signed`` marks what the person has to sign for.
    """

    text: str
    source: str | None = None
    key: str = ""
    ref: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class PackList:
    """A titled list: an induction checklist, a content checklist, the sources of needs."""

    key: str
    title: str
    source: str | None
    items: tuple[PackItem, ...]


@dataclass(frozen=True, slots=True)
class PackCourse:
    """A course of the pack's catalogue.

    ``scope``, ``method`` and ``provider`` are what the document says, and ``None`` where it is
    silent. ``is_learning_event`` is false for what is no safeguarding learning (an induction, a
    newsletter, a website); ``for_leads`` marks a course that the pack asks of leads and lets them
    keep up to date by other learning (``LeadRenewal``).
    """

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    scope: CourseScope | None = None
    method: str | None = None
    provider: str | None = None
    duration: str | None = None
    frequency: str | None = None
    description: str = ""
    source: str | None = None
    needs_first: tuple[str, ...] = ()
    needs_first_source: str | None = None
    is_learning_event: bool = True
    for_leads: bool = False


@dataclass(frozen=True, slots=True)
class PackRequirement:
    """Something a role calls for.

    ``courses`` are the keys of the courses that are all needed; ``includes`` the requirements
    called for with it (cumulative levels); ``rank`` orders levels for renewal by a higher one
    and is ``None`` for induction and topics. ``allows_statutory`` is set where the document lets a
    statute take the interval's place, in the words of ``statutory_note`` ("or in line with
    statutory requirements"), found at ``statutory_source``.
    """

    key: str
    title: str
    courses: tuple[str, ...]
    refresh_months: int | None = None
    force: Force | None = None
    source: str | None = None
    rank: int | None = None
    is_induction: bool = False
    includes: tuple[str, ...] = ()
    audience: str = ""
    outcomes: tuple[PackItem, ...] = ()
    recommended: tuple[str, ...] = ()
    note: str = ""
    allows_statutory: bool = False
    statutory_note: str = ""
    statutory_source: str | None = None


@dataclass(frozen=True, slots=True)
class PackGroup:
    """A level or target group: who is in it and what they are asked for.

    ``source`` is where the document says who belongs to it, ``requirements_source`` where it
    says what they are asked for; ``None`` marks a suggestion of the pack, not of the document.
    ``is_lead_group`` says that safeguarding leads stand in it; others may stand in it too.
    """

    key: str
    title: str
    requirements: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    audience: str = ""
    examples: tuple[str, ...] = ()
    source: str | None = None
    requirements_source: str | None = None
    note: str = ""
    is_lead_group: bool = False


@dataclass(frozen=True, slots=True)
class FollowUpWindow:
    """When the impact form opens and by when it is due, counted from completion."""

    opens: Period
    due: Period
    source: str | None


@dataclass(frozen=True, slots=True)
class Gate:
    """The form before the certificate, and where the document says so."""

    kind: GateKind
    source: str | None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class LeadRenewal:
    """Leads need not repeat these courses: any later learning event renews them (Harrow)."""

    requirements: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class OneClock:
    """One update of safeguarding learning, of any kind, keeps all these up to date (Harrow).

    ``months`` and ``force`` are of that one update; ``speaks_of`` says in the document's words
    whom it speaks of, so that for others it is the organisation's own choice.
    """

    requirements: tuple[str, ...]
    months: int
    force: Force
    source: str | None
    speaks_of: str = ""


@dataclass(frozen=True, slots=True)
class RoleExemption:
    """Whoever holds a role of this name is exempt from one requirement (Sandwell's childminders).

    ``title`` and ``aliases`` are names by which such a role can be recognised and offered; a
    person confirms it.
    """

    key: str
    title: str
    aliases: tuple[str, ...]
    requirement: str
    source: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """A course of another body's pack that this body lets stand for one of its own.

    ``pack`` is the id of the other pack, ``their_course`` a course of it, ``our_course`` the
    course of this pack that it stands for. It holds in this direction only.
    """

    pack: str
    their_course: str
    our_course: str
    source: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceEdition:
    """A national document cited, and what has taken its place since.

    ``superseded_by`` names the later edition and nothing else, so that a page can cite it;
    ``superseded_note`` says what is to be known of it. ``first_superseded_by`` is an edition that
    held between the two.
    """

    title: str
    edition: str
    source: str | None
    superseded_by: str = ""
    superseded_from: date | None = None
    superseded_note: str = ""
    first_superseded_by: str = ""
    first_superseded_from: date | None = None

    @property
    def as_cited(self) -> str:
        """The edition that the partnership's document itself cites."""
        return f"{self.title} {self.edition}"


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a partnership, or the generic pathway, asks of an organisation.

    ``period_ends`` is the last day that the document's own words ("2023-25", "review date April
    2024") can mean. ``report`` is what it asks organisations to report, ``expects`` what it expects
    of them without asking for a report of it. ``applies_to_highest_only`` (a denomination's) says
    that its intervals hold for the highest level that is asked of a person, and that lower levels
    are done once.
    """

    id: str
    kind: PackKind
    name: str
    short_name: str
    version: str
    document: str | None
    period: str
    requirements: tuple[PackRequirement, ...]
    groups: tuple[PackGroup, ...]
    courses: tuple[PackCourse, ...]
    higher_renews: bool = False
    higher_renews_source: str | None = None
    gate: Gate | None = None
    impact_window: FollowUpWindow | None = None
    lead_renewal: LeadRenewal | None = None
    one_clock: OneClock | None = None
    role_exemptions: tuple[RoleExemption, ...] = ()
    period_ends: date | None = None
    applies_to_highest_only: bool = False
    applies_to_highest_only_source: str | None = None
    recognises: tuple[Recognition, ...] = ()
    lists: tuple[PackList, ...] = ()
    guidance: tuple[GuidanceEdition, ...] = ()
    left_open: tuple[PackItem, ...] = ()
    contradictions: tuple[PackItem, ...] = ()
    report: tuple[PackItem, ...] = ()
    expects: tuple[PackItem, ...] = ()
    _by_key: dict[str, PackRequirement] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        self._by_key.update((each.key, each) for each in self.requirements)

    def requirement(self, key: str) -> PackRequirement | None:
        """The requirement of that key, or ``None`` where the pack has none."""
        return self._by_key.get(key)

    def group(self, key: str) -> PackGroup | None:
        """The group of that key, or ``None`` where the pack has none."""
        return next((each for each in self.groups if each.key == key), None)

    def course(self, key: str) -> PackCourse | None:
        """The catalogue course of that key, or ``None`` where the pack has none."""
        return next((each for each in self.courses if each.key == key), None)

    def listed(self, key: str) -> tuple[PackItem, ...]:
        """The lines of the list of that key; empty where the document has no such list."""
        return next((each.items for each in self.lists if each.key == key), ())

    def with_included(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """``keys`` and the lower levels that they call for, in the pack's own order.

        Keys that the pack does not know (the organisation's own topics) stay, at the end.
        """
        wanted = set(keys)
        pending = list(keys)
        while pending:
            known = self._by_key.get(pending.pop())
            for lower in known.includes if known else ():
                if lower not in wanted:
                    wanted.add(lower)
                    pending.append(lower)
        ordered = [each.key for each in self.requirements if each.key in wanted]
        return (
            *ordered,
            *(key for key in dict.fromkeys(keys) if key not in self._by_key),
        )


def period_has_passed(pack: Pack, day: date) -> bool:
    """Whether the period that the pack's document gives itself was over before ``day``.

    False where the document gives none: nothing is said about it then.
    """
    return pack.period_ends is not None and pack.period_ends < day


def dated_document(pack: Pack) -> str | None:
    """The title of the pack's document; one that bears no date says so."""
    undated = pack.document is not None and pack.version.casefold().startswith("undated")
    return f"{pack.document} ({pack.version})" if undated else pack.document


def passed_words(pack: Pack, day: date) -> str:
    """That the document's own period, or its review date, was over before ``day``; else empty."""
    if not period_has_passed(pack, day):
        return ""
    return review_passed_words(pack, day) or "its period has passed"


def review_passed_words(pack: Pack, day: date) -> str:
    """``its review date, April 2024, has passed``; empty where it gives a period, or none."""
    if not period_has_passed(pack, day) or not pack.period.startswith(_REVIEW):
        return ""
    return f"its review date, {pack.period.removeprefix(_REVIEW)}, has passed"


_REVIEW = "Review date "
"""How a period begins that is no more than a day on which the document was to be looked at."""


def cited(whose: str, source: str | None) -> str:
    """``Herefordshire 8.2``; a heading, where a document numbers nothing, in quotation marks.

    An address of a page stands alone.
    """
    if not source:
        return whose
    if source.startswith("https://"):
        return source
    numbered = source[0].isdigit() or source.casefold().startswith(_NUMBERED)
    return f"{whose} {source}" if numbered else f"{whose}, “{source}”"


_NUMBERED = ("appendix", "monitoring table", "terms of reference")
"""How a source begins that is no heading."""


def edition_to_cite(guidance: GuidanceEdition, day: date) -> str:
    """The edition of a national document that a paper of ``day`` cites.

    The newest that the pack knows and that held on the day already; one whose first day is not
    known is taken to.
    """
    for edition, since in (
        (guidance.superseded_by, guidance.superseded_from),
        (guidance.first_superseded_by, guidance.first_superseded_from),
    ):
        if edition and (since is None or since <= day):
            return edition
    return guidance.as_cited


def outcomes_of(pack: Pack, course: str, satisfied: Iterable[str] = ()) -> tuple[PackItem, ...]:
    """What somebody is to know or be able to do after the course of that key, as the document says.

    The outcomes of the requirements that the course alone meets: where several courses are needed
    (Herefordshire, Level 2) no single one may claim them. ``satisfied`` are the keys of those that
    the organisation says it meets, as a whole.
    """
    keys = frozenset(satisfied)
    return tuple(
        item
        for asked in pack.requirements
        if asked.courses == (course,) or asked.key in keys
        for item in asked.outcomes
    )


def recommended_for(pack: Pack, course: str) -> tuple[PackRequirement, ...]:
    """The requirements for whose people the document recommends the course, beyond what it asks."""
    return tuple(asked for asked in pack.requirements if course in asked.recommended)


@dataclass(frozen=True, slots=True)
class LoadedPacks:
    """The packs that can be used, by id, and a sentence for each file that cannot."""

    packs: dict[str, Pack]
    faults: tuple[str, ...]
