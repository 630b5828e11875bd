"""Who of a list of bookings would find a place, in the order of the list, and who would wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sgdesk.domain.sessions.session import (
    Booking,
    BookingState,
    PlaceOnSession,
    free_places,
    moving_up,
)
from sgdesk.services.imports.attendance.values import Effect, ListLine


def with_places(
    lines: Iterable[ListLine], bookings: Mapping[int, Booking], capacity: int | None
) -> list[ListLine]:
    """The same lines, each with whether it goes on the waiting list.

    Places that the list gives back are free again: whoever waits already moves up first.
    """
    lines = list(lines)
    free = _free(lines, bookings, capacity)
    if free is None:
        return lines
    coming = [each for each in in_their_order(lines) if each.effect is Effect.YES]
    whom = list(dict.fromkeys(_whom(each) for each in coming))
    waits = set(whom[free:])
    return [
        replace(each, waits=each.effect is Effect.YES and _whom(each) in waits) for each in lines
    ]


def in_their_order(lines: Iterable[ListLine]) -> list[ListLine]:
    """Lines as they stand in the list: who stands first there is booked first."""
    return sorted(lines, key=lambda each: each.rows[0])


def _free(
    lines: Sequence[ListLine], bookings: Mapping[int, Booking], capacity: int | None
) -> int | None:
    gone = {each.person_id for each in lines if each.effect is Effect.NO}
    left = [each for number, each in bookings.items() if number not in gone]
    places = [PlaceOnSession(each.id, each.state, each.turn) for each in left]
    up = set(moving_up(capacity, places)) if gone else set()
    moved = [
        replace(each, state=BookingState.BOOKED) if each.booking_id in up else each
        for each in places
    ]
    return free_places(capacity, moved)


def _whom(line: ListLine) -> object:
    return line.person_id or line.key
