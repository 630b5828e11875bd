"""That somebody is chosen as a lead and not asked for a lead's training, and the way to mend it."""

from sgdesk.services.people.leads import LeadUnasked
from sgdesk.ui.places import LEADS_ROLE, Place, Wanted
from sgdesk.ui.text import tr
from sgdesk.ui.why import listed


def lead_unasked_words(found: LeadUnasked) -> str:
    """Who it is, and what stands in no figure of theirs for that."""
    said = {"name": found.person.name, "titles": listed(found.titles)}
    if found.is_deputy:
        return tr(
            "{name} is your deputy, and their role is no lead’s: it does not ask for {titles}.",
            **said,
        )
    return tr(
        "{name} is your safeguarding lead, and their role is no lead’s: it does not ask for "
        "{titles}.",
        **said,
    )


def way_to_lead_role(found: LeadUnasked) -> tuple[str, tuple[Place, Wanted]]:
    """The words of a button, and where it leads: the role, or where one is made."""
    if found.role is None:
        return tr("Set up a role for leads"), (Place.SETUP, Wanted(action="roles"))
    wanted = Wanted(person=found.person.id, action=LEADS_ROLE)
    return tr("Give them a lead’s role …"), (Place.PEOPLE, wanted)
