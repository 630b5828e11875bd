"""Answers to what a sheet leaves open, in words and in groups."""

from collections.abc import Iterator, Sequence
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import FORM_TITLES, FormKind
from sgdesk.services.imports import (
    Choice,
    Decision,
    Question,
    QuestionKind,
    SheetKind,
    new_course_said,
)
from sgdesk.services.imports.received.left_out import read_left_out
from sgdesk.ui.imports.asking.laying import GROUP, LEAVE_OUT, OURS
from sgdesk.ui.imports.column_words import column_title, in_groups
from sgdesk.ui.text import tr, tr_count

_TITLES = {
    QuestionKind.COLUMN: ("Columns not understood ({n})", "Columns"),
    QuestionKind.STATUS: ("What came of it ({n})", "What came of it"),
    QuestionKind.WORD: ("Words ({n})", "Words"),
    QuestionKind.NAME: ("Names ({n})", "Names"),
    QuestionKind.PERSON: ("People ({n})", "People"),
    QuestionKind.ROLE: ("Roles ({n})", "Roles"),
    QuestionKind.COURSE: ("Courses ({n})", "Courses"),
    QuestionKind.FORM: ("Columns not understood ({n})", "Columns of online forms"),
    QuestionKind.READING: ("How it is read ({n})", "How it is read"),
    QuestionKind.MARK: ("Words on a scale ({n})", "Words on a scale"),
    QuestionKind.ANSWERER: ("Who answered ({n})", "Who answered"),
    QuestionKind.DAY: ("Days ({n})", "Days"),
    QuestionKind.PAPER: ("Certificates ({n})", "Certificates that you left out"),
}
QUESTION_KINDS = tuple(_TITLES)
"""In the order in which they are asked."""

if set(_TITLES) != set(QuestionKind):
    raise TypeError("Every kind of question has to have its title")

_OF_FORMS = (QuestionKind.FORM, QuestionKind.READING, QuestionKind.MARK)
"""What is asked of the answers to online forms: the kind of form stands before what it is about."""

_LONGEST = 40
"""So many letters of a cell are named."""
_SAME = "same:"
_NEW_OF_GROUP = "A new role of the group "
_OF_PEOPLE = ("below ", "beside ")
"""How answers begin that say whether people come in, and nothing of a course."""
_SAID = {
    "-": "Left out",
    "yes": "Completed",
    "no": "Not completed",
    "completed": "Completed",
    "not_completed": "Not completed",
    "booked": "Booked",
    "in_progress": "Under way",
    "person": "A person",
    "nobody": "Nobody",
    "one": "One person",
    "two": "Different people of one name",
    "other": "Somebody else",
    "nothing": "A new role that calls for nothing yet",
    "up": "The highest is 5",
    "down": "Turned round: the lowest is 5",
    "dmy": "The day comes first",
    "mdy": "The month comes first",
}


def questions_title(kind: QuestionKind, n: int) -> str:
    """The heading over questions of a kind, with how many are open."""
    if not n:
        return tr("{kind}: answered", kind=decisions_title(kind))
    return tr(_TITLES[kind][0], n=n)


def decisions_title(kind: QuestionKind) -> str:
    """The heading over answers of a kind that are remembered."""
    return tr(_TITLES[kind][1])


def choice_words(kind: QuestionKind, choice: Choice) -> str:
    """A choice as the list has it; under the title of its group it says only what is its own."""
    is_field = kind is QuestionKind.COLUMN and choice.key != LEAVE_OUT
    words = column_title(choice.key) if is_field else choice.label
    return tr("{words} ({about})", words=words, about=tr(choice.about)) if choice.about else words


def open_words(kind: QuestionKind, choice: Choice) -> str:
    """A choice as it stands open; a group of roles has a title above that says the rest."""
    if kind is QuestionKind.ROLE and choice.key.startswith(GROUP):
        return choice.label.removeprefix(_NEW_OF_GROUP)
    return choice_words(kind, choice)


def answer_words(question: Question) -> str:
    """What was answered, in the words that it was offered in."""
    said = question.answer
    new = new_course_said(said)
    if new is not None:
        counts = {each.key: each.label for each in question.counts_for}
        if not new.requirement:
            return tr("A new course, {title}, that counts for nothing yet", title=new.title)
        what = counts.get(new.requirement, new.requirement)
        return tr("A new course, {title}, that counts for {what}", title=new.title, what=what)
    choice = next((each for each in question.choices if each.key == said), None)
    if choice is not None:
        return choice_words(question.kind, choice)
    try:
        day = long_date(date.fromisoformat(said))
        return tr("They left on {day}", day=day) if question.kind is QuestionKind.WORD else day
    except ValueError:
        return said


