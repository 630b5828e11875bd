"""The words of a privacy notice for the people in the file, to be read, changed and given out.

What only the organisation can say stands in square brackets. It is an offer and no legal advice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.figures import within_a_sentence
from sgdesk.domain.organisation.plain_paper import PlainPaper, Section
from sgdesk.domain.people.keeping.retention import Period, kind_words

_TITLE = "How we look after what we keep about your training"


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """What the file itself can say in the notice."""

    organisation: str
    contact: str
    email: str
    phone: str
    address: str
    partnership: str
    periods: Sequence[Period]
    is_encrypted: bool
    day: date


def privacy_notice(facts: NoticeFacts) -> PlainPaper:
    """The notice, with its blanks filled from what the file knows."""
    return PlainPaper(
        organisation=facts.organisation,
        about="Privacy notice",
        title=_TITLE,
        lead=(
            f"This notice is from {facts.organisation}. It is for our staff, volunteers, trustees "
            "and everybody else whose safeguarding training we keep."
        ),
        as_at=facts.day,
        sections=(
            _who(facts),
            _what(),
            _why(facts),
            _who_sees(facts),
            _how_long(facts.periods),
            _where(facts),
            _rights(),
            Section(
                "Before you use this notice",
                (
                    "Read it through, fill in what stands in [square brackets], take out what is "
                    "not so, and take out this section. Your denomination or umbrella body may "
                    "have a notice of its own that this belongs into. It is an offer and no legal "
                    "advice.",
                ),
            ),
        ),
    )


def _or(text: str, blank: str) -> str:
    return text.strip() or f"[{blank}]"


def _who(facts: NoticeFacts) -> Section:
    return Section(
        "Who we are",
        (
            f"{facts.organisation}, {_or(' '.join(facts.address.split()), 'address')}, decides "
            "what is kept and why (we are the data controller).",
            f"Ask {_or(within_a_sentence(facts.contact), 'name of the contact')}: "
            f"{_or(facts.email, 'e-mail')}, "
            f"{_or(facts.phone, 'telephone')}.",
        ),
    )


def _what() -> Section:
    return Section(
        "What we keep about you",
        points=(
            "Your name, your e-mail address if you gave it, and how you belong to us "
            "(staff, volunteer, trustee and so on)",
            "Your roles, with the days from and to",
            "The safeguarding training you did: course, day, who gave it, certificate and what you "
            "handed in to prove it",
            "Sessions you were booked on, and a plain reason where you could not come",
            "What you wrote on evaluation forms that carry your name",
            "That supervision or a review of practice took place, and what was said about training",
            "Whether a helper is under 18; no dates of birth",
        ),
        sentences=(
            "We keep no concerns, no allegations and nothing of what a DBS check said in this "
            "file. Where we have such papers, they are kept elsewhere and our safeguarding policy "
            "says how: [where to read it].",
            "That you help with us may tell something about your religion or belief. We treat it "
            "with the care that this asks for: [your condition for this, such as that you are a "
            "member of ours or in regular contact with us].",
        ),
    )


def _why(facts: NoticeFacts) -> Section:
    return Section(
        "Why we keep it",
        (
            "So that children and adults at risk are safe with us, so that we know who is due for "
            f"which training, and so that we can show {_or(facts.partnership, 'our partnership')} "
            "that our people are trained (Section 11 of the Children Act 2004).",
            "We rely on our legitimate interests in this, and where the law asks it of us on a "
            "legal obligation: [check which of the two, or both]. We do not rely on your consent.",
        ),
    )


def _who_sees(facts: NoticeFacts) -> Section:
    return Section(
        "Who sees it",
        (
            "Those of us who look after training: [roles, such as lead and secretary].",
            f"{_or(facts.partnership, 'Our partnership')} is sent figures. Names go there only "
            "where you have been told, such as for a list that was asked for.",
            "Your line manager or leader may be told that training is due. We sell nothing, and "
            "nothing is decided by a computer alone.",
        ),
    )


def period_words(months: int) -> str:
    """A number of months in years where it is whole years."""
    if months % 12:
        return f"{months} months" if months != 1 else "1 month"
    return f"{months // 12} years" if months != 12 else "1 year"


def _how_long(periods: Sequence[Period]) -> Section:
    rows = tuple(
        (
            kind_words(each.kind),
            f"{period_words(each.months)} after you leave" if each.months else "[how long]",
            each.reason,
        )
        for each in periods
    )
    return Section(
        "How long we keep it",
        (
            "When that time is over we look at it again. We may have to keep it for longer, for "
            "example while a question is open or our insurer asks for it; then we do no more "
            "with it than keep it. Final returns hold figures, and stay.",
        ),
        headings=("Who", "How long", "Why"),
        rows=rows,
    )


def _where(facts: NoticeFacts) -> Section:
    locked = (
        "The file is encrypted and opens with a passphrase."
        if facts.is_encrypted
        else "[Say how the computer is protected, such as BitLocker or FileVault.]"
    )
    return Section(
        "Where it is",
        (
            "In one file on a computer of ours, and in backups of it: [where]. The program that we "
            f"use sends nothing over the internet. {locked}",
        ),
    )


def _rights() -> Section:
    return Section(
        "Your rights",
        points=(
            "See it: ask, and we give you a copy of everything that we hold about you within one "
            "month",
            "Have it put right where it is wrong",
            "Ask us to erase it, or to do less with it. We tell you if we have to keep some of it, "
            "and why",
            "Object to our keeping it",
            "Complain to us first if you like: [how]. You can complain to the Information "
            "Commissioner’s Office at any time: ico.org.uk, 0303 123 1113",
        ),
        sentences=("It costs nothing. Ask anybody named above, in any way you like.",),
    )
