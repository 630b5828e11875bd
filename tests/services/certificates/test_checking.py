"""A PDF of certificates: as we print it, printed by another program, or altered in any way."""

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from sgdesk.cli import main
from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.dress import Design, Dress, PaperSize
from sgdesk.domain.certificates.verdicts import FileFinding
from sgdesk.domain.certificates.wording import code_words
from sgdesk.domain.errors import InputError
from sgdesk.reports.layout.marks import unpacked
from sgdesk.services.certificates import checking
from sgdesk.services.certificates import issuing as certificates
from sgdesk.services.certificates.checking import PaperCheck, check_paper
from sgdesk.services.certificates.dressing import change_dress
from sgdesk.services.certificates.issuing import issue_certificates
from sgdesk.services.certificates.paper import paper_words
from sgdesk.services.certificates.register import certificates_pdf, contents, contents_pdf
from sgdesk.services.people.people import PersonDetails, change_person
from sgdesk.services.returns.verification import check_code
from sgdesk.services.training.recording import TrainingDetails, record_training
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall
from tests.services.imports.received.making import locked_pdf, pdf


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    made = make_hall(tmp_path, "generic", TODAY, ("induction",))
    details = TrainingDetails(made.courses["induction"], TODAY, provider="in-house")
    record_training(made.workspace, made.people[:2], details)
    return made


@pytest.fixture
def numbers(hall: Hall) -> tuple[str, ...]:
    return issue_certificates(hall.workspace).new_numbers


def checked(hall: Hall, pdf: bytes) -> PaperCheck:
    found = check_paper(hall.workspace, pdf, "certificates.pdf")
    assert found is not None
    return found


