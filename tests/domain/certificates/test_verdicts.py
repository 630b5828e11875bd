"""What a check found, in one wording for the screen and the command line."""

from datetime import date

import pytest

from sgdesk.domain.certificates.certificate import CheckResult
from sgdesk.domain.certificates.verdicts import MARKS, certificate_verdict, return_verdict

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
    assert said(found) == "Unknown: holiday {x}.jpg is of no return of ours."
    assert said(certificate_verdict(CheckResult.UNKNOWN, None, "", "")) == (
        "Unknown: this number is not in our register."
    )


@pytest.mark.parametrize("result", CheckResult)
def test_every_result_begins_with_its_mark_and_its_word(result: CheckResult) -> None:
    word = {"stands": "Genuine"}.get(result.value, result.value.capitalize())
    assert MARKS[result]
    assert str(certificate_verdict(result, None, "why", "C1")[0]).startswith(word)
    assert str(return_verdict(result, ("", "R1"), None, "R2")[0]).startswith(word)
