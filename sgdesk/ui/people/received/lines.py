"""The certificates of one dialog: what was read, what was typed, and what was confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sgdesk.domain.dates import month_year
from sgdesk.domain.text import fold
from sgdesk.services.imports.received.bringing_in import Effect, Stays, WouldDo
from sgdesk.services.imports.received.known import Offers
from sgdesk.services.imports.received.one_paper import answered
from sgdesk.services.imports.received.values import (
    Confirmed,
    LineState,
    PaperSource,
    PassedOver,
    Received,
    ReceivedLine,
)
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.people.received.fields import Typed, as_read, in_words
from sgdesk.ui.people.received.file_list import Entry
from sgdesk.ui.people.received.states import Standing, standing_of
from sgdesk.ui.text import tr, tr_count


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
    """Whether somebody said that it is not kept here."""

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
        self.all = [Line(each, as_read(each, offers)) for each in read]

    def ready(self) -> list[Confirmed]:
        """Those that were confirmed."""
        return [each.confirmed for each in self.all if each.confirmed is not None]

    def same_month(self, said: Confirmed) -> bool:
        """Whether another that is ready may be the same training, one of the two without a day."""
        return any(
            (each.person_id, each.course_id) == (said.person_id, said.course_id)
            and month_year(each.completed_on) == month_year(said.completed_on)
            and each.month_only is not said.month_only
            for each in self.ready()
        )

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

    def answer_alike(self, said: str, course: tuple[int, str]) -> Iterator[int]:
        """Put a course into every line that waits and has the same words for it; their rows."""
        for row, line in enumerate(self.all):
            same = line.read.course is None and fold(line.read.said_course) == fold(said)
            if line.waits and same and line.typed.course is None and not line.typed.course_text:
                line.read = answered(line.read, course[0])
                line.typed = _with_course(line.typed, course)
                yield row


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


def effect_words(would: WouldDo) -> str:
    """What confirming it means, in a sentence."""
    said = {
        Effect.RECORDS: tr("The training will be recorded, and the file kept with it."),
        Effect.JOINS: tr("This training is recorded already: the file will be kept with it."),
        Effect.COMPLETES: tr("It was booked for that day: it will become completed."),
    }[would.effect]
    late = tr("By that day, what comes before this course was not done.")
    names = ", ".join(tr(_STAYS[each]) for each in would.stays)
    stays = tr("It says something else there, which stays: {names}.", names=names)
    more = (late if would.out_of_order else "", stays if names else "")
    return " ".join(filter(None, (said, *more)))


_STAYS = {
    Stays.PROVIDER: "provider",
    Stays.HOURS: "hours",
    Stays.NUMBER: "certificate number",
    Stays.NOTES: "notes",
    Stays.EXPIRY: "valid until",
}
if set(_STAYS) != set(Stays):
    raise TypeError("Whatever an entry keeps has to be told")


def same_month_prompt(confirmed: Confirmed) -> Prompt:
    """What is asked where the same training may stand already, one of the two without a day."""
    return Prompt(
        tr("Record it as a second training?"),
        tr(
            "This course stands in {month} already, and one of the two has no day: it "
            "may be the same training. If it is, leave this one out, or type the day as it is "
            "recorded, and the file is kept with that entry.",
            month=month_year(confirmed.completed_on),
        ),
        tr("Record both"),
        tr("Go on here"),
    )


def kept_before(names: Sequence[str]) -> tuple[str, str]:
    """What is told of files that their training holds already: a title and a text."""
    said = tr_count(
        "This file is kept with that training already, and was not added once more:",
        "These files are kept with that training already, and were not added once more:",
        len(names),
    )
    return tr("Kept already"), "\n".join((said, *names))
