"""The words on a certificate: what a stranger reads, with none of our own notes in them."""

import re
from collections.abc import Iterable, Sequence

from sgdesk.domain.certificates.certificate import CertificateContent
from sgdesk.domain.dates import long_date

SAFEGUARDING_HEADING = "Certificate of safeguarding training"
"""The title, whatever the course is called: a stranger sees what the paper is about."""

OTHER_HEADING = "Certificate of training"
"""For a course of which the organisation said that it is no safeguarding learning."""

WHAT_IT_IS = "It records training, and is no check of anybody’s suitability to work with children."

_OURS = r"(?:our own|our choice|set by us|our note|not stated|\bL\d{2,}\b)"
_IN_BRACKETS = re.compile(rf"\s*[(\[][^()\[\]]*{_OURS}[^()\[\]]*[)\]]", re.IGNORECASE)
_AT_THE_END = re.compile(rf"\s*[,;:–—-]\s*{_OURS}(?: \w+)?\s*$", re.IGNORECASE)

_FIGURE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?[½¼¾]?|[½¼¾]")
_UP_TO_ONE = frozenset("1½¼¾")


def without_notes(text: str) -> str:
    """A title, a level or a length without notes of ours: where from, by whose choice.

    What is nothing but such a note stays as it is.
    """
    plain = _IN_BRACKETS.sub("", text)
    while plain != (shorter := _AT_THE_END.sub("", plain)):
        plain = shorter
    return plain.strip() or text


def level_beside(level: str, course: str) -> str:
    """The level to be said beside the title of a course; nothing where the title says it all.

    ``Level 2`` beside ``Safeguarding Level 2`` is not said again; ``Level 2: overview`` is.
    """
    return "" if _is_in(level, course) else level


def levels_words(levels: Sequence[str], course: str) -> str:
    """All that a course meets in one line, under its title.

    Where one names again what the title names, ``Level 2: overview`` under ``Our Level 2``,
    the line says what it is, so that nothing stands there twice without a reason.
    """
    again = any(
        colon and _is_in(first, course)
        for first, colon, _ in (each.partition(":") for each in levels)
    )
    said = "  ·  ".join(levels)
    return f"Counts as {said}" if again and not said.startswith(PART_OF) else said


PART_OF = "Part of "
"""Before the level of a set of courses of which this is one."""


def _is_in(words: str, text: str) -> bool:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    return found is not None


def length_words(hours: str) -> str:
    """How long the training took, as a stranger reads it: ``2`` that was typed as hours has them.

    What says anything else than a figure, such as ``half a day``, stays as it is.
    """
    plain = without_notes(hours)
    if _FIGURE.fullmatch(plain) is None:
        return plain
    return f"{plain} hour" if plain in _UP_TO_ONE else f"{plain} hours"


def reach_words(email: str, phone: str, address: str) -> str:
    """How to reach whoever issued it: by e-mail and telephone, else by letter; or nothing."""
    quick = [each.strip() for each in (email, phone) if each.strip()]
    if quick:
        return " or ".join(quick)
    return ", ".join(line.strip().strip(",") for line in address.splitlines() if line.strip())


def check_words(content: CertificateContent) -> tuple[str, ...]:
    """How anybody can check the certificate, line by line; an address begins a line, so that it
    is never parted in the middle.
    """
    asked = (
        f"To check this certificate, give its number or the square code to {content.organisation}"
    )
    looked_up = "They look it up in sgdesk: Certificates, Check a number."
    if content.reach:
        return f"{asked}:", f"{content.reach}. {looked_up}"
    return (f"{asked}. {looked_up}",)


_MOST_BYTES = 150
"""Of words in the square code: with more, its squares get too small for a telephone to read."""


def code_words(content: CertificateContent) -> str:
    """The text of the square code: what the paper is and whom to ask, then the code itself.

    A telephone that reads it shows words and not a row of letters. Where a name is too long for
    the code, the paper itself says it.
    """
    whom = content.organisation
    tries = (
        f"{content.heading}. To check it, ask {whom} ({content.reach}). " if content.reach else "",
        f"{content.heading}. To check it, ask {content.reach}. " if content.reach else "",
        f"{content.heading}. To check it, ask {whom}. ",
        f"{content.heading}. To check it, ask whoever issued it. ",
    )
    fits = (each for each in tries if each and len(each.encode()) <= _MOST_BYTES)
    return f"{next(fits, '')}{content.verification}"


def refresh_words(content: CertificateContent) -> str:
    """``12 March 2029 (every 3 years, Herefordshire)``; nothing where no interval is known."""
    if content.refresh_by is None:
        return ""
    rule = f" ({content.refresh_rule})" if content.refresh_rule else ""
    return f"{long_date(content.refresh_by)}{rule}"


def refresh_label(content: CertificateContent) -> str:
    """What stands before :func:`refresh_words`: a day that was past at issue is not to come."""
    day = content.refresh_by
    return "Refresh was due by" if day is not None and day < content.issued_on else "Refresh by"


def signatories_of(
    holder: str, trainers: Iterable[str], leads: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Who signs, each once with all that they sign as; nobody signs their own certificate.

    ``leads`` are the lead and whoever stands in for them, with what each is: the first signs who
    is not the holder.
    """
    signing: dict[str, tuple[str, list[str]]] = {}
    trainer_posts = [(name, "Trainer") for name in trainers]
    lead = [each for each in leads if each[0] and not _is_same(each[0], holder)][:1]
    for name, post in (*trainer_posts, *lead):
        if name and not _is_same(name, holder):
            posts = signing.setdefault(_plain(name), (name, []))[1]
            if post not in posts:
                posts.append(post)
    return tuple((name, _joined(posts)) for name, posts in signing.values())


def _joined(posts: Sequence[str]) -> str:
    return " and ".join((posts[0], *(each[:1].lower() + each[1:] for each in posts[1:])))


def _is_same(name: str, other: str) -> bool:
    return _plain(name) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
