"""The words that people put beside a date, each with what it says of completing a course.

Every phrase stands as :mod:`sgdesk.domain.training.completion.words` takes text apart: in small
letters, hyphens as blanks. A word that is not here says nothing that anybody may rely on.
"""

from collections.abc import Mapping
from enum import Enum, auto

LONGEST_PHRASE = 7


class Sort(Enum):
    """What a phrase does in the words of a cell."""

    YES = auto()
    NO = auto()
    EXEMPT = auto()
    """Says no, but not that somebody failed to do it."""
    GONE = auto()
    """Says no because the person left; no heading of a column about courses."""
    BOOKED = auto()
    PROGRESS = auto()
    WAITING = auto()
    """Not even booked."""
    LATER = auto()
    """Speaks of a day to come, or of the end of what counts."""
    NOTHING = auto()
    """Where, how, when, with whom: neither yes nor no."""
    WHEN = auto()
    """A time, a length or a weekday: nothing that a small word could belong to."""
    FILLER = auto()
    """A small word that says nothing beside others, and is nothing anybody knows alone."""
    WITH_ANY = auto()
    """Goes with a word of yes or no, and without one is in doubt: "has completed", "A"."""
    WITH_NO = auto()
    """A reason for not coming; in doubt without a word of no or not yet."""
    ASK = auto()
    """Known to be in doubt: never yes and never no, and never part of a name."""
    NOT = auto()
    """Turns what follows into no."""
    NEVER = auto()
    """As NOT; no by itself."""
    AHEAD = auto()
    """Puts what follows into the future."""
    DO = auto()
    """A verb that says something only behind NOT or AHEAD."""
    BY = auto()
    """A name may follow."""
    STOP = auto()
    """Nothing reaches across it."""


