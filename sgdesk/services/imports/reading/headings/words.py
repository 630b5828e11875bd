"""The words that people put over columns, by what a column under them holds."""

from collections.abc import Mapping
from enum import StrEnum

from sgdesk.services.imports.reading.values import SheetKind


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
NAMES = (Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_PERSON: dict[Field, tuple[str, ...]] = {
    Field.REFERENCE: _words(
        "reference personreference ref personref staffid staffnumber staffno staffref employeeid"
        " employeenumber employeeno payrollnumber payrollno volunteerid volunteernumber"
        " volunteerref volunteerno memberid membershipnumber membershipno membernumber memberno"
        " memberref personid personnumber idnumber useridnumber id userid uniqueid learnerid"
        " delegateid attendeeid number no"
    ),
    Field.TITLE: _words("title salutation prefix honorific"),
    Field.GIVEN_NAME: _words(
        "givenname givennames firstname firstnames forename forenames christianname given first"
        " userfirstname learnerfirstname attendeefirstname delegatefirstname fname 1stname"
        " knownas preferredname preferredfirstname enwcyntaf enwaucyntaf enwcyntafau"
    ),
    Field.FAMILY_NAME: _words(
        "familyname surname surnames lastname lastnames family last secondname userlastname"
        " learnerlastname attendeelastname attendeesurname delegatesurname lname cyfenw"
        " enwteuluol enwolaf"
    ),
    Field.NAME: _words(
        "name fullname personname nameofperson surnamefirstname surnamefirstnames surnameforename"
        " surnametitlefirstname surnametitlefirst surnamefirst lastnamefirstname firstnamesurname"
        " firstsurname firstnamelastname forenamesurname familynamegivenname namesurnamefirst"
        " firstnameandsurname nameandsurname forenameandsurname firstandlastname"
        " surnameandfirstname"
        " volunteername nameofvolunteer staffname nameofstaff staffmembername nameofstaffmember"
        " membername nameofmember workername nameofworker helpername leadername nameofleader"
        " learnername nameoflearner employeename nameofemployee participantname nameofparticipant"
        " delegatename nameofdelegate attendeename nameofattendee trusteename teammembername"
        " username userfullname displayname nameoriginalname yourname yourfullname names whosname"
        " personsname peoplename candidate candidatename traineename trainee student studentname"
        " person people volunteer staffmember teammember staff volunteers helper leader member"
        " learner employee worker participant delegate attendee invitee who enw enwllawn enwau"
        " enwgwirfoddolwr enwaelod"
        " enwaelodstaff"
    ),
    Field.EMAIL: _words(
        "email emailaddress emailaddresses mail emails contactemail workemail personalemail"
        " useremail eaddress attendeeemail learneremail delegateemail emailid youremail"
        " participantemail homeemail ebost cyfeiriadebost epost cyfeiriadepost"
    ),
}
WEAK_NAMES = frozenset(
    _words(
        "person people volunteer staffmember teammember staff volunteers helper leader member"
        " learner employee worker participant delegate attendee invitee candidate trainee student"
        " who given first family last names knownas preferredname"
    )
)
"""Words that head a column of names, and stand just as well under a heading."""
_ROLE = _words(
    "role roles rolename roletitle rolesheld job jobs jobtitle position positions post posts"
    " postheld jobrole roleinchurch churchrole roleposition positionrole roleorposition"
    " currentrole mainrole rolewithus volunteerrole volunteerroles volunteeringrole staffrole"
    " roleheld jobrole ministry ministries duties responsibility responsibilities capacity"
    " areaofservice areasofservice servicearea areaofministry areaofwork"
    " whatdoyoudo whattheydo roleinclub clubrole position positionheld appointment rol rôl rolau"
    " rôlau swydd teitlswydd swyddi"
)
_ROLE_START = _words(
    "rolestart rolestartdate rolestarted rolestartson startofrole startinrole roledate rolefrom"
    " postfrom poststart poststartdate inpostsince inrolesince appointed appointedon"
    " dateappointed appointmentdate dateofappointment startdate datestarted dateofstart"
    " startedrole from since datestartedrole startdateinrole dateofrolestart dyddiaddechraurol"
    " dyddiaddechraurôl dyddiadpenodi"
)
_STARTED = _words(
    "started startedon joined joinedon datejoined joiningdate dateofjoining joineddate membersince"
    " withussince startedwithus datestartedwithus start dyddiaddechrau dyddiadymuno dechreuodd"
)
_LEFT = _words(
    "left lefton dateleft leftdate leavingdate dateofleaving leavedate leaver leaves leaveson"
    " leavers dateleaving leavingon haveleft hasleft dyddiadgadael gadawodd gadael"
)
_ROLE_END = _words(
    "roleend roleenddate roleended roleends endofrole roleto postto postend postenddate"
    " enddate dateended ended endedon until to steppeddown datesteppeddown end finish"
)
_COURSE = _words(
    "course coursename coursetitle coursefullname nameofcourse titleofcourse trainingcourse"
    " trainingname trainingtitle trainingtype typeoftraining nameoftraining training"
    " courseattended coursecompleted trainingcompleted trainingattended courseshortname"
    " coursetaken trainingundertaken coursedone event eventname eventtitle session sessionname"
    " sessiontitle module modulename activity activityname qualification programme"
    " programmename subject topic level traininglevel levelcompleted levelattained learning"
    " learningtitle learningactivity class classname safeguardingtraining safeguardingcourse"
    " learningitem learningobject trainingitem contenttitle"
    " whichcourse whichsafeguardingcourse whichtraining whichtrainingcourse"
    " whichsafeguardingtraining whichcoursedidyoudo whichcoursedidyoucomplete whichlevel"
    " whichcoursedidyouattend webinar webinarname meetingtopic meeting meetingtitle cwrs"
    " enwcwrs enwrcwrs teitlcwrs teitlycwrs hyfforddiant enwhyfforddiant enwrhyfforddiant"
)
_COMPLETED_ON = _words(
    "completedon datecompleted completiondate dateofcompletion completeddate datetrained"
    " trainedon dateattended attendedon attendancedate dateofattendance passedon datepassed"
    " dateachieved achievedon awardedon dateawarded datetaken takenon datedone doneon"
    " finishedon datefinished timecompleted coursecompleteddate trainingcompletedon"
    " coursecompletiondate trainingcompletiondate learningcompletiondate dateobtained whendone"
    " whencompleted dateundertaken actualdate datesignedoff completed coursecomplete"
    " completion done finished trained attended passed achieved checkedin signedoff"
    " markedcomplete markedascomplete actual dateoftraining trainingdate dateofcourse"
    " coursedate eventdate dateofevent sessiondate dateofsession eventstartdate eventstart"
    " startdateofevent coursestartdate sessionstartdate eventdatetime eventdateandtime"
    " eventstartdatetime eventstartdateandtime coursestart dateofcompletionofcourse date dates"
    " when lastcompleted lastcompletedon datelastcompleted lastcompletiondate lastattended"
    " lastattendedon datelastattended lastdone datelastdone lasttrained datelasttrained"
    " lasttrainingdate testdate dateoftest examdate dateofexam assessmentdate dateofassessment"
    " dateofcertificate certificatedate completiontime enddate dyddiad dyddiadcwblhau"
    " dyddiadcwblhawyd cwblhawyd dyddiadhyfforddiant dyddiadyrhyfforddiant dyddiadycwrs"
    " dyddiadmynychu"
)
"""Words of what was done stand before those of a course or a date alone.

Where both hold days, whoever has none under "Attended" did not come on the "Course date".
"""
_OUTCOME = _words(
    "outcome result status completionstatus coursestatus state attendance attendancestatus"
    " passfail attended passed completed complete completion attendeestatus bookingstatus booking"
    " booked checkedin checkin present noshow noshows absent didtheyattend didyouattend"
    " didattend attendedyn attendedyesno presentabsent presentyn cancelled canceled withdrawn"
    " learnerstatus enrolmentstatus enrollmentstatus trainingstatus registrationstatus"
    " eventstatus orderstatus ticketstatus finalresult pass passedyn attendanceyn turnedup"
    " progress courseprogress percentcomplete percentagecomplete completionprogress"
    " didtheyturnup came showedup apologies dna bookingstate attendancestate grade statws"
    " canlyniad presennol presenoldeb mynychodd mynychu"
)
_PROVIDER = _words(
    "provider trainingprovider providername providedby courseprovider deliveredby runby"
    " trainer trainername organiser organisedby supplier source who'sprovider ledby taughtby"
    " trainedby nameofprovider nameoftrainer tutor instructor facilitator host hostedby"
    " trainingorganisation organisedby awardingbody issuedby darparwr darparwyr hyfforddwr"
)
_METHOD = _words(
    "method deliverymethod methodofdelivery delivery deliverytype format mode how type"
    " trainingmethod onlineorfacetoface onlinefacetoface modeofdelivery howdelivered"
    " deliverymode coursetype coursemethod"
)
_CERTIFICATE = _words(
    "certificatenumber certificateno certificateref certificatereference certificateid"
    " certnumber certno certref certificate cert certificatenum"
)
_NOTES = _words(
    "notes note comments comment remarks remark furtherinformation anyothercomments additionalnotes"
    " furthercomments furthernotes info information othernotes coordinatornotes additionalinfo"
    " additionalinformation additionalcomments remarksnotes notesremarks anycomments anynotes"
    " othercomments adminnotes officenotes trainernotes generalnotes nodiadau nodyn sylwadau"
)
ROLES: Synonyms = {
    Field.ROLE: (*_ROLE, "title", "name"),
    Field.GROUP: _words(
        "group targetgroup groupkey groupname traininggroup staffgroup workforcegroup"
        " category level groupnumber"
    ),
    Field.REQUIREMENTS: _words(
        "requirements requirement requirementkeys requires requiredtraining trainingrequired"
        " trainingneeded trainingneeds training courses coursesrequired needs requiredcourses"
    ),
}
_STAFF = _words("paidstaff paidworker paidrole paidpost employed salaried")
PAID = (*_STAFF, *_words("paid ispaid paidyn"))
"""Over yes and no they say who is staff and who is a volunteer; "Paid" alone may be of a fee, so it
is a kind of person only where somebody says so."""
_KIND = (
    *_words(
        "kind kindofperson type persontype typeofperson staffvolunteer stafforvolunteer category"
        " paidorvoluntary paidvoluntary employmenttype status"
    ),
    *_STAFF,
)
"""Over kinds of people alone: "Type" or "Status" over anything else is none of them."""
PEOPLE: Synonyms = {
    **_PERSON,
    Field.KIND: _KIND,
    Field.ROLE: _ROLE,
    Field.ROLE_START: _ROLE_START,
    Field.ROLE_END: _ROLE_END,
    Field.STARTED: _STARTED,
    Field.LEFT: _LEFT,
}
TRAINING: Synonyms = {
    **_PERSON,
    Field.COURSE: _COURSE,
    Field.COMPLETED_ON: _COMPLETED_ON,
    Field.OUTCOME: _OUTCOME,
    Field.PROVIDER: _PROVIDER,
    Field.METHOD: _METHOD,
    Field.CERTIFICATE_NUMBER: _CERTIFICATE,
    Field.NOTES: _NOTES,
    Field.ROLE: _ROLE,
    Field.KIND: _KIND,
}
TRACKER: Synonyms = {
    **_PERSON,
    Field.ROLE: _ROLE,
    Field.ROLE_START: (*_ROLE_START, *_STARTED),
    Field.KIND: _KIND,
    Field.LEFT: (*_LEFT, *_ROLE_END),
    Field.OUTCOME: _words(
        "attendance attendancestatus attendeestatus bookingstatus booking checkedin present noshow"
        " noshows absent cancelled canceled withdrawn didtheyattend"
    ),
}
FIELDS: Mapping[SheetKind, Synonyms] = {
    SheetKind.ROLES: ROLES,
    SheetKind.PEOPLE: PEOPLE,
    SheetKind.TRAINING: TRAINING,
    SheetKind.TRACKER: TRACKER,
}


def fields_said(kind: SheetKind) -> tuple[Field, ...]:
    """What a column of such a sheet can be said to hold: a tracker may turn out to be a list."""
    if kind not in (SheetKind.TRACKER, SheetKind.TRAINING):
        return tuple(FIELDS[kind])
    both = (*FIELDS[kind], *FIELDS[SheetKind.TRAINING], *FIELDS[SheetKind.TRACKER])
    return tuple(dict.fromkeys(both))


BARE_NUMBERS = frozenset(
    _words("id no number ref nr num sno serialno rowno row line lineno idnumber")
)
"""Headings under which a reference may stand, or the number of a row."""
SIGNED = frozenset(_words("signature signatures signed signedin initials sign pleasesign"))
"""Headings under which everybody signs who came, as on the paper of a session."""
