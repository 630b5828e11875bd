"""Knowledge before and after training, by the forms of a period: how many gave each mark."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.forms.form import HIGHEST, LOWEST, FormQuestion
from sgdesk.domain.forms.results import Rise
from sgdesk.domain.returns.parts import FEWEST


@dataclass(frozen=True, slots=True)
class MarkCount:
    """One mark of the scale, and how many gave it before and after."""

    mark: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What the forms say on which knowledge is marked both before and after.

    ``people`` counts those forms: somebody who came to two courses is in it with two. It is
    ``None`` where they are of so few people that the marks could point at somebody; then, as where
    nobody did, there are no ``marks`` and no means. ``low`` and ``high`` are the words at
    the ends of the scale, ``start`` and ``end`` the days of the courses, both included.
    """

    start: date
    end: date
    people: int | None
    marks: tuple[MarkCount, ...] = ()
    mean_before: float | None = None
    mean_after: float | None = None
    low: str = ""
    high: str = ""

    @property
    def highest(self) -> int:
        """The largest count of any mark."""
        return max((max(each.before, each.after) for each in self.marks), default=0)


def before_after(rise: Rise, span: tuple[date, date], scale: FormQuestion | None) -> BeforeAfter:
    """The marks of those in ``rise``, whatever each of them went from and to.

    Who went from which mark to which is left out: it would tell more than how many gave each.
    """
    if rise.apart < FEWEST:
        return BeforeAfter(*span, None if rise.people else 0)
    marks = (
        MarkCount(
            mark,
            sum(each.people for each in rise.moves if each.before == mark),
            sum(each.people for each in rise.moves if each.after == mark),
        )
        for mark in range(LOWEST, HIGHEST + 1)
    )
    return BeforeAfter(
        *span,
        rise.people,
        tuple(marks),
        rise.before,
        rise.after,
        scale.low if scale else "",
        scale.high if scale else "",
    )