_YES = """
did attend|did complete|did come|did pass|was present
completed late|completed , late|complete late|complete , late|passed late|passed , late
completed after deadline|completed , after deadline|completed after the deadline|late completion
yes|y|yep|yeah|true|tick|ticked|✓|done|complete|completed|completed successfully
successfully completed|finished|achieved|attained|pass|passed|passed test|pass grade
achieved pass grade|passed second time|passed on second attempt|passed at second attempt|attended
attended in full|fully attended|present|in attendance|was there|checked in|took part|taken part
participated|competent|certified|certificated|accredited|qualified|trained|fully trained|validated
signed off|fulfilled|successful|renewed|refreshed|updated|retaken and passed|undertaken|undertook
watched in full|cert seen|certificate seen|cert sent|certificate sent|cert issued
certificate issued|cert received|certificate received|cert rec'd|certificate rec'd|cert on file
certificate on file|cert held|certificate held|cert uploaded|certificate uploaded|cert attached
certificate attached|cert checked|certificate checked|cert verified|certificate verified
cert filed|certificate filed|cert in file|certificate in file|cert copied|certificate copied
cert given|certificate given|seen cert|seen certificate|have cert|has cert|have certificate
has certificate|copy of cert on file|copy of certificate on file|copy of certificate held
copy of cert held|certificate awarded|cert awarded|awarded|evidence seen|certificate provided
cert provided|e cert seen|e certificate seen|cert accepted|certificate accepted
"""
_NO = """
wasn't there|wasnt there|weren't there|isn't coming|didn't want to|did not want to|not attempted
no completion|no longer attending|did not join|didn't join|no|n|false|✗|cross|nope|none|nil|absent
absence|authorised absence|unauthorised absence|excused absence|excused|absent with apologies
apologies|apology|apols|apologies given|apologies received|sent apologies|gave apologies
apologies sent|with apologies|sick|sickness|off sick|sick leave|unwell|not well|ill|illness|poorly
on holiday|holiday|annual leave|on leave|on annual leave|a/l|maternity leave|on maternity leave
paternity leave|dna|d n a|dnc|dnf|awol|did not attend|did not arrive|did not turn up
didn't turn up|did not come|didn't come|did not show|didn't show|did not achieve pass grade
completed , did not achieve pass grade|completed , failed to achieve pass grade
not achieved pass grade|no show|noshow|no shows|non attendance|nonattendance|non attender
non attendee|non completion|non completer|no attendance|not attending|not coming|not going
not there|not here|not in attendance|not able|unable|unable to come|fail|failed|fails|failed test
failed to attend|failed to complete|failed to turn up|failed to show|unsuccessful|withdrawn
withdrew|withdraws|withdrawal|dropped out|drop out|pulled out|cancelled|canceled|cancelation
cancellation|cancels|late cancellation|cancelled late|cancelled by course|course cancelled
event cancelled|deleted|removed|declined|refused|rejected|incomplete|uncompleted|unfinished|undone
unattended|not done|not complete|missed|missed it|skipped|abandoned|void|voided|terminated
discontinued|refunded|unavailable|not available|not trained|untrained|not competent
not yet competent|unqualified|lapsed before completion|couldn't make it|could not make it
can't make it|cannot make it|didn't make it|did not make it|due to illness|due to sickness
due to holiday|because of illness|because of sickness|through illness|through sickness
"""
_EXEMPT = """
exempt|exempted|exemption|waived|n/a|not applicable|not required|not needed|not relevant
no longer required|no longer needed|doesn't need|does not need|not necessary|not mandatory
does not apply|doesn't apply
"""
_GONE = """
left|leaver|has left|have left|left the charity|left the church|left the club|left role
left the role|resigned|retired|stepped down|stood down|moved away|moved on|deceased|died
no longer a volunteer|no longer volunteering|no longer here|no longer with us|no longer in role
"""
_BOOKED = """
booked|booked on|booked in|booked onto|booked place|rebooked|re booked|prebooked|pre booked
booking made|booking|booking confirmed|confirmed booking|place booked|place confirmed
place reserved|reserved|registered|registration|registered for|signed up|signed up for|enrolled
enroled|enrolled on|enrolment|scheduled|rescheduled|re scheduled|arranged|rearranged|re arranged
attending|going|will be attending
"""
_PROGRESS = """
in progress|in process|started|begun|began|commenced|ongoing|on going|underway|under way
part way through|partway through|halfway|half way|half way through|halfway through|working on it
working towards|working through|doing it now|currently doing|still doing|in training|still going
"""
_WAITING = """
in waitlist|in waiting list|in wait list|invited|invitation|invitation sent|invite sent|invite
link sent|sent link|e mailed link|emailed link|wait list|waiting list|waitlist|waitlisted
wait listed|on waiting list|on wait list|reserve list|on reserve list|standby|nominated|applied
application|applied for|offered|offered place|place offered|requested|place requested|tentative
provisional|provisionally booked|interested|no response|no reply|not booked|unbooked|not started
not registered|not enrolled
"""
_LATER = """
for completion|for attendance|for booking|not attempted yet|due|due date|due by|due for
due for renewal|overdue|over due|past due|due soon|expires|expire|expired|expiry|expiry date
expiring|exp|expires on|expires end|lapsed|lapses|out of date|outstanding|outstanding since
pending|tbc|tba|tbd|to be confirmed|to be arranged|planned|planned for|planning|postponed|deferred
delayed|next|next due|next date|next course|next one|upcoming|future|renew|renewal|renewal due
renewal date|valid until|valid to|valid till|valid til|valid thru|needed|need|needs|required
requires|refresher needed|refresher required|needs refresher|needs renewing|needs updating
needs doing|todo|reminder|reminder sent|reminded|chased|chasing|awaited|awaiting|waiting
waiting for|awaiting date|date awaited|hopefully|deadline|target date|target|refresher due
update due|expected|in future|later date|at a later date|until ¦|till ¦|til ¦|until further notice
"""
_NOTHING = """
at home|from home|home study|home learning|on|date|dates|course date|training date|date of course
date of training|date completed|date attended|completion|completion date|update training
annual update|update session|annual refresher|online|on line|virtual|virtually|remote|remotely
e learning|elearning|online learning|e course|distance learning|self study|zoom|on zoom|via zoom
teams|ms teams|microsoft teams|on teams|google meet|skype|webinar|webex|live webinar|face to face
face2face|f2f|f to f|in person|inperson|classroom|in house|inhouse|internal|external|blended|live
workshop|seminar|session|training session|course|training|training course|training day|event
meeting|class|lesson|conference|talk|video|inset|inset day|one to one|1:1|121|single agency
multi agency|multiagency|inter agency|full session
whole session|all sessions|full course|whole course|full attendance
half day|half a day|1/2 day|½ day|full day|whole day|all day
one day|two day|two days|day|day course|day long|morning|afternoon|evening|eve|am|pm|twilight
lunchtime|weekend|one hour|an hour|two hours|three hours|half an hour|refresher|refresher course
refresher training|update course|church|hall|church hall|village hall|parish hall|town hall
community centre|community hall|parish centre|parish office|church office|vestry|mosque|masjid
temple|synagogue|gurdwara|clubhouse|library|venue|centre|center|school|college|office|lscp|lscb
local authority|council|county council|nspcc|safeguarding|safeguarding training|child protection
diocese|diocesan|diocesan training|cofe|c of e|church of england|methodist|baptist|urc
salvation army|ccpas|thirtyone eight|31 8|educare|virtual college|high speed training|phew|moodle
ihasco|fa|lta|ecb|rfu|scouts|girlguiding|guides|certificate|cert|certs|dated|attendance|provider
with certificate|with cert|certificate dated|cert dated|date unknown|date not known|no date
day unknown|day not known
"""
_WHEN = """
mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday
sunday
"""
_FILLER = """
and|&|of|in|the|was|were|been|all|fully|successfully|yet|actually|also|both|did
"""
_WITH_ANY = """
a|an|has|have|had|is|are|it|this|he|she|they|we|be|being|status|result|outcome
"""
_WITH_NO = """
for|please|still|due to|because of|owing to|as|through|covid|flu|snow|weather|bad weather|hospital
funeral|family funeral|work|work commitments|commitments|other commitments|personal commitments
personal|personal reasons|family reasons|bereavement|emergency|family emergency|family|childcare
traffic|transport|train strike|strike|wedding|clash|clash with work|low numbers|technical problems
technical issues|it problems|car trouble|at work|working|on shift|shift|at hospital|in hospital
again|with covid|with flu|at a funeral|at funeral|at a wedding|ended|end of contract|trainer ill
trainer sick|trainer unwell
"""
_ASK = """
cert no|certificate no|cert number|certificate number|cert ref|not set|browsed|partial completion
partial attendance|part attended|part completed|retrospective|?|x|part|partly|partial|partially
half|some|most|mostly|nearly|almost|late|arrived late|came late|joined late|left early|leave early
leaving early|early|leave|merit|distinction|credit|honours|grade|conditions|condition|support
difficulty|permission|reservations|proxy|mistake|error|accident|phone|request|home|risk
no certificate|no cert|no certificate seen|no cert seen|no evidence|no evidence seen|no record
cert not seen|not seen|certificate not seen|not verified|not checked|not confirmed|not due
unverified|unconfirmed|awaiting cert|awaiting certificate|awaiting certification
certificate awaited|cert awaited|certificate outstanding|cert outstanding|certificate pending
cert pending|certificate requested|cert requested|certificate missing|cert missing
certificate expired|cert expired|certificate needed|cert needed|certificate required|cert required
no certificate yet|no cert yet|not received|not sure|unsure|maybe|not known|unknown|not recorded
not sent|another|other|elsewhere|someone|somebody|end|child|parent|before|after|from|since|about
approx|approximately|around|circa|commencing|beginning|w/c|w/e|sent|checked|confirmed|approved
valid|current|in date|up to date|joined|paid|unpaid|transferred|late arrival|mum|mother|father|son
daughter|wife|husband|until|till|til|accepted
"""
_NOT = """
not|didn't|didnt|did not|hasn't|hasnt|haven't|havent|hadn't|wasn't|wasnt|weren't|isn't|isnt|won't
wont|will not|can't|cant|cannot|can not|couldn't|couldnt|could not|doesn't|doesnt|does not|don't
dont|do not|unable to|not able to|failed to|refused to|declined to|forgot to|no longer|nor
has not been|not been|not yet been able to|chose not to
"""
_NEVER = """
never|has never|have never|never been|never ever
"""
_AHEAD = """
to be|will|will be|needs to|need to|needs to be|must|should|hopes to|hoping to|hope to|plans to
planning to|plan to|going to|still to|yet to|yet to be|has yet to|still has to|has to|have to
due to be|expected to|intends to|not yet|not yet been|hasn't yet|has not yet|hasnt yet|waiting to
wants to|would like to|booked to|registered to|invited to|asked to|to|due to attend
due to complete|due to take|due to do|didn't yet|to do|is to|are to
"""
_DO = """
attend|do|take|finish|achieve|come|go|join|book|redo|retake|resit|sit|update|arrange|confirm
return|make it|take part|participate|turn up|show up|arrive|start|register|enrol|undertake|refresh
rebook|re book|respond|reply|chase|follow up|do it|taken
"""
_BY = """
set by|signed by|marked by|confirmed by|overridden by|at|with|by|via|@|trainer|tutor|led by|run by
delivered by|hosted by|provided by|taught by|organised by|trainer was|done with|done at|done by
"""


