"""A partnership's pack as values: what its document asks, each fact with its paragraph."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import Period
from sgdesk.domain.training.standing import Force


class GateKind(StrEnum):
    """The form that has to be in before a certificate is given out."""

    EVALUATION = "evaluation"
    IMPACT_EVALUATION = "impact_evaluation"


class PackKind(StrEnum):
    """Whose document a pack renders; the generic pathway renders nobody's."""

    GENERIC = "generic"
    PARTNERSHIP = "partnership"
    DENOMINATION = "denomination"


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
    """A course of the pack's catalogue."""

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    scope: str | None = None
    method: str | None = None
    provider: str | None = None
    duration: str | None = None
    frequency: str | None = None
    description: str = ""
    source: str | None = None
    needs_first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackRequirement:
    """Something a role calls for.

    ``courses`` are the keys of the courses that are all needed; ``includes`` the requirements
    called for with it (cumulative levels); ``rank`` orders levels for renewal by a higher one
    and is ``None`` for induction and topics.
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


@dataclass(frozen=True, slots=True)
class PackGroup:
    """A level or target group: who is in it and what they are asked for.

    ``source`` is where the document says who belongs to it, ``requirements_source`` where it
    says what they are asked for; ``None`` marks a suggestion of the pack, not of the document.
    """

    key: str
    title: str
    requirements: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    audience: str = ""
    examples: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    source: str | None = None
    requirements_source: str | None = None
    note: str = ""


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
class GuidanceEdition:
    """A national document cited, and what has taken its place since."""

    title: str
    edition: str
    source: str | None
    superseded_by: str = ""
    superseded_from: date | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a partnership, or the generic pathway, asks of an organisation."""

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
    lists: tuple[PackList, ...] = ()
    guidance: tuple[GuidanceEdition, ...] = ()
    left_open: tuple[PackItem, ...] = ()
    contradictions: tuple[PackItem, ...] = ()
    report: tuple[PackItem, ...] = ()
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


@dataclass(frozen=True, slots=True)
class LoadedPacks:
    """The packs that can be used, by id, and a sentence for each file that cannot."""

    packs: dict[str, Pack]
    faults: tuple[str, ...]
