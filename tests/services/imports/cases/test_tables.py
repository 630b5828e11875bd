"""A worksheet may hold several tables, and rows that are about nobody."""

from pathlib import Path

import pytest

from .trying import bring

STACKED = {
    "a blank row and a label between": (
        "Name,Induction,Level 1\nHana Pretend,4/6/2024,5/6/2024\n,,\nKitchen team,,\n"
        "Name,Level 1,Level 2\nIdris Madeup,1/2/2023,2/2/2023\n",
        {
            "hana pretend: induction 2024-06-04",
            "hana pretend: level1 2024-06-05",
            "idris madeup: level1 2023-02-01",
            "idris madeup: level2 2023-02-02",
        },
    ),
    "the columns in another order": (
        "Volunteer,Level 3,Level 1\nJoan Dummy,4/6/2024,5/6/2024\n"
        "Level 1,Staff member,Level 3\n1/2/2023,Kofi Fictive,2/2/2023\n",
        {
            "joan dummy: level3 2024-06-04",
            "joan dummy: level1 2024-06-05",
            "kofi fictive: level1 2023-02-01",
            "kofi fictive: level3 2023-02-02",
        },
    ),
    "three tables and two name columns": (
        "First name,Surname,Level 2\nHana,Pretend,4/6/2024\n\n"
        "First name,Surname,Level 3\nIdris,Madeup,1/2/2023\n\nTRUSTEES,,\n"
        "Surname,First name,Induction\nDummy,Joan,7/8/2025\n",
        {
            "hana pretend: level2 2024-06-04",
            "idris madeup: level3 2023-02-01",
            "joan dummy: induction 2025-08-07",
        },
    ),
    "an expiry in the second alone": (
        "Name,Level 1,Level 2\nLeila Unreal,4/6/2024,5/6/2024\n"
        "Name,Level 1,Expires\nMilo Notreal,1/2/2022,1/2/2025\n",
        {
            "leila unreal: level1 2024-06-04",
            "leila unreal: level2 2024-06-05",
            "milo notreal: level1 2022-02-01",
        },
    ),
}


@pytest.mark.parametrize("name", STACKED)
def test_stacked_tables_are_each_read_by_their_own_headings(tmp_path: Path, name: str) -> None:
    text, completed = STACKED[name]

    came = bring(tmp_path, "tracker", text)

    assert came.completed == completed
    assert came.people.keys() == {each.split(":")[0] for each in completed}


SIDE_BY_SIDE = {
    "no gap": (
        "Name,Level 1,Name,Level 1\nHana Pretend,4/6/2024,Idris Madeup,1/2/2023\n",
        {"hana pretend: level1 2024-06-04", "idris madeup: level1 2023-02-01"},
        set(),
    ),
    "other courses on the right": (
        "Volunteer,Induction,Level 1,,,Trustee name,Level 3\n"
        "Hana Pretend,4/6/2024,,,,Idris Madeup,1/2/2023\nJoan Dummy,,7/8/2025,,,,\n",
        {
            "hana pretend: induction 2024-06-04",
            "idris madeup: level3 2023-02-01",
            "joan dummy: level1 2025-08-07",
        },
        set(),
    ),
    "three tables, somebody without training": (
        "Name,Level 1,,Name,Level 1,,Name,Level 1\n"
        "Hana Pretend,4/6/2024,,Idris Madeup,1/2/2023,,Joan Dummy,7/8/2025\n"
        "Kofi Fictive,,,Leila Unreal,5/5/2025,,,\n",
        {
            "hana pretend: level1 2024-06-04",
            "idris madeup: level1 2023-02-01",
            "joan dummy: level1 2025-08-07",
            "leila unreal: level1 2025-05-05",
        },
        {"kofi fictive"},
    ),
    "names in two columns": (
        "First name,Surname,Level 2,,First name,Surname,Level 2\n"
        "Hana,Pretend,4/6/2024,,Idris,Madeup,1/2/2023\n",
        {"hana pretend: level2 2024-06-04", "idris madeup: level2 2023-02-01"},
        set(),
    ),
}


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_side_by_side_tables_keep_each_their_own_days(tmp_path: Path, name: str) -> None:
    text, completed, others = SIDE_BY_SIDE[name]

    came = bring(tmp_path, "tracker", text)

    assert came.completed == completed
    assert came.people.keys() == {each.split(":")[0] for each in completed} | others


