"""Questions that come many at a time, each with a likely answer: what one button may answer."""

from collections.abc import Iterable, Mapping

from sgdesk.services.imports.drafting.role_offers import GROUP, role_spelling
from sgdesk.services.imports.reading.values import Question, QuestionKind

TAKEN_TOGETHER = (QuestionKind.ROLE,)
"""Kinds whose likely answers may be taken together.

A role says what is asked of somebody, and is offered only where nothing speaks for another group.
Whatever could make somebody trained, present or the same person as somebody else is answered one by
one, and so is a word on a scale: of several scales that know it the guess takes the best mark.
"""
_FEWEST = 2


def first_offers(questions: Iterable[Question], kind: QuestionKind) -> Mapping[str, str]:
    """The likely answer of each open question of a kind, by its id; empty for fewer than two.

    Of several spellings of one role that would be new, the first alone is among them: once it is
    here, the others are offered it.
    """
    if kind not in TAKEN_TOGETHER:
        return {}
    found: dict[str, str] = {}
    new: set[str] = set()
    for each in questions:
        is_likely = not each.answer and each.guess in {c.key for c in each.choices}
        if each.kind is not kind or not is_likely:
            continue
        if each.guess.startswith(GROUP):
            spelling = role_spelling(each.cells[0].value)
            if spelling in new:
                continue
            new.add(spelling)
        found[each.id] = each.guess
    return found if len(found) >= _FEWEST else {}
