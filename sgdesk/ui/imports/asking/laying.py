"""Which answers to a question stand open, for one click, and which go into its list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sgdesk.domain.text import fold
from sgdesk.services.imports import Choice, Field, Question, QuestionKind
from sgdesk.ui.text import tr

OURS, GROUP, LEAVE_OUT = "role:", "group:", "-"
_FEW = 4
"""So many choices stand open; more of them go into the list."""
_GROUPS = 6
"""So many groups of a partnership stand open."""
_LIKE = 2
"""So many roles or courses with a word in common stand open."""
_SHORTEST = 4
"""Shorter words make nothing alike."""
_OF_WORDS = (QuestionKind.WORD, QuestionKind.STATUS, QuestionKind.NAME, QuestionKind.DAY)
"""Questions of many sorts under one heading, which nothing but what is asked tells apart."""
_QUOTED = re.compile(r"“[^“”]*”")
"""What a question quotes of its cell and its heading."""
_NOTES = ("note", Field.NOTES.value)
_EVERYWHERE = frozenset({"safeguarding", "training", "course", "level", "basic", "awareness"})
"""Words that say nothing of which course is meant."""


@dataclass(frozen=True, slots=True)
class Laid:
    """``open`` are choices in groups with their titles, ``listed`` the others.

    ``invites`` stands in the list until something is taken from it.
    """

    open: tuple[tuple[str, tuple[Choice, ...]], ...]
    listed: tuple[Choice, ...] = ()
    invites: str = ""


def lay_out(question: Question) -> Laid:
    """What to show of a question's choices; each is either open or listed."""
    if question.kind is QuestionKind.ROLE:
        return _of_role(question)
    if question.kind is QuestionKind.COLUMN:
        quick = _picked(question, (*_NOTES, LEAVE_OUT))
        return _laid([("", quick)], question, tr("A course, or something else …"))
    if question.kind is QuestionKind.COURSE:
        quick = (*_alike(question, question.choices), *_picked(question, (LEAVE_OUT,)))
        return _laid([("", quick)], question, tr("Another course …"))
    if question.kind is QuestionKind.PERSON and question.choices[0].key == LEAVE_OUT:
        # Nobody is likely: four who happen to come first would only mislead.
        return _laid([("", question.choices[:1])], question, tr("Somebody of the list …"))
    return _laid([("", question.choices[:_FEW])], question, tr("Another answer …"))


def _of_role(question: Question) -> Laid:
    groups = tuple(each for each in question.choices if each.key.startswith(GROUP))
    ours = [each for each in question.choices if each.key.startswith(OURS)]
    likely = tuple(each for each in ours if each.key == question.guess)
    alike = tuple(each for each in _alike(question, ours) if each not in likely)
    shown = [("", (*likely, *alike[: _LIKE - len(likely)]))]
    if len(groups) <= _GROUPS:
        first = sorted(groups, key=lambda each: each.key != question.guess)
        of_groups = (tr("A new role of the group"), tuple(first))
        is_group = question.guess.startswith(GROUP)
        shown = [of_groups, *shown] if is_group else [*shown, of_groups]
    return _laid(shown, question, tr("One of your roles, or none …"))


def _laid(shown: Sequence[tuple[str, tuple[Choice, ...]]], question: Question, words: str) -> Laid:
    quick = {each.key for _, choices in shown for each in choices}
    rest = tuple(each for each in question.choices if each.key not in quick)
    return Laid(tuple(each for each in shown if each[1]), rest, words if quick else tr("Choose …"))


def _picked(question: Question, keys: Sequence[str]) -> tuple[Choice, ...]:
    """The choices with these keys and the likely one, in the order of the keys."""
    by_key = {each.key: each for each in question.choices}
    wanted = dict.fromkeys((question.guess, *keys))
    return tuple(by_key[key] for key in wanted if key in by_key)


def _alike(question: Question, choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """The few that have most words in common with what is asked about, and fewest beside them."""
    said = _words(question.cells[0].value) if question.cells else frozenset[str]()
    counts = [(len(said & _words(each.label)), each) for each in choices if each.key != LEAVE_OUT]
    found = sorted(
        (each for each in counts if each[0]),
        key=lambda each: (-each[0], len(each[1].label.split())),
    )
    return tuple(each for _, each in found[:_LIKE])


def _words(text: str) -> frozenset[str]:
    words = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
    return frozenset(each for each in words if len(each) >= _SHORTEST) - _EVERYWHERE


def same_for_others(question: Question, questions: Sequence[Question]) -> tuple[str, ...]:
    """The open questions that the answer to this one could be given to as well, by their ids.

    Who somebody is, is settled one by one, and so is which course a heading means. A "yes" about
    an age is none about a course: of words only what is asked in the same words goes together.
    """
    one_by_one = question.kind in (QuestionKind.PERSON, QuestionKind.COLUMN, QuestionKind.COURSE)
    plain = (LEAVE_OUT, *_NOTES)
    if not question.answer or (one_by_one and question.answer not in plain):
        return ()
    return tuple(
        each.id
        for each in questions
        if each.kind is question.kind
        and not each.answer
        and any(choice.key == question.answer for choice in each.choices)
        and (each.kind not in _OF_WORDS or _is_asked_alike(question, each))
    )


def _is_asked_alike(one: Question, other: Question) -> bool:
    """Whether two questions ask the same of other words, with the same answers."""
    asks, answers = _QUOTED.sub("", one.asks), (one.choices, one.latest)
    return asks == _QUOTED.sub("", other.asks) and answers == (other.choices, other.latest)
