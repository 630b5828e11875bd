"""One file that shows the training of several people: a line for each of them."""

from dataclasses import replace

from sgdesk.domain.certificates.verdicts import Sentence
from sgdesk.services.imports.received.values import Found, LineState, ReceivedLine

CHOSEN = Sentence("those whom you chose for this file")


def for_person(line: ReceivedLine, person_id: int) -> ReceivedLine:
    """The line of a file for somebody who was chosen for it; whose it is is asked no more.

    The file stays the same, and so does what was read of it: it is kept with the training of each.
    """
    told = tuple(each for each in line.told if each not in line.whose)
    is_open = bool(line.says_no) or line.course is None or line.day is None
    return replace(
        line,
        person=Found(person_id, CHOSEN),
        people=(),
        told=told,
        whose=(),
        state=LineState.ASKS if is_open else LineState.CONFIRM,
    )
