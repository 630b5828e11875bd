"""The sign-in sheet and the training somebody takes home, read back by another library."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest

from sgdesk.domain.sessions.sign_in import SignInRow, SignInSheet
from sgdesk.domain.training.person_record import (
    PersonPaper,
    RequirementLine,
    RoleHeld,
    TrainingLine,
)
from sgdesk.domain.training.states import STATES, State
from sgdesk.reports.people.person_record import person_paper_pdf
from sgdesk.reports.sessions.sign_in_sheet import sign_in_sheet_pdf

SHEET = SignInSheet(
    organisation="St Example's, Leominster",
    course="Working Together (Level 2)",
    day=date(2026, 11, 28),
    rows=(SignInRow("Łukasz Żółć", "Youth worker"), SignInRow("A & B <Smith>", "Trustee")),
    times="9.30 am to 12.30 pm",
    place="Church hall",
    trainers=("Pat Trainer", "Ann Other"),
    spare_rows=2,
)
PAPER = PersonPaper(
    organisation="St Example's, Leominster",
    name="Łukasz Żółć",
    as_at=date(2026, 11, 23),
    roles=(RoleHeld("Youth worker", None, date(2024, 3, 1)), RoleHeld("Trustee", None, None)),
    requirements=tuple(
        RequirementLine(f"Requirement {number}", state, None, None, "every 3 years (Example)")
        for number, state in enumerate(State)
    ),
    training=(TrainingLine(date(2026, 3, 4), "Induction", "In-house", "", "RBD5-YKRX-6NQF"),),
    ask="Ann Lead",
)


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages]


def test_the_sign_in_sheet_says_what_when_where_and_who() -> None:
    (page,) = pages_of(sign_in_sheet_pdf(SHEET))
    for words in (
        "Working Together (Level 2)",
        "28 November 2026, 9.30 am to 12.30 pm, Church hall",
        "Trainers: Pat Trainer and Ann Other",
        "Łukasz Żółć",
        "A & B <Smith>",
        "Signature",
        "Personal data: keep it safe",
        "Page 1 of 1",
    ):
        assert words in page


def test_free_rows_are_numbered_on_from_the_last_person() -> None:
    lines = [line.strip() for line in pages_of(sign_in_sheet_pdf(SHEET))[0].splitlines()]
    assert [line for line in lines if line.isdecimal()] == ["1", "2", "3", "4"]


def test_a_plenary_group_with_free_rows_goes_on_two_sheets_with_headings_on_both() -> None:
    group = tuple(SignInRow(f"Person {number} Example", "Volunteer") for number in range(25))
    pages = pages_of(sign_in_sheet_pdf(replace(SHEET, rows=group, spare_rows=5)))
    assert len(pages) == 2
    assert all("Signature" in page for page in pages)


def test_what_is_not_known_of_a_session_is_left_out() -> None:
    bare = SignInSheet("Example Club", "Induction", date(2026, 3, 4), (), spare_rows=0)
    (page,) = pages_of(sign_in_sheet_pdf(bare))
    assert "4 March 2026\n" in page
    assert "Trainer" not in page
    assert "free rows" not in page


def test_a_person_takes_home_roles_requirements_and_training() -> None:
    text = " ".join(" ".join(pages_of(person_paper_pdf(PAPER))).split())
    for words in (
        "as at 23 November 2026",
        "Youth worker not known 1 Mar 2024",
        "Trustee not known today",
        "every 3 years (Example)",
        "4 Mar 2026 Induction In-house RBD5-YKRX-6NQF",
        "ask Ann Lead and we put it right",
        *(facts.word for _, facts in STATES.items()),
    ):
        assert words in text


def test_a_person_with_nothing_entered_is_told_so() -> None:
    (page,) = pages_of(person_paper_pdf(PersonPaper("Club", "Ann Other", date(2026, 3, 4))))
    assert "No role is entered for you." in page
    assert "Nothing is asked of you in the roles you hold." in page
    assert "No training is entered for you yet." in page
    assert "ask us" in page


def test_a_long_list_of_training_runs_over_with_its_headings() -> None:
    many = tuple(TrainingLine(date(2026, 1, 1), f"Course {number}") for number in range(80))
    pages = pages_of(person_paper_pdf(replace(PAPER, training=many)))
    assert len(pages) > 1
    assert all("Course\n" in page for page in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


@pytest.mark.parametrize("name", ["<img src='/etc/passwd'/>", "A & B <Smith>", "</para><b>"])
def test_a_hostile_name_is_printed_as_it_was_typed(name: str) -> None:
    for pdf in (
        person_paper_pdf(replace(PAPER, name=name)),
        sign_in_sheet_pdf(replace(SHEET, rows=(SignInRow(name, name),))),
    ):
        page = pypdf.PdfReader(BytesIO(pdf)).pages[0]
        assert name in page.extract_text()
        assert "/Annots" not in page
        assert not page.images


def test_the_title_of_the_file_names_nobody() -> None:
    for pdf in (person_paper_pdf(PAPER), sign_in_sheet_pdf(SHEET)):
        about = pypdf.PdfReader(BytesIO(pdf)).metadata
        assert about is not None
        kind, _, whose = str(about.title).partition(" – ")
        assert kind in {"Training record", "Sign-in sheet"}
        assert whose == SHEET.organisation


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert person_paper_pdf(PAPER) == person_paper_pdf(PAPER)
    assert sign_in_sheet_pdf(SHEET) == sign_in_sheet_pdf(SHEET)


def test_a_record_without_certificates_has_no_empty_column_of_them() -> None:
    none = replace(PAPER, training=(TrainingLine(date(2026, 3, 4), "Induction", "In-house"),))
    (page,) = pages_of(person_paper_pdf(none))
    assert "By whom and how" in page
    assert "Certificate" not in page


def test_the_rows_of_a_sign_in_sheet_are_higher_where_its_pages_have_room() -> None:
    few = tuple(SignInRow(f"Person {number} Example") for number in range(25))
    full = tuple(SignInRow(f"Person {number} Example") for number in range(48))
    wide, narrow = (_apart(replace(SHEET, rows=rows, spare_rows=5)) for rows in (few, full))
    assert narrow < wide
    assert wide == pytest.approx(12 * 72 / 25.4, abs=0.1)


def _apart(sheet: SignInSheet) -> float:
    """How far one name stands over the next, in points."""
    found: list[float] = []

    def visit(text: str, page: list[float], line: list[float], *_: object) -> None:
        if "Person" in text:
            found.append(page[5] + line[5])

    pypdf.PdfReader(BytesIO(sign_in_sheet_pdf(sheet))).pages[0].extract_text(visitor_text=visit)
    return found[0] - found[1]
