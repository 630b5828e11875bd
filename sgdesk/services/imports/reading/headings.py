"""Which column holds what: headings as people word them, wherever their row stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from sgdesk.data.sheets import Row, Sheet, SheetError, cell_text, column_letter
from sgdesk.domain.text import fold

SEARCHED_ROWS = 40
"""How many rows that hold something are searched for the headings."""


class Field(StrEnum):
    """What a column can hold; the values are the headings of COMMANDS, "Sheets"."""

    ROLE = "role"
    GROUP = "group"
    REQUIREMENTS = "requirements"
    REFERENCE = "reference"
    TITLE = "title"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    NAME = "name"
    EMAIL = "email"
    KIND = "kind"
    ROLE_START = "role_start"
    ROLE_END = "role_end"
    STARTED = "started"
    LEFT = "left"
    COURSE = "course"
    COMPLETED_ON = "completed_on"
    OUTCOME = "outcome"
    PROVIDER = "provider"
    METHOD = "method"
    CERTIFICATE_NUMBER = "certificate_number"
    NOTES = "notes"


Synonyms = Mapping[Field, tuple[str, ...]]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_PERSON: dict[Field, tuple[str, ...]] = {
    Field.REFERENCE: _words(
        "reference personreference ref personref staffid staffnumber staffno staffref employeeid"
        " employeenumber employeeno payrollnumber volunteerid volunteernumber volunteerref"
        " memberid membershipnumber memberref personid personnumber idnumber useridnumber id"
        " userid uniqueid"
    ),
    Field.TITLE: _words("title salutation prefix honorific"),
    Field.GIVEN_NAME: _words(
        "givenname givennames firstname firstnames forename forenames christianname given first"
        " userfirstname"
    ),
    Field.FAMILY_NAME: _words("familyname surname lastname family last secondname userlastname"),
    Field.NAME: _words(
        "name fullname personname nameofperson surnamefirstname surnamefirstnames surnameforename"
        " surnametitlefirstname surnametitlefirst surnamefirst lastnamefirstname firstnamesurname"
        " firstsurname firstnamelastname forenamesurname familynamegivenname namesurnamefirst"
        " volunteername nameofvolunteer staffname nameofstaff membername nameofmember"
        " learnername nameoflearner employeename nameofemployee participantname delegatename"
        " attendeename nameofattendee username userfullname names person volunteer staffmember"
        " teammember staff volunteers helper leader member learner employee participant delegate"
        " attendee who"
    ),
    Field.EMAIL: _words(
        "email emailaddress emailaddresses mail emails contactemail workemail personalemail"
        " useremail eaddress"
    ),
}
_ROLE = _words(
    "role roles rolename roletitle rolesheld job jobs jobtitle position positions post posts"
    " postheld jobrole roleinchurch ministry duties"
)
_ROLE_START = _words(
    "rolestart rolestartdate rolestarted rolestartson startofrole startinrole roledate rolefrom"
    " postfrom poststart poststartdate inpostsince inrolesince appointed appointedon"
    " dateappointed appointmentdate dateofappointment startdate datestarted dateofstart"
    " startedrole from since"
)
_STARTED = _words(
    "started startedon joined joinedon datejoined joiningdate dateofjoining joineddate membersince"
)
_LEFT = _words(
    "left lefton dateleft leftdate leavingdate dateofleaving leavedate leaver leaves leaveson"
    " leavers dateleaving"
)
ROLES: Synonyms = {
    Field.ROLE: (*_ROLE, "title", "name"),
    Field.GROUP: _words(
        "group targetgroup groupkey groupname traininggroup staffgroup workforcegroup"
        " category level"
    ),
    Field.REQUIREMENTS: _words(
        "requirements requirement requirementkeys requires requiredtraining trainingrequired"
        " trainingneeded trainingneeds training courses coursesrequired needs"
    ),
}
PEOPLE: Synonyms = {
    **_PERSON,
    Field.KIND: _words("kind kindofperson type persontype typeofperson staffvolunteer category"),
    Field.ROLE: _ROLE,
    Field.ROLE_START: _ROLE_START,
    Field.ROLE_END: _words(
        "roleend roleenddate roleended roleends endofrole roleto postto postend postenddate"
        " enddate dateended ended endedon until to"
    ),
    Field.STARTED: _STARTED,
    Field.LEFT: _LEFT,
}
TRAINING: Synonyms = {
    **_PERSON,
    Field.COURSE: _words(
        "course coursename coursetitle coursefullname nameofcourse titleofcourse trainingcourse"
        " trainingname trainingtitle trainingtype typeoftraining nameoftraining training"
        " courseattended coursecompleted trainingcompleted trainingattended courseshortname"
        " event eventname eventtitle session module modulename activity qualification programme"
        " programmename subject topic level learning"
    ),
    Field.COMPLETED_ON: _words(
        "completedon datecompleted completiondate dateofcompletion completeddate dateoftraining"
        " trainingdate datetrained trainedon dateattended attendedon attendancedate"
        " dateofattendance dateofcourse coursedate eventdate dateofevent sessiondate passedon"
        " datepassed dateachieved achievedon awardedon dateawarded datetaken takenon datedone"
        " doneon finishedon datefinished timecompleted coursecomplete date when dateofcertificate"
        " certificatedate completed completion done finished trained enddate"
    ),
    Field.OUTCOME: _words(
        "outcome result status completionstatus coursestatus state attendance attendancestatus"
        " passfail attended passed completed complete"
    ),
    Field.PROVIDER: _words(
        "provider trainingprovider providername providedby courseprovider deliveredby runby"
        " trainer organiser organisedby supplier source"
    ),
    Field.METHOD: _words(
        "method deliverymethod methodofdelivery delivery deliverytype format mode how type"
        " trainingmethod onlineorfacetoface"
    ),
    Field.CERTIFICATE_NUMBER: _words(
        "certificatenumber certificateno certificateref certificatereference certificateid"
        " certnumber certno certref certificate cert"
    ),
    Field.NOTES: _words("notes note comments comment remarks remark furtherinformation"),
}
TRACKER: Synonyms = {
    **_PERSON,
    Field.ROLE: _ROLE,
    Field.ROLE_START: (*_ROLE_START, *_STARTED),
    Field.LEFT: (*_LEFT, "enddate", "dateended", "ended"),
}


@dataclass(frozen=True, slots=True)
class NeededColumns:
    """Something that a sheet must say, in any one of these columns, and what it is called."""

    spoken: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row's place among the sheet's rows, and the column of each field in it."""

    place: int
    fields: Mapping[Field, int]
    texts: tuple[str, ...]

    def letters(self) -> dict[str, str]:
        """The letter of each field's column."""
        return {field.value: column_letter(column) for field, column in self.fields.items()}


