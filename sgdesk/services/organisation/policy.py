"""The organisation's own training policy: read and kept."""

from dataclasses import replace
from datetime import date

from sgdesk.data.organisation.organisation import keep_setting, read_settings, setting_history
from sgdesk.domain.errors import InputError
from sgdesk.domain.organisation.policy import POLICY_APPROVED_ON, TrainingPolicy, policy_from
from sgdesk.services.file.changes import Changes, changes_of
from sgdesk.services.file.workspace import Workspace


def training_policy(workspace: Workspace, as_at: date | None = None) -> TrainingPolicy | None:
    """The policy as it holds on the day; ``None`` where none was approved by then."""
    day = as_at or workspace.today()
    with workspace.file.reading() as connection:
        return policy_from(read_settings(connection, day), day)


def keep_policy(workspace: Workspace, policy: TrainingPolicy) -> Changes:
    """Keep when the policy was approved, by whom, and when it is to be reviewed.

    What was kept before holds for the days before today. Raises :class:`InputError` without a
    day of approval, for one that lies ahead, or for a review that does not follow it.
    """
    if policy.approved_on is None:
        raise InputError("Say on which day the policy was approved. Nothing was saved.")
    if policy.approved_on > workspace.today():
        raise InputError("The policy was approved today or in the past. Nothing was saved.")
    if policy.review_on is not None and policy.review_on <= policy.approved_on:
        raise InputError("The review has to follow the approval. Nothing was saved.")
    kept = replace(policy, title=policy.title.strip(), approved_by=policy.approved_by.strip())
    with workspace.file.writing("keep_policy", {}) as writer:
        is_first = not setting_history(writer.connection, POLICY_APPROVED_ON)
        since = None if is_first else workspace.today()
        for key, value in kept.stored().items():
            keep_setting(writer, key, value, since)
    return changes_of(writer.touched)
