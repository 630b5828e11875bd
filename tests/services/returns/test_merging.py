"""Small roles in one row, in which everybody counts once; the workforce; why not completed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.domain.returns.document import ReturnDocument
from sgdesk.domain.returns.small_numbers import MERGED
from sgdesk.services.people import absence, people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.people.posts import add_post
from sgdesk.services.returns.document import (
    EVERYTHING,
    ReturnWish,
    Shown,
    document_of,
    return_document,
)
from sgdesk.services.training import recording as training
from sgdesk.services.training.exemptions import note_reason
from sgdesk.services.training.recording import TrainingDetails
from sgdesk.services.training.snapshot import snapshot
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Six helpers; Ada is the organist and a verger too, as three others are alone."""
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",), people_count=6)
    organist, _ = roles.add_role(hall.workspace, "Organist", None, ("level1",))
    verger, _ = roles.add_role(hall.workspace, "Verger", None, ("level1", "induction"))
    add_post(hall.workspace, hall.people[0], organist, LONG_AGO)
    add_post(hall.workspace, hall.people[0], verger, LONG_AGO)
    for given in ("Gwen", "Kit", "Lou"):
        people.add_person(hall.workspace, PersonDetails(given, "Sample"), verger, LONG_AGO)
    return hall


def merged(hall: Hall) -> ReturnDocument:
    with snapshot(hall.workspace, TODAY) as moment:
        return document_of(moment, ReturnWish(shown=Shown(roles=True)))


def rows(document: ReturnDocument) -> dict[tuple[str, str], tuple[int, int]]:
    """Completed and required, by role and requirement."""
    return {
        (each.label, each.requirement): (each.counts.completed, each.counts.required)
        for each in document.by_role
    }


def test_somebody_with_two_small_roles_counts_once_in_the_merged_row(hall: Hall) -> None:
    details = TrainingDetails(hall.courses["level1"], TODAY)
    training.record_training(hall.workspace, hall.people[:1], details)
    apart = rows(return_document(hall.workspace, TODAY, shown=EVERYTHING))
    assert apart["Organist", "level1"] == (1, 1)
    assert apart["Verger", "level1"] == (1, 4)

    document = merged(hall)

    assert rows(document) == {
        ("Helper", "level1"): (1, 6),
        (MERGED, "induction"): (0, 4),
        (MERGED, "level1"): (1, 4),
    }
    assert document.merged_roles == ("Organist", "Verger")
    assert document.requirements == return_document(hall.workspace, TODAY).requirements


def test_whoever_holds_a_small_and_a_larger_role_counts_in_both_rows(hall: Hall) -> None:
    add_post(hall.workspace, hall.people[1], roles_of(hall)["Organist"], LONG_AGO)

    assert rows(merged(hall))[MERGED, "level1"] == (0, 5)
    assert rows(merged(hall))["Helper", "level1"] == (0, 6)


def roles_of(hall: Hall) -> dict[str, int]:
    return {each.role.name: each.role.id for each in roles.roles_view(hall.workspace)}


def test_small_roles_keep_their_rows_where_that_is_wished(hall: Hall) -> None:
    document = return_document(hall.workspace, TODAY, shown=EVERYTHING)

    assert {each.label for each in document.by_role} == {"Helper", "Organist", "Verger"}
    assert document.merged_roles == ()


def test_without_a_wish_there_are_no_roles_and_one_list_of_reasons(hall: Hall) -> None:
    note_reason(hall.workspace, hall.people[0], "level1", "no_place")
    document = return_document(hall.workspace, TODAY)

    assert (document.by_role, document.shows_roles) == ((), False)
    assert [(each.requirement, each.reason, each.count) for each in document.reasons] == [
        ("", "no place available", 1),
        ("", "no reason recorded", 12),
    ]


def test_where_no_role_is_small_nothing_is_merged(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",), people_count=6)

    assert merged(hall).merged_roles == ()
    assert rows(merged(hall)) == {("Helper", "level1"): (0, 6)}


def test_a_name_in_the_name_of_a_role_is_left_out_of_the_rows(hall: Hall) -> None:
    role, _ = roles.add_role(hall.workspace, "Driver of Ada Sample", None, ("level1",))
    for person in hall.people[:3]:
        add_post(hall.workspace, person, role, LONG_AGO)

    found = return_document(hall.workspace, TODAY, shown=EVERYTHING)
    labels = [each.label for each in found.by_role]

    assert not [each for each in labels if "Ada" in each]
    assert len([each for each in labels if each.startswith("Driver of ")]) == 1


def test_the_workforce_is_everybody_with_a_role_on_the_day_by_kind(hall: Hall) -> None:
    def join(name: str, kind: PersonKind, since: date) -> int:
        details = PersonDetails(name, "Sample", kind=kind)
        return people.add_person(hall.workspace, details, hall.role, since)[0]

    join("Flo", PersonKind.TRUSTEE, TODAY)
    join("Gil", PersonKind.STAFF, TODAY + timedelta(days=1))
    gone = join("Hal", PersonKind.STAFF, LONG_AGO)
    absence.leave(hall.workspace, gone, TODAY - timedelta(days=1))
    people.add_person(hall.workspace, PersonDetails("Ivo", "Sample", kind=PersonKind.STUDENT))

    def told(day: date) -> dict[PersonKind, int]:
        found = return_document(hall.workspace, day)
        assert found.people == sum(each.count for each in found.workforce)
        return {each.kind: each.count for each in found.workforce}

    assert told(TODAY) == {PersonKind.VOLUNTEER: 9, PersonKind.TRUSTEE: 1}
    assert told(TODAY - timedelta(days=1)) == {PersonKind.VOLUNTEER: 9, PersonKind.STAFF: 1}
    assert return_document(hall.workspace, TODAY).no_role == 2


def test_each_reason_counts_whom_it_keeps_from_being_trained_and_the_rest_have_none(
    hall: Hall,
) -> None:
    details = TrainingDetails(hall.courses["level1"], TODAY)
    training.record_training(hall.workspace, hall.people[:1], details)
    for person in hall.people[:3]:
        note_reason(hall.workspace, person, "level1", "no_place")

    found = return_document(hall.workspace, TODAY, shown=EVERYTHING).reasons

    assert {(each.requirement, each.reason): each.count for each in found} == {
        ("level1", "no place available"): 2,
        ("level1", "no reason recorded"): 6,
        ("induction", "no reason recorded"): 4,
    }
