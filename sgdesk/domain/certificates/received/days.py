"""The days on a certificate, each with what the words beside it call it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from sgdesk.domain.certificates.received.month_names import day_of_month, in_english
from sgdesk.domain.datetext import DateKind, DateOrder, Evidence, find_dates, order_evidence
from sgdesk.domain.text import plain

EARLIEST = date(1950, 1, 1)
"""A day before that is no day of training."""

_LABEL_WORDS = 8
"""A line of more words says more than what the date beside it is."""


class DayKind(StrEnum):
    """What the words beside a day call it."""

    COMPLETED = "completed"
    ISSUED = "issued"
    EXPIRES = "expires"
    ENDS = "ends"
    """Something ends there, and whether it is the course or the certificate is not said."""
    PLAIN = "plain"
    """Nothing beside it says what it is."""
    UNSURE = "unsure"
    """Labels stand by it, and which of them is its own cannot be told."""
    OTHER = "other"
    """A day of something else: a birth, an enrolment, a print. Never a completion."""


@dataclass(frozen=True, slots=True)
class SaidDay:
    """One day with its kind and the line it stood in; ``month_only`` where no day was given."""

    day: date
    kind: DayKind
    stood: str
    month_only: bool = False


@dataclass(frozen=True, slots=True)
class SaidDays:
    """The days of a paper.

    ``loose_end`` says that an end is named and no day stands beside it, so that a day without a
    name may be that end. ``unread`` are lines with something like a date that is none, or that
    may be read in two orders on this paper.
    """

    days: tuple[SaidDay, ...]
    loose_end: bool = False
    unread: tuple[str, ...] = ()

    def of(self, kind: DayKind) -> tuple[SaidDay, ...]:
        """Each day of a kind once, in the order of the page."""
        found: dict[date, SaidDay] = {}
        for each in self.days:
            if each.kind is kind:
                found.setdefault(each.day, each)
        return tuple(found.values())


_LABELS: tuple[tuple[DayKind, re.Pattern[str]], ...] = (
    (
        DayKind.OTHER,
        re.compile(
            r"\bborn\b|\bbirth\b|\bd\.?o\.?b\b|\bprinted\b|\bdownload\w*|\benrol\w*|\bregist\w*"
            r"|\bstart\w*|\bbeg[au]n\b|\bversion\b|\brevis\w*|\bcreated\b|\bbooked\b|\bbooking\b"
            r"|\binvoice\w*|\bfounded\b|\bestablished\b|\bcopyright\b|\breport\b|\baccredit\w*"
            r"|\bfail\w*|\bnot\b|n't\b|\babsent\b|\bcancel\w*|\bwithdr\w*|\bincomplete\b"
            r"|\bwill\b|\bplanned\b|\bscheduled\b|\bsince\b|\baccessed\b"
            r"|\bpolicy (?:of|dated)\b|\b(?:rev|updated)(?: on| in)?[.:]?\s*$"
            r"|©|\(c\)|\btemplate\b|\bbased on\b|\bpre-?requisites?\b|\bprevious\w*"
            r"|\bprior (?:course|training|learning)\b|\breview (?:date )?of (?:this|the) "
            r"(?:course|training|document|module|content)\b|\b(?:course|content|document|syllabus)"
            r" (?:was )?(?:last )?review\w*",
            re.IGNORECASE,
        ),
    ),
    (
        DayKind.EXPIRES,
        re.compile(
            r"\bexpir\w*|\bvalid(?:ity)?\b(?!\s+from)|\brenew\w*|\bdue\b|\breview\w*"
            r"|\bnext\b|\bre-?(?:train|certif|valid|fresh)\w*\s+(?:by|due|date|on|before)\b"
            r"|\bnot after\b|\bbefore\b|\bgood for\b|\bupdate (?:by|due)\b"
            r"|\bdod i ben\b",
            re.IGNORECASE,
        ),
    ),
    (DayKind.ENDS, re.compile(r"\bend(?:s|ed|ing)?\b|\buntil\b", re.IGNORECASE)),
    (
        DayKind.COMPLETED,
        re.compile(
            r"\bcomplet\w*|\battend\w*|\bpassed\b|\bachiev\w*|\btook place\b|\bheld\b|\bdeliver\w*"
            r"|\b(?:training|course|session|event|workshop|webinar|module|class|learning)\s+"
            r"(?:date|day|on)\b|\b(?:date|day)s? of (?:the |this )?"
            r"(?:course|training|session|event|workshop|module|webinar|learning|attendance|study)\b|\btrained\b|\bundert\w+"
            r"|\bparticipat\w*|\btaken\b|\bfinish\w*|\bcwblha\w*|\bmynych\w*",
            re.IGNORECASE,
        ),
    ),
    (
        DayKind.ISSUED,
        re.compile(
            r"\bissu\w*|\bcertificate date\b|\bdate of (?:the )?certificate\b|\baward\w*|\bdated\b"
            r"|\bsign(?:ed|ature)\b|\bpresented\b|\bcertified\b|\bvalid from\b|\bgranted\b"
            r"|\bcyhoedd\w*|\bgenerated\b|\bproduced\b",
            re.IGNORECASE,
        ),
    ),
)
_END_OF_VALIDITY = re.compile(
    r"\bvalid(?:ity)?\b|\bexpir\w*|\bmembership\b|\blicen[cs]e\b|\bcover\b"
    r"|\bcertificate(?:'s)?(?: is| runs)? (?:end|until)",
    re.IGNORECASE,
)
_COURSE = r"(?:course|training|session|event|workshop|module|webinar|class|programme)"
_END_OF_COURSE = re.compile(
    rf"^\W*(?:the |this )?{_COURSE} end(?:s|ed|ing)?\b|\bend (?:date )?of (?:the )?{_COURSE}\b",
    re.IGNORECASE,
)
_PURE = frozenset(
    "date dates day of the on in a an course training session event workshop module webinar "
    "learning class study attendance attended completed completion complete issue issued "
    "certificate cert award awarded dated signed valid validity until to from till expiry expires "
    "expire expiration renewal renew due review birth born dob printed enrolled enrolment "
    "registered registration start started end ends next by achieved achievement passed taken held "
    "for good before refresher re certification dyddiad cwblhau".split()
)
"""A line of these words alone is a label; one with others may be a sentence that ends there."""
_OF_ITSELF = re.compile(
    r"\b(?:last|earlier|first|original|former|member\w*|form|edition)\b", re.IGNORECASE
)
"""Words of a line of its own: what stands above it says nothing of its day."""
_ENDING = frozenset((DayKind.EXPIRES, DayKind.ENDS))
_JOINS = re.compile(r"^\s*(?:-|–|to|till|and|&|,|/)?\s*$", re.IGNORECASE)
_EITHER = re.compile(r"^\s*(?:/|\bor\b)\s*(?:date of\s+)?$", re.IGNORECASE)
_FIGURES_LEFT = re.compile(r"(?<![\w/.-])\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w/.-])")


@dataclass(frozen=True, slots=True)
class _Label:
    kind: DayKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its dates, and what its words call a date."""

    text: str
    spans: tuple[tuple[int, int], ...]
    days: tuple[date | DateKind, ...]
    months: tuple[bool, ...]

    @property
    def dates_alone(self) -> bool:
        """Whether nothing but dates stands in it."""
        return bool(self.spans) and not re.search(r"[^\W\d_]{3,}", self.without_dates())

    @property
    def is_label(self) -> bool:
        """Whether it names a date and holds none."""
        words = re.findall(r"[^\W_]+", self.text.casefold())
        return not self.spans and _PURE.issuperset(words) and bool(self.labels())

    def labels(self) -> list[_Label]:
        return _labels(self.text)

    def without_dates(self) -> str:
        """The text between its dates."""
        rest, at = [], 0
        for start, end in self.spans:
            rest.append(self.text[at:start])
            at = end
        return " ".join([*rest, self.text[at:]])


