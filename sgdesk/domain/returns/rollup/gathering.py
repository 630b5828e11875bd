"""Which returns are added up, with which, and what is told of all the others.

Figures of different rules are never added: each part of the picture has one partnership, one
document, one set of requirements, one year and one set of rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from sgdesk.domain.dates import add_months, long_date
from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.rollup.sent import LeftOut, SentReturn, SentRules, Why
from sgdesk.domain.text import fold
from sgdesk.domain.training.counting.tallies import Counts
from sgdesk.domain.training.states import State

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who is to send a return; ``key`` is the public key that they sign with."""

    organisation: str
    charity_number: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """One requirement over all organisations of a part."""

    key: str
    title: str
    interval_months: int | None
    counts: Counts
    falls_due: int
    equivalent: int


@dataclass(frozen=True, slots=True)
class Part:
    """Returns that can be compared and are added up, with their sums."""

    number: int
    rules: SentRules
    partnership_name: str
    year: int
    returns: tuple[SentReturn, ...]
    totals: tuple[Total, ...]
    workforce: tuple[tuple[PersonKind, int], ...]

    @property
    def people(self) -> int:
        """Everybody in scope in these organisations; who serves in two of them counts twice."""
        return sum(each.people for each in self.returns)

    @property
    def no_role(self) -> int:
        """Who has no active role there, so is in no count."""
        return sum(each.no_role for each in self.returns)

    @property
    def signed(self) -> int:
        """How many of the returns are final and signed."""
        return sum(each.is_signed for each in self.returns)

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day as at which they were counted."""
        found = [each.as_at for each in self.returns]
        return min(found), max(found)


@dataclass(frozen=True, slots=True)
class RollUp:
    """The whole picture of one day. ``missing`` is ``None`` where no list of names was given."""

    made_on: date
    files: int
    other_files: int
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[Expected, ...] | None = None
    sent_in_vain: tuple[Expected, ...] = ()
    """Expected, and sent, but none of what they sent is in a sum."""

    unexpected: tuple[SentReturn, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def counted(self) -> int:
        """How many returns are in a sum."""
        return sum(len(each.returns) for each in self.parts)


def gather(
    sent: Iterable[SentReturn],
    left_out: Iterable[LeftOut],
    made_on: date,
    *,
    other_files: int = 0,
    expected: Sequence[Expected] | None = None,
) -> RollUp:
    """The picture of all that was read; the order of the files makes no difference."""
    every = sorted(sent, key=_order)
    out = list(left_out)
    files = len(every) + len(out)
    every, ahead = _parted_by_day(every, made_on)
    standing, doubled = _standing(every)
    out += [*ahead, *doubled]
    out.sort(key=lambda each: (list(Why).index(each.why), fold(each.organisation), each.file))
    missing, vain, strange = _held_against(expected, standing, out)
    return RollUp(
        made_on=made_on,
        files=files,
        other_files=other_files,
        parts=_parts(standing),
        left_out=tuple(out),
        missing=missing,
        sent_in_vain=vain,
        unexpected=strange,
        doubts=tuple(_doubts(standing)),
    )


def _order(each: SentReturn) -> tuple[str, date, str]:
    return fold(each.organisation), each.as_at, each.file


def _parted_by_day(
    every: Sequence[SentReturn], made_on: date
) -> tuple[list[SentReturn], list[LeftOut]]:
    """What lies ahead is a projection and no return."""
    said = "It is as at {day}, which lies ahead: a projection, not a return."
    ahead = [
        _out(each, Why.AHEAD, said.format(day=long_date(each.as_at)))
        for each in every
        if each.as_at > made_on
    ]
    return [each for each in every if each.as_at <= made_on], ahead


def _out(each: SentReturn, why: Why, said: str) -> LeftOut:
    return LeftOut(each.file, why, said, each.organisation)


# One return of each organisation and year.


def _standing(every: Sequence[SentReturn]) -> tuple[list[SentReturn], list[LeftOut]]:
    """The return that stands for each organisation and period, and why each other does not."""
    standing: list[SentReturn] = []
    out: list[LeftOut] = []
    for group in _organisations(every):
        newest_first = sorted(group, key=lambda each: each.as_at, reverse=True)
        replaced = {(each.key, each.replaces): each for each in group if each.replaces}
        taken: list[SentReturn] = []
        for _, same_day in groupby(newest_first, key=lambda each: each.as_at):
            tried = _still_good(list(same_day), replaced, taken, out)
            stands = _one_of(tried, out)
            taken += tried[:1] if stands is None else [stands]
            standing += [] if stands is None else [stands]
    return sorted(standing, key=_order), out


def _still_good(
    same_day: Sequence[SentReturn],
    replaced: dict[tuple[str, str], SentReturn],
    taken: Sequence[SentReturn],
    out: list[LeftOut],
) -> list[SentReturn]:
    """Those that nothing later takes the place of; the others are told."""
    good = []
    for each in same_day:
        by = replaced.get((each.key, each.number)) if each.is_signed else None
        later = next((one for one in taken if _overlap(one, each)), None)
        if by is not None and by is not each:
            said = f"{by.number} in {by.file} was made in its place."
            out.append(_out(each, Why.OUT_OF_DATE, said))
        elif later is not None:
            said = (
                f"The same organisation sent a later one for the same time, as at "
                f"{long_date(later.as_at)}: {later.file}."
            )
            out.append(_out(each, Why.OUT_OF_DATE, said))
        else:
            good.append(each)
    return good


def _overlap(later: SentReturn, earlier: SentReturn) -> bool:
    """Whether two returns speak of one time: of one year, or of periods that overlap."""
    begins = later.period_from or add_months(later.as_at, -_YEAR)
    return later.as_at.year == earlier.as_at.year or earlier.as_at > begins


def _one_of(same_day: Sequence[SentReturn], out: list[LeftOut]) -> SentReturn | None:
    """The one of several of one day that stands: a final one before live figures, and a later
    number of one key before an earlier. ``None`` where that leaves several that differ.
    """
    if not same_day:
        return None
    best = sorted(same_day, key=lambda each: (not each.is_signed, each.file))
    final = [each for each in best if each.is_signed]
    if final and len({each.key for each in final}) == 1:
        first = max(final, key=lambda each: _place(each.number))
        rivals = [each for each in final if each.number == first.number]
    else:
        rivals, first = (final or best), (final or best)[0]
    same = all(_figures(each) == _figures(first) for each in rivals)
    for each in same_day:
        if not same:
            said = (
                "The same organisation sent several of one day whose figures differ, and none says "
                "that it was made in the place of the others. Ask which of them stands."
            )
            out.append(_out(each, Why.UNDECIDED, said))
        elif each is not first:
            out.append(_out(each, Why.DOUBLE, _double(each, first)))
    return first if same else None


def _double(each: SentReturn, first: SentReturn) -> str:
    if _figures(each) == _figures(first):
        return f"The same return is there a second time: {first.file} is the one that counts."
    return (
        f"The same organisation sent another one of that day, which stands before it: {first.file}."
    )


def _place(number: str) -> tuple[int, str]:
    """Where a return's number stands among others of one organisation: ``R2026-010`` after 9."""
    return len(number), number


