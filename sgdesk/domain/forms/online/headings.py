"""What a column of an online form's answers is, by its heading: a question of ours, or a part of
the form program's own (Microsoft Forms, Google Forms)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sgdesk.domain.forms.form import FormQuestion
from sgdesk.domain.text import fold, plain


class Part(StrEnum):
    """What a column is that holds no answer; the values are stable."""

    TIME = "@time"
    """When the form was sent off."""
    START = "@start"
    """When it was begun; its day counts where nothing says when it was sent off."""
    NAME = "@name"
    GIVEN = "@given"
    FAMILY = "@family"
    EMAIL = "@email"
    CODE = "@code"
    """The code that stands on our forms."""
    ABOUT = "@about"
    """Whom a line manager writes about."""
    COURSE = "@course"
    """Which course it is about, where one online form serves several."""
    HELD = "@held"
    """On which day that course was."""
    PROGRAM = "@program"
    """The form program's own: a running number, points, feedback."""


_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (
        Part.PROGRAM,
        re.compile(
            r"id|#|no|response id|response number|respondent id|total points|quiz feedback|score|"
            r"grade posted time|(?:points|feedback) [-–:] ?.*|language|last modified time|"
            r"ip address|collector id"
        ),
    ),
    (
        Part.TIME,
        re.compile(
            r"time ?stamp|completion time|completed at|submitted(?: at| on| time)?|"
            r"submission (?:time|date)|end (?:time|date)|date submitted"
        ),
    ),
    (Part.START, re.compile(r"start(?:ed)?(?: time| at| date)?|date created")),
    (Part.EMAIL, re.compile(r"(?:your )?e-?mail(?: address)?|username|respondent e-?mail")),
    (
        Part.NAME,
        re.compile(
            r"(?:your |full |your full |first and last |respondent )?name"
            r"(?: \((?:optional|first and last|in full)\))?|(?:what is|what's) your (?:full )?name|"
            r"who are you|respondent"
        ),
    ),
    (Part.GIVEN, re.compile(r"(?:your )?(?:first|given|fore) ?name")),
    (Part.FAMILY, re.compile(r"(?:your )?(?:last|family|sur) ?name")),
    (
        Part.COURSE,
        re.compile(
            r"(?:which|what|name of(?: the)?|title of(?: the)?|the)? ?(?:course|training|session)"
            r"(?: title| name)?(?: (?:did|have) you (?:just )?(?:attend|attended|do|take))?"
            r"(?: attended| (?:is this|are you giving) feedback (?:about|on))?"
        ),
    ),
    (
        Part.HELD,
        re.compile(
            r"(?:date|day) of (?:the |your )?(?:course|training|session|event|attendance)|"
            r"(?:course|training|session|event) date|date attended|"
            r"when (?:did you attend|was (?:the|your) (?:course|training|session))"
            r"(?: (?:it|the (?:course|training|session)))?"
        ),
    ),
    (
        Part.CODE,
        re.compile(r"(?:form |your )?code|code (?:on|of|from) (?:the|your|this) (?:form|slip)"),
    ),
    (
        Part.ABOUT,
        re.compile(
            r"(?:name of (?:the )?)?(?:learner|person|member of staff|volunteer|colleague)"
            r"(?:'?s name)?(?: you (?:manage|are writing about))?|"
            r"who(?:m)? (?:is this|are you writing) about"
        ),
    ),
)


def part_of(heading: str) -> Part | None:
    """The form program's own column that a heading names; ``None`` for any other."""
    said = fold(plain(heading)).strip(" ?:*.").removeprefix("your form ")
    return next((part for part, pattern in _PARTS if pattern.fullmatch(said)), None)


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """Which of our questions a heading asks; only its own wording makes it ``sure``."""

    key: str
    sure: bool


