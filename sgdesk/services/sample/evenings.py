"""The two evenings that the sample organisation ran, and what its invented people wrote."""

from collections.abc import Mapping
from dataclasses import dataclass

Said = Mapping[str, int | str | None]
"""The answers of one form."""


@dataclass(frozen=True, slots=True)
class Evening:
    """Who came and who did not, by the references of the sheet of people, and their forms.

    ``manager`` has the line manager's forms of those ``drawn`` for the dip sample; nobody is
    drawn where that is 0. ``found`` is what was noted of the sample.
    """

    days_ago: int
    came: tuple[str, ...]
    away: tuple[str, ...]
    said: tuple[Said, ...]
    trainer_said: tuple[Said, ...] = ()
    impact: tuple[Said, ...] = ()
    managers_said: tuple[Said, ...] = ()
    manager: str = ""
    drawn: int = 0
    found: str = ""


def _end_of_course(marks: str, learned: str, will_do: str) -> Said:
    """``marks`` are satisfaction, relevance, and knowledge before and after, a digit each."""
    keys = ("satisfaction", "relevance", "before", "after")
    scales = {key: int(mark) for key, mark in zip(keys, marks, strict=True)}
    return {**scales, "learned": learned, "will_do": will_do}


def _impact(used: int, confidence: int, workplace: str, practice: str, outcomes: str) -> Said:
    return {
        "used": used,
        "confidence": confidence,
        "workplace": workplace,
        "practice": practice,
        "outcomes": outcomes,
    }


FIRST = Evening(
    days_ago=150,
    came=("S003", "S012", "S015", "S016", "S017", "S018", "S019", "S036"),
    away=("S011",),
    said=(
        _end_of_course("4524", "That small signs add up over weeks", "Write small worries down"),
        _end_of_course("5535", "Whom to ring, and when", "Ring sooner instead of waiting"),
        _end_of_course("3422", "Some of it I knew already", "Keep my notes in one place"),
        _end_of_course("5514", "Hungry children do not always ask", "Keep an eye on the snacks"),
        _end_of_course("4434", "How to listen without leading", "Listen first, then write it down"),
        _end_of_course("5525", "The levels of need", "Look the chart up before I ring"),
        _end_of_course("4533", "How referrals are answered", "Ask what came of a referral"),
        _end_of_course("5415", "Small signs are worth a note", "Write the date on every note"),
    ),
    trainer_said=(
        {
            "engagement": 5,
            "contents": 4,
            "materials": 3,
            "went_well": "The exercise with the packed lunches",
            "to_change": "Fewer slides, and the chart of needs printed larger",
        },
    ),
    impact=(
        _impact(
            4,
            4,
            "There is a notebook for small worries in the vestry cupboard",
            "I write the date and the words that were used",
            "One family was offered early help",
        ),
        _impact(3, 4, "We talk about worries after each session", "I ring sooner", ""),
        _impact(
            5,
            5,
            "Snacks are on the table for everybody",
            "I notice who is hungry",
            "Nobody has to ask for food",
        ),
        _impact(2, 3, "Not much yet", "I know where the telephone number is", ""),
        _impact(
            4, 5, "Two of us look at the notes each month", "I listen first", "Too early to say"
        ),
    ),
    managers_said=(
        {
            "used": 4,
            "practice": "Brings worries to me within the day, with a date and a time",
            "outcomes": "One family was offered early help",
            "support": "An hour on the levels of need once a year",
        },
    ),
    manager="S002",
    drawn=3,
    found="{n} were rung. All of them know whom to ring; two had used the notebook. "
    "The levels of need are still hard to remember: print the chart for the notice board.",
)

SECOND = Evening(
    days_ago=50,
    came=("S004", "S005", "S006", "S008", "S009", "S011", "S013", "S014", "S021"),
    away=("S024",),
    said=(
        _end_of_course(
            "4515",
            "What neglect can look like in a busy family",
            "Write down small worries the same day",
        ),
        _end_of_course(
            "5424", "Whom to ring, and when", "Put the number by the telephone in the hall"
        ),
        _end_of_course("4535", "That small signs add up", "Talk to the safeguarding lead sooner"),
        _end_of_course(
            "5514", "How to listen without leading", "Practise it with the other helpers"
        ),
        _end_of_course("4425", "The levels of need", "Look the chart up before I guess"),
        _end_of_course(
            "5534", "That tired is not always just tired", "Keep an eye on the packed lunches"
        ),
        _end_of_course("4515", "What happens after a referral", "Explain it to new helpers"),
    ),
)
