"""Whose a certificate is and of what, by the words in which certificates say so."""

import pytest

from sgdesk.domain.certificates.received.paper import is_level_alone, read_paper
from sgdesk.domain.certificates.received.private_papers import (
    beside_training,
    private_name,
    private_paper,
)
from sgdesk.domain.left_where_it_is import Private

PLAIN = """Example Learning
Certificate of completion
This is to certify that
Ann Sample
has successfully completed
Safeguarding Children Level 2
Date completed: 12 March 2024
Certificate number: EXL-2024-00123
CPD hours: 3
Carla Instance
Director"""


def test_the_words_of_a_plain_certificate() -> None:
    found = read_paper(PLAIN)
    assert [each.text for each in found.names] == ["Ann Sample"]
    assert [each.text for each in found.courses] == ["Safeguarding Children Level 2"]
    assert found.number is not None and found.number.text == "EXL-2024-00123"
    assert found.hours is not None and found.hours.text == "3"
    assert "Carla Instance" not in found.lines


@pytest.mark.parametrize(
    ("text", "name", "course"),
    [
        (
            "Awarded to Ann Sample for attending the Safeguarding Level 1 course on 3rd May 2025",
            "Ann Sample",
            "Safeguarding Level 1 course",
        ),
        (
            "Ann Sample successfully completed the online module Awareness One on 01/02/2026.",
            "Ann Sample",
            "Awareness One",
        ),
        ("Name: Ann Sample\nCourse: Level 2\nDate: 12/3/24", "Ann Sample", "Level 2"),
        ("Delegate name: SAMPLE, Ann\nCourse title\nLevel 2", "SAMPLE, Ann", "Level 2"),
        (
            "Presented to\nAnn van der Sample\nfor completing\nLevel 2",
            "Ann van der Sample",
            "Level 2",
        ),
    ],
)
def test_names_and_courses_are_found_where_certificates_put_them(
    text: str, name: str, course: str
) -> None:
    found = read_paper(text)
    assert (found.names[0].text, found.courses[0].text) == (name, course)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Level 2", True),
        ("L2", True),
        ("Level two training", True),
        ("C1", True),
        ("Safeguarding Level 2", False),
        ("Level 2 Award in food hygiene", False),
        ("Induction", False),
    ],
)
def test_a_level_alone_says_nothing_of_its_matter(text: str, alone: bool) -> None:
    assert is_level_alone(text) is alone


@pytest.mark.parametrize(
    "text",
    [
        "Your place has been booked",
        "Course booking confirmation",
        "You are booked on Level 1",
        "Ann Sample did not attend",
        "did not pass",
        "has not passed",
        "Ann hasn't yet successfully completed",
        "was unable to complete",
        "Completed: no",
        "Non-attendance",
        "SPECIMEN",
        "EXPIRED",
        "No longer valid",
        "This confirms attendance only",
        "VOID - SUPERSEDED",
        "DRAFT",
        "is exempt from Level 2",
        "is registered for Level 2",
        "Provisional pass, subject to moderation",
        "Result: failed",
    ],
)
def test_words_of_no_are_told(text: str) -> None:
    assert read_paper(text).says_no == text


@pytest.mark.parametrize(
    "text",
    [
        "You did not meet the requirements",
        "Result: unsuccessful",
        "Outcome: Fail",
        "Result: F",
        "Below the required standard",
        "A re-sit is required",
        "Has yet to complete the final module",
        "Nicht bestanden",
        "hat die Prüfung nicht bestanden",
        "Résultat : échec",
        "n'a pas validé la formation",
        "Non acquis",
        "No superado",
        "No apto",
        "Reprovado",
        "Não concluiu",
        "Non idoneo",
        "Nie zdał",
        "Nie zdała egzaminu",
        "Wynik negatywny",
        "Nu a promovat",
        "Heb basio",
        "Mae heb ei gwblhau",
        "Niet geslaagd",
        "Не сдал",
        "Başarısız",
        "Score: 60 % (pass mark: 80 %)",
        "You scored 55% and the minimum score is 70%",
    ],
)
def test_words_of_no_are_told_in_other_words_and_languages(text: str) -> None:
    assert read_paper(text).says_no == text