def said_days(lines: Sequence[str]) -> SaidDays:
    """Every day of a paper by its lines; a day that lies ahead is kept, to be told.

    Days are read day first. Where figures on the paper can be read month first alone, no date in
    figures is read at all.
    """
    order = order_evidence(lines)
    in_doubt = order in (Evidence.MONTH_FIRST, Evidence.BOTH)
    read = [_line(each) for each in lines]
    kinds = _kinds(read)
    days, unread = [], []
    for line, told in zip(read, kinds, strict=True):
        for span, day, month, kind in zip(line.spans, line.days, line.months, told, strict=True):
            figures = _FIGURES_LEFT.search(line.text[span[0] : span[1]]) is not None
            starts_with_year = re.match(r"(?:19|20)\d\d", line.text[span[0] :]) is not None
            if isinstance(day, DateKind) or (in_doubt and figures and not starts_with_year):
                unread.append(line.text)
            elif day >= EARLIEST:
                days.append(SaidDay(day, kind, line.text, month))
    return SaidDays(tuple(days), _has_loose_end(read, kinds), tuple(dict.fromkeys(unread)))


def _line(text: str) -> _Line:
    tidy = plain(day_of_month(in_english(text)))
    found = [each for each in find_dates(tidy, DateOrder.DMY) if not each.part_of_more]
    return _Line(
        tidy,
        tuple((each.start, each.end) for each in found),
        tuple(each.day for each in found),
        tuple(each.month_alone for each in found),
    )


