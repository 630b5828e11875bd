"""Words beside a name, and in notes about people, that speak against their being active.

Nobody of whom such words stand in a sheet is taken for one of those who help at present: it is
asked. So a word too many costs a question, and one too few somebody who is counted for years.
"""

import re
from functools import lru_cache

from sgdesk.domain.text import fold

_LEAVERS = re.compile(
    r"\b(?:leavers?|left|ex|former(?:ly)?|past|previous|inactive|no longer|archived?|deceased"
    r"|retired|resigned|died|dead|passed away|r\.?i\.?p|gone|not returning|standing down"
    r"|(?:stepp(?:ed|ing)|stood) (?:down|back|aside)|mov(?:ed|ing) (?:away|on|out|house|abroad)"
    r"|old (?:members?|volunteers?|helpers?|leaders?|staff|team|trustees?|names))\b"
)
_DEAD = re.compile(r"[†✝✞✟]|d\.?(?: ?\d{4})?|moved|(?:the )?late", re.IGNORECASE)
"""All that stands beside the name of somebody who died, or went."""
_GONE_SINCE = re.compile(
    r"(?:(?:has|have|now|she|he|they|since|sadly|all) )*"
    r"(?:left|leaving|leaves|died|deceased|passed away|resigned|retired|r\.?i\.?p|moved (?:away|on)"
    r"|stepp(?:ed|ing) (?:down|back)|stood down|standing down|no longer (?:here|with us|helping"
    r"|helps|volunteering|volunteers|involved|active|a \w+|in \w+))"
    r"(?:[\s,]+(?:us|in|on|as|from|since|at|the|of|end|role|post|church|club|charity|mosque|parish"
    r"|area|team|group|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|summer"
    r"|autumn|winter|spring|easter|christmas|last year|this year|\d[\d/.-]*(?:st|nd|rd|th)?))*\W*"
)
"""All of a note such as "left July 2024"; "left early" and "retired teacher" are none."""
_FORMER_NAME = re.compile(r"(?:[Ff]ormerly|[Pp]reviously|[Nn][eé]e|[Ww]as) [A-Z][\w'-]+")
_LONGEST_NOTE = 60
_LONGEST_LOOKED_AT = 2_000

