"""A course is found by whatever people call it, and never by what only says how or when."""

import pytest

from sgdesk.domain.courses.course_names import course_key, course_keys


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Safeguarding Level-2\nrefresher", "level 2"),
        ("LEVEL_2 (Training)", "level 2"),
        ("Safeguarding Training", "safeguarding training"),
        ("First Aid", "first aid"),
        ("", ""),
    ],
)
def test_case_stops_and_words_that_every_course_has_do_not_matter(written: str, key: str) -> None:
    assert course_key(written) == key


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("Level 1 (online)", ("level 1 online", "level 1")),
        ("Level 2 date completed", ("level 2 date completed", "level 2")),
        ("First Aid (Level 2)", ("first aid level 2",)),
        ("Online", ("online",)),
        ("Level 2", ("level 2",)),
    ],
)
def test_how_and_when_it_was_done_is_left_out_second(written: str, keys: tuple[str, ...]) -> None:
    assert course_keys(written) == keys