_NUMBER_BEFORE = re.compile(r"^(?:q(?:uestion)?\s*)?\d{1,2}\s*[.):–-]\s*", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s*\d{1,2}$")
_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_NO_WORD = re.compile(r"[^\w\s']|_")


def match_question(heading: str, wordings: Sequence[FormQuestion]) -> QuestionMatch | None:
    """The question that a heading asks: its wording, or a guess by its words.

    ``wordings`` may hold several of one question. Numbers before and behind, as Microsoft Forms
    adds them to a question that comes twice, ends of a scale in brackets, blanks, signs and case
    make no other wording. A word that turns the sense (before, after) is never passed over.
    """
    ours = {_key(each.text): each.key for each in wordings}
    for said in _forms_of(heading):
        if said in ours:
            return QuestionMatch(ours[said], sure=True)
    known = {each.key for each in wordings}
    guessed = [key for key, cue in _CUES.items() if key in known and cue.search(_key(heading))]
    near = guessed if len(guessed) == 1 else _nearest(heading, wordings)
    return QuestionMatch(near[0], sure=False) if len(near) == 1 else None


def _forms_of(heading: str) -> Iterator[str]:
    """A heading as it stands, and without what is no wording at its ends."""
    whole = " ".join(plain(heading).split()).strip(" *")
    for said in (whole, _NUMBER_BEFORE.sub("", whole)):
        yield _key(said)
        yield _key(_BRACKET.sub("", said))
        yield _key(_NUMBER_BEHIND.sub("", said))
        yield _key(_BRACKET.sub("", _NUMBER_BEHIND.sub("", said)))


def _key(text: str) -> str:
    """The words alone."""
    return " ".join(_NO_WORD.sub(" ", fold(plain(text))).split())


_CUES: dict[str, re.Pattern[str]] = {
    "satisfaction": re.compile(r"\bsatisf\w*|\boverall\b|\brate (?:the|this) (?:course|training)"),
    "relevance": re.compile(r"\brelevan\w*|\bfor your role\b|\bto your role\b"),
    "before": re.compile(r"\bbefore\b|\bprior to\b|\bbeforehand\b"),
    "after": re.compile(r"\bafter\b|\bknow now\b|\bnow know\b|\bfollowing (?:the|this)\b"),
    "learned": re.compile(r"\blearn(?:ed|t|ing)?\b|\btake ?aways?\b"),
    "will_do": re.compile(r"\bwill you\b|\bimplement\w*|\bput into practice\b|\bgoing to do\b"),
    "engagement": re.compile(r"\btake part\b|\bparticipat\w*|\bengage\w*"),
    "contents": re.compile(r"\bcontents?\b"),
    "materials": re.compile(r"\bmaterials?\b|\bhandouts?\b|\bslides\b"),
    "went_well": re.compile(r"\bwent well\b|\bgo well\b|\bworked well\b"),
    "to_change": re.compile(r"\bimprove\w*|\bdo(?:ne)? differently\b|\bchange\b"),
    "used": re.compile(r"\bused?\b|\busing\b|\bapplied\b"),
    "confidence": re.compile(r"\bconfiden\w*|\bhow sure\b"),
    "workplace": re.compile(r"\bwork ?place\b|\bsetting\b"),
    "practice": re.compile(r"\bdifferently\b|\b(?:your|their) practice\b"),
    "outcomes": re.compile(r"\boutcomes?\b|\bdifference\b.*\bchildren\b"),
    "support": re.compile(r"\bsupport\w*|\bwould help\b"),
}
"""Words by which a heading most likely asks one of our questions; it is a guess all the same."""

_SMALL = frozenset(
    """a an the of to you your is are was were do did does it its in on for what how which this that
    with have has had been will would and or by at we our i my be from as there much many well
    not""".split()
)
_LEAST = 0.5


def _nearest(heading: str, wordings: Sequence[FormQuestion]) -> list[str]:
    """The question that shares most of its words with a heading, where one does so alone."""
    said = _words(heading)
    shares: dict[str, float] = {}
    for each in wordings:
        words = _words(each.text)
        union = said | words
        share = len(said & words) / len(union) if union else 0.0
        shares[each.key] = max(share, shares.get(each.key, 0.0))
    best = max(shares.values(), default=0.0)
    return [key for key, share in shares.items() if share == best and best >= _LEAST]


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _key(text).split() if word not in _SMALL)


_TURNED = re.compile(
    r"\b(?:not|n't|hard|difficult\w*|waste|poorly|boring|too|un\w+ful|irrelevant|confus\w*)\b"
)


def turns_the_sense(heading: str) -> bool:
    """Whether agreeing with a heading is likely to speak against the course."""
    return _TURNED.search(fold(plain(heading))) is not None
