"""Lines between the rows of people that say something of everybody below them."""

import re

from sgdesk.domain.people.membership import Membership, membership_of
from sgdesk.domain.people.said.children import is_of_children
from sgdesk.domain.people.said.gone import speaks_of_leavers
from sgdesk.domain.text import fold
from sgdesk.domain.training.completion.words import outcome_of
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading.around.words_over import rules_what_to_do
from sgdesk.services.imports.reading.headings.speaking import is_expiry

_LONGEST_LINE = 60
_SUBJECT = re.compile(
    r"^(?:(?:the|all|list of|names?|people|persons?|those|these|volunteers|helpers|members|staff"
    r"|leaders|anyone|everyone|who|that|are|have|still) )+"
)
"""Whom a line is about, before what it says of them: "People who did not attend"."""
_MOST_WORDS = 6


def says_of_all(line: str) -> bool:
    """Whether a line says of all below it that they left, are children, or completed nothing."""
    words = line.strip(" :-–").split()
    if not words or len(words) > _MOST_WORDS or len(line) > _LONGEST_LINE or "=" in line:
        return False
    if rules_what_to_do(line):
        return False
    folded = fold(line)
    said = line.strip(" :-–")
    told = outcome_of(said) or outcome_of(_SUBJECT.sub("", fold(said)))
    if told is not None and told is not Outcome.COMPLETED:
        return True
    if membership_of(said) is Membership.GONE:
        return True
    about_days = len(words) <= 3 and is_expiry(line)
    of_others = speaks_of_leavers(line) or is_of_children(line)
    return about_days or of_others or "booked" in folded
