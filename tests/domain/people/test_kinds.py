"""What the name of a role says of how somebody belongs."""

import pytest

from sgdesk.domain.people.kinds import PersonKind, kind_named_by, kind_named_by_any


@pytest.mark.parametrize(
    "role",
    [
        "Trustee",
        "Treasurer / trustee",
        "Chair of trustees",
        "Chair of the Board of Trustees",
        "Lead trustee",
        "Trustee (safeguarding)",
        "Governor",
        "Secretary & Trustee",
        "Trustee board member",
    ],
)
def test_a_role_that_is_a_trustee_s_by_its_name(role: str) -> None:
    assert kind_named_by(role) is PersonKind.TRUSTEE


@pytest.mark.parametrize(
    "role",
    ["Clerk to the trustees", "Former trustee", "Trustee liaison", "Treasurer", "Coach", "Helper"],
)
def test_whoever_writes_to_the_trustees_or_was_one_is_none(role: str) -> None:
    assert kind_named_by(role) is None


def test_other_kinds_are_said_by_a_role_that_is_called_so_alone() -> None:
    assert kind_named_by("Contractor") is PersonKind.CONTRACTOR
    assert kind_named_by("Paid staff") is PersonKind.STAFF
    assert kind_named_by("Staff cook") is None
    assert kind_named_by("Volunteer") is None


def test_the_first_of_several_roles_that_says_it_is_heard() -> None:
    assert kind_named_by_any(["Coach", "Trustee"]) is PersonKind.TRUSTEE
    assert kind_named_by_any(["Coach"]) is None
