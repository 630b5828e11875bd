"""Whoever may be a child, or may have left, never comes in as a current adult in silence."""

import pytest

from sgdesk.data.sheets import Cell
from sgdesk.services.imports.reading.values import SheetKind
from tests.services.imports.sheets import Came, read

DAY = "12/03/24"


def tracker(*rows: tuple[Cell, ...], **answers: str) -> Came:
    return read(SheetKind.TRACKER, *rows, answers=answers)


@pytest.mark.parametrize(
    "line",
    [
        "Under 18s",
        "Young helpers (under 16)",
        "Children",
        "YOUNG LEADERS",
        "Junior helpers:",
        "Teenagers",
        "U16s",
        "Young volunteers aged 14-17",
    ],
)
def test_those_below_a_line_of_children_are_asked_about_until_another_line(line: str) -> None:
    rows = (
        ("Name", "Level 1"),
        ("Asha Sample", DAY),
        (line, None),
        ("Ben Example", DAY),
        ("Adults", None),
        ("Cat Sample", DAY),
    )
    came = tracker(*rows)

    assert came.names == ["Asha Sample", "Cat Sample"]
    assert came.refused == [(4, "A", "Ben Example", "may_be_a_child")]
    (asked,) = came.questions
    assert tracker(*rows, **{asked.id: "yes"}).names[1] == "Ben Example"


@pytest.mark.parametrize(
    "line",
    [
        "Children's workers",
        "Youth team",
        "Youth leaders",
        "Under 11s coaches",
        "Children and families team",
    ],
)
def test_those_below_a_line_of_people_who_work_with_children_come_in(line: str) -> None:
    came = tracker(("Name", "Level 1"), (line, None), ("Asha Sample", DAY), ("Ben Example", DAY))

    assert came.names == ["Asha Sample", "Ben Example"]


@pytest.mark.parametrize(
    ("heading", "child", "adult"),
    [
        ("Age", 16, 44),
        ("Age", "17", "18"),
        ("Age", "15 yrs", None),
        ("DOB", "12/03/2012", "12/03/1970"),
        ("Date of birth", "24/11/2008", "23/11/2008"),
        ("Year group", "Y9", None),
        ("School year", 11, None),
    ],
)
def test_an_age_a_birthday_or_a_school_year_is_asked_about_and_is_never_told(
    heading: str, child: Cell, adult: Cell
) -> None:
    came = tracker(
        ("Name", heading, "Level 1"),
        ("Asha Sample", adult, DAY),
        ("Ben Example", child, DAY),
    )

    assert came.names == ["Asha Sample"]
    assert came.means("B") == "private"
    assert came.asked == {"word:younger than 18": [(3, "A")]}
    assert str(child) not in repr((came.questions, came.reading.refused, came.reading.notes))


@pytest.mark.parametrize("word", ["Under 18", "Young helper", "Junior", "child"])
def test_a_word_for_a_child_in_any_other_column_is_asked_about(word: str) -> None:
    came = tracker(
        ("Name", "What", "Level 1"), ("Asha Sample", word, DAY), ("Ben Example", "", DAY)
    )

    assert came.names == ["Ben Example"]
    assert came.asked["word:younger than 18"] == [(2, "A")]


def test_a_role_of_the_young_is_named_where_it_is_asked_about() -> None:
    head = ("Name", "Role", "Level 1")
    came = tracker(head, ("Asha Sample", "Young leader", DAY), ("Ben Example", "Coach", DAY))

    assert came.names == ["Ben Example"]
    assert list(came.asked) == ["word:the role young leader"]
    assert any("“Young leader”, which often means" in each.asks for each in came.questions)


def test_a_role_with_children_is_no_age() -> None:
    head = ("Name", "Role", "Level 1")
    came = tracker(
        head, ("Asha Sample", "Under 16s coach", DAY), ("Ben Example", "Child care", DAY)
    )

    assert came.names == ["Asha Sample", "Ben Example"]


@pytest.mark.parametrize("kind", [SheetKind.PEOPLE, SheetKind.TRACKER])
def test_a_status_of_people_is_no_outcome_of_a_course_and_who_left_is_asked_about(
    kind: SheetKind,
) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("Name", "Status", "Level 1"),
        ("Asha Sample", "Active", DAY),
        ("Ben Example", "Left", DAY),
        ("Cat Sample", "On leave", DAY),
        ("Dan Example", "Zzz", DAY),
        ("Eve Sample", None, DAY),
    ]
    came = read(kind, *rows)

    assert came.means("B") == "standing"
    assert came.names == ["Asha Sample", "Eve Sample"]
    assert {key for key in came.asked if "column" not in key} == {
        "word:beside left",
        "word:beside on leave",
        "word:beside status: zzz",
    }
    said = read(kind, *rows, answers={"word:beside left": "yes", "word:beside status: zzz": "no"})
    assert said.names == ["Asha Sample", "Ben Example", "Eve Sample"]


