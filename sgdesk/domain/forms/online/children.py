"""Answers in words that may describe one child or family, which no form is to do."""

import re

from sgdesk.domain.text import fold, plain

_ONE = (
    r"(?:boy|girl|lad|lass|son|daughter|nephew|niece|grandson|granddaughter|grandchild|stepson|"
    r"stepdaughter|schoolboy|schoolgirl|toddler|baby|teenager|teen|youngster)"
)
"""Words for one child, whom hardly anybody names who speaks of children in general."""
_ANY = r"(?:child|kid|pupil|young person|young adult|little one|learner with send)"
"""Words for one child that stand for any child as well."""
_MANY = r"(?:children|kids|boys|girls|lads|pupils|young people|youngsters|teenagers|families)"
_FAMILY = r"(?:family|household|mum|mother|dad|father|parent|carer|stepdad|stepmum)"
_WENT = (
    r"(?:told|said|says|came|was|had|has|disclosed|showed|cried|hit|hurt|asked|seemed|lived|lives|"
    r"whose|whom|who|i|we|from|at|next door)"
)
_LONE = re.compile(
    rf"\b(?:a|an|the|this|that|one|another|my|our|his|her|their|some) (?:[\w'-]+ ){{0,3}}?{_ONE}\b|"
    rf"\b\d{{1,2}}[- ]?(?:years?|yrs?)[- ]?olds?\b|"
    rf"\b(?:one of|some of|two of|two|three) (?:the |my |our |their |these )?{_MANY}\b|"
    rf"\bmy (?:own )?(?:{_ONE}|{_ANY}|{_MANY})\b|\bmy (?:{_ONE}s)\b|"
    rf"\b(?:this|that|one|another|his|her) {_ANY}\b|"
    rf"\b(?:a|the) {_ANY} (?:in (?:my|our|his|her|the|a)|(?:[\w'-]+ ){{0,2}}?{_WENT})\b|"
    rf"\b(?:about|know|knew|know of|have|had|worried about|reminded me of|met|saw|helped) "
    rf"(?:a|one|this|that) {_ANY}\b|"
    rf"\b(?:a|this|that|one|the) {_FAMILY} (?:in (?:my|our|the)|{_WENT})\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|whenever|in case|how to|what to|should|would|could|might|every|any|each|"
    r"what happens when)\b"
)
_CLAUSES = re.compile(r"[.;!?\n]+")


def may_tell_of_a_child(answer: str) -> bool:
    """Whether an answer may describe one child or one family, so that somebody has to look.

    What is supposed ("if a child tells me") and children in general are ordinary. It is wrong both
    ways now and then, and nothing is left out by it alone.
    """
    clauses = (" ".join(each.split()) for each in _CLAUSES.split(fold(plain(answer))))
    return any(
        _SUPPOSED.search(clause[: found.start()]) is None
        for clause in clauses
        for found in _LONE.finditer(clause)
    )
