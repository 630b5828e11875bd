"""What goes over as another partnership is followed, what ends, and what is asked again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sgdesk.data.file.store import Reader
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation import organisation as organisation_data
from sgdesk.data.training import reasons as reason_data
from sgdesk.data.training.reasons import NewExemption, NewNonCompletion
from sgdesk.domain.organisation.pack import Pack
from sgdesk.domain.organisation.settings import (
    ALLOWANCE_PREFIX,
    ASKED_AGAIN,
    DENOMINATION_PREFIX,
    INTERVAL_PREFIX,
)
from sgdesk.domain.training.exemption import Exemption, NonCompletion
from sgdesk.domain.training.standing import Assessor
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.training.standing import inputs_of, rules_of_day


@dataclass(frozen=True, slots=True)
class Carried:
    """How many exemptions and reasons that hold go over, and how many end."""

    kept: int = 0
    ended: int = 0


def same_there(left: Pack, pack: Pack, requirement: str) -> str | None:
    """The requirement of the other pack that is the same: its induction, or the same level."""
    asked = left.requirement(requirement)
    if asked is None:
        return None
    same = (
        each.key
        for each in pack.requirements
        if (asked.is_induction and each.is_induction)
        or (
            not asked.is_induction
            and not each.is_induction
            and asked.rank is not None
            and asked.rank == each.rank
        )
    )
    return next(same, None)


def what_carries(connection: Reader, left: Pack, pack: Pack, day: date) -> Carried:
    """What :func:`carry_over` would do with what holds on the day."""
    held = [each.requirement for each in _exemptions(connection, left, day)]
    held += [each.requirement for each in _reasons(connection, left, day)]
    kept = sum(same_there(left, pack, each) is not None for each in held)
    return Carried(kept, len(held) - kept)


def carry_over(workspace: Workspace, writer: Writer, left: Pack, pack: Pack) -> None:
    """Let exemptions and reasons hold for what is the same there; what has no such place ends.

    Who was exempt from all that was asked of them stays exempt from all that is asked now.
    """
    connection, today = writer.connection, workspace.today()
    exempt = list(_exemptions(connection, left, today))
    everything = _exempt_from_everything(workspace, connection, exempt, left, today)
    for each in exempt:
        reason_data.end_exemption(writer, each.id, today - timedelta(days=1))
    asked = _asked_now(workspace, connection, {each.person_id for each in exempt}, today)
    for person_id, requirement, agreed in _agreed_anew(exempt, everything, asked, left, pack):
        reason_data.add_exemption(
            writer,
            NewExemption(
                person_id,
                requirement,
                agreed.reason,
                agreed.agreed_by,
                max(today, agreed.start),
                agreed.review_on,
            ),
        )
    for reason in _reasons(connection, left, today):
        reason_data.clear_reason(writer, reason.id, today)
        there = same_there(left, pack, reason.requirement)
        if there is not None:
            noted = NewNonCompletion(reason.person_id, there, reason.reason, reason.detail, today)
            reason_data.add_reason(writer, noted)


def _agreed_anew(
    exempt: list[Exemption],
    everything: set[int],
    asked: dict[int, tuple[str, ...]],
    left: Pack,
    pack: Pack,
) -> Iterator[tuple[int, str, Exemption]]:
    done: set[tuple[int, str]] = set()
    for each in exempt:
        there = same_there(left, pack, each.requirement)
        new = asked.get(each.person_id, ()) if each.person_id in everything else (there,)
        for requirement in new:
            if requirement is not None and (each.person_id, requirement) not in done:
                done.add((each.person_id, requirement))
                yield each.person_id, requirement, each


def _exempt_from_everything(
    workspace: Workspace, connection: Reader, exempt: list[Exemption], left: Pack, today: date
) -> set[int]:
    """Who of them is exempt from all that the pack asks of them."""
    book = rules_of_day(workspace, connection, today, pack=left).book
    assessor = Assessor(book)
    found = set()
    for person_id in {each.person_id for each in exempt}:
        standing = assessor.assess(next(inputs_of(connection, book, person_id)))
        held = {each.requirement for each in exempt if each.person_id == person_id}
        asked = {each.requirement for each in standing.standings} if standing else set()
        if asked and asked <= held:
            found.add(person_id)
    return found


def _asked_now(
    workspace: Workspace, connection: Reader, person_ids: set[int], today: date
) -> dict[int, tuple[str, ...]]:
    book = rules_of_day(workspace, connection, today).book
    assessor = Assessor(book)
    found: dict[int, tuple[str, ...]] = {}
    for person_id in person_ids:
        standing = assessor.assess(next(inputs_of(connection, book, person_id)))
        found[person_id] = (
            tuple(each.requirement for each in standing.standings) if standing else ()
        )
    return found


def _exemptions(connection: Reader, left: Pack, day: date) -> Iterator[Exemption]:
    """The exemptions from something of the pack that hold on the day or later."""
    for each in reason_data.read_all_exemptions(connection):
        until = each.review_on if each.ended_on is None else min(each.review_on, each.ended_on)
        if until >= day and left.requirement(each.requirement) is not None:
            yield each


def _reasons(connection: Reader, left: Pack, day: date) -> Iterator[NonCompletion]:
    """The reasons that are held against something of the pack on the day."""
    for each in reason_data.read_all_reasons(connection):
        holds = each.cleared_on is None or each.cleared_on > day
        if holds and left.requirement(each.requirement) is not None:
            yield each


def ask_again(writer: Writer, left: Pack, pack: Pack, today: date) -> None:
    """Ask again what was decided of a requirement whose key the other pack has too.

    It is another thing that the key stands for there; the days before keep the answer.
    """
    stored = organisation_data.read_settings(writer.connection, today)
    for prefix, value in (
        (INTERVAL_PREFIX, ASKED_AGAIN),
        (ALLOWANCE_PREFIX, ASKED_AGAIN),
        (DENOMINATION_PREFIX, ""),
    ):
        for key in [key for key in stored if key.startswith(prefix)]:
            requirement = key.removeprefix(prefix)
            shared = left.requirement(requirement) and pack.requirement(requirement)
            if shared and stored[key] != value:
                organisation_data.keep_setting(writer, key, value, today)
