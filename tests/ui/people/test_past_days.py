"""People on a day that is past: who had left by then or had not come yet."""

from datetime import timedelta

from sgdesk.services.file.workspace import Workspace
from sgdesk.services.people.absence import come_back, leave
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import roles_view
from sgdesk.services.views.overview import matrix
from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.people.counted import counted_words
from sgdesk.ui.people.matrix.filters import Filter, Listed
from sgdesk.ui.people.matrix.lines import make_lines, under_name
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.tasks import InlineTasks
from tests.factories import TODAY
from tests.ui.conftest import RecordingShell


def test_on_a_past_day_who_had_left_or_begins_later_lacks_no_role(
    people_workspace: Workspace, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    gap, before = TODAY - timedelta(days=20), TODAY - timedelta(days=10)
    leave(people_workspace, 2, gap)
    come_back(people_workspace, 2, TODAY - timedelta(days=2), role_ids=())
    role = roles_view(people_workspace)[0].role.id
    details = PersonDetails("Ida", "Example")
    late = add_person(people_workspace, details, role, TODAY - timedelta(days=1))[0]
    lines = {each.id: each for each in make_lines(matrix(people_workspace, before))}

    assert under_name(lines[2]) == "Left on 11 Mar 2026, back on 29 Mar 2026"
    assert under_name(lines[late]) == "Begins 30 March 2026"
    assert {each.id for each in Filter(listed=Listed.NO_ROLE).choose(lines.values())} == {4}
    assert 2 in {each.id for each in Filter(listed=Listed.LEAVERS).choose(lines.values())}
    context = Context(people_workspace, InlineTasks(alerts.refuse), alerts, shell, before)
    said = counted_words([each for each in lines.values() if not each.has_left], context)
    assert said.endswith(
        "1 is in no figure yet: no role, or one that calls for nothing. 1 person begins only later."
    )


def test_whoever_began_only_later_is_not_in_the_list_and_is_found_by_name(
    page: PeoplePage, alerts: RecordingAlerts, shell: RecordingShell
) -> None:
    workspace = page.context.workspace
    role, before = roles_view(workspace)[0].role.id, TODAY - timedelta(days=10)
    late, _ = add_person(workspace, PersonDetails("Ida", "Later"), role, TODAY - timedelta(days=1))
    page.refresh(Context(workspace, InlineTasks(alerts.refuse), alerts, shell, before))
    shown = {line.id for line in page.model.lines}
    assert late not in shown
    assert page.bar.all.text() == f"Tick a&ll {len(shown)}"
    assert "later" not in page._sub.text()
    page.filters.set_filter(Filter(text="Later"))
    assert [line.id for line in page.model.lines] == [late]
