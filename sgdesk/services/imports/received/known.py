"""What the organisation file knows, as certificates are compared with it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.import_answers import (
    name_question,
    read_decisions,
    reference_question,
)
from sgdesk.data.pdfs import PdfError, page_mark
from sgdesk.data.people.evidence import kept_behind, read_kept_pages
from sgdesk.data.people.people import read_people
from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.domain.courses.course_names import course_key, course_keys
from sgdesk.domain.people.evidence import KeptBehind
from sgdesk.domain.people.person import Person
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.domain.text import fold
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.index import CourseFinder, Known, PeopleIndex
from sgdesk.services.imports.reading.asking import question_id
from sgdesk.services.imports.reading.values import QuestionKind
from sgdesk.services.imports.received.values import Offer
from sgdesk.services.training.recording import CourseChoice, course_choices

IN_NAME = Sentence("the name of the file")
ANSWERED = Sentence("what you said that “{words}” means")
GIVEN = Sentence("the person on whom it was dropped")
_WINDOW = 5
_OF_A_FILE = frozenset({"certificate", "cert", "scan", "photo", "copy", "of", "-"})


def stood(line: str) -> Sentence:
    """Where something stood: the line itself."""
    return Sentence("“{line}”", {"line": line})


@dataclass(frozen=True, slots=True)
class KnownHere:
    """People, courses, kept files and earlier answers, read in one moment."""

    today: date
    people: Mapping[int, Person]
    index: PeopleIndex
    keys: Mapping[str, tuple[int, ...]]
    courses: CourseFinder
    answers: Mapping[str, str]
    counts: Mapping[int, tuple[str, ...]]
    kept: Mapping[str, tuple[KeptBehind, ...]]
    """By the digest of a file, and by the mark of a page that was kept by itself."""

    # People.

    def named(self, text: str) -> tuple[int, ...]:
        """Everybody whose very name a text is, by their ids."""
        who = who_is(text)
        if who.kind is not WhoKind.PERSON or who.name is None:
            return ()
        return self.keys.get(fold(who.name.full), ())

    def like(self, text: str) -> tuple[int, ...]:
        """Everybody whose name is like the one in a text, the likest first."""
        who = who_is(text)
        if who.kind is not WhoKind.PERSON or who.name is None:
            return ()
        return tuple(each.id for each in self.index.alike(who.name))

    def within(self, text: str) -> tuple[int, ...]:
        """Everybody whose whole name stands somewhere in a line."""
        words = fold(text).replace(",", " ").replace(":", " ").replace(".", " ").split()
        found: dict[int, None] = {}
        for first in range(len(words)):
            for last in range(first + 2, min(first + _WINDOW, len(words)) + 1):
                found.update(dict.fromkeys(self.keys.get(" ".join(words[first:last]), ())))
        return tuple(found)

    def offer_people(self, ids: Sequence[int]) -> tuple[Offer, ...]:
        """People as they are offered to choose from, namesakes told apart."""
        told = _names_apart(self.people.values())
        return tuple(Offer(each, told[each]) for each in dict.fromkeys(ids))

    # Courses.

    def course(self, text: str) -> int | None:
        """The course that a name means here, and no other."""
        return self.courses.find(text)

    def answered_course(self, text: str) -> int | None:
        """The course that somebody said a name means."""
        answer = self.answers.get(question_id(QuestionKind.COURSE, text), "")
        return self.courses.find(answer) if answer else None

    def likely_courses(self, text: str) -> tuple[Offer, ...]:
        """The courses all of whose telling words stand in a text, the longest name first."""
        said = {word for key in course_keys(text) for word in key.split()}
        found = []
        for title in self.courses.titles:
            words = set(course_keys(title)[0].split())
            number = self.courses.find(title)
            if words <= said and number is not None:
                found.append((-len(words), Offer(number, title)))
        likely = [offer for _, offer in sorted(found, key=lambda each: each[0])]
        return tuple(dict.fromkeys((*likely, *self._counting(said))))

    def _counting(self, said: Collection[str]) -> list[Offer]:
        """The courses that count towards a requirement whose words stand among these."""
        return [
            Offer(number, self.courses.title(number))
            for number, met in self.counts.items()
            if any(set(course_key(_short(each)).split()) <= set(said) for each in met)
        ]

    def offer_courses(self, ids: Iterable[int]) -> tuple[Offer, ...]:
        """Courses as they are offered to choose from."""
        return tuple(Offer(each, self.courses.title(each)) for each in dict.fromkeys(ids))

    def course_in_name(self, words: str) -> int | None:
        """The course that the name of a file is, once the names of people are taken out of it."""
        people = {fold(word) for each in self.within(words) for word in self._words_of(each)}
        rest = [each for each in words.split() if fold(each) not in people | _OF_A_FILE]
        return self.courses.find(" ".join(rest)) if rest else None

    def _words_of(self, person_id: int) -> list[str]:
        return self.people[person_id].name.split()


@dataclass(frozen=True, slots=True)
class Offers:
    """Everybody and every course that can be chosen, as they are told apart."""

    people: tuple[Offer, ...]
    courses: tuple[Offer, ...]


def offers(workspace: Workspace) -> Offers:
    """Whom and what somebody can choose who looks at a certificate; namesakes are told apart."""
    with workspace.file.reading() as connection:
        people = read_people(connection)
    names = _names_apart(people)
    told = (
        Offer(each.id, names[each.id]) for each in sorted(people, key=lambda each: each.filed_by)
    )
    courses = tuple(Offer(each.id, _with_counts(each)) for each in course_choices(workspace))
    return Offers(tuple(told), courses)


def _with_counts(course: CourseChoice) -> str:
    """A course with what it counts towards, where its title does not say it: "Level 1" finds it."""
    said = fold(course.title)
    counts = [each for each in map(_short, course.requirements) if fold(each) not in said]
    return f"{course.title} ({', '.join(counts)})" if counts else course.title


def _short(requirement: str) -> str:
    """A requirement as people speak of it: "Level 1" of "Level 1: induction and …"."""
    return requirement.partition(":")[0].strip()


def _names_apart(people: Collection[Person]) -> Mapping[int, str]:
    """Each one's name, with what tells them apart where several bear it."""
    names = Counter(each.name for each in people)
    return {
        each.id: each.name if names[each.name] == 1 else f"{each.name} ({_apart(each)})"
        for each in people
    }


