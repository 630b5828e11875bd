from sgdesk.domain.forms.themes import Theme, themes


def test_words_that_two_answers_share_come_with_how_many_answers_have_them() -> None:
    said = ["Listen, listen and write", "Write it down", "LISTEN first", "Ring"]
    assert themes(said) == (Theme("listen", 2), Theme("write", 2))


def test_short_and_common_words_and_figures_are_no_themes() -> None:
    assert themes(["what they will do 2026", "what they will do 2026"]) == ()


def test_words_of_other_scripts_are_themes_too() -> None:
    assert themes(["الأطفال أولا", "الأطفال"]) == (Theme("الأطفال", 2),)


def test_no_more_than_twelve_are_named_the_commonest_first() -> None:
    words = [f"word{chr(97 + place)}" for place in range(20)]
    found = themes([" ".join(words), " ".join(words), "wordt"])
    assert len(found) == 12
    assert found[0] == Theme("wordt", 3)


def test_a_theme_has_four_letters_at_least() -> None:
    assert themes(["ring bell now", "now bell ring"]) == (Theme("bell", 2), Theme("ring", 2))


def test_a_note_in_the_place_of_a_name_is_no_theme() -> None:
    assert themes(["[name left out] listened", "[name left out] spoke"]) == ()