def _phrases() -> dict[tuple[str, ...], Sort]:
    """Every phrase with its sort; one that stands twice is a mistake, and stops the start."""
    found: dict[tuple[str, ...], Sort] = {}
    for sort, text in _TABLE:
        for phrase in text.strip().replace("\n", "|").split("|"):
            words = tuple(phrase.split())
            if words in found or not words:
                raise ValueError(phrase)
            found[words] = sort
    return found


_TABLE = (
    (Sort.FILLER, _FILLER),
    (Sort.NOTHING, _NOTHING),
    (Sort.WHEN, _WHEN),
    (Sort.DO, _DO),
    (Sort.BY, _BY),
    (Sort.YES, _YES),
    (Sort.BOOKED, _BOOKED),
    (Sort.PROGRESS, _PROGRESS),
    (Sort.WAITING, _WAITING),
    (Sort.LATER, _LATER),
    (Sort.NO, _NO),
    (Sort.EXEMPT, _EXEMPT),
    (Sort.GONE, _GONE),
    (Sort.WITH_ANY, _WITH_ANY),
    (Sort.WITH_NO, _WITH_NO),
    (Sort.ASK, _ASK),
    (Sort.NOT, _NOT),
    (Sort.NEVER, _NEVER),
    (Sort.AHEAD, _AHEAD),
)
PHRASES: Mapping[tuple[str, ...], Sort] = _phrases()
