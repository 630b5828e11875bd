"""Free words beside a completion, in notes, comments and asides, that may say no to it."""

import re
from functools import lru_cache

from sgdesk.domain.people.said.asides import is_status
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import Says, says

_NEGATIVE = re.compile(
    r"\bdid ?n[o']t\b|\bdidnt\b|\bno[- ]?shows?\b|\bfail\w*|\bcancel\w*|\bbooked\b|\babsent\b"
    r"|\bapologies\b|\bwithdr[ae]w\w*|\bdna\b|\bincomplete\b|\bunfinished\b|\bunsuccessful\b"
    r"|\bnot (?:complet\w*|attend\w*|finish\w*|pass\w*|present|there|yet)\b"
    r"|\bleft (?:early|before|half|part)\b|\bnever (?:came|attended|finished)\b|\bpostponed\b"
    r"|\bwait(?:ing)? ?list\w*|\bunable to\b|\bcould ?n[o']t\b|\bdeclined\b|\brefunded\b"
    r"|\bexpiry date\b|\b(?:half|part) only\b|\bonly (?:did|came|stayed|attended|half|part)\b"
    r"|\b(?:needs?|has|have|must|ought|is|are)(?: to)? (?:re-?do|re-?sit|repeat|re-?take|do)\b"
    r"|\bdo(?:es)? ?n[o']t count\b|\bnot (?:counted|valid|accepted|recognised|sure|certain)\b"
    r"|\bunsure\b|\bwrong (?:date|day|person|course|name|year)\b|\bnot child\w*|\bfaked?\b"
    r"|\bdates? (?:is|are|was|=) (?:the |an? |when |s?he |they |it )*(?:expir\w*|due|book\w*"
    r"|renew\w*|regist\w*|enrol\w*|invit\w*|join\w*|appl(?:y|ied)\w*|start\w*|wrong|provisional"
    r"|guess\w*|estimat\w*|approx\w*|unknown|not known)\b|\bdate (?:unknown|not known)\b"
    r"|\bestimated?\b|\bapprox(?:imate\w*)?\b|\b(?:a|my|best) guess\b"
    r"|\b(?:was|is|as) (?:the |a )?(?:trainer|tutor|host|facilitator)\b"
    r"|\bonly (?:the )?first\b|\bdid half\b"
    r"|\bre-?(?:book|sit|tak)\w*|\bredo(?:ne)?\b|\bdo (?:it )?again\b|\bturned away\b"
    r"|\bnever (?:turned|showed|arrived)\b|\b(?:sent|went|taken) home\b|\bwalked out\b"
    r"|\bproxy\b|\bsubstitut(?:e|ed|ing) for\b|\bsignature\b.*\bnot\b|\bnot \w+ signature\b"
    r"|\b(?:husband|wife|son|daughter|mother|father|mum|dad|friend|partner|brother|sister|she|he)"
    r" (?:came|attended|went|signed)\b(?! (?:in|up|too)\b)"
    r"|^(?!they|all)\w+ signed(?: (?:it|for \w+))?$"
    r"|\bon (?:\S+ )?behalf\b"
    r"|\b(?:came|signed|sent) (?:\w+ ){0,2}(?:instead|in place) of"
    r"|\bsign(?:ed)?(?: in)? by (?:an?|her|his|their|my|some\w+|another)\b"
    r"|\bsign(?:ed|ing|s)?(?: in)? for (?!the |a cert|cert)\w+|\b(?:stood|standing|stands) in for\b"
    r"|\binstead\b|\bsw[ao]pped\b|\bran out of time\b|\b(?:could|can) only\b|\bmissed\b|^left at\b"
    r"|\bto (?:complete|finish)\b|\bstill to\b|\bneeds? (?:part|module|unit|the (?:rest|second))\b"
    r"|\bwill (?:do|complete|finish|attend) (?:it|this|the rest|part|online|again|later)\b"
    r"|\bnot (?:the whole|all of)\b|\bon the (?:\w+ )?list\b|\bwas (?:ill|unwell|sick|away)\b"
    r"|\btoo low\b|\bguess(?:ed|es|work)\b|\bfrom memory\b|\bwrong\b"
    r"|\btest entry\b|\bignore\b|^\W*delete\b"
    r"|\btransferred to\b|^substitute\b|\bobserv\w+ only\b|\bonly observ\w*|\bas (?:an )?observer\b"
    r"|\b(?:delivered|ran|led|taught) (?:the|this|it)\b|\bhelped (?:to )?(?:run|lead|deliver)\b"
    r"|\b(?:connection|internet|wi-?fi|laptop|computer|battery) (?:dropped|died|failed|went|lost)\b"
    r"|\bdropped (?:out|off)\b|\blost connection\b|\basked to (?:come|do|repeat|attend|re\w+)\b"
    r"|\bis (?:her|his|their) (?:sister|brother|son|daughter|mother|father|mum|dad|wife|husband)\b"
    r"|\b(?:not|yet to|still to) (?:yet )?(?:start(?:ed)?|begun|begin)\b|\b(?:gave|given) up\b"
    r"|\bquit\b|\bhad to (?:leave|go)\b|\bnot (?:done|confirmed|achieved|awarded|met)\b"
)
_NO_REMARK = frozenset(
    {"none", "nil", "never", "not applicable", "not required", "not needed", "false", "nope"}
)
"""What says under a heading of something else that there is nothing to say."""


_LONG_AWAY = re.compile(
    r"\b(?:was |were |is |been )?(?:away|abroad|ill|off|unwell|on (?:\w+ )?leave)"
    r" (?:sick |ill )?(?:for |over |all )?(?:about |nearly |almost |over |more than |most of )?"
    r"(?:(?:a|an|one|two|three|four|five|six|several|some|many|the|last|this|\d{1,2}) )+(?:whole )?"
    r"(?:year|month|term|winter|summer)s?\b"
)
"""An absence of months is somebody's, and no word on one day: "was away a year"."""


@lru_cache(maxsize=1 << 12)
def may_say_no(text: str) -> bool:
    """Whether free words may say that a course was not completed."""
    return _NEGATIVE.search(_LONG_AWAY.sub(" ", fold(text))) is not None


_OF_THE_NEXT = re.compile(
    r"\b(?:re-?)?book\w*"
    r"|\b(?:needs?|has|have|must|ought|is|are)(?: to)? (?:re-?do|repeat|re-?take)\b"
    r"|\bdo (?:it )?again\b|\bredo\b|\b(?:will|to) do\b"
)


@lru_cache(maxsize=1 << 12)
def may_end_deny(text: str) -> bool:
    """Whether words where an end should stand may say no: not that the next is booked or due."""
    return may_say_no(_OF_THE_NEXT.sub(" ", fold(text)))


@lru_cache(maxsize=1 << 12)
def may_deny(text: str) -> bool:
    """Whether free words beside a course may say no to it: "sick", "did not come", not "none".

    How people stand ("on leave", "retired") says nothing of a course.
    """
    if may_say_no(text):
        return True
    folded = fold(text).strip(" .:!-")
    is_a_word = sum(map(str.isalpha, folded)) > 2 and folded not in _NO_REMARK
    return is_a_word and says(text) is Says.NO and not is_status(text)