def _apart(person: Person) -> str:
    return person.reference or person.email or f"no. {person.id}"


def known_here(
    workspace: Workspace,
    connection: Reader,
    choices: Iterable[CourseChoice],
    *,
    with_pages: bool = True,
) -> KnownHere:
    """Read what certificates are compared with; ``choices`` are the courses to choose from.

    ``with_pages`` knows kept pages by what they draw, too, and reads each of them.
    """
    people = read_people(connection)
    answers = read_decisions(connection)
    index = PeopleIndex(
        Known(each.id, fold(each.name), each.name_parts, each.reference, each.email)
        for each in people
    )
    return KnownHere(
        workspace.today(),
        {each.id: each for each in people},
        index,
        _keys(people, index, answers),
        CourseFinder(connection, workspace.pack(connection), workspace.denomination(connection)),
        answers,
        {each.id: each.requirements for each in choices},
        _kept(connection, with_pages=with_pages),
    )


def _keys(
    people: Iterable[Person], index: PeopleIndex, answers: Mapping[str, str]
) -> Mapping[str, tuple[int, ...]]:
    """Everybody by whole name, and by each name that was said to be theirs and is nobody's here."""
    keys: dict[str, tuple[int, ...]] = {}
    for each in people:
        if each.given_name and each.family_name:
            key = fold(each.name)
            keys[key] = (*keys.get(key, ()), each.id)
    before, marks = name_question(""), reference_question("")
    for question, answer in answers.items():
        said = question.removeprefix(before)
        is_name = question.startswith(before) and not question.startswith(marks) and " " in said
        meant = index.meant(answer) if is_name and said not in keys else ()
        if len(meant) == 1 and not index.bearers(said):
            keys[said] = (meant[0].id,)
    return keys


def _kept(connection: Reader, *, with_pages: bool) -> Mapping[str, tuple[KeptBehind, ...]]:
    kept = dict(kept_behind(connection))
    for each in read_kept_pages(connection) if with_pages else ():
        with suppress(PdfError):
            mark = page_mark(each.content)
            kept[mark] = (*kept.get(mark, ()), *kept.get(each.sha256, ()))
    return kept