LABELS = {
    "above": "Date of course,4/6/2024,5/6/2024\nTrainer,In house,In house\n",
    "vacancies": "Vacant,,\nTo be appointed,,\nVACANCY - crèche,,\nTBC,4/6/2024,\n",
    "groups": "Kitchen team,,\nTrustees,,\nYouth group leaders,4/6/2024,5/6/2024\n",
    "sums": "Total,12,9\nTOTAL TRAINED,1,1\nAverage,0.5,0.75\n% in date,50%,75%\n",
    "keys": "Key: amber = due soon,,\nGreen = in date,,\nX = does not need it,,\n",
    "notes": "Please tell the office of any change,,\nUpdated 4 June 2024,,\nNB renew by March,,\n",
    "dated sums": "Most recent,4/6/2024,5/6/2024\nNext course,4/6/2024,\nOldest,4/6/2020,\n",
}


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("name", LABELS)
def test_label_rows_are_nobody(tmp_path: Path, name: str, place: str) -> None:
    person = "Joan Dummy,7/8/2025,8/8/2025\n"
    rows = LABELS[name] + person if place == "before" else person + LABELS[name]

    came = bring(tmp_path, "tracker", f"Name,Level 1,Level 2\n{rows}")

    assert came.people == {"joan dummy": 1}
    assert came.completed == {"joan dummy: level1 2025-08-07", "joan dummy: level2 2025-08-08"}


PAIRS = {
    "Date": ("Name,Level 1,Date,Level 2,Date", "Yes,4/6/2024,Yes,5/6/2024"),
    "Completion date": (
        "Name,Level 1,Level 1 - Completion date,Level 2,Level 2 - Completion date",
        "Completed,4 June 2024,Completed,5 June 2024",
    ),
    "When": ("Name,Level 1 done?,When,Level 2 done?,When", "Y,04.06.24,y,05.06.24"),
    "no heading": ("Name,Level 1,,Level 2,", "Done,2024-06-04,Done,2024-06-05"),
    "Date first": (
        "Name,Level 1 date,Level 1 passed,Level 2 date,Level 2 passed",
        "4/6/2024,Yes,5/6/2024,Yes",
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_course_then_date_is_one_completion_with_its_own_day(tmp_path: Path, name: str) -> None:
    heads, cells = PAIRS[name]

    came = bring(tmp_path, "tracker", f"{heads}\nHana Pretend,{cells}\n")

    assert came.completed == {"hana pretend: level1 2024-06-04", "hana pretend: level2 2024-06-05"}


@pytest.mark.parametrize("word", ["No", "N", "Not completed", "Booked", "✗", "Failed", "Absent"])
def test_course_then_date_with_a_no_is_none(tmp_path: Path, word: str) -> None:
    came = bring(
        tmp_path,
        "tracker",
        f"Name,Level 1,Date,Level 2,Date\nHana Pretend,{word},4/6/2024,Yes,5/6/2024\n",
    )

    assert came.completed == {"hana pretend: level2 2024-06-05"}


HEADINGS = {
    "names below": ",Level 1,,Level 2,\nName,Done,Expires,Done,Expires\n",
    "names above": "Name,Level 1,,Level 2,\n,Done,Expires,Done,Expires\n",
    "three rows": ",Safeguarding,,,\n,Level 1,,Level 2,\nName,Done,Expires,Done,Expires\n",
    "each written out": (",Level 1,Level 1,Level 2,Level 2\nVolunteer,Date,Renewal,Date,Renewal\n"),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_headings_in_two_or_three_rows_are_read_as_one(tmp_path: Path, name: str) -> None:
    came = bring(
        tmp_path,
        "tracker",
        f"{HEADINGS[name]}Hana Pretend,4/6/2021,4/6/2024,5/6/2021,5/6/2024\n",
    )

    assert came.people == {"hana pretend": 1}
    assert came.completed == {"hana pretend: level1 2021-06-04", "hana pretend: level2 2021-06-05"}


@pytest.mark.parametrize("again", ["Who", "Participant", "Team member"])
def test_two_columns_of_names_are_two_tables_though_no_course_comes_again(
    tmp_path: Path, again: str
) -> None:
    text = f"Name,Level 1,{again},Level 2\nHana Pretend,4/6/2024,Idris Madeup,1/2/2023\n"

    came = bring(tmp_path, "tracker", text)

    assert came.completed == {"hana pretend: level1 2024-06-04", "idris madeup: level2 2023-02-01"}
