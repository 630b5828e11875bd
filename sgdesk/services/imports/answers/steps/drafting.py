"""From the rows of a sheet of answers to forms: whose each is, and what becomes of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.domain.forms.form import Answers, FormKind, window_of
from sgdesk.domain.forms.record import FormRecord
from sgdesk.services.imports.answers.steps.about import is_later, of_same_person
from sgdesk.services.imports.answers.steps.reading import ReadRow
from sgdesk.services.imports.answers.steps.stamps import Stamp, content_of
from sgdesk.services.imports.answers.steps.surroundings import Surroundings
from sgdesk.services.imports.answers.steps.whose import FormTeller
from sgdesk.services.imports.answers.values import (
    LEFT_OUT,
    REASONS,
    AnswerCode,
    AnswerColumn,
    AnswerRow,
    AnswersDraft,
    RowFate,
    left,
)
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, RowProblem, Where

LATER, EARLIER = "later", "earlier"
KEEP, REPLACE = "keep", "replace"
SAME, ANOTHER = "same", "another"
THIS = "this"
NAMELESS, ALL_IN, EACH = "nameless", "all", "each"


@dataclass(slots=True)
class _Fate:
    """A row on its way: what was read, its form, and what becomes of it."""

    read: ReadRow
    form: FormRecord | None = None
    fate: RowFate | None = None
    code: AnswerCode | None = None
    answers: Answers = field(default_factory=dict)
    """What is kept: what was read, and of a form that is in whatever this sheet is silent about."""
    received_on: date | None = None
    """The day that it came back; that of a form which is in and is only added to stays."""

    def end(self, fate: RowFate, code: AnswerCode | None = None) -> None:
        """Decide, where nothing is decided yet."""
        if self.fate is None:
            self.fate, self.code = fate, code


@dataclass(slots=True)
class _Drafter:
    around: Surroundings
    asking: Asking
    rows: list[_Fate] = field(default_factory=list)
    marked: tuple[int, ...] = ()

    def draft(self, read: Iterable[ReadRow]) -> None:
        """Decide on every row, the plainest reasons first."""
        self.rows = [
            _Fate(each, answers=each.answers, received_on=each.received_on) for each in read
        ]
        teller = FormTeller(self.around.kind, self.around.forms, self.asking, self.around.known)
        for each in self.rows:
            self._look(each, teller)
        self._settle_nameless([e for e in self.rows if e.fate is None and e.form is None], teller)
        self._settle_doubles()
        for each in self.rows:
            if each.fate is None and each.form is not None:
                self._hold_against(each, each.form)
        self._settle_different()

    def _look(self, each: _Fate, teller: FormTeller) -> None:
        """What a row says by itself: whose it is, and whether it can be."""
        read = each.read
        if read.is_heading:
            return each.end(RowFate.PASSED, AnswerCode.HEADING_AGAIN)
        if read.is_empty or not (read.answers or read.is_open):
            return each.end(RowFate.PASSED, AnswerCode.NO_ANSWER)
        if not any(map(read.about.fits, self.around.forms)):
            return each.end(RowFate.PASSED, AnswerCode.OTHER_SESSION)
        if read.about.is_unread:
            return each.end(RowFate.REFUSED, AnswerCode.WHICH_DAY)
        if read.about.is_open:
            return each.end(RowFate.ASKED, AnswerCode.WHICH_COURSE)
        is_nameless = read.who.is_nameless and self.around.takes_nameless
        if is_nameless:
            self._check_session(each, self.around.held_on, self.around.others)
        else:
            self._tell(each, teller)
        self._check_day(each)
        if not (read.answers or is_nameless):
            each.end(RowFate.ASKED, AnswerCode.OPEN_ROW)
        return None

    def _tell(self, each: _Fate, teller: FormTeller) -> None:
        """Whose form it is."""
        told = teller.tell(each.read.who, each.read.about)
        each.form = told.form
        if told.is_left:
            each.end(RowFate.PASSED, AnswerCode.NOT_HERE)
        elif told.form is None:
            each.end(RowFate.ASKED, AnswerCode.WHOSE)
        else:
            later = of_same_person(told.form, self.around.others)
            self._check_session(each, told.form.held_on, later)

    def _check_session(self, each: _Fate, held_on: date, others: Sequence[FormRecord]) -> None:
        """Whoever came to a later session may mean that one, where the row says no day."""
        day = each.read.received_on
        if day is None or not is_later(others, held_on, day, each.read.about):
            return
        answer = self._ask(
            "which",
            each,
            "A later session had been held, too. Is this answer about the one that is chosen here?",
            (Choice(THIS, "Yes, about this one"), Choice(LEFT_OUT, "No: left out")),
        )
        if answer == LEAVE:
            each.end(RowFate.ASKED, AnswerCode.WHICH_SESSION)
        elif answer == LEFT_OUT:
            each.end(RowFate.PASSED, AnswerCode.OTHER_SESSION)

    def _check_day(self, each: _Fate) -> None:
        day = each.read.received_on
        held_on = each.form.held_on if each.form is not None else self.around.held_on
        opens = window_of(self.around.kind, held_on, self.around.pack.impact_window).opens
        if day is None:
            each.end(RowFate.REFUSED, AnswerCode.NO_DAY)
        elif day < held_on:
            each.end(RowFate.REFUSED, AnswerCode.BEFORE_THE_TRAINING)
        elif day > self.around.today:
            each.end(RowFate.REFUSED, AnswerCode.AFTER_TODAY)
        elif day < opens:
            each.end(RowFate.REFUSED, AnswerCode.NOT_OPEN_YET)

    def _settle_doubles(self) -> None:
        """Several answers of one person: alike ones are one, of others one counts by an answer."""
        theirs: dict[int, list[_Fate]] = defaultdict(list)
        for each in self.rows:
            if each.form is not None and each.fate is None:
                theirs[each.form.id].append(each)
        for several in theirs.values():
            if len(several) == 1:
                continue
            several.sort(key=lambda each: _order(each.read))
            if len({content_of(each.read.answers) for each in several}) == 1 or _is_in(several[-1]):
                answer = LATER
            else:
                answer = self._which(several)
            chosen = {LATER: several[-1], EARLIER: several[0]}.get(answer)
            for each in several:
                if chosen is None:
                    each.end(RowFate.ASKED, AnswerCode.TWICE)
                elif each is not chosen:
                    each.end(RowFate.PASSED, AnswerCode.NOT_THIS_ONE)

    def _which(self, several: Sequence[_Fate]) -> str:
        answer = LEAVE
        for each in several:
            answer = self._ask(
                "twice",
                each,
                "Somebody answered more than once. Which answer counts?",
                (Choice(LATER, "The later one"), Choice(EARLIER, "The earlier one")),
                LATER,
            )
        return answer

    def _ask(
        self, about: str, each: _Fate, asks: str, choices: tuple[Choice, ...], guess: str = LEAVE
    ) -> str:
        who = each.read.who
        shown = who.said or "no name"
        where = Where(each.read.number, who.column, shown)
        return self.asking.answer(
            QuestionKind.ANSWERER, f"{about} {self.around.session}", where, asks, choices, guess
        )

    def _hold_against(self, each: _Fate, form: FormRecord) -> None:
        """A form that may be in already: an anonymous one is, as is one with these answers."""
        both = {**form.answers, **each.read.answers}
        each.answers = both
        if _is_in(each):
            each.end(RowFate.ALREADY, AnswerCode.ALREADY_IN)
        elif form.anonymous and each.read.is_open:
            # Nobody can add to an anonymous form later, so it waits until all of it is read.
            each.end(RowFate.ASKED, AnswerCode.OPEN_ROW)
        elif form.answers.items() <= both.items():
            each.received_on = form.received_on or each.received_on
            each.end(RowFate.COMES)

    def _settle_different(self) -> None:
        """Forms that are in with other answers."""
        different = [e for e in self.rows if e.fate is None and e.form is not None]
        answer = LEAVE
        for each in different:
            answer = self._ask(
                "differs",
                each,
                "This form is in already, with other answers. Which ones hold?",
                (Choice(KEEP, "Those that are here"), Choice(REPLACE, "Those of this sheet")),
                KEEP,
            )
        for each in different:
            if answer == REPLACE:
                each.end(RowFate.COMES)
            elif answer == KEEP:
                each.end(RowFate.ALREADY, AnswerCode.ALREADY_IN)
            else:
                each.end(RowFate.ASKED, AnswerCode.DIFFERS)

    # Answers that do not say whose they are.

    def _settle_nameless(self, rows: list[_Fate], teller: FormTeller) -> None:
        """Rows that do not say who answered: here already, kept without a name, or each asked."""
        waiting = [each for each in rows if each.read.is_open]
        fresh = self._not_known_again([each for each in rows if not each.read.is_open])
        # Those that wait for a column are asked about with the others: nobody has to come back.
        together = sorted([*fresh, *waiting], key=lambda each: each.read.number)
        if not together:
            return
        answer = self._ask_nameless(together)
        # All are noted as in together, so that none comes in while another waits.
        holds_all = answer == ALL_IN and bool(waiting)
        for each in together:
            if answer == LEFT_OUT:
                each.end(RowFate.PASSED, AnswerCode.NOT_HERE)
            elif answer == EACH:
                self._tell(each, teller)
            elif each.read.is_open or holds_all:
                each.end(RowFate.ASKED, AnswerCode.OPEN_ROW)
            elif answer == LEAVE:
                each.end(RowFate.ASKED, AnswerCode.NAMELESS)
            else:
                each.end(RowFate.COMES)
        if answer == ALL_IN and not waiting:
            self.marked = tuple(each.id for each in self._still_out())

    def _not_known_again(self, rows: list[_Fate]) -> list[_Fate]:
        """Those that are new for certain; of what may be here already it is asked.

        That is each answer like one that is here; and, where one that is here stands in no row,
        every other too: the sheet may have been read another way. Nothing is kept by which an
        answer without a name could be known for certain, or its time be found.
        """
        here = Counter(map(content_of, self.around.nameless))
        alike: list[_Fate] = []
        for each in rows:
            content = content_of(each.read.answers)
            if here[content]:
                here[content] -= 1
                alike.append(each)
        if any(here.values()):
            alike = rows
        answer = LEAVE
        for each in alike:
            answer = self._ask(
                "alike",
                each,
                "Answers without a name are here already that may be the same. Are they?",
                (
                    Choice(SAME, "The same: they are here already"),
                    Choice(ANOTHER, "Others: bring them in"),
                ),
            )
        for each in alike:
            if answer == SAME:
                each.end(RowFate.ALREADY, AnswerCode.ALREADY_IN)
            elif answer != ANOTHER:
                each.end(RowFate.ASKED, AnswerCode.ALIKE)
        return [each for each in rows if each.fate is None]

    def _still_out(self) -> list[FormRecord]:
        """The forms that have not come in, those that this sheet names left out."""
        named = {each.form.id for each in self.rows if each.form is not None}
        return [e for e in self.around.forms if e.received_on is None and e.id not in named]

    def _ask_nameless(self, fresh: Sequence[_Fate]) -> str:
        """Whether answers without a name are kept, and for whom they count as in."""
        out = self._still_out()
        choices = [Choice(NAMELESS, "Keep them without a name")]
        if len(out) == len(fresh):
            choices.append(
                Choice(ALL_IN, f"Keep them so, and note that all {len(out)} forms came in")
            )
        if not any(each.anonymous for each in self.around.forms):
            choices.append(Choice(EACH, "I say whose each is"))
        choices.append(Choice(LEFT_OUT, "Leave them out"))
        some = f"{len(fresh)} rows do not" if len(fresh) > 1 else "1 row does not"
        forms = f"{len(out)} forms have" if len(out) != 1 else "1 form has"
        asks = f"{some} say who answered, and {forms} not come in yet. What is to be done?"
        answer = LEAVE
        for each in fresh:
            answer = self._ask("nameless", each, asks, tuple(choices))
        return answer


def _is_in(row: _Fate) -> bool:
    """Whether a row's form is in with these answers, or anonymous and in."""
    form = row.form
    if form is None or form.received_on is None:
        return False
    return form.anonymous or row.read.answers.items() <= form.answers.items()


