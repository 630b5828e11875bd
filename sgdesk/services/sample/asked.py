"""What the sample organisation noted of what partnerships ask beside training."""

from collections.abc import Mapping
from datetime import timedelta

from sgdesk.domain.organisation.policy import TrainingPolicy
from sgdesk.domain.people.outside import OutsideDetails
from sgdesk.domain.people.person import RoleTraits
from sgdesk.domain.training.learning import LearningDetails
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.organisation.policy import keep_policy
from sgdesk.services.people.outside import add_outside_worker
from sgdesk.services.people.roles import change_role, roles_view
from sgdesk.services.training.learning import pass_on

_TRAITS: Mapping[str, RoleTraits] = {
    "Sunday club leader": RoleTraits(with_children=True, recruits=False),
    "Youth worker": RoleTraits(with_children=True, recruits=True),
    "Churchwarden": RoleTraits(with_children=False, recruits=True),
}


def add_asked(workspace: Workspace) -> None:
    """Note a policy, a hired coach, two evenings on which learning was passed on, and roles."""
    today = workspace.today()
    policy = TrainingPolicy(
        "Safeguarding training policy",
        today - timedelta(days=200),
        "the church council",
        today + timedelta(days=165),
    )
    keep_policy(workspace, policy)
    coach = OutsideDetails(
        "Kit Invented",
        "football on Saturday mornings",
        "Example Coaching",
        today - timedelta(days=150),
        "Level 2 this year, by e-mail",
        today + timedelta(days=215),
    )
    add_outside_worker(workspace, coach)
    for days, summary, team in (
        (85, "Four levels of need, with the chart", "Sunday club leaders"),
        (19, "What a national review says of listening to quieter children", "Youth club helpers"),
    ):
        pass_on(workspace, LearningDetails(today - timedelta(days=days), summary, team))
    for each in roles_view(workspace):
        traits = _TRAITS.get(each.role.name)
        if traits is not None:
            change_role(
                workspace,
                each.role.id,
                group=each.role.group,
                requirements=each.role.requirements,
                from_date=None,
                traits=traits,
            )
