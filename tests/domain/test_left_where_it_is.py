"""What a training record is not for is known by its heading and its words, and courses are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgdesk.domain.left_where_it_is import (
    WHY,
    Private,
    cell_left,
    column_left,
    private_heading,
    private_words,
)

PRIVATE_HEADINGS = """
criminal_record: DBS | DBS? | DBS No. | DBS number | DBS_date | DBS Expiry Date | dbs renewal
criminal_record: CRB
criminal_record: Enhanced DBS | DBS result | DBS clear | DBS seen by | Disclosure number | PVG
criminal_record: Disclosure | Disclosure date | Barred list | Children's barred list check
criminal_record: Update Service | DBS Update\nService | Criminal record check | Convictions
criminal_record: Police check | Confidential declaration | DBS certificate (children)
birth: DOB | D.O.B. | d o b | Date of Birth | Date of birth: | Birthday | Birth date | Age
birth: Age (years)
health: Medical | Medical info | Medical conditions | Allergies | Disability | Disabilities
health: Medication | Health | Health conditions | Dietary requirements | Access needs | Asthma
concern: Allegation | Allegations | LADO | LADO referral | Concern | Concerns | Concerns raised
concern: Incident | Safeguarding concerns | Disclosure by child | Disclosures made
concern: Investigation
child: Child's name | Childs name | Children's names | Children's details | Name of child
child: Pupil
child: Pupil name | Parent of | Parent/carer of | Under 18? | Under 18s | under-18's
child: Year group
other: NI Number | N.I. No | National Insurance no | NINO | Passport | Passport number
other: Bank details
other: Sort code | Ethnicity | Ethnic group | Religion | Sexual orientation | Nationality
other: Salary
other: Marital status | Right to work | Gender
not_kept: Address | Home address | Address line 1 | Address 2 | Postcode | Post Code | Phone
not_kept: Telephone | Tel | Tel. no | Mobile | Mobile no. | Contact number | Next of kin
not_kept: Emergency contact | Emergency contact number | Phone number
"""
ORDINARY_HEADINGS = """
Name | First name | Surname | Email | Email address | E-mail address | Role | Job title
Notes | Date
Started | Left | Reference | Staff ID | Course | Provider | Certificate number
Certificate No | Level 1
Safeguarding Children | Child Protection Level 1 | Child protection | Health and Safety
Health & Safety
DBS awareness training | DBS awareness | Allegations management training | Managing allegations
Paediatric First Aid | First Aid | Emergency First Aid | Baby first aid | Child first aid
Prevent | FGM
Mental Health First Aid | Disability awareness | Epilepsy training
Administration of medication
Autism awareness | Allergy awareness | Child sexual exploitation | Domestic abuse | Lone working
Safer recruitment | Recording concerns | Responding to disclosures | Children and Young People
Working with children | Children's worker | Children's ministry | Kids church | Age group
Age range
Group | Status | Outcome | Attended | Induction | Level 2 | Safeguarding Adults | Modern slavery
Equality and diversity | Religious literacy | Data protection | Fire safety | Food hygiene
Manual handling
Health visitor | Health care staff | Title | Kind | Team | Site
"""
PRIVATE_WORDS = """
criminal_record: DBS 001234567890 seen 12/03 | DBS clear | dbs number 001234567890 | CRB 2015
criminal_record: 001234567890 | on the Update Service | Level 1 training, DBS 001234567890
criminal_record: DBS done in May | caution in 1998 found, convicted
birth: DOB 3/4/80 | d.o.b. 03.04.1980 | born 12/03/1980 | aged 45 | 17 years old
birth: date of birth 1980
health: asthma | has asthma | on medication | is diabetic | pregnant | medical reasons
health: in hospital
health: her operation | allergic to nuts | disabled
concern: allegation against Bob | concern about a volunteer | LADO referral in May
child: a child called Ann | mother of Ann
other: AB123456C | NI AB 12 34 56 C | passport seen | bank details given
"""
ORDINARY_WORDS = """
online | half day | cert seen | certificate seen | passed | Zoom 12/03/2024 7pm | sick
apologies
on leave | maternity leave | Treasurer | epilepsy awareness course | DBS awareness training
Managing allegations course | Level 1 certificate no 12345 | passed 85% | St Thomas' Hospital
Hospital chaplain | Mental Health First Aid | Stroke Association | 12/03/2024 | with LSCP
paid £25
children's work | Sunday School | refused to attend | Year 6 | | Ann Sample | she/her
07700 900123
"""


def _told(text: str) -> list[tuple[str, str]]:
    found = []
    for line in text.strip("\n").replace("DBS Update\nService", "DBS Update⏎Service").split("\n"):
        right, _, each = line.partition(": ") if ": " in line[:20] else ("", "", line)
        found += [(part.strip().replace("⏎", "\n"), right) for part in each.split(" | ")]
    return found


@pytest.mark.parametrize(("heading", "kind"), _told(PRIVATE_HEADINGS))
def test_a_private_column_is_known_by_its_heading(heading: str, kind: str) -> None:
    for written in (heading, heading.upper(), f" {heading.lower()}  "):
        assert private_heading(written) is Private(kind)


@pytest.mark.parametrize("heading", [heading for heading, _ in _told(ORDINARY_HEADINGS)])
def test_courses_and_what_is_kept_are_ordinary_columns(heading: str) -> None:
    assert private_heading(heading) is None
    assert private_heading(heading.upper()) is None


@pytest.mark.parametrize("heading", ["LADO", "Allegations against professionals", "Epilepsy"])
def test_the_name_of_a_known_course_is_a_course(heading: str) -> None:
    assert private_heading(heading) is not None
    assert private_heading(heading, is_course=True) is None


def test_a_number_of_a_check_is_no_course_whatever_knows_it() -> None:
    assert private_heading("DBS number", is_course=True) is Private.CRIMINAL_RECORD


@pytest.mark.parametrize(
    ("beside", "heading", "kind"),
    [
        ("DBS date", "Certificate number", Private.CRIMINAL_RECORD),
        ("DBS", "Expiry", Private.CRIMINAL_RECORD),
        ("DBS", "Date", Private.CRIMINAL_RECORD),
        ("Passport", "Expiry date", Private.OTHER),
        ("DBS", "Level 1", None),
        ("DBS", "Name", None),
        ("DBS", "Role", None),
        ("DBS awareness training", "Date", None),
        ("Level 1", "Certificate number", None),
        ("Level 1", "DBS", Private.CRIMINAL_RECORD),
        ("Level 1", "Disclosure", Private.CRIMINAL_RECORD),
        ("Address", "Date", None),
    ],
)
def test_a_heading_that_says_nothing_belongs_to_the_check_on_its_left(
    beside: str, heading: str, kind: Private | None
) -> None:
    assert private_heading(heading, beside=beside) is kind


@pytest.mark.parametrize(("words", "kind"), _told(PRIVATE_WORDS))
def test_private_words_in_a_note_are_known(words: str, kind: str) -> None:
    assert private_words(words) is Private(kind)


@pytest.mark.parametrize("words", [words for words, _ in _told(ORDINARY_WORDS)])
def test_ordinary_notes_stay(words: str) -> None:
    assert private_words(words) is None


@pytest.mark.parametrize("kind", list(Private))
def test_the_sentence_names_the_place_and_never_what_stands_there(kind: Private) -> None:
    assert column_left("H", "DBS\n number", kind) == (
        f"Column H, DBS number, was not brought in: {WHY[kind]}"
    )
    assert column_left("H", "", kind).startswith("Column H, without a heading, was not brought in")
    assert cell_left("F12", kind) == f"The note in F12 was not brought in: {WHY[kind]}"


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert private_heading(text, is_course=True) in (None, *Private)
    assert private_words(text) in (None, *Private)