_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_WHEN = rf"(?:{_MONTHS}|spring|summer|autumn|winter|easter|christmas|next|later|soon|\d)"
_HELPS = r"(?:help|volunteer|attend|serv|work|com|driv|teach|run|lead|do)ing"
_SOMEWHERE_ELSE_HERE = (
    r"(?: (?:the|our|a|an|\w+day|\d\S*))*"
    r" (?:\w+days?|\d\S*|teams?|groups?|roles?|rotas?|services?|sessions?|class(?:es)?|clubs?"
    r"|creche|choir|trustees?|board|staff|part|full|online|paid|evenings?|mornings?|another|other)\b"
)
"""Whoever moved to another team or day is still here."""
_BEGINS = (
    # Where they went.
    r"(?:moved|moving|relocat(?:ed|ing)|emigrat(?:ed|ing)|gone (?:back )?to live|returned home)\b"
    rf"(?! from\b)(?! (?:in)?to{_SOMEWHERE_ELSE_HERE})",
    r"(?:gone|off|away|now|going|went)(?: away| off)? (?:to|at|in) (?:uni\b|university|college"
    r"|live\b|work abroad|australia|prison)|away at\b",
    # Not yet here.
    rf"(?:to )?start(?:s|ing)? (?:in |on |from )*{_WHEN}",
    r"(?:awaiting|waiting (?:for|on)) (?:a |the |her |his |their )?(?:start|references?|application"
    r"|interview|appointment|approval)",
    r"application (?:form )?(?:received|sent|pending|in progress|incomplete|started)|applied\W*$"
    r"|applicant\b|interested in (?:helping|volunteering|joining|serving)\b|enquir(?:y|ed)\b"
    r"|(?:prospective|potential|possible) (?:\w+ )?(?:volunteer|helper|leader|member|trustee)\b"
    r"|interview (?:booked|arranged|due|pending|to be|tb[ac])\b",
    # No more, or not now.
    rf"(?:quit|stopped|ceased)(?: {_HELPS}| in\b| \d|\W*$)",
    rf"finished(?: {_HELPS}| with us| here)? (?:in |at |on )*(?:{_MONTHS} )?(?:19|20)\d\d\W*$"
    rf"|finished(?: {_HELPS}| with us| here)\b",
    r"(?:last|not) seen\b(?! (?:cert|dbs))|never (?:replied|responded)",
    r"(?:taking|having|needs|wants|on) (?:a|some) (?:break|time out|year out|year off)\b"
    r"|(?:taking|having|on) time out\b|resting\W*$|on a? ?(?:break|gap year)\b",
    r"(?:asked|told) to (?:leave|resign|step (?:down|back|aside)|stand down|stop)\b",
    r"(?:on hold|paused|lapsed|in-?active|dormant|leaver|former|dismissed|terminated"
    r"|ex[- ]?(?:member|volunteer|staff|helper|leader|trustee))\W*$",
    rf"(?:(?:here|helping|helped|volunteer(?:ing|ed)?|role) )?(?:until|till|ended)"
    rf" (?:the end of |end of )?(?:{_MONTHS} |spring |summer |autumn |winter |easter |christmas )?"
    rf"(?:20)?\d\d\W*$|retd\b(?! (?:teacher|nurse|doctor|police|gp|priest|vicar))",
    r"(?:please )?(?:delete|remove)(?: me| this| from (?:list|rota))?\W*$"
    r"|to be (?:deleted|removed)\b|test (?:entry|person|row|record)\b",
    # Not to be here.
    r"(?:not|un)[- ]?(?:suitable|appointed|accepted|recommended|taken on)\b|rejected|turned down",
)
_ANYWHERE = (
    r"\bdup(?:licated?|lication|e)?s?\b(?! (?:cert|copy|copies|key|form|card|badge))"
    r"|\bsame person\b|\bsame as (?:row|no\.?|line|entry)\b"
    r"|\b(?:listed|entered|added|recorded|appears|here|on here|in here|down) twice\b"
    r"|\bdouble entry\b|\bentered in error\b",
    r"\bdo ?n[o'’]?t (?:use|deploy|include|roster|count|invite)\b"
    r"|\bdo ?n[o'’]?t (?:contact|approach)\b"
    r"(?! (?:before|after|by|at|on|during|via|until|between|in the)\b)",
    r"\b(?:(?:not|never|hasn['’]?t|haven['’]?t|has not|have not|did not|didn['’]?t)(?: yet)?"
    r"(?: actually| ever)? (?:start(?:ed)?|begun|begin|commenced?|joined|taken? (?:it |this )?up"
    r"|took (?:it |this )?up)|(?:yet|still|due) to (?:start|begin|join|commence))\b",
    r"\b(?:gave|given|giving) (?:it |this )?up\b(?! (?:his|her|their|time|hours|smoking|alcohol"
    r"|meat|a)\b)|\bpacked (?:it )?in\b|\bdropped out\b|\b(?:pulled|backed) out\b|\bwithdr[ae]wn?\b"
    r"|\bchanged (?:his|her|their) minds?\b|\blost (?:touch|contact)\b|\bhad enough\b",
    r"\bno (?:contact|reply|response|answer)\b(?! (?:needed|details|number|e-?mail|info))"
    r"|\bnot (?:been )?(?:seen|heard from) (?:since|for)\b|\bun(?:contactable|reachable)\b"
    r"|\bnot responding\b|\bunable to contact\b",
    r"\bno longer\b(?! (?:needs?|required|necessary|has to|have to))",
    rf"\bnot (?:currently |now |presently |really )?(?:active|{_HELPS}|involved|with us|returning"
    r"|coming back)\b|\bnot (?:currently|at present|at the moment|this (?:year|term|season))\b",
    r"\b(?:not|cannot|can['’]?t|does ?n['’]?t|do ?n['’]?t|isn['’]?t|won['’]?t)\b[^.;]{0,30}"
    r"\bany ?(?:more|longer)\b"
    r"|\b(?:will not|won['’]?t|not going to) be (?:return|com|continu|help)ing\b"
    r"|\bhas(?:n['’]?t| not) been (?:here |seen |in |back )*since\b"
    r"|\bnot (?:a|our|one of our) (?:volunteer|helper|member|leader|trustee|worker)s?\b",
    r"\bexpelled\b|\bdisqualified\b|\bin prison\b|\basked not to (?:come|attend|help|return)\b"
    r"|\bnot to (?:work|help|volunteer|be used|be left|be alone|come)\b",
    r"\bdeceased\b|\bpassed away\b|\bterminat(?:ed|ion)\b|\bsacked\b",
)
_NEVER_CAME = re.compile(r"\bnever (?:came|turned up|showed up|appeared)\b")
_AGAINST = re.compile(
    rf"(?:^|[.;,:–—(/]|\s-)\s*(?:(?:has|have|had|is|are|was|she|he|they|now|just|since|sadly|all|also"
    rf"|recently|family|currently|who|and|then|but)(?:['’]s|['’]re)? )*(?:{'|'.join(_BEGINS)})"
    rf"|{'|'.join(_ANYWHERE)}"
)
_OF_CONCERN = re.compile(
    r"\bbarred\b(?! list)|\bbann(?:ed|ing)\b|\bexcluded\b|\bsuspen(?:ded|sion)\b"
    r"|\bdismiss(?:ed|al)\b|\bremoved\b|\bunder investigation\b|\blado\b|\ballegations?\b"
    r"|\bnot (?:to|allowed|permitted)\b|\bmust not\b"
    r"|\bpending (?:an? )?(?:investigation|hearing|outcome)\b|\bunsuitable\b"
    r"|\bstruck off\b|\barrest(?:ed)?\b|\bon bail\b|\bin prison\b|\bsex(?:ual)? offen(?:der|ces?)\b"
    r"|\bconvicted\b|\bpolice (?:matter|investigation|enquiry|inquiry)\b|\bexpelled\b"
    r"|\bdisqualified\b|\bdbs (?:\w+ )?(?:refused|declined|rejected)\b"
    r"|\bunsafe\b|\basked to (?:leave|step|stand|resign)\b|\bsacked\b"
)