def _figures(each: SentReturn) -> tuple[object, ...]:
    """What has to be equal in two files for them to be the same return."""
    return (
        each.rules,
        each.period_from,
        each.people,
        each.no_role,
        each.requirements,
        each.workforce,
        each.number,
    )


def _organisations(every: Sequence[SentReturn]) -> Iterable[list[SentReturn]]:
    """The returns of each organisation to each partnership."""
    named: dict[tuple[str, str], list[SentReturn]] = defaultdict(list)
    for each in every:
        named[each.rules.partnership, _plain_name(each.organisation)].append(each)
    for group in named.values():
        apart: list[list[SentReturn]] = []
        for each in group:
            home = next((one for one in apart if all(_may_be_one(each, it) for it in one)), None)
            if home is None:
                apart.append([each])
            else:
                home.append(each)
        yield from apart


def _may_be_one(left: SentReturn, right: SentReturn) -> bool:
    """Whether two of one name may be one organisation: nothing that they say tells them apart.

    Two churches of one name are common; the same key or charity number makes them one, another
    number or another address two.
    """
    if left.key and left.key == right.key:
        return True
    numbers = (_digits(left.charity_number), _digits(right.charity_number))
    if all(numbers):
        return numbers[0] == numbers[1]
    return not (left.address and right.address and left.address != right.address)


