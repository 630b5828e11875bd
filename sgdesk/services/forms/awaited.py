"""Which form a certificate waits for, so that it can be typed in, or made, where that is told."""

from collections.abc import Iterable, Mapping

from sgdesk.data.forms.forms import read_forms
from sgdesk.domain.certificates.certificate import FORMS_AWAITED, WaitingFor
from sgdesk.domain.forms.form import FormKind
from sgdesk.services.certificates.issuing import CertificateLine
from sgdesk.services.file.workspace import Workspace

_KINDS = {
    WaitingFor.EVALUATION: FormKind.EVALUATION,
    WaitingFor.IMPACT_EVALUATION: FormKind.IMPACT,
}
if set(_KINDS) != FORMS_AWAITED:
    raise TypeError("every form that a certificate waits for needs its kind")


def awaited_forms(workspace: Workspace, lines: Iterable[CertificateLine]) -> Mapping[int, str]:
    """The codes of the forms that these wait for, by training; none where it was never made.

    Whoever left since is in it, too: a form that comes back late still counts.
    """
    wanted = {
        (line.training_id, _KINDS[line.waiting_for])
        for line in lines
        if line.waiting_for in FORMS_AWAITED
    }
    if not wanted:
        return {}
    with workspace.file.reading() as connection:
        return {
            row.training_id: row.code
            for row in read_forms(connection)
            if row.training_id is not None
            and row.code is not None
            and (row.training_id, row.kind) in wanted
            and not row.holds_only_answers
        }
