"""Courses that stand in for the partnership's are told beside the requirement, in every file."""

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest

from sgdesk.domain.courses.course import CourseDetails
from sgdesk.domain.returns.document import Equivalent, ReturnDocument
from sgdesk.services.courses import courses
from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.returns.document import return_document, return_files
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

OWN = "Example evening on the basics"
SAID = f"Universal training: counted by us as equivalent: {OWN} (our own course), 2 people"


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four people of whom two did our own course, one of them the partnership's too, later."""
    hall = make_hall(tmp_path, "wscp", TODAY, ("universal",))
    number, _ = courses.add_course(hall.workspace, CourseDetails(OWN), ("universal",))
    hall.courses[OWN] = number
    for person in hall.people[:3]:
        done(hall, person, OWN, date(2025, 5, 1))
    done(hall, hall.people[2], "universal", date(2025, 5, 1))
    change_setting(hall.workspace, "lead_person", str(hall.people[0]))
    return hall


def done(hall: Hall, person: int, course: str, day: date) -> None:
    record_training(hall.workspace, [person], TrainingDetails(hall.courses[course], day))


def figures(hall: Hall, key: str = "universal") -> tuple[tuple[Equivalent, ...], int]:
    document = return_document(hall.workspace, TODAY)
    found = next(each for each in document.requirements if each.key == key)
    return found.equivalents, found.by_equivalent


def text_of(files: dict[str, bytes], end: str) -> str:
    content = next(data for name, data in files.items() if name.endswith(end))
    if end == "pdf":
        paper = pdfium.PdfDocument(content)
        pages = (paper[place].get_textpage().get_text_range() for place in range(len(paper)))
        return " ".join(" ".join(pages).split())
    if end == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        return " ".join(str(each) for each in cells if each is not None)
    return content.decode("utf-8")


def test_a_course_of_our_own_is_told_with_those_whose_day_it_is_but_a_tie_is_theirs(
    hall: Hall,
) -> None:
    assert figures(hall) == ((Equivalent(OWN, "our own course", 2),), 2)
    done(hall, hall.people[1], "universal", date(2025, 5, 2))
    assert figures(hall) == ((Equivalent(OWN, "our own course", 1),), 1)
    assert figures(hall, "induction") == ((), 0)


def test_another_partnerships_course_is_told_with_whose_it_is_until_it_stands_in_no_more(
    hall: Hall,
) -> None:
    courses.decide_equivalence(
        hall.workspace,
        hall.courses["induction"],
        hall.courses["universal"],
        decided_by="the trustees",
        decided_on=TODAY,
        reason="the same content",
    )
    done(hall, hall.people[3], "induction", date(2025, 6, 1))
    assert figures(hall)[0][0] == Equivalent("Induction training", "Worcestershire", 1)
    courses.withdraw_equivalence(hall.workspace, 1)
    assert figures(hall)[0] == (Equivalent(OWN, "our own course", 2),)


def test_every_file_says_so_beside_the_requirement_and_on_the_leads_line(hall: Hall) -> None:
    document: ReturnDocument = return_document(hall.workspace, TODAY)
    files = return_files(document)

    for end in ("pdf", "html", "xlsx"):
        assert SAID in text_of(files, end), end
        assert f"C{SAID.partition(': c')[2]}" in text_of(files, end), end
        assert "…" not in text_of(files, end), end
        assert "2 by a course that we count as equivalent" in text_of(files, end), end
    assert f'"{OWN} (our own course)","universal"' in text_of(files, "csv")
    rules = json.loads(text_of(files, "json"))["rules"]["requirements"]
    assert [each["counted_as_equivalent"] for each in rules if each["requirement"] == "universal"]
    assert (
        "completed on 1 May 2025, by a course that we count as equivalent, due again by 1 May 2028"
        in text_of(files, "html")
    )
