"""The forms: what each asks, the code that finds it again, and reading answers."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import add_days, add_months
from sgdesk.domain.errors import InputError
from sgdesk.domain.forms.follow_up import FollowUp, follow_up
from sgdesk.domain.organisation.pack import FollowUpWindow, Pack


class FormKind(StrEnum):
    """Whose form it is and about what."""

    EVALUATION = "evaluation"
    TRAINER = "trainer"
    IMPACT = "impact"
    MANAGER = "manager"


class NextStep(StrEnum):
    """What to do about a form that is not in."""

    WAIT = "wait"
    SEND = "send"
    REMIND = "remind"
    NONE = "none"


def next_step(
    spans: FollowUp, as_at: date, sent_on: date | None, reminded_on: date | None
) -> NextStep:
    """Send once it opens, remind once from a week before it is due; then leave people be."""
    if as_at < spans.opens:
        return NextStep.WAIT
    if sent_on is None or sent_on > as_at:
        return NextStep.SEND
    if reminded_on is None and as_at >= add_days(spans.due, -REMIND_DAYS):
        return NextStep.REMIND
    return NextStep.NONE


ABOUT_IMPACT = (FormKind.IMPACT, FormKind.MANAGER)
"""The forms that are asked for months after a course."""


def window_of(kind: FormKind, held_on: date, window: FollowUpWindow | None) -> FollowUp:
    """When a form opens and is due: the pack's window, or at once and two weeks by our habit.

    The manager's form has the window of the impact form (RULES, "Impact follow-up windows").
    A pack without a window leaves both of them open from the day on, due within six months.
    """
    if kind in (FormKind.EVALUATION, FormKind.TRAINER):
        return FollowUp(held_on, add_days(held_on, END_OF_COURSE_DAYS))
    if window is None:
        return FollowUp(held_on, add_months(held_on, 6))
    return follow_up(held_on, window)


def whose_window(pack: Pack) -> str:
    """Whose the window of the impact form is: a paragraph of the pack's, or set by us.

    Empty where there is none, and forms are open by our own habit.
    """
    window = pack.impact_window
    if window is None:
        return ""
    return f"{pack.short_name} {window.source}" if window.source else "set by us"


class AnswerKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    TEXT = "text"


FORM_TITLES: dict[FormKind, str] = {
    FormKind.EVALUATION: "Your view of the course",
    FormKind.TRAINER: "The trainer’s view of the session",
    FormKind.IMPACT: "What the course has changed",
    FormKind.MANAGER: "What a line manager has seen since the course",
}

DO_NOT_DESCRIBE = "Do not describe a child or family; tell the lead."
"""Stands on every form, on paper, in e-mails and where one is typed in."""

LOWEST, HIGHEST = 1, 5

END_OF_COURSE_DAYS = 14
"""By when an end-of-course or trainer's form is wanted: our own habit, in no document."""

REMIND_DAYS = 7
"""How long before the last day a form that was sent is reminded of: our own habit."""

LONGEST_ANSWER = 4000
"""So many letters an answer in words can have."""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question; ``low`` and ``high`` name the ends of a scale from 1 to 5."""

    key: str
    text: str
    kind: AnswerKind = AnswerKind.TEXT
    low: str = ""
    high: str = ""


def _scale(key: str, text: str, low: str, high: str) -> FormQuestion:
    return FormQuestion(key, text, AnswerKind.SCALE, low, high)


_QUESTIONS: dict[FormKind, tuple[FormQuestion, ...]] = {
    FormKind.EVALUATION: (
        _scale("satisfaction", "How satisfied are you with the course?", "not at all", "very"),
        _scale("relevance", "How relevant was it to what you do here?", "not at all", "very"),
        _scale("before", "How much did you know before?", "very little", "a great deal"),
        _scale("after", "How much do you know now?", "very little", "a great deal"),
        FormQuestion("learned", "What have you learned?"),
        FormQuestion("will_do", "What will you do with it?"),
    ),
    FormKind.TRAINER: (
        _scale("engagement", "How well did people take part?", "hardly", "very well"),
        _scale("contents", "How well did the contents fit the group?", "badly", "very well"),
        _scale("materials", "How well did the materials work?", "badly", "very well"),
        FormQuestion("went_well", "What went well?"),
        FormQuestion("to_change", "What should change before the next session?"),
    ),
    FormKind.IMPACT: (
        _scale("used", "How much have you used what you learned?", "not yet", "all the time"),
        _scale("confidence", "How sure would you be of what to do?", "not at all", "very"),
        FormQuestion("workplace", "What has changed where you help or work?"),
        FormQuestion("practice", "What do you do differently?"),
        FormQuestion("outcomes", "What difference has it made for children and young people?"),
    ),
    FormKind.MANAGER: (
        _scale("used", "How much do you see it used?", "not yet", "all the time"),
        FormQuestion("practice", "What do they do differently since the course?"),
        FormQuestion("outcomes", "What difference has it made for children and young people?"),
        FormQuestion("support", "What would help them to use it more?"),
    ),
}

_OURS: dict[str, str] = {"implement": "will_do"}
"""The pack's key of a question, where it asks what one of ours asks."""


