"""The organisation's own training policy: approved when and by whom, to be reviewed when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import add_days

POLICY_TITLE = "policy_title"
POLICY_APPROVED_ON = "policy_approved_on"
POLICY_APPROVED_BY = "policy_approved_by"
POLICY_REVIEW_ON = "policy_review_on"

NOTICE_DAYS = 60
"""How long before its day a review of the policy is told: our own choice, in no document."""


@dataclass(frozen=True, slots=True)
class TrainingPolicy:
    """What the organisation asks of its own people, as a document of its own.

    "Organisations should have their own policies detailing requirements for their staff"
    (Herefordshire, Appendix 1).
    """

    title: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    review_on: date | None = None

    def wants_review(self, day: date) -> bool:
        """Whether the day of the review has come or lies within :data:`NOTICE_DAYS`."""
        return self.review_on is not None and self.review_on <= add_days(day, NOTICE_DAYS)

    def review_has_passed(self, day: date) -> bool:
        """Whether the policy was to be reviewed before ``day``."""
        return self.review_on is not None and self.review_on < day

    def stored(self) -> Mapping[str, str]:
        """The policy as settings keep it."""
        return {
            POLICY_TITLE: self.title,
            POLICY_APPROVED_ON: _iso(self.approved_on),
            POLICY_APPROVED_BY: self.approved_by,
            POLICY_REVIEW_ON: _iso(self.review_on),
        }


def policy_from(stored: Mapping[str, str], day: date) -> TrainingPolicy | None:
    """The policy that the stored settings tell of; ``None`` where none was approved by ``day``."""
    approved_on = _day(stored.get(POLICY_APPROVED_ON, ""))
    if approved_on is None or approved_on > day:
        return None
    return TrainingPolicy(
        stored.get(POLICY_TITLE, ""),
        approved_on,
        stored.get(POLICY_APPROVED_BY, ""),
        _day(stored.get(POLICY_REVIEW_ON, "")),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