def heading_key(text: str) -> str:
    """A heading without case, blanks, underscores and other marks."""
    return re.sub(r"[\W_]+", "", fold(text))


def heading_keys(text: str) -> tuple[str, str]:
    """The whole heading's key, and the key without what stands in brackets."""
    return heading_key(text), heading_key(re.sub(r"\([^()]*\)", " ", text))


def known_fields(texts: Sequence[str], synonyms: Synonyms) -> dict[Field, int]:
    """The column of each field, each column once; the plainest wording of a field wins it."""
    keys = {column: heading_keys(text) for column, text in enumerate(texts) if text}
    found: dict[Field, int] = {}
    for field, words in synonyms.items():
        ranked = [
            (words.index(key), column)
            for column, both in keys.items()
            for key in both
            if key in words and column not in found.values()
        ]
        if ranked:
            found[field] = min(ranked)[1]
    return found


def find_headings(sheet: Sheet, synonyms: Synonyms, needed: Iterable[NeededColumns]) -> Headings:
    """The first row that names every column needed.

    Raises :class:`SheetError` that names the columns which the likeliest row lacks.
    """
    wanted = tuple(needed)
    likeliest = Headings(0, {}, ())
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        found = Headings(place, known_fields(texts_of(row), synonyms), texts_of(row))
        if not _missing(found, wanted):
            return found
        if len(found.fields) > len(likeliest.fields):
            likeliest = found
    raise SheetError(
        "The sheet {sheet} has no column for {missing}: add one with that heading and try again. "
        "Nothing was taken in.",
        sheet=sheet.name,
        missing=" and ".join(each.spoken for each in _missing(likeliest, wanted)),
    )


def _missing(found: Headings, wanted: Iterable[NeededColumns]) -> list[NeededColumns]:
    return [each for each in wanted if not any(f in found.fields for f in each.fields)]


def texts_of(row: Row) -> tuple[str, ...]:
    """A row's cells as text."""
    return tuple(cell_text(cell) for cell in row.cells)


def is_repeat(row: Row, texts: Sequence[str]) -> bool:
    """Whether a row only says the headings again, as at the top of a printed page."""
    said = 0
    for cell, heading in zip_longest(row.cells, texts):
        if cell is None:
            continue
        if not isinstance(cell, str) or fold(cell) != fold(heading or ""):
            return False
        said += 1
    return said > 1
