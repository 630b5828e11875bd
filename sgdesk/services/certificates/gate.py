"""Whether a form comes before the certificates of one's own courses, and by whose rule."""

from dataclasses import dataclass

from sgdesk.data.organisation.organisation import read_settings
from sgdesk.domain.organisation.pack import GateKind
from sgdesk.domain.organisation.settings import settings_from
from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class GateInForce:
    """The form that certificates wait for; ``source`` is the paragraph, where it has one."""

    kind: GateKind
    partnership: str
    source: str


def gate_in_force(workspace: Workspace) -> GateInForce | None:
    """What certificates of one's own courses wait for today; ``None`` where they need no form."""
    with workspace.file.reading() as reader:
        gate = (pack := workspace.pack(reader)).gate
        follows = settings_from(read_settings(reader, workspace.today())).follow_gate
    if gate is None or not follows:
        return None
    return GateInForce(gate.kind, pack.short_name, gate.source or "")