def cell_value(question: Question) -> str:
    """What a question is about, as its first cell says it; the question, where that is blank."""
    words = " ".join(question.cells[0].value.split()) if question.cells else ""
    return shortened(words) or question.asks


def shortened(text: str) -> str:
    """A long text by its beginning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def choice_groups(
    kind: QuestionKind, listed: Sequence[Choice]
) -> Iterator[tuple[str, list[Choice]]]:
    """The choices in groups with their titles; one group without a title where that is enough."""
    if kind is QuestionKind.ROLE:
        yield from _titled(
            (tr("One of your roles"), _starting(listed, OURS)),
            (tr("A new role of a group"), _starting(listed, GROUP)),
            (tr("Or"), [each for each in listed if ":" not in each.key]),
        )
    elif kind is QuestionKind.COLUMN:
        by_key = {each.key: each for each in listed}
        for title, keys in in_groups(by_key):
            yield title, [by_key[key] for key in keys]
    else:
        yield "", list(listed)


def _titled(*groups: tuple[str, list[Choice]]) -> Iterator[tuple[str, list[Choice]]]:
    return (group for group in groups if group[1])


def _starting(choices: Sequence[Choice], start: str) -> list[Choice]:
    return [each for each in choices if each.key.startswith(start)]


def decision_about(decision: Decision) -> str:
    """What an answer was about, in the sheet's own words."""
    about = decision.about
    if decision.kind is QuestionKind.PAPER:
        return _paper_about(decision)
    if decision.kind in _OF_FORMS:
        kind, _, about = about.partition(" ")
        return tr("“{about}” in “{form}”", about=about, form=tr(FORM_TITLES[FormKind(kind)]))
    if decision.kind is QuestionKind.COLUMN and about.startswith("#"):
        return tr("Column {letter}, without a heading", letter=about[1:].upper())
    return tr("“{about}”", about=about.removeprefix("twice ").removeprefix("in the row "))


def _paper_about(decision: Decision) -> str:
    """A certificate by what tells it, since its name may be somebody's."""
    left_out = read_left_out(decision.answer)
    if left_out is None:
        return tr("A certificate")
    size = left_out.size // 1024 + 1
    _, _, page = decision.about.partition(" page ")
    if page:
        return tr("Page {n} of a PDF, {size:,} KB by itself", n=page, size=size)
    if left_out.is_pdf:
        return tr("A PDF of {size:,} KB", size=size)
    return tr("A picture of {size:,} KB", size=size)


def decision_words(decision: Decision) -> str:
    """What was answered, as it is remembered."""
    said = decision.answer
    if decision.kind is QuestionKind.PAPER:
        left_out = read_left_out(said)
        return tr("left out on {day}", day=long_date(left_out.on)) if left_out else said
    if decision.kind is QuestionKind.MARK and said != "-":
        return tr("{mark} of 5", mark=said)
    if decision.kind is QuestionKind.FORM and said != "-":
        return decision.named or said
    if decision.kind is QuestionKind.COLUMN and said != LEAVE_OUT:
        return column_title(said)
    return _of_a_word_or_name(decision)


def _of_a_word_or_name(decision: Decision) -> str:
    """What was answered of a word, a name, a role or somebody."""
    said = decision.answer
    if decision.kind is QuestionKind.WORD and decision.about.startswith(_OF_PEOPLE):
        return tr("Brought in all the same") if said == "yes" else tr("Left out")
    if said in _SAID:
        return tr(_SAID[said])
    for start, words in (
        ("not ", "Not completed: {name}"),
        (OURS, "Your role {name}"),
        (GROUP, "A new role of the group {name}"),
        (_SAME, "The same as {name}"),
    ):
        if said.startswith(start):
            return tr(words, name=decision.named or said.removeprefix(start))
    return said


def more_words(
    kind: SheetKind, added: int, people: int, roles: int, left_out: int, courses: int = 0
) -> str:
    """What an answer changed: "+12 completions, −12 left out"."""
    said = []
    bring = ("{sign}1 to bring in", "{sign}{n} to bring in")
    if kind in (SheetKind.TRACKER, SheetKind.TRAINING):
        bring = ("{sign}1 completion", "{sign}{n} completions")
    for n, one, many in (
        (added, *bring),
        (people, "{sign}1 new person", "{sign}{n} new people"),
        (roles, "{sign}1 new role", "{sign}{n} new roles"),
        (courses, "{sign}1 new course", "{sign}{n} new courses"),
        (left_out, "{sign}1 left out", "{sign}{n} left out"),
    ):
        if n:
            said.append(tr_count(one, many, abs(n), sign="+" if n > 0 else "−"))
    return ", ".join(said) or tr("This changes nothing that comes in.")
