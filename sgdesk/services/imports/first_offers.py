"""Questions that come many at a time, each with a likely answer: what one button may answer."""

from collections.abc import Iterable, Mapping

from sgdesk.services.imports.reading.values import Question, QuestionKind

TAKEN_TOGETHER = (QuestionKind.ROLE,)
"""Kinds whose likely answers may be taken together.

A role says what is asked of somebody, and is offered only where nothing speaks for another group.
Whatever could make somebody trained, present or the same person as somebody else is answered one by
one, and so is a word on a scale: of several scales that know it the guess takes the best mark.
"""
_FEWEST = 2


def first_offers(questions: Iterable[Question], kind: QuestionKind) -> Mapping[str, str]:
    """The likely answer of each open question of a kind, by its id; empty for fewer than two."""
    if kind not in TAKEN_TOGETHER:
        return {}
    found = {
        each.id: each.guess
        for each in questions
        if each.kind is kind and not each.answer and each.guess in {c.key for c in each.choices}
    }
    return found if len(found) >= _FEWEST else {}
