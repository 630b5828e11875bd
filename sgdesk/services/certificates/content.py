"""What a certificate says, drawn up once: it is frozen at issue."""

from dataclasses import replace
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.organisation.organisation import read_organisation
from sgdesk.data.organisation.signing import Signer
from sgdesk.data.people import people as people_data
from sgdesk.domain.certificates.certificate import (
    CertificateContent,
    CompletedTraining,
    new_number,
)
from sgdesk.domain.certificates.verification import code_text, face_message
from sgdesk.services.training.standing import DayRules

_MOST_LETTERS = 240
"""Of what was learned, so that three lines hold it."""


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


def _points(objectives: str) -> tuple[str, ...]:
    """The course's outcomes, a line each, as many whole ones as there is room for."""
    room = _MOST_LETTERS
    found = []
    for line in objectives.splitlines():
        point = line.strip().lstrip("-•*·").strip().rstrip(".;")
        if point and len(point) <= room:
            found.append(point)
            room -= len(point)
    return tuple(found)


_ALWAYS_PRINTED = "\u024f"
"""Latin letters up to this one are in every shipped font, so that no font has to be read."""


def unprintable_letters(name: str) -> str:
    """The letters of a name that no shipped font has, each once; mostly none."""
    if max(name, default="") <= _ALWAYS_PRINTED:
        return ""
    from sgdesk.reports.certificates.certificate import letters_without_font

    return letters_without_font(name)


class ContentMaker:
    """Draws up what is printed, from the organisation and the training of the day of issue."""

    def __init__(self, connection: Reader, rules: DayRules, day: date, signer: Signer) -> None:
        self._organisation = read_organisation(connection)
        self._rules = rules
        self._day = day
        self._signer = signer
        self._lead = ""
        if rules.settings.lead_person is not None:
            self._lead = people_data.read_person(connection, rules.settings.lead_person).name

    def content(self, row: CompletedTraining, replaces: str = "") -> CertificateContent:
        """One certificate's face, dated by the day attended."""
        about = self._organisation
        number = new_number()
        face = CertificateContent(
            number=number,
            organisation=about.name,
            charity_number=about.charity_number,
            person_name=row.person_name,
            course_title=row.course_title,
            level=self._level(row),
            completed_on=row.completed_on,
            issued_on=self._day,
            duration_hours=row.hours or row.course_duration,
            provider=row.provider or about.name,
            trainer=row.trainer,
            method=row.method,
            signatories=tuple(
                (name, post)
                for name, post in (
                    (row.trainer, "Trainer"),
                    (self._lead, "Designated safeguarding lead"),
                )
                if name
            ),
            replaces=replaces,
            logo_png=about.logo_png,
            learning_points=_points(row.course_objectives),
        )
        return replace(face, verification=code_text(number, self._signer.sign(face_message(face))))

    def _level(self, row: CompletedTraining) -> str:
        """Everything that the course meets, or is one course of several that meet it."""
        titles = self._rules.titles()
        met = []
        for rule in self._rules.book.requirements:
            slots = [slot for slot in rule.slots if row.course_id in slot]
            if slots and _without_note(titles[rule.key]) != row.course_title:
                part = "Part of " if len(slots) < len(rule.slots) else ""
                met.append(f"{part}{_without_note(titles[rule.key])}")
        return "  ·  ".join(met)


def _without_note(title: str) -> str:
    """A title without our note in brackets: a certificate carries none of ours."""
    return title.partition(" (our own")[0]
