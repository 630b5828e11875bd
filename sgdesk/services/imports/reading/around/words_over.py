"""What a title, a heading over headings or a key says of the dates that stand with it."""

import re
from dataclasses import dataclass

from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import denies, outcome_of
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading.headings.dates import parts_of, without_dates
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf

_LONGEST = 100
_MOST_WORDS = 12
_PLANS = re.compile(
    r"\b(?:plan(?:s|ned|ner|ning)?|drafts?|proposed|proposals?|provisional|schedule|intended"
    r"|forthcoming|to ?do)\b"
)
_OF_MANY = re.compile(
    r"\bexpir\w*|\brenewals?\b|\blaps(?:e|es|ed|ing)\b|\br[ua]ns? out\b|\bout of date\b"
    r"|\bnon[- ]?(?:attend|complet)\w*|\bno[- ]?shows?\b|\babsentees?\b|\bbookings?\b"
    r"|\bcancell?ations\b|\bapplicants?\b|\binvitees?\b"
    r"|\binvit(?:es?|ed|ations?)\b|\benrol(?:l?ed|l?ments?)\b|\bregistrations\b|\bsign[- ]?ups\b"
    r"|\bnominations?\b|\bexpressions? of interest\b|\breminders? (?:list|sent|to)\b"
    r"|\brequests for\b|\bwho(?:'s| is| are) coming\b|\bcoming to\b|\bto chase\b"
    r"|\bchas(?:e list|ed|ers)\b|\bwish ?list\b|\bnot in date\b|\bin date until\b"
    r"|\bmissing (?:cert\w*|training|dates?)\b|\bno cert\w*"
    r"|\bawait\w*|\b(?:e-?mails?|letters?|links?|instructions) sent\b|\ballocated\b"
    r"|\bwould (?:like|prefer)\b|\bprefer(?:red|ences?)\b|\bavailab\w*|\bon offer\b|\bcan come\b"
    r"|\b(?:first|last|when|dates?|were|was|we|people|volunteers|names) (?:we )?(?:asked|told"
    r"|posted|e-?mailed|contacted|phoned|rang)\b|\bdates? appointed\b|\bdeadlines?\b|\blog-?ins?\b"
    r"|\breserves\b|\bguess(?:ed|es|work)\b|\bfrom memory\b|\bself[- ]declared\b|\bfor discussion\b"
    r"|\b(?:nobody|no one) has (?:checked|verified)\b|\bwho wants\b"
    r"|\btraining gaps\b|\buntrained\b|\bwaiting\b"
    r"|^\W*(?:(?:it|they|training|courses?|dates?|when|all) )*(?:ends?|ending|finish(?:es|ing)?)"
    r"(?: on| dates?| by)?\W*$|\bend dates?\b"
)
"""Words of no, not yet and the end as they stand over many, and hardly in a cell."""
_SUBJECTS = re.compile(
    r"\bfirst[- ]?aid\w*|\bfood (?:hygiene|safety)\b|\bfire (?:safety|wardens?|marshals?)\b"
    r"|\bhealth (?:and|&) safety\b|\bh ?& ?s\b|\bcoaching\b|\bsafer? recruitment\b"
    r"|\bmanual handling\b|\bmental health\b|\bdata protection\b|\bgdpr\b|\bminibus\b"
    r"|\bdefib\w*|\bequality\b"
)
"""What people are trained in besides safeguarding, in levels as well."""
_NOT_REAL = re.compile(
    r"^\W*(?:templates?|examples?|samples?|specimen)\b(?=$|\W*[-–—:(]|(?: (?:only|of|sheet|data"
    r"|rows?|entries|page|register|tracker|copy)\b))"
    r"|\b(?:example|sample|dummy|test|specimen) (?:data|sheet|only|entries|rows?|names?)\b"
    r"|\bexample of\b|\bhow to (?:fill|complete|use)\b|\bdo not (?:use|enter|edit)\b"
    r"|\bsuperseded\b|\bmay (?:be|not be) (?:wrong|right|out|correct|inaccurate|incomplete)\b"
    r"|\bold (?:registers?|lists?|sheets?|trackers?|cop(?:y|ies)|versions?)\b"
    r"|\b(?:not|un) ?(?:yet )?(?:verified|checked|confirmed)\b|\bunverified\b"
    r"|\b(?:fees?|subs|deposits?) (?:paid|due|owed|owing)\b"
    r"|\b(?:before|prior to) (?:they |he |she |you |we )?(?:join|c[oa]m(?:e|ing)|start|appoint)\w*"
    r"|\b(?:previous|former|last|old) (?:church|mosque|club|charity|group|employer"
    r"|organi[sz]ation)s?\b"
)
"""What says of all below it that it is made up, old, of money, or not to be relied on."""
_OTHER_DAYS = re.compile(
    r"\b(?:dbs|crb)(?:'?s)?\b|\bdisclosures?\b|\bdates? of birth\b|\bbirthdays?\b|\bdobs?\b"
    r"|\b(?:start(?:ing)?|joining|leaving) dates?\b|\binterviews?\b|\bapplications?\b"
    r"|\b(?:fees?|subs|subscriptions?|payments?|donations?|deposits?)\b"
    r"|\bswimming (?:levels?|lessons?|awards?|badges?|stages?)\b|\blevel \d swimming\b"
    r"|\bswimmers?\b|\bgymnasts?\b"
)
"""What days in a sheet may be of besides training."""
_LEARNT = re.compile(
    r"(?:swimming|gymnastics|trampolining|(?:ice ?)?skating|skiing|sailing|canoeing|kayaking"
    r"|climbing|judo|karate|nvqs?|btecs?|bsl|(?:british )?sign language|makaton)"
    r"(?: (?:levels?|lessons?|class(?:es)?|awards?|badges?|stages?|grades?|tests?|progress))*"
)
"""All of a title that names what has levels of its own; "Swimming club" has volunteers."""
_OF_TRAINING = re.compile(r"\btrain\w*|\bcourses?\b|\bsafeguard\w*|\bchild protection\b")
_ADULTS = re.compile(
    r"\badults?\b(?!'?s? (?:volunteers?|leaders?|helpers?|members?|staff|workers?|team))"
)
_CHILDREN = re.compile(r"\bchild(?:ren)?\b|\byouth\b|\byoung\b")
_SAFEGUARDING = re.compile(r"\bsafeguard\w*|\bchild protection\b")
_BESIDE_THE_POINT = re.compile(
    r"\bregistered charity\b.*|\bcharity (?:no|number|reg\w*)\b.*|\bno\.? ?\d+|\bnos?\.(?=\s|$)"
    r"|\bholiday (?:bible )?(?:clubs?|camps?|schemes?|projects?)\b"
    r"|\b(?:special|additional|educational) needs\b|\bregistration\b|\bregistered\b"
    r"|\b(?:next|last) (?:review|update|meeting)\b.*|\breview(?:ed)? (?:due|date)\b.*"
    r"|\bleave (?:it |them |this )?blank\b.*"
    r"|\brequired (?=training|course|level|safeguarding)|\b[a-z]\b\.?"
)
"""What holds such a word in a title and says nothing of the dates."""
_A_RULE = re.compile(r"\bevery\b|\beach year\b|\bannual\w*|\byears?\b|\bmust\b|\bshould\b|@|://")
_DEMANDS = re.compile(
    r"^\W*(?:\S+ ){1,6}(?:must|should|needs? to|ha(?:s|ve) to|(?:is|are) (?:required|expected) to)"
    r" (?:(?:all|each|both|also) )*"
    r"(?:have|hold|do|complete|attend|take|be|renew|refresh|repeat|redo)\b"
)
"""What somebody has to have or do: "All volunteers must have Level 1"."""
_OPEN_STILL = re.compile(
    r"\bwho (?:must|should|still|needs?|ha(?:s|ve) to|are|is)\b|\bstill\b|\byet\b|\bthose\b|\bby\b"
    r"|\bbefore\b|\buntil\b|\bnext\b|\bdue\b|\bdates?\b|\bagain\b|\bbook\w*|\bthese\b"
    r"|\bfollowing\b|\bbelow\b|\bhere\b|\bnames?\b|\blist(?:ed)?\b|\bpeople\b"
)
"""What makes of it a day to come, or people who have not done it: "must do by"."""
_DEADLINE = re.compile(
    r"\bby(?: (?:the|this|these|those|then))?(?: (?:dates?|days?|deadlines?))?"
    r"(?: (?:below|shown|given|here|listed))?\W*$"
    r"|\b(?:those|people|volunteers|staff|helpers|members|all|names) who "
    r"(?:must|should|still|needs?|ha(?:s|ve) to)\b|\bstill (?:to|needs?|ha(?:s|ve) to|must)\b"
)
"""A day by which something has to be done, and those who have not: no rule excuses these."""
_KEY = re.compile(r"^\W*(?:key|n\.? ?b|notes?|legend|please note)\b[\s:.–—-]*", re.IGNORECASE)
_COLOUR = r"(?:dark |light |pale )?(?:gr[ae]y|green|amber|orange|yellow|red|blue|pink|purple|black)"
_OF_COLOURS = re.compile(
    rf"^\W*(?:key\W+)?{_COLOUR}(?: (?:cells?|dates?|text|rows?|shading))?\s*"
    r"(?:[:–—→]|\s-|means?\b|(?:is|are|shows?) )"
)
_COLOUR_SAYS = re.compile(
    rf"{_COLOUR}(?: (?:cells?|dates?|text|rows?|shading))?\s*"
    r"(?:[=:–—→]|\s-\s|means?\b|(?:is|are|shows?) )\s*"
    rf"(?P<said>[^.;,\n]+?)(?=\s+{_COLOUR}\b|[.;,\n]|$)"
)
"""What one colour stands for; no colour is read, so what it says of some may be said of any."""
_NOT_DONE = re.compile(
    r"\bnot (?:yet )?(?:done|completed?|attended|taken|trained|started)\b|\bdid ?n[o'’]?t\b"
    r"|\bno[- ]?shows?\b|\bfail\w*|\bcancel\w*|\bapologies\b|\bto (?:do|book|be done|be booked)\b"
)
_MARK = re.compile(r"^\s*(?P<mark>[*†‡#^~§+¹²³]+)\s*[=:–—-]?\s*(?P<words>\S.*)$")
_ALL_DATES = re.compile(r"(?:all|the|these|any)?\s*(?:the )?(?:dates?|above)\b")
_OF_DATES = re.compile(r"\b(?:dates?|days?|all|above|shown|these|listed|everyone|everybody)\b")