def test_a_status_that_tells_of_courses_stays_what_came_of_them() -> None:
    came = tracker(("Name", "Status", "Level 1"), ("Asha Sample", "Attended", DAY))

    assert came.means("B") == "outcome"


@pytest.mark.parametrize("heading", ["Active?", "Current volunteer", "Still here"])
def test_a_yes_or_no_under_whether_somebody_is_current_says_so(heading: str) -> None:
    came = tracker(
        ("Name", heading, "Level 1"), ("Asha Sample", "Y", DAY), ("Ben Example", "No", DAY)
    )

    assert came.names == ["Asha Sample"]
    assert came.asked == {f"word:beside {heading.lower()}: no": [(3, "B")]}


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Leaver", ("Yes", "Y", "✓", True)),
        ("Left?", ("y", "TRUE", "x")),
        ("Role end", ("Yes", "yes")),
        ("Inactive", ("Yes", "1")),
        ("No longer volunteering", ("Yes", "Y")),
        ("Retired?", ("Y", "yes")),
        ("Current", ("No", "N", False)),
        ("Active?", ("N", "no")),
        ("Still with us?", ("No", "✗")),
    ],
)
@pytest.mark.parametrize("kind", [SheetKind.PEOPLE, SheetKind.TRACKER])
def test_whoever_is_said_to_have_left_is_asked_about_once_for_all_alike(
    kind: SheetKind, heading: str, words: tuple[Cell, ...]
) -> None:
    if kind is SheetKind.TRACKER and heading == "Role end":
        heading = "End date"
    gone = [(f"Ann Sample{chr(97 + n)}", word, DAY) for n, word in enumerate(words)]
    rows = (("Name", heading, "Level 1"), *gone, ("Bob Example", None, DAY))
    came = read(kind, *rows)

    assert came.names == ["Bob Example"]
    assert {each[3] for each in came.refused} == {"may_have_left"}
    (asked,) = [each for each in came.questions if each.kind == "word"]
    assert asked.asks.endswith("Bring them in as current?")
    assert len(read(kind, *rows, answers={asked.id: "yes"}).names) == len(words) + 1


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Leaver", "No"),
        ("Left", "n/a"),
        ("Left", "12/03/2024"),
        ("Left", "not leaving"),
        ("Inactive", "N"),
        ("Current", "Yes"),
        ("Still with us?", "✓"),
    ],
)
def test_whoever_is_said_to_be_here_or_has_left_on_a_day_is_not_asked_about(
    heading: str, word: str
) -> None:
    came = read(SheetKind.PEOPLE, ("Name", heading), ("Ann Sample", word), ("Bob Example", None))

    assert (came.names, came.asked) == (["Ann Sample", "Bob Example"], {})


def test_words_under_left_that_are_no_day_are_asked_about() -> None:
    came = read(SheetKind.PEOPLE, ("Name", "Left"), ("Ann Sample", "moved to Exampleton"))

    assert came.names == []
    assert came.refused == [(2, "B", "moved to Exampleton", "may_have_left")]


@pytest.mark.parametrize("aside", ["child", "young leader", "YL", "junior", "under 16"])
def test_a_word_for_a_child_beside_a_name_is_asked_as_an_age_is(aside: str) -> None:
    came = tracker(("Name", "Level 1"), (f"Asha Sample ({aside})", DAY), ("Ben Example", DAY))

    assert came.names == ["Ben Example"]
    assert came.asked == {"word:an age below 18": [(2, "A")]}


@pytest.mark.parametrize("note", ["aged 15", "Age 17", "16 year old", "under 18"])
def test_an_age_in_a_note_is_asked_about(note: str) -> None:
    came = tracker(
        ("Name", "Level 1", "Comments"), ("Asha Sample", DAY, note), ("Ben Example", DAY, None)
    )

    assert came.names == ["Ben Example"]
    assert came.asked["word:younger than 18"] == [(2, "A")]


@pytest.mark.parametrize("note", ["works with under 16s", "helps those aged 11-14", "age 44"])
def test_the_age_of_those_whom_somebody_helps_is_none_of_theirs(note: str) -> None:
    came = tracker(("Name", "Level 1", "Comments"), ("Asha Sample", DAY, note))

    assert came.names == ["Asha Sample"]


def test_a_line_for_a_section_of_the_young_is_one_of_children() -> None:
    came = tracker(("Junior section",), ("Name", "Level 1"), ("Asha Sample", DAY))

    assert came.names == []
    assert [each[3] for each in came.refused] == ["may_be_a_child"]


