"""What people write over their columns, chosen from public knowledge of such sheets.

Where a field has words that no list would know, they stand under ``UNKNOWABLE``: a column so headed
has to be asked about or listed.
"""

from collections.abc import Mapping, Sequence

from .dice import Dice


def _of(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


NAME = _of(
    "Name|Full name|Name of person|Volunteer name|Volunteer|Staff member|Helper|Name of volunteer"
    "|Participant|Learner|Who|Team member|NAME|Name (in full)|Surname, First name|Member's name"
    "|Names|Attendee|Person's name|Learner name|Worker|Name of worker"
)
GIVEN = _of(
    "First name|Forename|Given name|First|First Name(s)|FIRST NAME|Firstname|Christian name"
    "|Forename(s)|given_name|Known as|First names|Preferred name|Given names"
)
FAMILY = _of(
    "Surname|Last name|Family name|Last|SURNAME|Lastname|Second name|family_name|Sur name"
    "|Surname/Family name|Last Name(s)|Surnames|Family"
)
EMAIL = _of(
    "Email|E-mail|Email address|E-mail address|Contact email|EMAIL|email_address|Mail|e mail"
    "|User Email|Work email|Personal email|Email (home)"
)
REFERENCE = _of(
    "Ref|Reference|Staff no|Staff number|Volunteer ID|Membership no.|Employee number|Payroll no"
    "|Person reference|person_reference|Volunteer number|Member ID|Staff ID"
)
ROLE = _of(
    "Role|Role(s)|Position|Job title|Post|Roles held|Job role|ROLE|Role in church|Ministry|Duties"
    "|Position held|Current role|Volunteer role|Area of service"
)
COURSE_FIELD = _of(
    "Course|Course name|Course title|Training|Training course|Event Name|Event|Module"
    "|Name of course|Title of course|Training attended|Course attended|Course full name"
    "|Training name|Programme|Session title|Learning"
)
DAY = _of(
    "Date|Date completed|Completion date|Completed on|Date of training|Training date|Date attended"
    "|Course date|Event Date|Date of course|completed_on|Date taken|Date passed|Date done"
    "|Attended on|Date achieved|Date of completion"
)
OUTCOME = _of(
    "Status|Attendance|Outcome|Result|Attendee Status|Attended|Attended?|Completion status|Present"
    "|Did they attend?|Checked in|Pass/fail|Completed?|Attendance status|Booking status|Passed?"
    "|Course status|State|Show / no show"
)
PROVIDER = _of(
    "Provider|Training provider|Provided by|Delivered by|Run by|Trainer|Course provider|Organiser"
    "|Supplier|Who ran it|Organisation providing|Trained by"
)
METHOD = _of(
    "Method|Delivery|Delivery method|Format|Mode|Online or face to face|How|Method of delivery"
    "|Delivery type|Type of delivery|F2F/online|How delivered"
)
CERTIFICATE = _of(
    "Certificate number|Cert no|Certificate no.|Certificate ref|Cert ref|Certificate ID|Cert number"
    "|Certificate reference|Cert. No|CERTIFICATE|Certificate code|Certificate serial"
)
NOTES = _of(
    "Notes|Comments|Remarks|Note|Comment|Further information|Any comments|NOTES|Other notes"
    "|Coordinator notes|Additional info|Remarks/notes"
)
EXPIRY = _of(
    "Expiry|Expires|Expiry date|Renewal|Renewal date|Due|Next due|Valid until|Renew by|Exp"
    "|Refresher due|Expires on|Due for renewal|Review date|Valid to|Retrain by|Needs doing by"
)
STARTED = _of(
    "Start date|Date started|Joined|Date joined|Started|Date of joining|Member since|In post since"
    "|Appointed|Date appointed|Since|Joining date"
)
BOOKED_ON = _of(
    "Date booked|Booked on|Booking date|Order Date|Registration Time|Date registered|Enrolled on"
    "|Date invited|Enrolment date|Date emailed|Date requested|Order placed"
)
PRIVATE = _of(
    "DBS number|DBS no.|DBS certificate number|DBS check no|Disclosure number|CRB number"
    "|DBS cert no|Enhanced DBS number|DBS ref|Disclosure no|DBS Certificate|CRB ref no"
)
BIRTH = _of(
    "Date of birth|DOB|D.O.B.|Birth date|Born|Birthday|Date of Birth (DOB)|DoB|dob|Birthdate"
    "|D.o.B|Date born"
)
COURSES: Mapping[str, tuple[str, ...]] = {
    "induction": _of(
        "Induction|Safeguarding induction|Induction training|INDUCTION|Volunteer induction"
        "|Staff induction|New starter induction|Safeguarding Induction Training|Induction programme"
        "|Induction (2024)|Organisational induction|induction course|Induction\nsafeguarding"
    ),
    "level1": _of(
        "Level 1|L1|Level One|Safeguarding Level 1|LEVEL 1|Level 1 training|Safeguarding L1"
        "|Level 1 awareness|Level 1\n(awareness)|Level 1 Basic Awareness|Safeguarding awareness"
        "|Level 1 - online|Safeguarding children level 1|Introduction to safeguarding"
        "|Level 1 course"
    ),
    "level2": _of(
        "Level 2|L2|Level Two|Safeguarding Level 2|LEVEL 2|Level 2 training|Level 2 refresher"
        "|Level 2 Working Together|Level 2\n(Working Together)|Level 2 Intermediate|Safeguarding L2"
        "|Level 2 (2023)|Safeguarding children level 2|Level 2 child protection|Level 2 course"
    ),
    "level3": _of(
        "Level 3|L3|Level Three|Safeguarding Level 3|LEVEL 3|Level 3 training|Level 3 Lead"
        "|Level 3 DSL|Level 3 / Lead|Level 3 Advanced|DSL training|Safeguarding lead training"
        "|Safeguarding children level 3|Level 3 child protection|Designated safeguarding lead"
    ),
}
UNKNOWABLE: Mapping[str, tuple[str, ...]] = {
    "course": _of(
        "Safeguarding basic|C0|Module B|Blue course|Sg (old)|The Tuesday one|SCP ½|B1/B2|Online bit"
        "|Thirtyone:eight|Basics|Session A"
    ),
    "other": _of(
        "First aid|Food hygiene|Fire safety|Health & safety|Manual handling|GDPR|Prevent"
        "|Data protection|Mental health|Minibus|Key holder|Lone working"
    ),
    "junk": _of(
        "What they do|Hall|Team colour|Keys|Car reg|Photo?|T-shirt|Rota|Notes 2|Tel|Address|Group"
    ),
    "junk_day": _of(
        "Last reviewed|References received|Handbook given|Policy signed|Last seen|Letter sent"
        "|Interviewed|Checked by office|Keys issued|Supervision|Appraisal"
    ),
}
STATUS_ON_COURSE = _of(
    "Status|Done?|Completed?|Attended?|Y/N|Attendance|Result|Yes/No|Passed?|Outcome|State|Complete?"
)
DATE_OF_COURSE = _of(
    "Date|Date done|Completed on|Completion date|Date completed|When|Date attended|Date taken"
    "|Date passed|Attended on|Date of course|Training date"
)

STATUS_YES = _of(
    "Yes|Y|Done|Completed|Complete|Passed|Pass|Attended|Present|✓|✔|Checked In|Checked in|yes"
    "|Completed (achieved pass grade)|Achieved|Finished|Did attend|COMPLETED|Fully attended|True"
)
STATUS_NO = _of(
    "No|N|Absent|Not Attending|Deleted|No show|No-show|DNA|Did not attend|Cancelled|Withdrawn"
    "|Failed|Fail|Not completed|Completed (did not achieve pass grade)|✗|✘|Refunded|Wait list"
    "|Waitlisted|Booked|Enrolled|In progress|Not started|Incomplete|Apologies|Invited|Declined"
    "|Excused|50%|Half|Partial|no|Not yet|Didn't attend|False|Registered|Not passed|Unsuccessful"
)
STATUS_ASKS = _of(
    "Maybe|See notes|?|Left early|Tutor to confirm|Late|Transferred|Ask Jean|TBC|Some|Moved"
    "|As last year|Unsure|In the book"
)


def name_heading(dice: Dice, style: str) -> str:
    """A heading over whole names that does not speak of another order than theirs."""
    fits = [each for each in NAME if "," not in each or "comma" in style]
    return dice.of(fits)


def other_than(dice: Dice, words: Sequence[str], taken: Sequence[str]) -> str:
    """One of the words that the sheet does not have yet."""
    free = [word for word in words if word not in taken]
    return dice.of(free or list(words))