def saved_again(pdf: bytes, pages: slice = slice(None)) -> bytes:
    """What another program writes that opened it: the same pages in other bytes."""
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(BytesIO(pdf)).pages[pages]:
        writer.add_page(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_our_certificates_carry_their_numbers_in_their_metadata(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    about = pypdf.PdfReader(BytesIO(certificates_pdf(hall.workspace, numbers))).metadata
    assert about is not None
    assert str(about["/Keywords"]).startswith(f"{', '.join(numbers)}; printed as ")


def test_as_we_print_it_each_number_is_told_with_its_facts(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    found = checked(hall, certificates_pdf(hall.workspace, numbers))
    assert (found.finding, found.result) == (FileFinding.AS_PRINTED, CheckResult.STANDS)
    said = " ".join(str(each) for each in found.sentences())
    for number, name in zip(numbers, ("Ada Sample", "Bo Sample"), strict=True):
        assert f"certificate {number}, issued to {name} for Safeguarding induction" in said


def test_packed_by_another_computer_it_is_not_taken_for_altered(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    pdf = certificates_pdf(hall.workspace, numbers)

    def packed(found: re.Match[bytes]) -> bytes:
        if found[1].startswith(b"<?xpacket"):  # what is said of the file is never packed
            return found[0]
        return b"stream\n" + zlib.compress(zlib.decompress(found[1]), 1) + b"endstream"

    other = re.sub(rb"stream\n(.*?)endstream", packed, pdf, flags=re.DOTALL)
    assert other != pdf
    assert unpacked(other) == unpacked(pdf)
    found = checked(hall, other)
    assert (found.finding, found.result) == (FileFinding.SAME_WORDS, CheckResult.STANDS)


def test_a_page_that_another_program_wrote_is_held_against_its_words(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    one = checked(hall, saved_again(certificates_pdf(hall.workspace, numbers), slice(1, 2)))
    assert (one.finding, one.result) == (FileFinding.SAME_WORDS, CheckResult.STANDS)
    assert [check.content.number for check in one.checks if check.content] == [numbers[1]]
    assert "look at the page too" in str(one.sentences()[0])


def forged(hall: Hall, numbers: tuple[str, ...]) -> bytes:
    """The page as it would print with another name on it."""
    return contents_pdf([replace(contents(hall.workspace, numbers)[0], person_name="Eve Else")])


@pytest.mark.parametrize("other_program", [False, True])
def test_another_name_on_the_page_is_told_as_altered(
    hall: Hall, numbers: tuple[str, ...], other_program: bool
) -> None:
    pdf = forged(hall, numbers)
    found = checked(hall, saved_again(pdf) if other_program else pdf)
    assert found.result is CheckResult.ALTERED
    said = [str(each) for each in found.sentences()]
    assert said[0].startswith("Altered: certificates.pdf bears numbers of ours")
    assert "issued to Ada Sample" in " ".join(said)


def test_a_page_that_was_added_to_behind_its_end_is_altered(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    pdf = certificates_pdf(hall.workspace, numbers)
    end = pdf[pdf.rindex(b"startxref") :]
    found = checked(hall, pdf + b"99 0 obj\n<< /Type /Annot >>\nendobj\n" + end)
    assert (found.finding, found.result) == (FileFinding.OTHER_BYTES, CheckResult.ALTERED)


@pytest.mark.parametrize("place", range(5, 95, 10))
def test_one_altered_bit_is_never_passed_over(
    hall: Hall, numbers: tuple[str, ...], place: int
) -> None:
    pdf = bytearray(certificates_pdf(hall.workspace, numbers))
    pdf[len(pdf) * place // 100] ^= 1
    found = check_paper(hall.workspace, bytes(pdf), "a.pdf")
    assert found is None or found.finding is not FileFinding.AS_PRINTED


def test_of_several_the_worst_is_the_answer_and_each_is_told(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    pdf = certificates_pdf(hall.workspace, numbers)
    change_person(hall.workspace, hall.people[0], PersonDetails("Ada", "Other"))
    new, _ = certificates.reissue(hall.workspace, 1, "Married")
    found = checked(hall, pdf)
    assert found.finding is FileFinding.AS_PRINTED
    assert [each.result for each in found.checks] == [CheckResult.REPLACED, CheckResult.STANDS]
    assert found.result is CheckResult.REPLACED
    assert checked(hall, certificates_pdf(hall.workspace, [new])).result is CheckResult.STANDS
    certificates.revoke(hall.workspace, 2, "Wrong course")
    assert checked(hall, pdf).result is CheckResult.REVOKED


def test_numbers_of_somebody_else_are_unknown(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = make_hall(tmp_path / "other", "generic", TODAY, ("induction",))
    details = TrainingDetails(other.courses["induction"], TODAY, provider="in-house")
    record_training(other.workspace, other.people[:1], details)
    pdf = certificates_pdf(other.workspace, issue_certificates(other.workspace).new_numbers)
    assert check_paper(hall.workspace, pdf, "certificates.pdf") is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\n", b"%PDF-1.4\n%%EOF", b"no pdf at all"])
def test_what_is_broken_says_nothing(content: bytes) -> None:
    assert paper_words(content, "a.pdf").pages == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: pdf([""] * 501), "a.pdf has more than 500 pages, so it was not checked."),
        (lambda: pdf(["y" * 4_500_000]), "a page of it is far larger than one of ours"),
        (lambda: pdf(["y" * 150_000]), "a page of it is far larger than one of ours"),
    ],
    ids=["many pages", "a large page", "one long text"],
)
def test_a_paper_that_would_take_too_long_is_refused_in_a_sentence(
    hall: Hall, content: Callable[[], bytes], words: str
) -> None:
    with pytest.raises(InputError) as caught:
        check_paper(hall.workspace, content(), "a.pdf")
    assert words in str(caught.value)
    assert "Nothing was changed." in str(caught.value)


def test_a_paper_that_is_locked_is_refused_with_the_way_on(hall: Hall, tmp_path: Path) -> None:
    content = locked_pdf(tmp_path / "a.pdf", "A paper").read_bytes()
    with pytest.raises(InputError, match="opens with a password alone"):
        check_paper(hall.workspace, content, "a.pdf")


def test_what_stands_behind_the_end_of_a_packed_part_shows() -> None:
    part = zlib.compress(b"as it was")
    assert unpacked(b"stream\n" + part + b"endstream") != unpacked(
        b"stream\n" + part + b"more" + b"endstream"
    )


def test_a_part_that_unpacks_to_far_more_than_a_paper_of_ours_stays_packed() -> None:
    part = zlib.compress(bytes(80 * 1024 * 1024))
    assert len(unpacked(b"stream\n" + part + b"endstream")) < 200_000


def test_verify_answers_in_words_and_by_its_exit_code(
    hall: Hall, numbers: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "certificates.pdf"
    paper.write_bytes(certificates_pdf(hall.workspace, numbers))
    (tmp_path / "forged.pdf").write_bytes(forged(hall, numbers))
    file = str(hall.workspace.path)
    hall.workspace.close()

    assert main(["verify", file, str(paper)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Genuine: ")
    assert said.count("Genuine: ") == 3
    assert all(number in said for number in numbers)
    assert main(["verify", file, str(tmp_path / "forged.pdf")]) == 1
    assert capsys.readouterr().out.startswith("Altered: ")
    assert main(["verify", file, "Certificate", numbers[0], "Issued on 4 March 2026"]) == 0
    assert "issued to Ada Sample" in capsys.readouterr().out


def test_the_worst_has_a_place_for_every_result() -> None:
    assert set(checking._WORST) == set(CheckResult)


DRESSES = [Dress(), Dress(Design.PLAIN, PaperSize.A5, "#f0a000", outcomes=True)]


@pytest.mark.parametrize("printed_in", DRESSES)
@pytest.mark.parametrize("chosen_now", DRESSES)
def test_a_paper_is_as_we_print_it_in_whatever_dress_it_was_printed(
    hall: Hall, numbers: tuple[str, ...], printed_in: Dress, chosen_now: Dress
) -> None:
    change_dress(hall.workspace, printed_in)
    pdf = certificates_pdf(hall.workspace, numbers)
    change_dress(hall.workspace, chosen_now)
    found = checked(hall, pdf)
    assert (found.finding, found.result) == (FileFinding.AS_PRINTED, CheckResult.STANDS)


def test_another_colour_on_a_paper_that_names_its_dress_is_altered(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    pdf = certificates_pdf(hall.workspace, numbers)
    mark = Dress().mark().encode()
    other = Dress(colour="#7b1e3a").mark().encode()
    assert mark in pdf
    found = checked(hall, pdf.replace(mark, other))
    assert (found.finding, found.result) == (FileFinding.OTHER_BYTES, CheckResult.ALTERED)


def test_an_honest_paper_of_an_earlier_design_is_held_against_its_words(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    """Of a program that drew certificates otherwise, and told another way of drawing them."""
    mark = Dress().mark().encode()
    other = re.sub(rb"as \d+", b"as 4", mark)

    def drawn_earlier(found: re.Match[bytes]) -> bytes:
        if found[1].startswith(b"<?xpacket"):
            return found[0].replace(mark, other)
        stream = zlib.decompress(found[1]).replace(mark, other)
        return b"stream\n" + zlib.compress(stream) + b"endstream"

    pdf = certificates_pdf(hall.workspace, numbers)
    earlier = re.sub(rb"stream\n(.*?)endstream", drawn_earlier, pdf, flags=re.DOTALL)
    assert mark not in unpacked(earlier)
    found = checked(hall, earlier)
    assert (found.finding, found.result) == (FileFinding.SAME_WORDS, CheckResult.STANDS)


def test_the_square_code_of_a_certificate_is_read_with_the_words_in_it(
    hall: Hall, numbers: tuple[str, ...]
) -> None:
    for content in contents(hall.workspace, numbers):
        words = code_words(content)
        assert words.startswith("Certificate of safeguarding training. To check it, ask St ")
        assert check_code(hall.workspace, words).result is CheckResult.STANDS