def says_left(words: str) -> bool:
    """Whether words beside a name say that somebody left; "formerly Jones" is another name."""
    if _FORMER_NAME.fullmatch(words):
        return False
    return speaks_of_leavers(words) or _DEAD.fullmatch(words) is not None


def speaks_of_leavers(words: str) -> bool:
    """Whether words speak of having left anywhere: as a comment, or a line over names."""
    return _LEAVERS.search(fold(words)) is not None


@lru_cache(maxsize=1 << 12)
def says_gone(note: str) -> bool:
    """Whether all of a note says that somebody left."""
    if len(note) > _LONGEST_NOTE:
        return False
    return _GONE_SINCE.fullmatch(fold(note)) is not None


@lru_cache(maxsize=1 << 12)
def may_not_be_active(note: str) -> bool:
    """Whether words about somebody may say that they are not with us, not yet, or stand twice.

    So do "duplicate of Ann", "moved to Leeds", "not started" and "do not contact". "Moved to the
    Sunday team" and "gave a talk" do not.
    """
    if len(note) > _LONGEST_LOOKED_AT or not any(map(str.isalpha, note)):
        return False
    return _AGAINST.search(fold(note)) is not None


def never_came(note: str) -> bool:
    """Whether words say that somebody never came: to us, or to the training that their row tells.

    They are no part of :func:`may_not_be_active`, since only the row says which of the two.
    """
    return _NEVER_CAME.search(fold(note)) is not None


@lru_cache(maxsize=1 << 12)
def concern_may_keep_away(note: str) -> bool:
    """Whether words of a concern, which go no further, may say that somebody is not to help."""
    return _OF_CONCERN.search(fold(note)) is not None
