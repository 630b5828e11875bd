"""The organisation, its settings over time, its topics and the pack that it follows."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.domain.returns.words import how_often
from sgdesk.domain.training.rule_book import IntervalSource
from sgdesk.domain.training.standing import Standing
from sgdesk.services.file.undo import undo
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation import following, organisation
from sgdesk.services.people import people, roles
from sgdesk.services.people.people import PersonDetails
from sgdesk.services.returns.document import return_document
from sgdesk.services.training import recording as training
from sgdesk.services.training import standing
from sgdesk.services.training.recording import TrainingDetails
from tests import factories

TODAY = factories.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = factories.make_workspace(tmp_path, "wscp")
    number, _ = roles.add_role(made, "Helper", "universal")
    people.add_person(made, PersonDetails("Ann"), number, TODAY - 100 * DAY)
    course = next(each.id for each in training.course_choices(made) if "niversal" in each.title)
    training.record_training(made, [1], TrainingDetails(course, date(2024, 2, 29)))
    yield made
    made.close()


def universal(workspace: Workspace, as_at: date = TODAY) -> Standing:
    found = standing.person_standing(workspace, 1, as_at)
    assert found is not None
    return next(each for each in found.standings if each.requirement == "universal")


def test_an_interval_of_our_own_holds_from_its_day(workspace: Workspace) -> None:
    organisation.change_setting(workspace, "interval:universal", "24", TODAY)

    before, after = universal(workspace, TODAY - DAY), universal(workspace)
    assert (before.due, str(before.interval_source)) == (date(2027, 2, 28), "partnership")
    assert (after.due, str(after.interval_source)) == (date(2026, 2, 28), "organisation")
    assert str(after.state) == "overdue"

    undo(workspace)
    assert universal(workspace).due == date(2027, 2, 28)


def test_an_empty_value_goes_back_to_the_packs(workspace: Workspace) -> None:
    organisation.change_setting(workspace, "interval:universal", "24")
    organisation.change_setting(workspace, "interval:universal", "", TODAY)

    assert universal(workspace, TODAY - DAY).due == date(2026, 2, 28)
    assert universal(workspace).due == date(2027, 2, 28)


def test_an_interval_that_a_document_states_is_never_lengthened(tmp_path: Path) -> None:
    herefordshire = factories.make_workspace(tmp_path, "hscp")
    with pytest.raises(InputError, match="yours can be shorter, never longer"):
        organisation.change_settings(
            herefordshire, {"interval:level2": "48"}, reason="We would like to"
        )

    assert organisation.organisation_view(herefordshire).settings.intervals == {}


def test_where_the_document_names_a_statute_a_longer_interval_needs_its_reason(
    workspace: Workspace,
) -> None:
    with pytest.raises(InputError, match="Say why yours is longer, or which law sets it"):
        organisation.change_setting(workspace, "interval:universal", "48")
    assert universal(workspace).due == date(2027, 2, 28)

    organisation.change_settings(
        workspace, {"interval:universal": "48"}, reason="The school's own statute"
    )

    assert universal(workspace).due == date(2028, 2, 29)
    assert universal(workspace).interval_source is IntervalSource.ORGANISATION
    document = return_document(workspace)
    (figures,) = (each for each in document.requirements if each.key == "universal")
    assert how_often(figures, document.sender) == (
        "every 4 years (set by us: The school's own statute)"
    )


def test_the_window_and_the_allowed_days_are_ours_to_set(workspace: Workspace) -> None:
    assert [row.state for row in standing_rows(workspace)] == ["not_done", "in_date"]

    organisation.change_settings(workspace, {"window_days": "366", "induction_days": "100"})

    assert [row.state for row in standing_rows(workspace)] == ["new_starter", "due_soon"]


def standing_rows(workspace: Workspace) -> tuple[Standing, ...]:
    found = standing.person_standing(workspace, 1)
    assert found is not None
    return found.standings


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("window_days", "0", "Enter a whole number from 1 to 366"),
        ("window_days", "367", "Enter a whole number from 1 to 366"),
        ("induction_days", "-1", "Enter a whole number from 1 to 3660"),
        ("allowance_days", "half a year", "Enter a whole number from 1 to 3660"),
        ("interval:universal", "1.5", "Enter a whole number from 1 to 120"),
        ("interval:universal", "¾", "Enter a whole number from 1 to 120"),
        ("colour", "red", "There is no setting called colour"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    workspace: Workspace, key: str, value: str, sentence: str
) -> None:
    before = factories.dump(workspace, history=True)

    with pytest.raises(InputError, match=sentence):
        organisation.change_setting(workspace, key, value)

    assert factories.dump(workspace, history=True) == before


def test_the_organisation_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="The organisation needs a name"):
        organisation.change_organisation(workspace, OrganisationDetails(" "))


def test_the_details_are_kept_and_can_be_undone(workspace: Workspace) -> None:
    before = organisation.organisation_view(workspace).details
    details = OrganisationDetails(
        "St Other's", "church", "123", "reports by agreement", "Ann", "a@example.org", "0", "Here",
        b"\x89PNG",
    )  # fmt: skip

    organisation.change_organisation(workspace, details)
    assert organisation.organisation_view(workspace).details == details
    undo(workspace)
    assert organisation.organisation_view(workspace).details == before


def test_following_another_pack_adds_its_courses_and_takes_nothing_away(
    workspace: Workspace,
) -> None:
    before = factories.dump(workspace)

    following.choose_partnership(workspace, "hscp")

    after = factories.dump(workspace)
    assert set(before["course"]) < set(after["course"])
    assert organisation.organisation_view(workspace).pack.id == "hscp"
    following.choose_partnership(workspace, "wscp", following.Placing({1: "universal"}))
    assert factories.dump(workspace)["course"] == after["course"]
    assert universal(workspace).due == date(2027, 2, 28)
    undo(workspace)
    undo(workspace)
    assert factories.dump(workspace) == before


def test_a_pack_that_is_not_there_is_refused_with_those_that_are(workspace: Workspace) -> None:
    with pytest.raises(InputError, match=r"There is no partnership xyz\. Choose one of: .*hscp"):
        following.choose_partnership(workspace, "xyz")


@pytest.mark.parametrize("key", ["", "  ", "Universal"])
def test_a_topic_needs_a_name_of_its_own(workspace: Workspace, key: str) -> None:
    with pytest.raises(InputError, match="Choose another short name"):
        organisation.add_topic(workspace, key, "Topic")


def test_a_topic_is_added_once(workspace: Workspace) -> None:
    organisation.add_topic(workspace, "First aid", "")

    with pytest.raises(InputError, match="There is a topic of that name already"):
        organisation.add_topic(workspace, "first AID", "Again")
    assert organisation.organisation_view(workspace).topics == (("first-aid", "first-aid"),)