def same_name(left: str, right: str) -> bool:
    """Whether two names of organisations are one name, written now so and now so."""
    return _plain_name(left) == _plain_name(right)


@lru_cache(maxsize=1 << 15)
def _plain_name(name: str) -> str:
    """A name without what is written now so and now so: stops, commas, apostrophes, "Saint"."""
    plain = "".join(each if each.isalnum() or each == " " else " " for each in _joined(name))
    words = ["st" if each == "saint" else each for each in plain.split()]
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _joined(name: str) -> str:
    return fold(name).replace("'", "").replace("&", " and ")


def _digits(number: str) -> str:
    return "".join(each for each in number if each.isdecimal())


# What is held against a list of names, and what somebody should look at.


def _held_against(
    expected: Sequence[Expected] | None,
    standing: Sequence[SentReturn],
    out: Sequence[LeftOut],
) -> tuple[tuple[Expected, ...] | None, tuple[Expected, ...], tuple[SentReturn, ...]]:
    """Who sent nothing, who sent nothing that counts, and who sent without being expected."""
    if expected is None:
        return None, (), ()
    names = {_plain_name(each.organisation) for each in standing}
    numbers = {_digits(each.charity_number) for each in standing} - {""}
    tried = {_plain_name(each.organisation) for each in out if each.organisation}
    absent = [
        each
        for each in expected
        if _plain_name(each.organisation) not in names
        and _digits(each.charity_number) not in numbers
    ]
    vain = tuple(each for each in absent if _plain_name(each.organisation) in tried)
    known = {_plain_name(each.organisation) for each in expected}
    known_numbers = {_digits(each.charity_number) for each in expected} - {""}
    strange = tuple(
        each
        for each in standing
        if _plain_name(each.organisation) not in known
        and _digits(each.charity_number) not in known_numbers
    )
    return tuple(each for each in absent if each not in vain), vain, strange


def _doubts(standing: Sequence[SentReturn]) -> Iterable[str]:
    """Returns that are all counted and may be of one organisation under two names."""
    for what, of in (
        ("one charity number", lambda each: _digits(each.charity_number)),
        ("one key", lambda each: each.key),
    ):
        alike: dict[tuple[object, ...], list[SentReturn]] = defaultdict(list)
        for each in standing:
            if of(each):
                alike[each.rules.partnership, each.as_at.year, of(each)].append(each)
        for group in alike.values():
            if len(group) > 1:
                names = "; ".join(f"{each.organisation} ({each.file})" for each in group)
                yield (
                    f"Counted each for itself, though they have {what}: {names}. If they are one "
                    "organisation, take all but one out of the folder and gather again."
                )


# The sums.


def _parts(standing: Sequence[SentReturn]) -> tuple[Part, ...]:
    """The returns that can be compared, the largest part first."""
    alike: dict[tuple[object, ...], list[SentReturn]] = defaultdict(list)
    for each in standing:
        alike[each.rules, each.as_at.year].append(each)
    groups = sorted(alike.values(), key=_part_order)
    return tuple(_part(number, group) for number, group in enumerate(groups, 1))


def _part_order(group: Sequence[SentReturn]) -> tuple[object, ...]:
    first = group[0]
    return -len(group), first.partnership_name, -first.as_at.year, repr(first.rules)


def _part(number: int, group: Sequence[SentReturn]) -> Part:
    first = group[0]
    kinds = [
        (kind, sum(count for each in group for name, count in each.workforce if name == kind))
        for kind in PersonKind
    ]
    return Part(
        number=number,
        rules=first.rules,
        partnership_name=first.partnership_name,
        year=first.as_at.year,
        returns=tuple(group),
        totals=tuple(
            _total(place, interval, group)
            for place, (_, _, interval) in enumerate(first.rules.asked)
        ),
        workforce=tuple((kind, count) for kind, count in kinds if count),
    )


def _total(place: int, interval: int | None, group: Sequence[SentReturn]) -> Total:
    rows = [each.requirements[place] for each in group]
    sums = Counts()
    for row in rows:
        for state in State:
            sums.add(state, getattr(row.counts, state.value))
    return Total(
        key=rows[0].key,
        title=rows[0].title,
        interval_months=interval,
        counts=sums,
        falls_due=sum(row.falls_due for row in rows),
        equivalent=sum(row.equivalent for row in rows),
    )
