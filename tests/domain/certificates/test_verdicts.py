"""What a check found, in one wording for the screen and the command line."""

from datetime import date

import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verdicts import (
    MARKS,
    FileFinding,
    certificate_verdict,
    file_verdict,
    key_verdict,
    return_verdict,
    signed_figures,
)

DAYS = (date(2026, 3, 31), date(2026, 4, 2))


def said(sentences: tuple[object, ...]) -> str:
    return " ".join(map(str, sentences))


def test_a_genuine_return_says_what_it_matches_and_which_it_is() -> None:
    assert said(return_verdict(CheckResult.STANDS, ("", "R2026-001"), DAYS, "")) == (
        "Genuine: it matches what our file holds, and it still stands. "
        "Return R2026-001, as at 31 March 2026, made final on 2 April 2026."
    )
    assert said(
        return_verdict(CheckResult.REPLACED, ("a.pdf", "R2026-001"), DAYS, "R2026-002")
    ) == (
        "Replaced: it is genuine, but return R2026-002 has taken its place. "
        "a.pdf of return R2026-001, as at 31 March 2026, made final on 2 April 2026."
    )


def test_what_is_not_known_is_named_and_no_more_is_said() -> None:
    found = return_verdict(CheckResult.UNKNOWN, ("holiday {x}.jpg", ""), None, "")
    assert said(found) == (
        "Unknown: holiday {x}.jpg bears no number of ours that can be read. If a number is printed "
        "on it, check that number."
    )
    assert said(return_verdict(CheckResult.UNKNOWN, ("", "R2026-404"), None, "")) == (
        "Unknown: R2026-404 is of no return of ours."
    )
    assert said(certificate_verdict(CheckResult.UNKNOWN, None, "", "")) == (
        "Unknown: this number is not in our register."
    )


@pytest.mark.parametrize("result", CheckResult)
def test_every_result_begins_with_its_mark_and_its_word(result: CheckResult) -> None:
    word = {"stands": "Genuine"}.get(result.value, result.value.capitalize())
    assert MARKS[result]
    assert str(certificate_verdict(result, None, "why", "C1")[0]).startswith(word)
    assert str(return_verdict(result, ("", "R1"), None, "R2")[0]).startswith(word)


@pytest.mark.parametrize("finding", FileFinding)
def test_what_a_file_is_begins_with_the_word_of_its_answer(finding: FileFinding) -> None:
    words = str(file_verdict(finding, CheckResult.STANDS, "certificates.pdf"))
    is_altered = finding in (FileFinding.OTHER_BYTES, FileFinding.OTHER_WORDS)
    assert words.startswith("Altered: " if is_altered else "Genuine: ")
    assert "certificates.pdf" in words
    for worst in CheckResult:
        word = "genuine" if worst is CheckResult.STANDS else worst.value
        told = str(file_verdict(finding, worst, "certificates.pdf"))
        assert told.startswith(("altered" if is_altered else word).capitalize() + ": ")


def test_the_signed_figures_are_told_requirement_by_requirement() -> None:
    row: dict[str, object] = dict.fromkeys(
        ("in_date", "due_soon", "overdue", "new_starter", "not_done", "ever_completed"), 1
    )
    row |= {"requirement": "level1", "required": 6, "exempt": 1, "completed": 2, "percent": 40.0}
    none = row | {"requirement": "fgm", "required": 0, "exempt": 0, "completed": 0, "percent": None}
    titles = [{"requirement": "level1", "title": "Level 1"}]
    content = {"people": 9, "requirements": [row, none], "rules": {"requirements": titles}}
    said = [str(each) for each in signed_figures(content)]
    assert said[0].endswith("People counted: 9.")
    assert said[1].startswith("Level 1: 2 of 5 (40.0%). Required 6, exempt 1, in date 1,")
    assert said[2].startswith("fgm: 0 of 0 (n/a)")
    assert signed_figures({"people": 0}) == ()


def test_no_answer_claims_more_than_a_check_can_say() -> None:
    answers = [
        *(str(certificate_verdict(each, None, "why", "C1")[0]) for each in CheckResult),
        *(str(return_verdict(each, ("a.pdf", "R1"), DAYS, "R2")[0]) for each in CheckResult),
        *(str(file_verdict(each, w, "a.pdf")) for each in FileFinding for w in CheckResult),
        *(
            str(key_verdict(each, "it is no return"))
            for each in (CheckResult.STANDS, CheckResult.ALTERED, CheckResult.UNKNOWN)
        ),
    ]
    for each in answers:
        for word in ("assur", "verified", "compliant", "fully", "valid", "proof", "proves"):
            assert word not in each.casefold(), each
