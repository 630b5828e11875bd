"""The training summary for a Section 11 return, as values that paper and sheets are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.file.names import made_stem
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.before_after import BeforeAfter
from sgdesk.domain.returns.comparison import Comparison
from sgdesk.domain.returns.due_by_month import DueByMonth
from sgdesk.domain.returns.layouts import Layout
from sgdesk.domain.returns.over_year import OverYear
from sgdesk.domain.returns.parts import NO_PARTS, FrozenMark, ReturnParts
from sgdesk.domain.text import plain_letters
from sgdesk.domain.training.counting.tallies import Counts, CountsRow, ReasonCount
from sgdesk.domain.training.rule_book import Force, IntervalSource
from sgdesk.domain.training.states import State

TITLE = "Safeguarding training summary"
"""Neutral: a small organisation is often not one that Section 11 names."""

PROJECTION = "Projection"
"""Said on every page, sheet and file of a day that lies ahead."""

NAMED = "-with-names"
_NAMES_PEOPLE = frozenset({"pdf", "html", "xlsx", "eml"})
"""The kinds of file that have the annex where it was asked for without a passphrase."""

WITH_NAMES = f"{NAMED}.pdf"
"""The end of the name of the one file with names where the annex is protected."""

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the summary, and to which partnership.

    ``period_has_passed`` is of the document, ``None`` where it gives no period; ``passed`` says it
    in words.
    """

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
    period_has_passed: bool | None = False
    passed: str = ""
    duty: str = ""
    is_named_by_section_11: bool = False


@dataclass(frozen=True, slots=True)
class AllowedDays:
    """How long somebody new may take: for induction, for a level of leads, or for the rest.

    ``key`` is the requirement's where it has days of its own. ``is_open`` says that nobody has
    decided it, so that ``days`` are the usual ones.
    """

    label: str
    days: int
    is_open: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A course that meets a requirement by a decision and not by the partnership's document.

    ``whose`` it is, and how many ``people`` have the requirement by it: their day is this course's.
    ``recognised_by`` is the denomination that says so; empty where the organisation does.
    """

    title: str
    whose: str
    people: int
    recognised_by: str = ""


@dataclass(frozen=True, slots=True)
class RequirementFigures:
    """One requirement: its counts, what meets it, how often, and whose rule that is.

    ``quote`` is what the partnership's document says of its refresh, in its own words. A topic is
    the organisation's own. ``highest_level_months`` are the denomination's, where they hold for
    those whose highest level it is. ``falls_due`` counts those in date whose due day comes within
    twelve months, ``over_3_years`` completions that are older than three years, ``renewed`` those
    in date that something else has kept so, as ``renewed_by`` says.
    """

    key: str
    title: str
    counts: Counts
    interval_months: int | None
    interval_source: IntervalSource | None
    source_paragraph: str | None
    courses: tuple[str, ...]
    force: Force | None = None
    quote: str = ""
    is_topic: bool = False
    is_induction: bool = False
    falls_due: int = 0
    over_3_years: int = 0
    renewed: int = 0
    renewed_by: str = ""
    highest_level_months: int | None = None
    reason: str = ""
    """Why the organisation's interval is longer than the one that the document speaks of."""
    equivalents: tuple[Equivalent, ...] = ()
    refresh_is_open: bool = False
    """Whether the document leaves the refresh to the organisation, and nobody has decided it."""
    by_equivalent: int = 0
    """How many people have it by one of the ``equivalents``; nobody counts twice."""
    note: str = ""
    """What has to stand beside the figure so that it is not taken for more than it is."""
    includes: tuple[str, ...] = ()
    """The titles of what the document asks for together with it."""
    quote_is_above: bool = False
    """Whether the same sentence stands with an earlier requirement already."""


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
    """One person and one requirement, for the annex with names that is made only when asked.

    With ``month_only`` no more is known of ``last_completed`` than its month. ``start_by`` is by
    when somebody who never did it was to have done it.
    """

    name: str
    roles: tuple[str, ...]
    requirement_title: str
    state: State
    last_completed: date | None
    due: date | None
    counts_from: date | None = None
    force: Force | None = None
    month_only: bool = False
    start_by: date | None = None

    @property
    def falls_due(self) -> date | None:
        """By when it is to be done, again or for the first time; ``None`` where there is no day."""
        if self.state is State.EXEMPT:
            return self.due
        return self.start_by if self.last_completed is None else self.due

    @property
    def no_due_day(self) -> str:
        """Why there is no such day; empty where there is one."""
        if self.falls_due is not None:
            return ""
        if self.state is State.EXEMPT:
            return "not asked"
        return "start not known" if self.last_completed is None else "no refresh set"

    @property
    def by_advice(self) -> str:
        """`` (recommended)`` after a state that a recommendation decides; empty otherwise."""
        decides = self.force is Force.RECOMMENDED and self.due and self.state is not State.EXEMPT
        return " (recommended)" if decides else ""