@pytest.mark.parametrize(
    "aside", ["booked", "DNA", "apologies", "expired", "did not attend", "cancelled", "failed"]
)
def test_words_beside_a_name_that_deny_the_dates_of_its_row_are_asked_about(aside: str) -> None:
    rows = (("Name", "Level 1"), (f"Asha Sample ({aside})", DAY), ("Ben Example", DAY))
    came = tracker(*rows)

    assert came.names == ["Ben Example"]
    assert came.refused == [(2, "A", f"Asha Sample ({aside})", "asked_word")]
    (asked,) = came.questions
    assert tracker(*rows, **{asked.id: "yes"}).names == ["Asha Sample", "Ben Example"]


@pytest.mark.parametrize("aside", ["on leave", "Treasurer", "she/her", "online", "completed"])
def test_other_words_beside_a_name_deny_nothing(aside: str) -> None:
    came = tracker(("Name", "Level 1"), (f"Asha Sample ({aside})", DAY))

    assert (came.names, came.questions) == (["Asha Sample"], ())


def test_what_stands_beside_a_name_says_nothing_of_courses_in_a_sheet_of_people() -> None:
    came = read(SheetKind.PEOPLE, ("Name", "Role"), ("Asha Sample (booked)", "Trustee"))

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize(
    "name",
    [
        "Asha Sample RIP",
        "Asha Sample †",
        "Asha Sample (d. 2023)",
        "Asha Sample (moved away)",
        "Asha Sample (stood down)",
        "Asha Sample (died May 2025)",
    ],
)
def test_whoever_died_or_went_by_what_stands_at_the_name_is_asked_about(name: str) -> None:
    came = tracker(("Name", "Level 1"), (name, DAY), ("Ben Example", DAY))

    assert came.names == ["Ben Example"]
    assert came.refused == [(2, "A", name, "may_have_left")]


@pytest.mark.parametrize(
    "note", ["Left July 2024", "died May 2025", "Has moved away", "stepped down 01/09/2024"]
)
def test_a_note_that_says_no_more_than_that_somebody_left_is_asked_about(note: str) -> None:
    rows = (("Name", "Level 1", "Comments"), ("Asha Sample", DAY, note), ("Ben Example", DAY, ""))
    came = tracker(*rows)

    assert came.names == ["Ben Example"]
    assert came.refused == [(2, "C", note, "may_have_left")]


@pytest.mark.parametrize("note", ["Retired teacher", "left hand door key", "on leave until May"])
def test_a_note_of_other_things_is_no_leaving(note: str) -> None:
    came = tracker(("Name", "Level 1", "Comments"), ("Asha Sample", DAY, note))

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize(
    "line",
    [
        "Moved away",
        "Old members",
        "Stepping down",
        "Names to chase",
        "People who did not attend",
        "Those not trained",
        "Paused:",
        "Not current:",
        "On sabbatical",
    ],
)
def test_those_below_a_line_of_people_who_went_or_did_not_come_are_asked_about(line: str) -> None:
    came = tracker(("Name", "Level 1"), ("Asha Sample", DAY), (line, None), ("Ben Example", DAY))

    assert came.names == ["Asha Sample"]
    assert came.refused == [(4, "A", "Ben Example", "below_a_line")]


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("U18?", "Yes", "No"),
        ("Under 18 (Y/N)", "Y", "N"),
        ("Is under 18?", True, False),
        ("Young leader", "✓", None),
        ("Junior?", "x", "n/a"),
        ("Under 18", "17", "18+"),
        ("Parent email", "pat@example.org", None),
        ("Parent/guardian", "Pat Example", "-"),
        ("Parental consent", "Yes", None),
        ("Parent / carer", "Pat Example", "Yes"),
    ],
)
def test_a_column_that_tells_of_a_child_asks_about_whom_it_tells_it(
    heading: str, yes: Cell, no: Cell
) -> None:
    came = tracker(
        ("Name", heading, "Level 1"), ("Asha Sample", no, DAY), ("Ben Example", yes, DAY)
    )

    assert came.names == ["Asha Sample"]
    assert [each[3] for each in came.refused] == ["may_be_a_child"]


@pytest.mark.parametrize(
    "heading", ["Works with under 18s", "Parent of", "Parent?", "Junior leader of"]
)
def test_a_column_of_whom_they_help_says_nothing_of_their_age(heading: str) -> None:
    came = tracker(("Name", heading, "Level 1"), ("Asha Sample", "Yes", DAY))

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize("heading", ["Player name", "Scout's name", "Young leader names"])
def test_names_below_a_heading_of_children_are_asked_about_once(heading: str) -> None:
    came = tracker((heading, "Level 1"), ("Asha Sample", DAY), ("Ben Example", DAY))

    assert came.names == []
    assert [each[3] for each in came.refused] == ["may_be_a_child"] * 2
    (asked,) = came.questions
    assert heading in asked.asks


