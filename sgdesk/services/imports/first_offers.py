"""Questions that come many at a time, each with a likely answer: what one button may answer."""

from collections.abc import Iterable, Mapping

from sgdesk.services.imports.reading.values import Question, QuestionKind

TAKEN_TOGETHER = (QuestionKind.ROLE, QuestionKind.MARK)
"""Kinds whose likely answers may be taken together.

A role says what is asked of somebody, and a word on a scale what somebody thought of a session.
Neither makes anybody trained, present or the same person as somebody else; whatever could is
answered one by one.
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
