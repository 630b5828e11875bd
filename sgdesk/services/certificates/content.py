"""What a certificate says, drawn up once: it is frozen at issue."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from sgdesk.data.certificates.register import read_completed
from sgdesk.data.courses.catalogue import read_satisfies
from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.organisation.signing import Signer
from sgdesk.data.organisation.spoken import read_spoken
from sgdesk.data.people import people as people_data
from sgdesk.data.sessions.trainers import read_trainers
from sgdesk.domain.certificates.certificate import (
    CertificateContent,
    CompletedTraining,
    new_number,
)
from sgdesk.domain.certificates.verification import code_text, face_message
from sgdesk.domain.certificates.wording import (
    OTHER_HEADING,
    PART_OF,
    SAFEGUARDING_HEADING,
    length_words,
    level_beside,
    levels_words,
    reach_words,
    signatories_of,
    without_notes,
)
from sgdesk.domain.dates import add_months
from sgdesk.domain.sessions.spoken import NOTHING_SAID
from sgdesk.domain.training.rule_book import (
    Force,
    IntervalSource,
    RequirementRule,
    for_everybody,
)
from sgdesk.domain.training.words import interval_words, whose_words
from sgdesk.services.training.standing import DayRules


def completed_training(
    connection: Reader, as_at: date, person_id: int | None = None
) -> tuple[CompletedTraining, ...]:
    """All training completed by the day, with the language where a session wants that said.

    The language stands with how it was taught: "face to face, in Urdu". With ``person_id`` only
    theirs.
    """
    spoken = read_spoken(connection)
    return tuple(
        replace(row, method=", ".join(filter(None, (row.method, said))))
        if (said := spoken.get(row.session_id or 0, NOTHING_SAID).on_a_certificate())
        else row
        for row in read_completed(connection, as_at, person_id)
    )


def induction_courses(rules: DayRules) -> frozenset[int]:
    """The courses that are an induction of the pack."""
    inductions = {each.key for each in rules.pack.requirements if each.is_induction}
    return frozenset(
        course
        for rule in rules.book.requirements
        if rule.key in inductions
        for slot in rule.slots
        for course in slot
    )


def _outcomes(objectives: str) -> tuple[str, ...]:
    """The course's outcomes, a line each."""
    lines = (line.strip().lstrip(_BULLETS).strip().rstrip(";") for line in objectives.splitlines())
    return tuple(line for line in lines if line)


_BULLETS = "-–•*·▪◦‣○●■□✓✔✅➢➤\ufe0f"
"""What stands before a line of a list that was pasted; certificates have their own."""


_PERHAPS_UNPRINTED = re.compile(r"[^\u0000-\u024f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]")
"""Other letters than the Latin ones and the usual stops, which are in every shipped font: only for
these a font has to be read."""


@lru_cache(maxsize=1024)
def unprintable_letters(text: str) -> str:
    """The letters of a text that no shipped font has, each once; mostly none."""
    if _PERHAPS_UNPRINTED.search(text) is None:
        return ""
    from sgdesk.reports.certificates.certificate import letters_without_font

    return letters_without_font(text)


class Unprintable(StrEnum):
    """Where on a certificate a letter stands that no shipped font has."""

    PERSON = "person"
    COURSE = "course"
    TRAINER = "trainer"
    OUTCOMES = "outcomes"
    ORGANISATION = "organisation"
    OTHER = "other"


def unprintable_part(row: CompletedTraining, on_each: str) -> tuple[Unprintable, str] | None:
    """The first part of a certificate that cannot be printed, and its letters; mostly ``None``.

    ``on_each`` is what stands on all of them; see :func:`stands_on_each`.
    """
    parts = {
        Unprintable.PERSON: row.person_name,
        Unprintable.COURSE: row.course_title,
        Unprintable.TRAINER: row.trainer,
        Unprintable.OUTCOMES: " ".join(_outcomes(row.course_objectives)),
        Unprintable.ORGANISATION: on_each,
        Unprintable.OTHER: f"{row.provider} {row.method} {row.hours or row.course_duration}",
    }
    found = ((part, unprintable_letters(text)) for part, text in parts.items())
    return next(((part, letters) for part, letters in found if letters), None)


def stands_on_each(connection: Reader, rules: DayRules, day: date) -> str:
    """What every certificate of the organisation says: who it is, how to reach it, who signs."""
    about = read_organisation(connection)
    reach = reach_words(about.contact_email, about.contact_phone, about.address)
    names = (name for name, _ in _leads(connection, rules, day))
    return " ".join((about.name, about.charity_number, reach, *names))


def _leads(connection: Reader, rules: DayRules, day: date) -> tuple[tuple[str, str], ...]:
    """The lead and the deputy, as far as they are named and here on the day, with what each is."""
    settings = rules.settings
    chosen = (
        (people_data.read_person(connection, number), post)
        for number, post in (
            (settings.lead_person, "Designated safeguarding lead"),
            (settings.deputy_person, "Deputy safeguarding lead"),
        )
        if number is not None
    )
    return tuple((who.name, post) for who, post in chosen if who.left is None or who.left >= day)


NO_NUMBER = "0000-0000-0000"
"""On the draft of a certificate: no certificate has it."""