def speaks_against(text: str) -> bool:
    """Whether any word over dates says no, not yet, the end of what counted, or a plan."""
    bare = _BESIDE_THE_POINT.sub(" ", fold(text))
    return bool(_PLANS.search(bare) or _OF_MANY.search(bare)) or denies(bare)


def explains_colours(text: str) -> bool:
    """Whether a text says what colours stand for: "Red: overdue, green: in date"."""
    return _OF_COLOURS.search(fold(text)) is not None


def rules_what_to_do(text: str) -> bool:
    """Whether a text says what everybody has to have or do, and nothing of the dates below it."""
    folded = fold(text)
    return _DEMANDS.search(folded) is not None and _OPEN_STILL.search(folded) is None


def is_not_to_be_relied_on(line: str) -> bool:
    """Whether a line says that what is below it is an example, is old, or is of other days."""
    folded = fold(line)
    if _NOT_REAL.search(folded):
        return True
    return _OTHER_DAYS.search(folded) is not None and _OF_TRAINING.search(folded) is None


def names_another_subject(text: str, course_of: CourseOf) -> bool:
    """Whether a text names what is no safeguarding of children, and no course known here."""
    folded = fold(text)
    if any(course_of(part) is not None for part in parts_of(without_dates(text))):
        return False
    if _LEARNT.fullmatch(folded.strip(" .:-–—")):
        return True
    if _ADULTS.search(folded):
        return _CHILDREN.search(folded) is None
    return _SUBJECTS.search(folded) is not None and _SAFEGUARDING.search(folded) is None


