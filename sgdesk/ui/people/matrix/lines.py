"""A person's row of the matrix with the keys that it is searched and sorted by, made once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import day_words, long_date, month_short, short_date
from sgdesk.domain.people.kinds import KINDS, PersonKind
from sgdesk.domain.text import plain_letters
from sgdesk.domain.training.standing import Standing
from sgdesk.domain.training.states import BY_URGENCY, STATES, State
from sgdesk.domain.training.titles import shortest_title
from sgdesk.services.training.why import Why
from sgdesk.services.views.overview import Matrix, MatrixRow
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.why import why_lines
from sgdesk.ui.words import cell_phrase, day_that_matters, done_words, told_name

NOTHING_ASKED = len(BY_URGENCY)
"""The place of a cell that asks nothing, after every state."""

UrgencyKey = tuple[int, date, str]


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One person as the matrix shows them.

    ``cells`` are the standings in the order of the columns, ``None`` where nothing is asked;
    ``words`` is what a search looks through, ``name_key`` and ``urgency`` what is sorted by;
    ``has_left`` where somebody is listed only because they were here once, by the day.
    """

    id: int
    has_left: bool
    row: MatrixRow
    cells: tuple[Standing | None, ...]
    words: str
    name_key: str
    urgency: UrgencyKey

    @property
    def name(self) -> str:
        """The person's name as it is spoken."""
        return self.row.person.name

    @property
    def told(self) -> str:
        """The name, with what tells them from others of the name where there are any."""
        return told_name(self.name, self.row.apart)

    @property
    def is_asked(self) -> bool:
        """Whether any training is asked of the person, so that they are in a figure."""
        return any(each is not None for each in self.cells)

    @property
    def lacks_role(self) -> bool:
        """Whether they hold no role although they are here."""
        return not (self.row.in_scope or self.has_left or self.row.begins)

    def cell_key(self, column: int) -> UrgencyKey:
        """What the cell of a column is sorted by: state, then day, then name."""
        return _cell_urgency(self.cells[column], self.name_key)


def make_lines(matrix: Matrix) -> tuple[MatrixLine, ...]:
    """Every row of the matrix with its keys; called off the window's own thread."""
    keys = [key for key, _ in matrix.columns]
    return tuple(_line(row, keys) for row in matrix.rows)


def _line(row: MatrixRow, keys: list[str]) -> MatrixLine:
    person = row.person
    name_key = person.filed_by
    cells = tuple(row.cells.get(key) for key in keys)
    most = min((_cell_urgency(each, name_key) for each in cells), default=_asked_nothing(name_key))
    said = (person.name, person.reference or "", person.email or "", *row.roles)
    return MatrixLine(
        id=person.id,
        has_left=row.left_on is not None,
        row=row,
        cells=cells,
        words=plain_letters(" ".join(said)),
        name_key=name_key,
        urgency=most,
    )


def _cell_urgency(standing: Standing | None, name_key: str) -> UrgencyKey:
    if standing is None:
        return _asked_nothing(name_key)
    return STATES[standing.state].urgency, day_that_matters(standing) or date.min, name_key


def _asked_nothing(name_key: str) -> UrgencyKey:
    return NOTHING_ASKED, date.max, name_key


def set_line(why: Why) -> str:
    """The second line of a cell of which a part is missing: how far it is."""
    return tr("{done} of {of} courses", done=why.done, of=why.needed)


def day_line(standing: Standing, *, by_month: bool = False) -> str:
    """The second line of a cell: the day that matters, or when it was done, or nothing.

    What somebody did and is exempt from now stands there as done (RULES).
    """
    day = day_that_matters(standing)
    if day is not None:
        return tr(STATES[standing.state].day_line, day=short_date(day))
    if standing.state is State.IN_DATE and standing.last_completed is not None:
        return day_words(standing.last_completed, month_only=by_month, short=True)
    return done_words(standing, by_month=by_month)


def month_line(standing: Standing) -> str:
    """The month of the day that matters, or of when it was done, where a day has no room."""
    day = day_that_matters(standing) or standing.last_completed
    return f"{month_short(day)} {day.year}" if day is not None else ""


def cell_tip(why: Why, *, by_month: bool = False) -> str:
    """What is said over a cell: its phrase, when it was last done, and why it stands so."""
    return "\n".join((cell_phrase(why.standing, by_month=by_month), *cell_reasons(why, by_month)))


def cell_reasons(why: Why, by_month: bool) -> Iterator[str]:
    """When it was last done where the cell does not say so, and why it stands as it does."""
    standing = why.standing
    if standing.last_completed is not None and day_that_matters(standing) is not None:
        day = day_words(standing.last_completed, month_only=by_month, short=True)
        yield tr("Last done {day}.", day=day)
    yield from why_lines(why)


def under_name(line: MatrixLine) -> str:
    """The second line under a name: roles, or why there are none."""
    left, back = line.row.left_on, line.row.back_on
    if line.row.roles:
        return ", ".join(line.row.roles)
    if left is not None and back is not None:
        return tr("Left on {day}, back on {back}", day=short_date(left), back=short_date(back))
    if left is not None:
        return tr("Left on {day}", day=long_date(left))
    if line.row.begins is not None:
        return tr("Begins {day}", day=long_date(line.row.begins))
    return tr("No role")


def column_title(title: str) -> str:
    """A requirement's title as it fits over a column: what stands before a colon or bracket."""
    return shortest_title(title)


def kind_word(kind: PersonKind) -> str:
    """How somebody belongs to the organisation."""
    return tr(KINDS[kind].word)


def names_of(lines: Iterable[MatrixLine]) -> tuple[str, ...]:
    """The names of these people, as a question or a message lists them."""
    return tuple(line.name for line in lines)


def unasked_words(count: int) -> str:
    """How many are in no figure, and why."""
    one = "{n} is in no figure yet: no role, or one that calls for nothing."
    many = "{n} are in no figure yet: no role, or one that calls for nothing."
    return tr_count(one, many, count)
