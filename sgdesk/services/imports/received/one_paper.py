"""One certificate on the way from its words to its line: who, which course, which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sgdesk.domain.certificates.certificate import normal_number
from sgdesk.domain.certificates.received.days import DayKind, SaidDay
from sgdesk.domain.certificates.received.paper import (
    PaperSays,
    Said,
    courses_alone,
    is_level_alone,
    is_name,
    read_paper,
    speaks_of_safeguarding,
    tidy_lines,
)
from sgdesk.domain.certificates.received.private_papers import (
    SHOWN,
    beside_training,
    private_name,
    private_paper,
)
from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.domain.certificates.verification import numbers_on
from sgdesk.domain.dates import long_date
from sgdesk.domain.left_where_it_is import WHY, Private
from sgdesk.services.imports.received.gathering import ReadFile
from sgdesk.services.imports.received.known import (
    ANSWERED,
    GIVEN,
    IN_NAME,
    KnownHere,
    stood,
)
from sgdesk.services.imports.received.values import (
    Found,
    LineState,
    PaperSource,
    ReceivedLine,
)

_NO_SUCH_COURSE = "“{words}” is no course that is known here. Which is it?"
_LEFT = "It was left where it is, and none of it is kept: {why}"


def answered(line: ReceivedLine, course_id: int) -> ReceivedLine:
    """A line once somebody said what its words for the course mean: that is asked no more."""
    rest = tuple(each for each in line.told if each.template != _NO_SUCH_COURSE)
    where = replace(ANSWERED, values={"words": line.said_course})
    state = line.state if rest else LineState.CONFIRM
    return replace(line, course=Found(course_id, where), told=rest, state=state)


@dataclass
class Paper:
    """One certificate on the way to its line."""

    known: KnownHere
    file: ReadFile
    words: str
    person_id: int | None
    says: PaperSays = field(init=False)
    private: Private | None = field(init=False)
    told: list[Sentence] = field(init=False, default_factory=list)
    differs: Sentence | None = field(init=False, default=None)
    """How the name on it differs from the one on whom it was dropped; told, and not asked."""

    def __post_init__(self) -> None:
        self.words = self.words.strip()
        lines = tidy_lines(self.words)
        self.private = private_paper(lines)
        if self.private is None and not lines:
            self.private = private_name(self.file.path.stem)
        self.says = read_paper("" if self.private else self.words)

    @property
    def tells(self) -> tuple[str, ...]:
        """What tells one certificate from another."""
        says = self.says
        days = ",".join(str(each.day) for each in says.days.days)
        return (*(each.text.casefold() for each in (*says.names[:1], *says.courses[:1])), days)

    @property
    def people(self) -> frozenset[int]:
        """Everybody known here whom it names, but for those who sign it."""
        return frozenset(each for line in self.says.lines for each in self.known.within(line))

    @property
    def is_certificate(self) -> bool:
        """Whether it says whose it is, and of what or when."""
        return bool(self.says.names) and bool(self.says.courses or self.says.days.days)

    def line(self, source: PaperSource) -> ReceivedLine:
        """The line of it, with everything that has to be asked."""
        if self.private is not None:
            told = Sentence(_LEFT, {"why": WHY[self.private]})
            return ReceivedLine(source, LineState.NOT_KEPT, (told,))
        if not self.words:
            self.told.append(
                Sentence("It is a picture, and its words cannot be read. Type what you see on it.")
            )
        elif self.says.says_no:
            said = {"line": self.says.says_no}
            self.told.append(Sentence("It says “{line}”: was the course completed?", said))
        line = self._with_day(self._with_course(self._asked_whose(source)))
        if not self.words:
            del self.told[1:]  # of a picture nothing else is to be said
        says = self.says
        line = replace(line, provider=says.provider, hours=says.hours, says_no=says.says_no)
        asks = bool(self.told)
        line = self._remarked(replace(line, number=self.says.number))
        state = LineState.ASKS if asks else LineState.CONFIRM
        return replace(line, state=state, told=tuple(self.told))

    # Whose.

    def _asked_whose(self, source: PaperSource) -> ReceivedLine:
        """Whose it is, what asks that, and everybody whom it names."""
        before = len(self.told)
        line = self._with_person(ReceivedLine(source, LineState.ASKS))
        named = dict.fromkeys(
            number for each in self.says.lines for number in self.known.within(each)
        )
        people = self.known.offer_people(tuple(named))
        return replace(line, whose=tuple(self.told[before:]), named=people)

    def _with_person(self, line: ReceivedLine) -> ReceivedLine:
        names, known = self.says.names, self.known
        said = names[0].text if names else ""
        exact = {number: each for each in names for number in known.named(each.text)}
        if self.person_id is not None:
            return self._given(line, said, tuple(exact))
        if len(exact) == 1:
            ((number, where),) = exact.items()
            if len(known.named(where.text)) == 1:
                return replace(line, person=Found(number, stood(where.stood)), said_name=said)
        if exact:
            self.told.append(Sentence("More than one person may be meant. Choose who it is."))
            return replace(line, people=known.offer_people(tuple(exact)), said_name=said)
        if said:
            return self._unknown(line, said)
        return self._anywhere(line)

    def _unknown(self, line: ReceivedLine, said: str) -> ReceivedLine:
        """A name that nobody here bears, with those of a like one."""
        like = [number for each in self.says.names for number in self.known.like(each.text)]
        asks = (
            "Nobody here is called {name}. Is it somebody of a like name?"
            if like
            else "Nobody here is called {name}. Choose who it is, or add them to your people first."
        )
        self.told.append(Sentence(asks, {"name": said}))
        return replace(line, people=self.known.offer_people(like), said_name=said)

    def _given(self, line: ReceivedLine, said: str, exact: tuple[int, ...]) -> ReceivedLine:
        """The person is known; a paper that names somebody else here, or nobody like, asks."""
        number, known = self.person_id or 0, self.known
        borne = [known.named(each.text) for each in self.says.names]
        others = {each for ids in borne if number not in ids for each in ids}
        like = [each.text for each in self.says.names if number in known.like(each.text)]
        own = known.people[number].name
        if not others and (not said or number in exact or like):
            if like and number not in exact:
                self.differs = Sentence(
                    "It says {name}, and was dropped on {person}.",
                    {"name": like[0], "person": own},
                )
            return replace(line, person=Found(number, GIVEN), said_name=said)
        name = next((known.people[each].name for each in exact if each in others), said)
        asks = (
            "It names {name} beside {person}. Whose is it?"
            if number in exact
            else "It names {name}, and not {person}. Whose is it?"
        )
        self.told.append(Sentence(asks, {"name": name, "person": own}))
        return replace(line, people=known.offer_people((number, *exact)), said_name=said)

    def _anywhere(self, line: ReceivedLine) -> ReceivedLine:
        """Nothing says whose it is: the one person named in a line, else in the file's name."""
        found = {number: each for each in self.says.lines for number in self.known.within(each)}
        if not found:
            by_name = self.known.within(_name_words(self.file.path.stem))
            if len(by_name) == 1:
                return replace(line, person=Found(by_name[0], IN_NAME))
            found = dict.fromkeys(by_name, "")
        if len(found) == 1:
            ((number, where),) = found.items()
            return replace(line, person=Found(number, stood(where)))
        if not found and (alike := self._alike_anywhere()):
            said, people = alike
            asks = "Nobody here is called {name}. Is it somebody of a like name?"
            self.told.append(Sentence(asks, {"name": said}))
            return replace(line, people=self.known.offer_people(people), said_name=said)
        asks = (
            "It names several people. Choose whose it is."
            if found
            else "Nothing on it says whose it is."
        )
        self.told.append(Sentence(asks))
        return replace(line, people=self.known.offer_people(tuple(found)))

    def _alike_anywhere(self) -> tuple[str, tuple[int, ...]] | None:
        """The first line that is a name like that of people known here, and these."""
        for each in filter(is_name, self.says.lines):
            if like := self.known.like(each):
                return each, like
        return None

    # Of what.

    def _with_course(self, line: ReceivedLine) -> ReceivedLine:
        known, courses = self.known, self.says.courses
        told = courses or [Said(each, each) for each in self.says.titles]
        exact = {number: each for each in told if (number := known.course(each.text)) is not None}
        levels = {n: e for n, e in exact.items() if is_level_alone(e.text)}
        if levels and not self._is_of_safeguarding(courses):
            return self._of_a_level(line, levels)
        if len(exact) == 1:
            ((number, where),) = exact.items()
            return replace(line, course=Found(number, stood(where.stood)), said_course=where.text)
        if exact:
            self.told.append(Sentence("It names several courses. Choose the one that it is for."))
            return replace(line, courses=known.offer_courses(exact))
        return self._likely_course(line)

    def _is_of_safeguarding(self, courses: Sequence[Said]) -> bool:
        """Whether a level without a word of what is one of safeguarding here.

        So it is where the paper speaks of safeguarding, and names no other course.
        """
        others = [each for each in courses if self.known.course(each.text) is None]
        return not others and speaks_of_safeguarding(self.words)

    def _of_a_level(self, line: ReceivedLine, levels: Mapping[int, Said]) -> ReceivedLine:
        """A level alone may be one of first aid or of food hygiene."""
        said = next(iter(levels.values())).text
        asks = "It says “{words}”, and not that it is of safeguarding. Which course is it?"
        self.told.append(Sentence(asks, {"words": said}))
        return replace(line, courses=self.known.offer_courses(levels))

    def _likely_course(self, line: ReceivedLine) -> ReceivedLine:
        """No course here has that name: an answer that was given before, else what is likely."""
        known, courses = self.known, self.says.courses or courses_alone(self.says)
        for each in courses:
            answered = known.answered_course(each.text)
            if answered is not None and self._carries(each.text, courses):
                where = replace(ANSWERED, values={"words": each.text})
                return replace(line, course=Found(answered, where), said_course=each.text)
        in_name = (
            None if self.says.courses else known.course_in_name(_name_words(self.file.path.stem))
        )
        if in_name is not None:
            return replace(line, course=Found(in_name, IN_NAME))
        said = courses[0].text if courses else ""
        told = (
            Sentence(_NO_SUCH_COURSE, {"words": said})
            if said
            else Sentence("No course that is known here is named on it. Choose which it is.")
        )
        self.told.append(told)
        texts = [each.text for each in courses] or list(self.says.titles)
        offers = [offer for text in texts for offer in known.likely_courses(text)]
        asked = said if self._carries(said, courses) else ""
        return replace(line, courses=tuple(dict.fromkeys(offers)), said_course=asked)

    def _carries(self, text: str, courses: Sequence[Said]) -> bool:
        """Whether what somebody says that a name means holds for other papers with it.

        A level alone may be of first aid on the next: it carries among those of safeguarding.
        """
        if not is_level_alone(text):
            return True
        alone = all(is_level_alone(each.text) for each in courses)
        return alone and speaks_of_safeguarding(self.words)

    # When.

    def _with_day(self, line: ReceivedLine) -> ReceivedLine:
        days = self.says.days
        done, issued = days.of(DayKind.COMPLETED), days.of(DayKind.ISSUED)
        unsure, plain = days.of(DayKind.UNSURE), days.of(DayKind.PLAIN)
        line = self._with_end(line, completed=bool(done))
        past = [each for each in days.of(DayKind.ENDS) if self._has_come(each)]
        told = done or (*unsure, *issued, *plain)
        wanted = tuple({each.day: each for each in (*past, *told)}.values())
        only_one = len(wanted) == 1 and (bool(done) or not (days.loose_end or unsure or past))
        if only_one and not (issued and not done):
            return self._one_day(line, wanted[0])
        self.told.append(self._asks_for_day(wanted, issued))
        return replace(line, days=tuple(each for each in wanted if self._has_come(each)))

    def _with_end(self, line: ReceivedLine, *, completed: bool) -> ReceivedLine:
        """The end of it, where there is one: an end that is past may be that of the course."""
        ends, others = self.says.days.of(DayKind.EXPIRES), self.says.days.of(DayKind.ENDS)
        ahead = tuple(each for each in others if not self._has_come(each))
        if not ends and completed and len(others) == 1:
            ends = ahead
        if len(ends) == 1:
            return replace(line, expiry=ends[0])
        return replace(line, ends=(*ends, *(each for each in others if each not in ends)))

    def _one_day(self, line: ReceivedLine, day: SaidDay) -> ReceivedLine:
        if self._has_come(day):
            return replace(line, day=day)
        said = {"day": long_date(day.day)}
        self.told.append(Sentence("{day} lies ahead. Type the day on which it was done.", said))
        return line

    def _has_come(self, day: SaidDay) -> bool:
        return day.day <= self.known.today

    def _asks_for_day(self, wanted: Sequence[SaidDay], issued: Sequence[SaidDay]) -> Sentence:
        if len(wanted) > 1:
            return Sentence("There is more than one date. Choose the day on which it was done.")
        if not wanted:
            return self._asks_to_type()
        if self.says.days.of(DayKind.UNSURE):
            return Sentence("What its date is the day of cannot be told. Look when it was done.")
        if wanted[0].kind is DayKind.ENDS:
            return Sentence("It gives an end and not of what. Is it the day the course was done?")
        if issued:
            return Sentence("It says when it was issued, not when it was done. Is that the day?")
        return Sentence("It names an end, and its date may be that end. Look when it was done.")

    def _asks_to_type(self) -> Sentence:
        """Nothing on it can be the day: what there is instead."""
        if self.says.days.unread:
            said = {"line": self.says.days.unread[0]}
            return Sentence("“{line}” can’t be read as a day. Type it, the day first.", said)
        if self.says.days.of(DayKind.EXPIRES):
            return Sentence("It says only until when it is valid, not when it was done.")
        return Sentence("No day stands on it that can be read. Type when it was done.")

    # What else is told.

    def _remarked(self, line: ReceivedLine) -> ReceivedLine:
        if self.differs is not None:
            self.told.append(self.differs)
        others = [each.title for each in line.named if line.person and each.id != line.person.id]
        if others:
            asks = "It names {people}, too. If it shows their training, choose “Several people …”."
            too = Sentence(asks, {"people": ", ".join(others)})
            self.told.append(too)
            line = replace(line, whose=(*line.whose, too))
        number = _other_organisations(self.file)
        if number:
            self.told.append(
                Sentence(
                    "Another organisation made it with this program. Whether {number} stands, "
                    "only they can say.",
                    {"number": number},
                )
            )
            line = replace(line, number=Said(number, number))
        for kind in beside_training(tidy_lines(self.words)):
            self.told.append(
                Sentence(
                    "This page shows {what}. The file keeps it if you confirm.",
                    {"what": SHOWN[kind]},
                )
            )
        return line


def _name_words(stem: str) -> str:
    return stem.replace("_", " ").replace("-", " ")


def _other_organisations(file: ReadFile) -> str:
    """The number that another organisation's copy of this program gave a certificate."""
    if not file.creator.startswith("sgdesk "):
        return ""
    return next(filter(None, map(normal_number, numbers_on(file.keywords))), "")
