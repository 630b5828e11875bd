"""How people belong is said for all who are ticked, and the way there lists whom it is asked of."""

from sgdesk.domain.people.kinds import PersonKind
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.training.standing import everyone
from sgdesk.ui.people.matrix.filters import Filter
from sgdesk.ui.people.page import PeoplePage
from sgdesk.ui.people.recording.kind_dialog import KindDialog
from sgdesk.ui.places import KINDS, Wanted
from tests.ui.people.conftest import open_dialog


def kinds(page: PeoplePage, *people: int) -> list[PersonKind]:
    by_id = {each.id: each.kind for each in everyone(page.context.workspace)}
    return [by_id[each] for each in people]


def say(page: PeoplePage, kind: PersonKind) -> None:
    dialog = open_dialog(KindDialog)
    assert isinstance(dialog, KindDialog)
    dialog.verb.click()
    assert not dialog.form.summary.isHidden(), "nothing is chosen beforehand"
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))
    dialog.verb.click()


def test_those_listed_are_asked_about_by_an_open_button_and_go_from_the_list_as_they_are_said(
    page: PeoplePage,
) -> None:
    dot, _ = add_person(page.context.workspace, PersonDetails("Dot", "Sample"))
    eve, _ = add_person(page.context.workspace, PersonDetails("Eve", "Sample"))
    assert page.bar.open_kind_button.isHidden()
    page.refresh(page.context, Wanted(people=frozenset({dot, eve}), label="So", action=KINDS))
    assert [each.id for each in page.model.lines] == [dot, eve]
    assert not page.model.ticked
    assert not page.bar.open_kind_button.isHidden()

    page.model.tick([dot], on=True)
    page.bar.open_kind_button.click()
    say(page, PersonKind.STAFF)
    assert kinds(page, dot, eve) == [PersonKind.STAFF, PersonKind.VOLUNTEER]
    assert [each.id for each in page.model.lines] == [eve]

    page.model.tick([eve], on=True)
    page.bar.kind_button.click()
    say(page, PersonKind.TRUSTEE)
    assert page.filters.filter == Filter()
    assert page.bar.open_kind_button.isHidden()