def speaks_of_children_or_safeguarding(text: str) -> bool:
    """Whether a text names what all courses here are about."""
    folded = fold(text)
    return bool(_CHILDREN.search(folded) or _SAFEGUARDING.search(folded))


def title_speaks_against(line: str, course_of: CourseOf) -> bool:
    """Whether a title says that the dates below it are none of a completion that counts here.

    What it rules ("renew every 3 years") and a key ("Red = overdue") it says of no date; "Adults"
    alone are people.
    """
    if "=" in line or explains_colours(line):
        return False
    words = line.split()
    folded = fold(line)
    if not words or len(words) > _MOST_WORDS or len(line) > _LONGEST:
        return False
    if _DEADLINE.search(folded):
        return True
    if _A_RULE.search(folded) or rules_what_to_do(line):
        return False
    if speaks_against(line) or is_not_to_be_relied_on(line):
        return True
    is_enough = len(words) > 1 or _LEARNT.fullmatch(folded.strip(" .:-–—")) is not None
    return is_enough and names_another_subject(line, course_of)


@dataclass(frozen=True, slots=True)
class KeySays:
    """What a line of explanation says against dates: against all, or those with a mark."""

    all: bool = False
    marks: tuple[str, ...] = ()


def _is_not_done_yet(words: str) -> bool:
    """Whether words of a key say of a date that it is planned, booked, or of nothing done."""
    told = outcome_of(words.strip())
    not_done = told is not None and told is not Outcome.COMPLETED
    return not_done or _PLANS.search(words) is not None or _NOT_DONE.search(words) is not None


def key_says(line: str) -> KeySays:
    """What a key or a note says of dates: "* booked", "Key: date = date booked", "All expired"."""
    if len(line) > 2 * _LONGEST:
        return KeySays()
    marks: list[str] = []
    against_all = any(_is_not_done_yet(each["said"]) for each in _COLOUR_SAYS.finditer(fold(line)))
    for clause in re.split(r"[;,\n]", _KEY.sub("", line)):
        found = _MARK.match(clause)
        if found and not _ALL_DATES.match(fold(found["words"])):
            if speaks_against(found["words"]):
                marks.append(found["mark"])
            continue
        if _A_RULE.search(fold(clause)) or rules_what_to_do(clause):
            continue
        about, equals, said = clause.partition("=")
        of_dates = _OF_DATES.search(fold(about)) is not None
        against_all |= of_dates and speaks_against(said if equals else clause)
    return KeySays(against_all, tuple(marks))