def test_a_score_below_the_pass_mark_on_another_line_is_told() -> None:
    found = read_paper("Ann Sample\nSafeguarding Level 2\nPass mark: 80%\nYour score: 75%")
    assert found.says_no == "Your score: 75%"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Not valid without a stamp",
        "This certificate is void if altered",
        "Any alteration renders it void",
        "Certificate of attendance",
        "Example Learning is exempt from VAT",
        "registered charity",
        "This is to certify that Ann Sample attended training delivered by Example",
        "Completed\nNotes",
        "Certificate of completion no. 12",
        "Teilnahme mit Erfolg",
        "Superado con éxito",
        "Score: 90 % (pass mark: 80 %)",
        "Score: 60 %",
        "Pass mark: 80 %",
        "Outstanding achievement",
        "Wedi cwblhau",
        "Ukończył kurs",
        "Niezwykła praca",
        "A suivi et réussi la formation",
    ],
)
def test_other_words_of_not_say_nothing_of_completing(text: str) -> None:
    assert read_paper(text).says_no == ""


def test_a_no_that_ends_its_line_is_read_with_the_next() -> None:
    found = read_paper("Ann Sample has not yet\ncompleted Level 2\n12 March 2024")
    assert found.says_no == "Ann Sample has not yet completed Level 2"


CHECK = [
    "Disclosure and Barring Service",
    "Enhanced Certificate",
    "Surname: Sample",
    "Police Records of Convictions: none recorded",
]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (CHECK, Private.CRIMINAL_RECORD),
        (["Criminal record check", "Date of birth: 1 May 1980"], Private.CRIMINAL_RECORD),
        (["Ann Sample has completed Level 2", "DBS number: 001234567890"], Private.CRIMINAL_RECORD),
        (["Certified copy of an entry", "Registrar"], Private.BIRTH),
        (["Statement of fitness for work"], Private.HEALTH),
        (["Safeguarding concern form", "Reported to"], Private.CONCERN),
        (["Parental consent form"], Private.CHILD),
        (["for completing Level 2", "Zoë Example (age 9)"], Private.CHILD),
        (["for completing Level 2", "Zoë Example", "aged 12 years"], Private.CHILD),
        (["for completing Level 2", "Year 4, Example Primary School"], Private.CHILD),
        (["for completing Level 2", "Name of pupil", "Zoë Example"], Private.CHILD),
        (["Certificate of Baptism", "Zoë Example"], Private.OTHER),
        (["Certificate of Employers' Liability Insurance"], Private.OTHER),
        (["United Kingdom passport"], Private.OTHER),
    ],
)
def test_papers_that_are_left_where_they_are(lines: list[str], kind: Private) -> None:
    assert private_paper(lines) is kind


@pytest.mark.parametrize(
    "lines",
    [
        PLAIN.splitlines(),
        ["Certificate of completion", "DBS checks and barred lists e-learning", "Ann Sample"],
        ["Ann Sample has completed Safer recruitment: DBS checks", "Barred list checks"],
        ["Ann Sample has attended Medical needs and epilepsy awareness"],
        ["Certificate of attendance", "Responding to a disclosure from a child"],
        ["Certificate of attendance", "Working with children aged 5 to 11", "Ann Sample"],
        ["Certificate of attendance", "Safeguarding for those who work with ages 11-16"],
        ["Certificate of attendance", "Working with children aged 11"],
        ["Certificate of attendance", "Early years and school transition, year 2 of 3"],
    ],
)
def test_training_about_such_things_is_training(lines: list[str]) -> None:
    assert private_paper(lines) is None


@pytest.mark.parametrize(
    ("stem", "kind"),
    [
        ("Ann DBS", Private.CRIMINAL_RECORD),
        ("Ann_Sample-enhanced disclosure", Private.CRIMINAL_RECORD),
        ("birth certificate", Private.BIRTH),
        ("DBS awareness training Ann", None),
        ("IMG_1234", None),
        ("Ann Sample level 2", None),
    ],
)
def test_a_photograph_is_known_by_its_name_alone(stem: str, kind: Private | None) -> None:
    assert private_name(stem) is kind


def test_a_birth_beside_training_is_told_by_its_label() -> None:
    lines = ["Ann Sample has completed Level 2", "Date of birth: 1 May 1980"]
    assert beside_training(lines) == (Private.BIRTH,)


@pytest.mark.parametrize("post", ["Safeguarding Trustee", "Imam", "Vicar", "Course Tutor"])
def test_whoever_signs_a_paper_without_a_name_on_it_is_not_whose_it_is(post: str) -> None:
    found = read_paper(f"Certificate of attendance\nSafeguarding Level 2\nAnn Sample\n{post}")
    assert "Ann Sample" not in found.lines


def test_a_first_name_over_a_surname_is_one_name() -> None:
    lines = "This is to certify that\nAnn\nSample\nhas completed\nSafeguarding Level 1"
    assert [each.text for each in read_paper(lines).names] == ["Ann Sample"]


def test_a_single_word_over_what_was_done_is_no_name() -> None:
    assert read_paper("Awarded to\nAnn\nhas completed\nSafeguarding Level 1").names == ()
