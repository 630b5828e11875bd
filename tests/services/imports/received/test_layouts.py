"""Whatever a certificate looks like, nothing is proposed that is not so.

Certificates are put together of which it is known whose they are, of what and when; the trainer
bears the name of somebody else who is known, and other days stand round the right one.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sgdesk.domain.dates import MONTHS
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received.gathering import Gathered, ReadFile, ReadPage
from sgdesk.services.imports.received.proposing import propose
from sgdesk.services.imports.received.values import ReceivedLine
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import make_workspace

NAMES = ("Ann Sample", "Bob Instance", "Zoë Example")
COURSES = ("Safeguarding Level 1", "Level 2", "Safeguarding Children Level 3")
DAYS = st.dates(date(2015, 1, 1), date(2026, 3, 1))
DONE = ("Completed on", "Date completed", "Date of training", "Course date", "Attended on")
ISSUED = ("Date of issue", "Issued on", "Dated", "Certificate date")
ENDS = ("Valid until", "Expiry date", "Expires on", "Renewal due")
OTHER = ("Date of birth", "Printed", "Enrolled on", "Start date")
Block = list[str]


@st.composite
def a_day(draw: st.DrawFn, labels: tuple[str, ...], day: date) -> Block:
    """A day under one of its labels: beside it, above it or below it."""
    said = written(draw(st.sampled_from(range(5))), day)
    label = draw(st.sampled_from(labels))
    ways = ([f"{label}: {said}"], [f"{label} {said}"], [label, said], [said, label])
    return list(draw(st.sampled_from(ways)))


def written(way: int, day: date) -> str:
    month = MONTHS[day.month - 1]
    return (
        f"{day.day} {month} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%d.%m.%y}",
    )[way]


@st.composite
def certificates(draw: st.DrawFn) -> tuple[str, str, str, date | None]:
    """The words of a certificate, whose it is, its course, and the day it says it was done on."""
    name, trainer = draw(st.permutations(NAMES))[:2]
    course, day = draw(st.sampled_from(COURSES)), draw(DAYS)
    whose = [
        ["This is to certify that", name, "has successfully completed", course],
        [f"Awarded to {name}", f"for completing {course}"],
        [f"Name: {name}", f"Course: {course}"],
        [name, "has attended", course],
        [f"{name} has completed the {course} course"],
    ]
    signs = [[trainer, "Trainer"], [f"Delivered by {trainer}"], [f"Signed: {trainer}"], []]
    says_when = draw(st.sampled_from(("labelled", "plain", "no")))
    done = {
        "labelled": draw(a_day(DONE, day)),
        "plain": [f"on {written(0, day)}"],
        "no": [],
    }[says_when]
    others = [
        draw(a_day(labels, day + timedelta(days=draw(st.integers(1, 1200)))))
        for labels in (ISSUED, ENDS, OTHER)
        if draw(st.booleans())
    ]
    rest = draw(st.permutations([done, draw(st.sampled_from(signs)), *others]))
    before = draw(st.integers(0, len(rest)))
    blocks = [*rest[:before], draw(st.sampled_from(whose)), *rest[before:]]
    lines = ["Example Learning", "Certificate", *(line for block in blocks for line in block)]
    return "\n".join(lines), name, course, day if says_when != "no" else None


class Reads:
    """Reads the words of one certificate; what stands in the file is the same for all."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __repr__(self) -> str:
        return "reads"

    def __call__(self, papers: Sequence[str]) -> tuple[ReceivedLine, ...]:
        files = (
            ReadFile(Path(f"{n}.pdf"), "application/pdf", str(n), 1, (ReadPage(words, str(n), 1),))
            for n, words in enumerate(papers)
        )
        return propose(self._workspace, Gathered(tuple(files), ())).lines


@pytest.fixture(scope="module")
def reads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reads]:
    made = make_workspace(tmp_path_factory.mktemp("layouts"))
    for name in NAMES:
        given_name, family_name = name.split()
        add_person(made, PersonDetails(given_name, family_name))
    yield Reads(made)
    made.close()


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(papers=st.lists(certificates(), min_size=1, max_size=12))
def test_what_is_proposed_is_so(
    reads: Reads, papers: list[tuple[str, str, str, date | None]]
) -> None:
    lines = reads([words for words, *_ in papers])
    for line, (words, name, course, day) in zip(lines, papers, strict=True):
        if line.person is not None:
            assert NAMES[line.person.id - 1] == name, words
        if line.course is not None:
            assert line.said_course.removesuffix(" course") == course, words
        if line.day is not None:
            assert line.day.day == day, words
