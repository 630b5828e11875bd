"""The training summary for a Section 11 return, as values that paper and sheets are made from."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.layouts import Layout
from sgdesk.domain.returns.parts import NO_PARTS, FrozenMark, ReturnParts
from sgdesk.domain.training.standing import IntervalSource
from sgdesk.domain.training.states import State
from sgdesk.domain.training.tallies import Counts, CountsRow, ReasonCount

TITLE = "Training summary for a Section 11 return"
"""Never a certificate of compliance: it states what the organisation's own file says."""

PROTECTED_FILE = "summary-with-names.pdf"
"""The one file with names where the annex is protected; it opens only with a passphrase."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the summary, and to which partnership."""

    organisation: str
    charity_number: str
    contact_name: str
    contact_email: str
    contact_phone: str
    address: str
    partnership_id: str
    partnership: str
    partnership_short: str
    document: str | None
    pack_version: str
    denomination: str = ""
    lead_name: str = ""
    deputy_name: str = ""


@dataclass(frozen=True, slots=True)
class RequirementFigures:
    """One requirement: its counts, what meets it, how often, and whose rule that is."""

    key: str
    title: str
    counts: Counts
    interval_months: int | None
    interval_source: IntervalSource | None
    source_paragraph: str | None
    courses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupedFigures:
    """The counts of one requirement for one role or one group, by their titles."""

    label: str
    requirement: str
    requirement_title: str
    counts: Counts
    key: str = ""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One person and one requirement, for the annex with names that is made only when asked."""

    name: str
    roles: tuple[str, ...]
    requirement_title: str
    state: State
    last_completed: date | None
    due: date | None
    counts_from: date | None = None


@dataclass(frozen=True, slots=True)
class WorkforceLine:
    """How many people in scope belong in one way: staff, volunteers, trustees and so on."""

    kind: PersonKind
    count: int


@dataclass(frozen=True, slots=True)
class ReturnDocument:
    """Everything the exports print, with neither a clock time nor, unless asked, a name.

    ``window_days`` and the allowed days are the organisation's settings; ``named`` is empty
    unless the annex was asked for. Rows by role and by group overlap, those of ``by_kind`` do
    not. ``merged_roles`` are those that one row of ``by_role`` stands for. ``mark`` is ``None``
    while figures are live.
    """

    as_at: date
    sender: Sender
    people: int
    no_role: int
    workforce: tuple[WorkforceLine, ...]
    requirements: tuple[RequirementFigures, ...]
    by_role: tuple[GroupedFigures, ...]
    by_group: tuple[GroupedFigures, ...]
    reasons: tuple[ReasonCount, ...]
    window_days: int
    induction_days: int
    allowance_days: int
    higher_renews: bool
    named: tuple[NamedRow, ...] = ()
    has_annex: bool = False
    merged_roles: tuple[str, ...] = ()
    parts: ReturnParts = NO_PARTS
    layout: Layout = ()
    mark: FrozenMark | None = None
    by_kind: tuple[CountsRow, ...] = ()

    @property
    def titles(self) -> dict[str, str]:
        """The requirements' titles by their keys."""
        return {each.key: each.title for each in self.requirements}
