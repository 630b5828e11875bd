"""Words for somebody whom no e-mail reaches: to be copied into a message, or printed and handed."""

from dataclasses import dataclass

from sgdesk.domain.addresses import WhyNot


@dataclass(frozen=True, slots=True)
class WordsFor:
    """What is said to one person, and why no e-mail says it; ``key`` is what it is about."""

    name: str
    text: str
    why: WhyNot | None = None
    key: object = None
