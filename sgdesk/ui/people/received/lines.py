"""The certificates of one dialog: what was read, what was typed, and what was confirmed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sgdesk.domain.dates import month_year
from sgdesk.domain.text import fold
from sgdesk.services.imports.received.bringing_in import WouldDo
from sgdesk.services.imports.received.known import Offers
from sgdesk.services.imports.received.left_out import Leaving
from sgdesk.services.imports.received.one_paper import answered
from sgdesk.services.imports.received.sharing import for_person
from sgdesk.services.imports.received.values import (
    Confirmed,
    LineState,
    PaperSource,
    PassedOver,
    Received,
    ReceivedLine,
)
from sgdesk.ui.people.received.fields import Typed, as_read, in_words
from sgdesk.ui.people.received.file_list import Entry
from sgdesk.ui.people.received.states import Standing, standing_of
from sgdesk.ui.text import tr


@dataclass(slots=True)
class Line:
    """One certificate; ``confirmed`` once somebody said that it is so."""

    read: ReceivedLine
    typed: Typed
    confirmed: Confirmed | None = None
    would_do: WouldDo | None = None
    touched: bool = False
    """Whether somebody typed into it."""
    left_out: bool = False
    """Whether somebody said that it is not kept here, now or before."""
    is_further: bool = False
    """Whether it stands for another person of a file that has a line already."""

    @property
    def standing(self) -> Standing:
        """How it stands with it now."""
        if self.left_out:
            return Standing.LEFT_OUT
        return standing_of(self.read.state, is_ready=self.confirmed is not None)

    @property
    def waits(self) -> bool:
        """Whether it can be brought in, and nobody confirmed it or left it out."""
        return self.read.is_open and self.confirmed is None and not self.left_out

    def leave_out(self, *, out: bool) -> None:
        """Leave it where it is, or take it up again; what was typed stays with it."""
        self.left_out, self.confirmed, self.would_do = out, None, None


class Lines:
    """All of them, in the order of the files; those that were passed over come last."""

    def __init__(self, received: Received, offers: Offers) -> None:
        self.offers = offers
        read = (*received.lines, *map(_passed_over, received.passed_over))
        self.all = [
            Line(each, as_read(each, offers), left_out=each.left_out_on is not None)
            for each in read
        ]

    def ready(self) -> list[Confirmed]:
        """Those that were confirmed."""
        return [each.confirmed for each in self.all if each.confirmed is not None]

    def twin(self, said: Confirmed) -> Line | None:
        """Another that is ready and may be the same training, one of the two without a day."""
        for line, each in self._like(said):
            linked = each.same_as is not None and each.same_as == said.same_as
            if each.month_only is not said.month_only and not linked:
                return line
        return None

    def settled(self, said: Confirmed) -> Confirmed:
        """The same with the entry that another of its month was said to be, and the other too.

        Where one of them gives an entry its day, all that name that month alone go with it.
        """
        for line, each in self._like(said):
            if said.month_only and said.same_as is None:
                said = replace(said, same_as=each.same_as)
            elif each.month_only and each.same_as is None:
                line.confirmed = replace(each, same_as=said.same_as)
        return said

    def taken(self, said: Confirmed) -> frozenset[int]:
        """The entries to which another that is ready gives a day that is not this one's."""
        return frozenset(
            each.same_as
            for _, each in self._like(said)
            if each.same_as is not None
            and not (each.month_only or said.month_only)
            and each.completed_on != said.completed_on
        )

    def _like(self, said: Confirmed) -> Iterator[tuple[Line, Confirmed]]:
        """Those that are ready of the same person, course and month, from another file."""
        key = (said.person_id, said.course_id, month_year(said.completed_on))
        for line in self.all:
            each = line.confirmed
            if each is None or each.source == said.source:
                continue
            if key == (each.person_id, each.course_id, month_year(each.completed_on)):
                yield line, each

    def leaving(self) -> Leaving:
        """What is remembered as left out from now on, and what is taken up again.

        A file of which another line is ready, or waits, is not left out.
        """
        stays = {each.read.source.question for each in self.all if not each.left_out}
        out = {
            each.read.source.question: each.read.source
            for each in self.all
            if each.left_out and each.read.left_out_on is None
        }
        back = [
            each.read.source
            for each in self.all
            if not each.left_out and each.read.left_out_on is not None
        ]
        return Leaving([each for key, each in out.items() if key not in stays], back)

    def share(self, row: int, people: Sequence[int]) -> int:
        """A line for everybody whose training a file shows; where to go on then.

        Whoever has a line of that file keeps it, and gets no second one. The line of somebody who
        is not among them goes; the file's own line takes the first who has none, or is left out.
        """
        line, names = self.all[row], {each.id: each.title for each in self.offers.people}
        same = [each for each in self.all if each.read.source == line.read.source]
        have = {_whose(each) for each in same}
        rest = [each for each in people if each not in have]
        gone = [each for each in same if _whose(each) not in people]
        for each in gone:
            if not each.is_further and rest:
                self._give(each, rest.pop(0), names)
            elif not each.is_further:
                each.leave_out(out=True)
        self.all = [
            each for each in self.all if not (each.is_further and any(each is g for g in gone))
        ]
        row = next(at for at, each in enumerate(self.all) if each.read.source == line.read.source)
        at = next((at for at, each in enumerate(self.all) if each is line), row)
        for place, number in enumerate(rest, at + 1):
            typed = replace(line.typed, number="", notes="")
            further = Line(line.read, typed, touched=True, is_further=True)
            self._give(further, number, names)
            self.all.insert(place, further)
        return at

    @staticmethod
    def _give(line: Line, person: int, names: Mapping[int, str]) -> None:
        line.read = for_person(line.read, person)
        line.confirmed = line.would_do = None
        name = names[person]
        line.typed = replace(line.typed, person=(person, name), person_text=name)

    def waiting(self) -> list[Line]:
        """Those that nobody confirmed yet."""
        return [each for each in self.all if each.waits]

    def next_after(self, row: int) -> int | None:
        """The next that waits, from a row on and round; ``None`` where none does."""
        places = [*range(row + 1, len(self.all)), *range(row + 1)]
        return next((place for place in places if self.all[place].waits), None)

    def entry(self, row: int) -> Entry:
        """A line as it stands in the list."""
        line = self.all[row]
        return Entry(line.read.source.name, line.standing, self._more(line))

    def _more(self, line: Line) -> str:
        if line.confirmed is not None:
            return in_words(line.confirmed, self.offers)
        return _wants(line) if line.waits else ""

    def answer_alike(self, said: str, course: tuple[int, str]) -> None:
        """Put a course into every line that waits and has the same words for it."""
        for line in self.all:
            same = line.read.course is None and fold(line.read.said_course) == fold(said)
            if line.waits and same and line.typed.course is None and not line.typed.course_text:
                line.read = answered(line.read, course[0])
                line.typed = _with_course(line.typed, course)


def _whose(line: Line) -> int | None:
    """Who stands in the box of a line, by id."""
    return line.typed.person[0] if line.typed.person is not None else None


def _wants(line: Line) -> str:
    """What somebody has to say of a line; where that is nothing, whose it is."""
    typed, read = line.typed, line.read
    named = typed.person is not None or bool(typed.person_text)
    said = (
        tr("completed?") if read.says_no and typed.was_completed is None else "",
        "" if named else tr("person"),
        "" if typed.course is not None or typed.course_text else tr("course"),
        "" if typed.day else tr("day"),
    )
    missing = ", ".join(filter(None, said))
    return missing or (typed.person[1] if typed.person is not None else "")


def _passed_over(each: PassedOver) -> ReceivedLine:
    """A file that was not looked into, as a line that says why."""
    return ReceivedLine(PaperSource(Path(each.name), "", "", 0), LineState.NOT_KEPT, (each.why,))


def _with_course(typed: Typed, course: tuple[int, str]) -> Typed:
    return replace(typed, course=course, course_text=course[1])
