"""Files of certificates looked at: what is proposed, what is asked, and what is left alone."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.data.pdfs import MOST_PAGES, PdfError, PdfFault, pdf_words
from sgdesk.domain.errors import InputError
from sgdesk.services.certificates.issuing import issue_certificates, revoke
from sgdesk.services.certificates.register import certificates_pdf
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.received import gathering
from sgdesk.services.imports.received.gathering import gather
from sgdesk.services.imports.received.proposing import propose
from sgdesk.services.imports.received.values import LineState, ReceivedLine
from sgdesk.services.people.people import PersonDetails, add_person, change_person
from sgdesk.services.training.recording import TrainingDetails, course_choices, record_training
from tests.factories import TODAY
from tests.pictures import jpeg_head, png
from tests.services.hall import make_hall
from tests.services.imports.received.conftest import ANN, BOB, ZOE, Look
from tests.services.imports.received.making import certificate, locked_pdf, pdf, write_pdf


def level2(workspace: Workspace) -> int:
    return next(e.id for e in course_choices(workspace) if e.title == "Safeguarding Level 2")


def told(line: ReceivedLine) -> str:
    return " ".join(map(str, line.told))


def test_a_plain_certificate_is_proposed_whole_and_nothing_is_written(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))
    before = workspace.path.read_bytes()
    (line,) = look(path).lines
    assert line.state is LineState.CONFIRM
    assert line.person is not None and line.person.id == ANN
    assert line.course is not None and line.course.id == level2(workspace)
    assert line.day is not None and line.day.day == date(2025, 3, 12)
    assert line.day.stood == "Completed on 12 March 2025"
    assert str(line.person.stood) == "“This is to certify that Ann Sample”"
    assert workspace.path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        (certificate("Ann Samble"), "Nobody here is called Ann Samble. Is it somebody of a like"),
        (certificate("Una Nowhere"), "add them to your people first"),
        (certificate(course="Keeping bees"), "“Keeping bees” is no course that is known here"),
        (certificate(when="Date of issue: 12 March 2025"), "when it was issued, not when it was"),
        (certificate(when="Valid until 12 March 2028"), "only until when it is valid"),
        (certificate(when="3 March 2025 and 5 March 2025"), "more than one date"),
        (certificate(when="Completed on 12 March 2029"), "12 March 2029 lies ahead"),
        (certificate(when="Completed on 03/25/2025"), "can’t be read as a day"),
        (certificate(when="Thank you"), "No day stands on it"),
        (certificate("Ann Sample", "Level 2", "12/3/25", "Specimen"), "“Specimen”: was the course"),
        ("Certificate\n12 March 2025\nLevel 2", "Nothing on it says whose it is"),
    ],
)
def test_what_cannot_be_told_is_asked_and_never_filled_in(
    look: Look, tmp_path: Path, words: str, asks: str
) -> None:
    (line,) = look(write_pdf(tmp_path / "scan.pdf", words)).lines
    assert line.state is LineState.ASKS
    assert asks in told(line)


def test_an_end_is_never_the_day_and_goes_into_its_own_box(look: Look, tmp_path: Path) -> None:
    words = certificate("Ann Sample", "Level 2", "Valid until 12 March 2025")
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert (line.day, line.days) == (None, ())
    assert line.expiry is not None and line.expiry.day == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("when", "asks", "days"),
    [
        ("Start date 1/2/2025\nEnd date 8/2/2025", "gives an end and not of what", [8]),
        ("Date: 1 February 2025\nEnd: 2 February 2025", "more than one date", [2, 1]),
        ("Completed 1/2/2025\nEnd date 8/2/2025", "more than one date", [8, 1]),
    ],
)
def test_an_end_that_may_be_of_the_course_is_asked_about_and_goes_into_no_box(
    look: Look, tmp_path: Path, when: str, asks: str, days: list[int]
) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate(when=when))).lines
    assert (line.state, line.day, line.expiry) == (LineState.ASKS, None, None)
    assert asks in told(line)
    assert [each.day.day for each in line.days] == days
    assert [each.day.day for each in line.ends] == [days[0]]


def test_an_end_that_lies_ahead_of_a_completion_is_the_certificates(
    look: Look, tmp_path: Path
) -> None:
    words = certificate("Ann Sample", "Level 2", "Completed 12/3/2025", "End date 12/3/2029")
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert line.day is not None and line.day.day == date(2025, 3, 12)
    assert line.expiry is not None and line.expiry.day == date(2029, 3, 12)


def test_two_days_are_offered_to_choose_from(look: Look, tmp_path: Path) -> None:
    words = certificate(when="3 March 2025 and 5 March 2025")
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert [each.day for each in line.days] == [date(2025, 3, 3), date(2025, 3, 5)]


def test_a_like_name_is_offered_and_not_taken(look: Look, tmp_path: Path) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Zoe Example"))).lines
    assert line.person is None
    assert [each.id for each in line.people] == [ZOE]


def test_namesakes_are_offered_as_they_are_told_apart(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    add_person(workspace, PersonDetails("Ann", "Sample", email="ann@example.org"))
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"))).lines
    assert line.person is None and line.state is LineState.ASKS
    assert [each.title for each in line.people] == [
        "Ann Sample (no. 1)",
        "Ann Sample (ann@example.org)",
    ]


def test_whoever_signs_is_not_whose_it_is(look: Look, tmp_path: Path) -> None:
    words = "Certificate\nLevel 2\n12 March 2025\nBob Instance\nTrainer"
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert line.person is None


def test_a_course_of_a_providers_own_words_is_known_or_offered(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    known = write_pdf(tmp_path / "a.pdf", certificate(course="Safeguarding Children Level 2"))
    other = write_pdf(tmp_path / "b.pdf", certificate(course="Level 2 for choir leaders"))
    first, second = look(known, other).lines
    assert first.course is not None and first.course.id == level2(workspace)
    assert second.course is None
    assert level2(workspace) in [each.id for each in second.courses]


@pytest.mark.parametrize(
    "words",
    [
        "Food hygiene\nThis is to certify that\nAnn Sample\nhas completed\nLevel 2\non 12/3/2025",
        "Ann Sample\nhas completed\nLevel 2\nAward in first aid\n12 March 2025",
        "Safeguarding\nName: Ann Sample\nCourse: First aid\nCourse: Level 2\n12 March 2025",
    ],
)
def test_a_level_of_something_else_is_no_level_of_safeguarding(
    workspace: Workspace, look: Look, tmp_path: Path, words: str
) -> None:
    (line,) = look(write_pdf(tmp_path / "Food hygiene level 2.pdf", words)).lines
    assert line.course is None and line.state is LineState.ASKS
    assert [each.id for each in line.courses] == [level2(workspace)]


def test_a_course_is_read_from_the_name_of_a_picture_only_where_it_is_all_of_it(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    for name in ("Ann Sample Safeguarding Level 2.png", "Ann Sample food hygiene Level 2.png"):
        (tmp_path / name).write_bytes(png(8, 8 + len(name)))
    first, second = look(*sorted(tmp_path.glob("*.png"))).lines
    assert first.course is not None and first.course.id == level2(workspace)
    assert second.course is None


def test_a_pdf_of_several_certificates_is_a_line_for_each_page(look: Look, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "all.pdf", certificate("Ann Sample"), certificate("Bob Instance"))
    lines = look(path).lines
    assert [each.person.id for each in lines if each.person] == [ANN, BOB]
    assert [each.source.name for each in lines] == ["all page 1.pdf", "all page 2.pdf"]


def test_a_second_page_of_one_certificate_stays_with_it(look: Look, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"), "What was covered\nAbuse")
    (line,) = look(path).lines
    assert line.source.page is None


@pytest.mark.parametrize("second", ["Bob Instance was there too", ""])
def test_a_page_that_may_be_another_persons_is_a_line_of_its_own(
    look: Look, tmp_path: Path, second: str
) -> None:
    path = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"), second)
    assert [each.source.page for each in look(path).lines] == [0, 1]


def test_a_page_that_is_left_where_it_is_leaves_the_others(look: Look, tmp_path: Path) -> None:
    check = "Disclosure and Barring Service\nEnhanced Certificate\nPolice Records of Convictions"
    path = write_pdf(tmp_path / "a.pdf", certificate("Ann Sample"), check)
    first, second = look(path).lines
    assert (first.state, second.state) == (LineState.CONFIRM, LineState.NOT_KEPT)


def test_of_a_criminal_record_check_nothing_is_told_but_why(look: Look, tmp_path: Path) -> None:
    words = "Disclosure and Barring Service\nEnhanced Certificate\nAnn Sample\n001234567890"
    (line,) = look(write_pdf(tmp_path / "scan.pdf", words)).lines
    assert line.state is LineState.NOT_KEPT and not line.is_shown
    assert "criminal record checks are left where they are" in told(line)
    for each in ("Ann Sample", "001234567890"):
        assert each not in repr(line)


def test_a_page_without_words_is_shown_and_typed_beside(look: Look, tmp_path: Path) -> None:
    (tmp_path / "Ann Sample.png").write_bytes(png(8, 8))
    (tmp_path / "IMG_20250312.jpg").write_bytes(jpeg_head(40, 30))
    scan = write_pdf(tmp_path / "scan.pdf", "")
    by_name, photo, page = look(
        *sorted(tmp_path.glob("*.png")), tmp_path / "IMG_20250312.jpg", scan
    ).lines
    assert by_name.person is not None and str(by_name.person.stood) == "the name of the file"
    for line in (by_name, photo, page):
        assert line.state is LineState.ASKS and line.day is None
        assert "words cannot be read" in told(line)


def test_pages_of_a_scan_without_words_are_certificates_of_their_own(
    look: Look, tmp_path: Path
) -> None:
    lines = look(write_pdf(tmp_path / "scan.pdf", "", "")).lines
    assert [(each.source.page, each.source.pages) for each in lines] == [(0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"%PDF-1.4 and then nothing", "damaged"),
        ("b.pdf", b"no pdf", "something else than its name says"),
        ("c.png", b"\x89PNG\r\n\x1a\n", "begins as a picture and is none"),
        ("d.jpg", b"\x00\x00\x00\x18ftypheic" + bytes(40), "HEIC picture, whatever its name"),
        ("e.pdf", b"", "is empty"),
        ("f.jpg", jpeg_head(60_000, 60_000), "far more than a photograph"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(
    look: Look, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    good = write_pdf(tmp_path / "good.pdf", certificate())
    bad, read = look(tmp_path / name, good).lines
    assert (bad.state, read.state) == (LineState.NOT_KEPT, LineState.CONFIRM)
    assert why in told(bad)


def test_a_locked_pdf_and_one_of_many_pages_say_what_to_do(look: Look, tmp_path: Path) -> None:
    locked = locked_pdf(tmp_path / "locked.pdf", certificate())
    many = write_pdf(tmp_path / "many.pdf", *([certificate()] * (MOST_PAGES + 1)))
    first, second = look(locked, many).lines
    assert "opens with a password alone" in told(first)
    assert "more than 50 pages" in told(second)


def test_reading_one_file_ends_after_its_seconds() -> None:
    ticks = iter(range(0, 1_000_000, 4))
    with pytest.raises(PdfError) as caught:
        pdf_words(pdf([certificate()]), clock=lambda: float(next(ticks)))
    assert caught.value.fault is PdfFault.TOO_LONG


def test_what_is_no_certificate_is_passed_over_by_its_name(look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "inside").mkdir(parents=True)
    write_pdf(folder / "inside" / "a.PDF", certificate())
    for name in ("photo.heic", "list.xlsx", "letter.docx", ".DS_Store", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    found = look(folder)
    assert len(found.lines) == 1
    why = {each.name: str(each.why) for each in found.passed_over}
    assert set(why) == {"photo.heic", "list.xlsx", "letter.docx"}
    assert "save it as JPEG" in why["photo.heic"]


def test_too_many_files_are_refused_before_any_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.pdf").touch()
    with pytest.raises(InputError, match="There are 3 files, and 2 at most"):
        gather([tmp_path], lambda done, total: pytest.fail("something was read"))


def test_work_ends_where_it_is_told_to(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise StoppedError

    write_pdf(tmp_path / "a.pdf", certificate())
    with pytest.raises(StoppedError):
        gather([tmp_path], stop)


def test_a_birth_beside_the_training_is_told_and_not_read(look: Look, tmp_path: Path) -> None:
    words = certificate("Ann Sample", "Level 2", "12 March 2025", "Date of birth: 1 May 1980")
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert line.day is not None and line.day.day == date(2025, 3, 12)
    assert "This page shows a date of birth. The file keeps it if you confirm." in told(line)
    assert "1980" not in repr(line)


def test_our_own_certificates_are_here_already_unless_they_were_revoked(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("induction",))
    details = TrainingDetails(hall.courses["induction"], TODAY, provider="in-house")
    record_training(hall.workspace, hall.people[:2], details)
    good, bad = issue_certificates(hall.workspace).new_numbers
    paths = [tmp_path / "good.pdf", tmp_path / "bad.pdf"]
    for path, number in zip(paths, (good, bad), strict=True):
        path.write_bytes(certificates_pdf(hall.workspace, [number]))
    revoke(hall.workspace, 2, "In error")
    first, second = propose(hall.workspace, gather(paths, lambda done, total: None)).lines
    assert first.state is LineState.HERE and "stands in your register" in told(first)
    assert second.state is LineState.NOT_KEPT and "Revoked" in told(second)


def test_a_certificate_of_another_organisation_with_this_program_is_told_and_read(
    look: Look, tmp_path: Path
) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("induction",))
    change_person(hall.workspace, hall.people[0], PersonDetails("Ann", "Sample"))
    details = TrainingDetails(hall.courses["induction"], TODAY, provider="in-house")
    record_training(hall.workspace, hall.people[:1], details)
    (number,) = issue_certificates(hall.workspace).new_numbers
    path = tmp_path / "theirs.pdf"
    path.write_bytes(certificates_pdf(hall.workspace, [number]))
    (line,) = look(path).lines
    assert line.is_open and "Another organisation made it with this program" in told(line)
    assert line.number is not None and line.number.text == number
    assert line.person is not None and line.person.id == ANN
    assert line.day is not None and line.day.day == TODAY


def test_a_course_alone_on_its_line_is_asked_about_by_its_name(look: Look, tmp_path: Path) -> None:
    words = "Ann Sample\nSafeguarding Children for choirs\n12 March 2025"
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert "“Safeguarding Children for choirs” is no course that is known here" in told(line)
    assert line.said_course == "Safeguarding Children for choirs"


def test_the_provider_and_whoever_teaches_are_no_course(look: Look, tmp_path: Path) -> None:
    words = "Example Safeguarding\nAnn Sample\nSafeguarding lead officer\n12 March 2025"
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert line.said_course == ""
    assert "No course that is known here is named on it" in told(line)


def test_an_answer_for_a_level_alone_is_not_carried_to_other_matters(
    look: Look, tmp_path: Path
) -> None:
    one = write_pdf(tmp_path / "a.pdf", "Safeguarding\nAnn Sample\nhas completed\nLevel 7\n1/3/25")
    two = write_pdf(tmp_path / "b.pdf", "First aid\nAnn Sample\nhas completed\nLevel 7\n1/3/25")
    assert [each.said_course for each in look(one, two).lines] == ["Level 7", ""]


def test_a_course_is_never_taken_for_a_name(look: Look, tmp_path: Path) -> None:
    words = "Ann-Marie Example\nFire Safety Awareness\nCompleted 1 June 2025"
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert "called Fire Safety" not in told(line)
    assert line.said_course == "Fire Safety Awareness"


def test_a_like_name_that_stands_alone_is_offered(
    workspace: Workspace, look: Look, tmp_path: Path
) -> None:
    number, _ = add_person(workspace, PersonDetails("Abdul Rahman", "Sample"))
    words = "Abdul-Rahman Sample\nFire Safety Awareness\nCompleted 1 June 2025"
    (line,) = look(write_pdf(tmp_path / "a.pdf", words)).lines
    assert line.person is None and line.said_name == "Abdul-Rahman Sample"
    assert [each.id for each in line.people] == [number]


@pytest.mark.parametrize("title", ["Bro.", "Br", "Sr", "Sis", "Hajji", "Mufti", "Ustadha"])
def test_a_title_before_a_name_is_no_part_of_it(look: Look, tmp_path: Path, title: str) -> None:
    (line,) = look(write_pdf(tmp_path / "a.pdf", certificate(f"{title} Ann Sample"))).lines
    assert line.person is not None and line.person.id == ANN
