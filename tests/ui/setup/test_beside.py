"""A denomination beside the partnership, chosen in Set-up."""

from sgdesk.domain.training.rule_book import IntervalSource
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.denominations import denomination_levels
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.roles import add_role
from sgdesk.services.training.standing import person_standing
from sgdesk.ui.context import Context
from sgdesk.ui.setup.partnership.denomination import DenominationDialog, denomination_words


def test_a_level_is_set_beside_a_requirement_and_counts_where_it_is_shorter(
    context: Context, workspace: Workspace
) -> None:
    pack = workspace.packs.packs["hscp"]
    dialog = DenominationDialog(context, pack)
    dialog._which.setCurrentIndex(dialog._which.findText("The Methodist Church in Britain"))
    box = dialog._levels["level1"]
    box.setCurrentIndex(box.findData("foundation"))
    dialog.verb.click()
    assert dict(denomination_levels(workspace)) == {"level1": "foundation"}
    assert "Methodist" in denomination_words(context)
    role, _ = add_role(workspace, "Newcomer", None, ["level1"])
    person, _ = add_person(workspace, PersonDetails("Fay", "Example"), role)
    found = person_standing(workspace, person)
    assert found is not None
    assert found.standings[0].interval_source is IntervalSource.DENOMINATION


def test_what_was_chosen_is_shown_again_and_none_takes_it_away(
    context: Context, workspace: Workspace
) -> None:
    pack = workspace.packs.packs["hscp"]
    first = DenominationDialog(context, pack)
    first._which.setCurrentIndex(1)
    first.verb.click()
    again = DenominationDialog(context, pack)
    assert again._which.currentIndex() == 1
    again._which.setCurrentIndex(0)
    again.verb.click()
    assert "Nothing" in denomination_words(context)
