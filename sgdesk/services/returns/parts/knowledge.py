"""Knowledge before and after the training of a return's period, by its end-of-course forms."""

from datetime import date

from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.returns.before_after import BeforeAfter, before_after
from sgdesk.services.returns.parts.facts import evaluation_in
from sgdesk.services.training.snapshot import Snapshot

_BEFORE = "before"


def knowledge_of(moment: Snapshot, start: date) -> BeforeAfter:
    """The marks on the forms of all courses from ``start`` to the day that were in by then."""
    report = evaluation_in(moment, start)
    scales = {each.question.key: each.question for each in report.of(FormKind.EVALUATION).scales}
    return before_after(report.rise, (start, moment.as_at), scales.get(_BEFORE))