def questions(kind: FormKind, pack: Pack) -> tuple[FormQuestion, ...]:
    """What a form asks, in the words of the pack where its document has words for it.

    Herefordshire 8.3 words two questions of the end-of-course form, Harrow three of the
    impact form; everything else is our own wording.
    """
    said = {
        _OURS.get(item.key, item.key): item.text for item in pack.listed("evaluation-questions")
    }
    if kind in (FormKind.TRAINER, FormKind.MANAGER):
        return _QUESTIONS[kind]
    return tuple(
        replace(each, text=said[each.key])
        if each.key in said and each.kind is AnswerKind.TEXT
        else each
        for each in _QUESTIONS[kind]
    )


def wordings(kind: FormKind, pack: Pack) -> tuple[FormQuestion, ...]:
    """Every wording of what a form asks: the pack's as :func:`questions` has it, and our own."""
    return tuple(dict.fromkeys((*questions(kind, pack), *_QUESTIONS[kind])))


def questions_text(kind: FormKind, asks: Sequence[FormQuestion]) -> str:
    """The questions to paste into an online form: a line each, the ends of a scale under it."""
    lines = [FORM_TITLES[kind], ""]
    for each in asks:
        lines.append(each.text)
        if each.kind is AnswerKind.SCALE:
            lines.append(f"    ({LOWEST} = {each.low}, {HIGHEST} = {each.high})")
        lines.append("")
    return "\n".join((*lines, DO_NOT_DESCRIBE, ""))


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form as it is printed or mailed.

    Where it is anonymous, ``who`` and the code stand on a slip that is torn off, and the answers
    under it say nothing of either.
    """

    kind: FormKind
    code: str
    organisation: str
    course: str
    held_on: date
    who: str
    about: str
    window: FollowUp
    questions: tuple[FormQuestion, ...]
    anonymous: bool
    made_on: date | None = None

    @property
    def is_late(self) -> bool:
        """Whether the day until which it is wanted has passed by when it is handed out."""
        return self.made_on is not None and self.made_on > self.window.due


Answers = Mapping[str, int | str]
"""Answers by the key of their question: 1 to 5 on a scale, or text; what is blank is left out."""


def checked_answers(kind: FormKind, given: Mapping[str, int | str | None]) -> dict[str, int | str]:
    """The answers as they are kept, blanks left out.

    Raises :class:`InputError` for a question that the form does not have, a number that is not
    on the scale, or text of more than 4,000 letters.
    """
    known = {each.key: each for each in _QUESTIONS[kind]}
    kept: dict[str, int | str] = {}
    for key, value in given.items():
        if key not in known:
            raise InputError("The form has no question {key}. Nothing was saved.", key=key)
        answer = _answer(known[key], value)
        if answer is not None:
            kept[key] = answer
    return kept


def _answer(question: FormQuestion, value: int | str | None) -> int | str | None:
    if value is None or value == "":
        return None
    if question.kind is AnswerKind.SCALE:
        return _on_scale(question, value)
    text = str(value).strip()
    if len(text) > LONGEST_ANSWER:
        raise InputError(
            "An answer can have up to {longest} letters. Nothing was saved.", longest=LONGEST_ANSWER
        )
    return text or None


def _on_scale(question: FormQuestion, value: int | str) -> int:
    text = str(value).strip()
    if text not in {str(number) for number in range(LOWEST, HIGHEST + 1)}:
        raise InputError(
            "{question} The answer is a number from 1 to 5, not {value}. Nothing was saved.",
            question=question.text,
            value=value,
        )
    return int(text)


_ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
"""29 letters and figures that nobody mixes up on paper; a prime, so one misread is noticed."""

_LENGTH = 5


def new_code() -> str:
    """A form's code, such as ``K7R-3MQ``: five drawn letters and one that checks them."""
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{body[:3]}-{body[3:]}{_check_letter(body)}"


def printed_code(session_uid: str, whose: str) -> str:
    """The code of a form that is printed before its session: the same each time it is asked for.

    ``whose`` is who it is for, in whatever words stand for them; the form that is made when the
    session is ticked in gets the same code, so that the paper finds it.
    """
    digest = hashlib.sha256(f"{session_uid}/{whose}".encode()).digest()
    number = int.from_bytes(digest)
    body = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_ALPHABET))
        body += _ALPHABET[place]
    return f"{body[:3]}-{body[3:]}{_check_letter(body)}"


def normal_code(text: str) -> str | None:
    """The code as it is kept, however it was typed; ``None`` where it was mistyped."""
    plain = "".join(char for char in text.upper() if char.isalnum())
    if len(plain) != _LENGTH + 1 or any(char not in _ALPHABET for char in plain):
        return None
    return f"{plain[:3]}-{plain[3:]}" if _check_letter(plain[:-1]) == plain[-1] else None


def _check_letter(body: str) -> str:
    total = sum(place * _ALPHABET.index(char) for place, char in enumerate(body, start=1))
    return _ALPHABET[total % len(_ALPHABET)]