def _labels(text: str) -> list[_Label]:
    """What a text calls a date, in its order; words of an end and of a no outweigh others."""
    found = [
        _Label(kind, match.start(), match.end())
        for kind, pattern in _LABELS
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda each: each.end)


def _called(text: str) -> DayKind | None:
    """What a text calls the date that follows it: by its last label, but a no stands."""
    found = _labels(text)
    if not found:
        return None
    kinds = {each.kind for each in found}
    if DayKind.OTHER in kinds:
        return DayKind.OTHER
    return DayKind.UNSURE if _names_either(text, found) else found[-1].kind


def _names_either(text: str, found: Sequence[_Label]) -> bool:
    """Whether the last two labels stand for one date: "expiry / completion"."""
    if len(found) < 2 or found[-2].kind is found[-1].kind:
        return False
    last = found[-1]
    return _EITHER.match(text[found[-2].end : last.start]) is not None


def _of_what(kind: DayKind | None, text: str) -> DayKind | None:
    """An end by the words before it: of a certificate or of a course, else of neither."""
    if kind is not DayKind.ENDS:
        return kind
    if _END_OF_VALIDITY.search(text):
        return DayKind.EXPIRES
    return DayKind.COMPLETED if _END_OF_COURSE.search(text) else kind


def _kinds(lines: Sequence[_Line]) -> list[tuple[DayKind, ...]]:
    """The kind of each date, line by line."""
    told: list[tuple[DayKind, ...]] = []
    for place, line in enumerate(lines):
        told.append(tuple(_own_kinds(lines, place, line)))
    _set_runs(lines, told)
    return told


def _own_kinds(lines: Sequence[_Line], place: int, line: _Line) -> Iterator[DayKind]:
    """The kinds of one line's dates by the words before each, else by the line above."""
    above = lines[place - 1] if place else None
    over = above.labels() if above is not None and above.is_label else []
    matched = len(over) == len(line.spans) > 1 and line.dates_alone
    leads = above.text if above is not None and line.dates_alone else ""
    alone = len(line.spans) == 1
    before, at = DayKind.PLAIN, 0
    for number, (start, end) in enumerate(line.spans):
        said = line.text[at:start]
        at = end
        kind = over[number].kind if matched else _called(said)
        if kind is None and number and _JOINS.match(said):
            kind = before
        elif kind is None and number == 0:
            kind = _round_about(lines, place, line)
        about = line.text if alone else line.text[:start]
        before = _of_what(kind, f"{leads} {about}") or DayKind.PLAIN
        yield before


def _round_about(lines: Sequence[_Line], place: int, line: _Line) -> DayKind | None:
    """What the words behind a date, or the line above it, call it."""
    if len(line.spans) == 1 and (kind := _called(line.text[line.spans[0][1] :])):
        return kind
    above = lines[place - 1] if place else None
    if above is None or above.spans or len(above.text.split()) > _LABEL_WORDS:
        return None
    if _OF_ITSELF.search(line.without_dates()):
        return None
    return _called(above.text)


def _set_runs(lines: Sequence[_Line], told: list[tuple[DayKind, ...]]) -> None:
    """Set anew what lines of nothing but labels and dates, one below the other, say together."""
    place = 0
    while place < len(lines):
        first = place
        while place < len(lines) and _is_of_run(lines[place]):
            place += 1
        if place - first > 1:
            for at, kind in _of_run(lines[first:place]).items():
                told[first + at] = (kind,)
        place = max(place, first + 1)


def _is_of_run(line: _Line) -> bool:
    return line.is_label or (line.dates_alone and len(line.spans) == 1)


def _of_run(run: Sequence[_Line]) -> dict[int, DayKind]:
    """The kind of each date of a run, by its place.

    Labels and dates in turn: the label stands above, or below where the run begins with a date.
    All labels and then as many dates are paired in order. In any other run it cannot be told
    which label is whose.
    """
    named = [
        _of_what(_called(each.text), each.text) or DayKind.PLAIN for each in run if each.is_label
    ]
    dates = [place for place, each in enumerate(run) if not each.is_label]
    labels = [place for place, each in enumerate(run) if each.is_label]
    in_turn = all(one.is_label != other.is_label for one, other in pairwise(run))
    in_order = bool(labels) and max(labels) < min(dates, default=0)
    paired = len(named) == len(dates) and (in_turn or in_order)
    if paired:
        return dict(zip(dates, named, strict=False))
    return dict.fromkeys(dates, DayKind.UNSURE if labels else DayKind.PLAIN)


def _has_loose_end(lines: Sequence[_Line], kinds: Sequence[tuple[DayKind, ...]]) -> bool:
    """Whether a line names an end, and no day on the paper was taken for one."""
    if any(not _ENDING.isdisjoint(each) for each in kinds):
        return False
    return any(
        line.is_label and any(each.kind in _ENDING for each in line.labels()) for line in lines
    )