@dataclass(frozen=True, slots=True)
class WorkforceLine:
    """How many people in scope belong in one way: staff, volunteers, trustees and so on."""

    kind: PersonKind
    count: int


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The percentages of about a year before, by requirement, and where they come from.

    ``number`` is the final return that said so; empty where the file was asked again as at that
    day.
    """

    day: date
    percents: Mapping[str, float | None]
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReturnDocument:
    """Everything the exports print, with neither a clock time nor, unless asked, a name.

    ``window_days`` and the allowed days are the organisation's settings; ``named`` is empty
    unless the annex was asked for. Rows by role and by group overlap, those of ``by_kind`` do
    not. ``merged_roles`` are those that one row of ``by_role`` stands for. ``mark`` is ``None``
    while figures are live. ``by_role`` is empty where roles were not asked for, and the reasons are
    one list, with no requirement, unless they were asked for apart. ``moved`` is since the last
    final return, if there is one. ``annex_leads`` are posts with names, for the annex. ``allowed``
    are the days in which somebody is new, that for the rest last; ``renewal_is_open`` says that
    nobody has decided whether a higher level renews a lower one. ``other_kinds`` heads the row of
    ``by_kind`` in which small kinds are one. ``exempt_from_all`` are people who are exempt from all
    that is asked of them, ``exempt_from_part`` from some of it. ``title_note`` is what was taken
    out of titles that all said it. ``named_trustees`` hold a role that is a trustee's by its name,
    and are kept as something else. ``over_year``, ``due_by_month`` and
    ``before_after`` are there where they were wished. ``begin_later`` are those of ``no_role`` who
    begin only after the day.
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
    shows_roles: bool = True
    is_projection: bool = False
    year_before: YearBefore | None = None
    begun_on: date | None = None
    moved: Comparison | None = None
    annex_leads: tuple[tuple[str, str], ...] = ()
    allowed: tuple[AllowedDays, ...] = ()
    renewal_is_open: bool = False
    other_kinds: str = ""
    exempt_from_all: int = 0
    exempt_from_part: int = 0
    title_note: str = ""
    named_trustees: int = 0
    kinds_unsaid: int = 0
    """How many are counted as volunteers of whom nobody said whether they are paid."""
    begin_later: int = 0
    shows: str = ""
    over_year: OverYear | None = None
    due_by_month: DueByMonth | None = None
    before_after: BeforeAfter | None = None

    @property
    def titles(self) -> dict[str, str]:
        """The requirements' titles by their keys."""
        return {each.key: each.title for each in self.requirements}

    @property
    def heading(self) -> str:
        """What stands over the whole; a projection says so.

        It speaks of a Section 11 return only for those whom Section 11 names.
        """
        named = self.sender.is_named_by_section_11
        title = f"{TITLE} for a Section 11 return" if named else TITLE
        return f"{PROJECTION}: {title[:1].lower()}{title[1:]}" if self.is_projection else title

    @property
    def file_stem(self) -> str:
        """``training-summary-st-example-2027-03-31``: whose it is, and of which day.

        What was made final has its number before the day, and what shows more than the least says
        so there: files of the same name say the same. In plain letters, which every mail program
        leaves as they are; a name that has none of them stays in its own.
        """
        letters = "".join(
            char if char.isascii() and char.isalnum() else " "
            for char in plain_letters(self.sender.organisation)
        )
        name = "-".join(letters.split())[:_LONGEST_NAME].strip("-")
        name = name or made_stem(self.sender.organisation)
        number = self.mark.number.lower() if self.mark else ""
        parts = ("training-summary", name, number, self.shows, self.as_at.isoformat())
        return "-".join(filter(None, parts))

    def file_name(self, ending: str) -> str:
        """What a file of this document is called; whatever names people says so in its name."""
        named = NAMED if self.has_annex and ending in _NAMES_PEOPLE else ""
        return f"{self.file_stem}{named}.{ending}"

    @property
    def protected_file(self) -> str:
        """What the one file with names is called where the annex is protected."""
        return f"{self.file_stem}{WITH_NAMES}"

    @property
    def names_leads(self) -> bool:
        """Whether the lead or the deputy is named, as was wished."""
        return any(each.name for each in self.parts.leads)
