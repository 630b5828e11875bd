"""The courses of a period, with who gave that training, and how, as the training records it."""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter

from sgdesk.data.file.store import Reader
from sgdesk.data.returns.facts import CourseUse, read_course_use
from sgdesk.domain.certificates.certificate import is_own_provider
from sgdesk.domain.returns.parts import OURSELVES, CourseFacts, Told


def courses_of(
    reader: Reader, span: tuple[date, date], here: Container[int], names: Collection[str]
) -> tuple[CourseFacts, ...]:
    """The courses that the people who are ``here`` went on in a span of days, by title.

    ``names`` are those that the organisation has and had: what they provided was its own.
    """
    rows = (row for row in read_course_use(reader, *span) if row.person_id in here)
    return tuple(
        _course(list(uses), names) for _, uses in groupby(rows, key=attrgetter("course_id"))
    )


def _course(uses: Sequence[CourseUse], names: Collection[str]) -> CourseFacts:
    first = uses[0]

    def provider(use: CourseUse) -> str:
        said = use.provider.strip()
        return OURSELVES if is_own_provider(said, names) else said

    return CourseFacts(
        first.title,
        sum(each.completed for each in uses),
        first.reviewed_on,
        first.is_own or any(provider(each) == OURSELVES for each in uses),
        _told((provider(each), each.completed) for each in uses),
        _told((each.scope, each.completed) for each in uses),
        _told((each.method.strip(), each.completed) for each in uses),
        first.duration if first.is_own else "",
        "; ".join(filter(None, map(str.strip, first.objectives.splitlines()))),
        sum(each.not_completed for each in uses),
        sum(each.in_progress for each in uses),
    )


def _told(found: Iterable[tuple[str, int]]) -> tuple[Told, ...]:
    """The most frequent first, what is not recorded last; nothing of what nobody completed."""
    counts: Counter[str] = Counter()
    for words, count in found:
        if count:
            counts[words] += count
    ordered = sorted(counts.items(), key=lambda each: (not each[0], -each[1], each[0].casefold()))
    return tuple(Told(words, count) for words, count in ordered)


def courses_without_names(
    courses: Iterable[CourseFacts], free: Callable[[str], str]
) -> tuple[CourseFacts, ...]:
    """The courses with everything that was typed made ``free`` of names."""

    def freed(told: tuple[Told, ...]) -> tuple[Told, ...]:
        return _told((free(each.words), each.count) for each in told)

    return tuple(
        replace(
            each,
            title=free(each.title),
            providers=freed(each.providers),
            methods=freed(each.methods),
            duration=free(each.duration),
            objectives=free(each.objectives),
        )
        for each in courses
    )
