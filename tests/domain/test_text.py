"""What people typed, in common signs, and as it is compared."""

from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.text import fold, plain


def test_signs_become_common_ones_and_letters_stay() -> None:
    assert plain("１２／０３—２０２４") == "12/03-2024"
    assert plain("Zoë’s\u00a0Caf\u00e9 – ok") == "Zoë's Café - ok"
    assert plain("\u200e12/\u200b03/2024\ufeff ☑\ufe0f") == "12/03/2024 ☑"


def test_a_half_and_a_raised_figure_become_no_other_figure() -> None:
    assert plain("1½ hrs") == "1½ hrs"
    assert plain("2024²") == "2024²"


@given(st.text(max_size=30))
def test_common_signs_stay_as_they_are(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert len(plain(text)) <= len(text)


def test_two_spellings_of_one_name_fold_alike() -> None:
    assert fold("  St  Mary’s–Hall ") == fold("st mary's-hall")