@pytest.mark.parametrize("kind", ["Scout", "Player", "Young volunteer (16-17)", "Pupil", "Cub"])
def test_a_kind_of_person_that_is_a_child_is_asked_about(kind: str) -> None:
    head = ("First name", "Surname", "Type")
    rows = (("Asha", "Sample", "Volunteer"), ("Ben", "Example", kind))
    came = read(SheetKind.PEOPLE, head, *rows)

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize("section", ["Cubs", "Scouts", "Beavers"])
def test_the_section_that_somebody_leads_says_nothing_of_their_age(section: str) -> None:
    came = tracker(("Name", "Section", "Level 1"), ("Asha Sample", section, DAY))

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize("heading", ["Type", "Category", "Contact type", "Relationship"])
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("Service user", "may_be_no_worker"),
        ("Donor", "may_be_no_worker"),
        ("Emergency contact", "may_be_no_worker"),
        ("Not a volunteer", "may_not_be_active"),
        ("Peer mentor", "may_be_no_worker"),
        ("Member", "may_be_no_worker"),
        ("Former volunteer", "may_have_left"),
        ("Volunteer applicant", "may_be_no_worker"),
        ("Enquirer", "may_be_no_worker"),
    ],
)
def test_a_kind_that_is_no_worker_is_asked_about_before_anybody_of_it_is_added(
    heading: str, kind: str, code: str
) -> None:
    head = ("First name", "Surname", heading)
    rows = (("Asha", "Sample", "Volunteer"), ("Ben", "Example", kind))
    came = read(SheetKind.PEOPLE, head, *rows)

    assert came.names == ["Asha Sample"]
    assert [each[3] for each in came.refused] == [code]
    assert any(kind in each.asks for each in came.questions)


@pytest.mark.parametrize(
    "kind", ["Parent helper", "Trustees", "Sunday school teacher", "Part time", "Paid staff", "New"]
)
def test_a_kind_in_words_that_plainly_is_a_workers_is_not_asked_about(kind: str) -> None:
    head = ("First name", "Surname", "Type")
    rows = (("Asha", "Sample", kind), ("Ben", "Example", "Donor"))
    came = read(SheetKind.PEOPLE, head, *rows)

    assert came.names == ["Asha Sample"]


def test_whoever_never_was_a_volunteer_is_asked_about_in_a_tracker() -> None:
    head = ("Name", "Type", "Level 1")
    rows = (("Asha Sample", "Volunteer", DAY), ("Ben Example", "Applicant", DAY))
    came = tracker(head, *rows)

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize("heading", ["Age band", "Age group", "Age range:", "Adult/Youth"])
@pytest.mark.parametrize("band", ["Youth", "Young person", "11-13", "16-25", "Under 18s", "16+"])
def test_whoever_stands_in_an_age_band_below_18_is_asked_about(heading: str, band: str) -> None:
    head = ("Name", heading, "Level 1")
    came = tracker(head, ("Asha Sample", "18+", DAY), ("Ben Example", band, DAY))

    assert came.names == ["Asha Sample"]
    assert [each[3] for each in came.refused] == ["may_be_a_child"]


@pytest.mark.parametrize("band", ["18-25", "Young adult", "Adult", "over 18", "65 and over", "n/a"])
def test_an_age_band_of_adults_is_not_asked_about(band: str) -> None:
    came = tracker(("Name", "Age band", "Level 1"), ("Asha Sample", band, DAY))

    assert came.names == ["Asha Sample"]


@pytest.mark.parametrize("heading", ["Six", "Patrol", "Invested", "Moved on", "Promise date"])
@pytest.mark.parametrize("section", ["Cubs", "Scouts", "1st Brownies", "Monday Beavers"])
def test_a_section_beside_what_is_kept_of_young_members_is_asked_about(
    heading: str, section: str
) -> None:
    head = ("Forename", "Surname", "Section", heading, "Notes")
    rows = (("Asha", "Sample", "Leaders", None, None), ("Ben", "Example", section, "Red", None))
    came = read(SheetKind.PEOPLE, head, *rows)

    assert came.names == ["Asha Sample"]
    assert [each[3] for each in came.refused] == ["may_be_a_child"]


@pytest.mark.parametrize("words", ["never came", "never turned up"])
def test_whoever_never_came_is_asked_about_where_their_row_tells_of_no_training(words: str) -> None:
    """Where it tells of one, it is asked whether they did that."""
    beside = read(SheetKind.PEOPLE, ("Name", "Role"), (f"Ann Sample ({words})", "Leader"))
    assert beside.refused == [(2, "A", f"Ann Sample ({words})", "may_not_be_active")]

    head = ("Name", "Level 1", "Notes")
    came = tracker(head, ("Ann Sample", None, words), ("Bob Example", DAY, words))
    assert came.refused == [
        (2, "C", words, "may_not_be_active"),
        (3, "B", DAY, "asked_word"),
    ]