class ContentMaker:
    """Draws up what is printed, from the organisation and the training of the day of issue."""

    def __init__(
        self, connection: Reader, rules: DayRules, day: date, signer: Signer | None = None
    ) -> None:
        self._organisation = read_organisation(connection)
        self._rules = rules
        self._day = day
        self._signer = signer
        self._trainers = tuple(each.name for each in read_trainers(connection).values())
        self._leads = _leads(connection, rules, day)
        self._counts = read_satisfies(connection, rules.pack.id)

    def content(self, row: CompletedTraining, replaces: str = "") -> CertificateContent:
        """One certificate's face, dated by the day attended, and signed."""
        if self._signer is None:
            raise TypeError("a certificate is signed by a signer")
        number = new_number()
        face = self._face(row, number, replaces)
        return replace(face, verification=code_text(number, self._signer.sign(face_message(face))))

    def draft(self, row: CompletedTraining) -> CertificateContent:
        """The same before it is issued: with no number of its own, and signed by nobody."""
        return replace(self._face(row, NO_NUMBER, ""), verification=f"sgdesk:{NO_NUMBER}")

    def _face(self, row: CompletedTraining, number: str, replaces: str) -> CertificateContent:
        about = self._organisation
        refresh_by, refresh_rule = self._refresh(row)
        return CertificateContent(
            number=number,
            organisation=about.name,
            charity_number=about.charity_number,
            person_name=row.person_name,
            course_title=without_notes(row.course_title),
            level=self._level(row),
            completed_on=row.completed_on,
            issued_on=self._day,
            duration_hours=length_words(row.hours or row.course_duration),
            provider=row.provider or about.name,
            trainer=row.trainer,
            method=without_notes(row.method),
            signatories=signatories_of(
                row.person_name, names_in(row.trainer, self._trainers), self._leads
            ),
            replaces=replaces,
            logo_png=about.logo_png,
            heading=self._heading(row),
            outcomes=_outcomes(row.course_objectives),
            reach=reach_words(about.contact_email, about.contact_phone, about.address),
            refresh_by=refresh_by,
            refresh_rule=refresh_rule,
        )

    def _heading(self, row: CompletedTraining) -> str:
        """About safeguarding, unless the organisation said that this course is not."""
        course = self._rules.courses.get(row.course_id)
        is_other = course is not None and course.is_safeguarding is False
        return OTHER_HEADING if is_other else SAFEGUARDING_HEADING

    def _level(self, row: CompletedTraining) -> str:
        """Everything that the course meets, or is one course of several that meet it."""
        course = without_notes(row.course_title)
        met = (
            f"{PART_OF}{title}" if slots < len(rule.slots) else level_beside(title, course)
            for rule, slots in self._named(row)
            if (title := self._title(rule)) != course
        )
        return levels_words(list(filter(None, met)), course)

    def _met(self, row: CompletedTraining) -> Iterator[tuple[RequirementRule, int]]:
        """The rules that the course meets, and how many of each one's courses it is."""
        for rule in self._rules.book.requirements:
            slots = sum(row.course_id in slot for slot in rule.slots)
            if slots:
                yield rule, slots

    def _named(self, row: CompletedTraining) -> tuple[tuple[RequirementRule, int], ...]:
        """Those of them that are said: no lesser level that the course is counted towards besides.

        That is said of a course of the pack's own at its own level, and of what counts as one.
        A course that somebody gives at several levels, and counts so, is said with all.
        """
        met = tuple(self._met(row))
        top = max((self._rank(rule) for rule, slots in met if slots == len(rule.slots)), default=0)
        return tuple(
            (rule, slots)
            for rule, slots in met
            if not 0 < self._rank(rule) < top or self._is_given_at(rule, row.course_id)
        )

    def _is_given_at(self, rule: RequirementRule, course_id: int) -> bool:
        """Whether a course is one of the level itself, by the pack or, for our own, by us."""
        course = self._rules.courses.get(course_id)
        asked = self._rules.pack.requirement(rule.key)
        if course is not None and course.key is not None:
            return asked is not None and course.key in asked.courses
        return course_id in self._counts.get(rule.key, ())

    def _rank(self, rule: RequirementRule) -> int:
        asked = self._rules.pack.requirement(rule.key)
        return 0 if asked is None or asked.is_induction else asked.rank or 0

    def _title(self, rule: RequirementRule) -> str:
        return without_notes(self._rules.titles()[rule.key])

    def _refresh(self, row: CompletedTraining) -> tuple[date | None, str]:
        """By when it is to be done again, and by whose rule; by the first of several.

        Of several on one day it is the highest level's. What is one course of a set is not: the set
        is not met by it.
        """
        met = list(self._met(row))
        due = [
            (add_months(row.completed_on, rule.interval_months), rule)
            for rule in (
                for_everybody(rule, self._rules.book)
                for rule, slots in met
                if slots == len(rule.slots)
            )
            if rule.interval_months is not None
        ]
        if not due:
            return None, ""
        day, rule = min(due, key=lambda each: (each[0], -self._rank(each[1])))
        said = self._rule_words(rule)
        is_plain = [each.key for each, _ in self._named(row)] == [rule.key]
        return day, said if is_plain else f"{self._title(rule)}: {said}"

    def _rule_words(self, rule: RequirementRule) -> str:
        """``every 3 years, recommended, Harrow``; a rule of our own by the organisation's name."""
        denomination = self._rules.denomination
        if rule.interval_source is IntervalSource.ORGANISATION:
            whose = f"set by {self._organisation.name}"
        else:
            theirs = denomination.short_name if denomination else ""
            whose = whose_words(rule.interval_source, self._rules.pack.short_name, theirs)
        force = "recommended" if rule.force is Force.RECOMMENDED else ""
        return ", ".join(filter(None, (interval_words(rule.interval_months), force, whose)))


def names_in(trainer: str, known: Collection[str]) -> tuple[str, ...]:
    """Who led the training, one by one, where each is a trainer whom we know; else as typed.

    A firm such as "Sample and Partners" stays one.
    """
    if trainer in known:
        return (trainer,)
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+(?:and|&)\s+", trainer)]
    if len(parts) > 1 and all(part in known for part in parts):
        return tuple(parts)
    return (trainer,) if trainer else ()