def _order(read: ReadRow) -> tuple[Stamp, int]:
    return (read.stamp or Stamp(read.received_on or date.min), read.number)


def draft_answers(
    around: Surroundings,
    columns: tuple[AnswerColumn, ...],
    read: Sequence[ReadRow],
    asking: Asking,
    *,
    has_times: bool,
) -> AnswersDraft:
    """Everything that the rows come to, with what is open and what is left out."""
    drafter = _Drafter(around, asking)
    drafter.draft(read)
    asked = asking.questions()
    return AnswersDraft(
        around.kind,
        around.asks,
        columns,
        tuple(_shown(each) for each in drafter.rows),
        asked,
        tuple(_left_out(drafter.rows)),
        tuple(_notes(columns, drafter.rows)),
        drafter.marked,
        has_times,
    )


def _shown(each: _Fate) -> AnswerRow:
    read, form = each.read, each.form
    fate = each.fate or RowFate.ASKED
    return AnswerRow(
        read.number,
        read.who.said,
        (form.about if form.kind is FormKind.MANAGER else form.who) if form is not None else "",
        form.id if form is not None else None,
        each.received_on,
        each.answers,
        fate,
        REASONS[each.code] if each.code is not None else "",
        form is not None and form.anonymous,
    )


def _left_out(rows: Iterable[_Fate]) -> Iterator[RowProblem]:
    """Rows that are refused or open, and the cells of those that come which are not read."""
    for each in rows:
        if each.fate in (RowFate.REFUSED, RowFate.ASKED) and each.code is not None:
            yield left(each.read.number, each.read.who.column, each.read.who.said, each.code)
        if each.fate in (RowFate.COMES, RowFate.PASSED):
            for problem in each.read.problems:
                if problem.code is not AnswerCode.PRIVATE:
                    yield problem


def _notes(columns: Iterable[AnswerColumn], rows: Sequence[_Fate]) -> Iterator[RowProblem]:
    """Columns that nothing is taken from, cells that are left where they are, rows passed over."""
    for column in columns:
        if not column.taken_as:
            yield left(None, column.letter, column.heading, AnswerCode.OPEN_COLUMN)
    for column in columns:
        if column.private is not None:
            yield left(None, column.letter, column.heading, AnswerCode.PRIVATE_COLUMN)
        elif column.taken_as == LEFT_OUT:
            yield left(None, column.letter, column.heading, AnswerCode.LEFT_COLUMN)
    for each in rows:
        for problem in each.read.problems:
            if problem.code is AnswerCode.PRIVATE:
                yield replace(problem, value="")
        if each.fate in (RowFate.PASSED, RowFate.ALREADY) and each.code is not None:
            yield left(each.read.number, each.read.who.column, each.read.who.said, each.code)
