"""What the Certificates page shows, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.services.certificates.dressing import says_how_to_reach_us
from sgdesk.services.certificates.gate import GateInForce, gate_in_force
from sgdesk.services.certificates.issuing import CertificateLine, certificate_lines, run_by_others
from sgdesk.services.certificates.register import RegisterLine, register
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.awaited import awaited_forms


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: training without a certificate, and the register."""

    waiting: tuple[CertificateLine, ...]
    issued: tuple[RegisterLine, ...]
    says_how_to_reach_us: bool
    codes: Mapping[int, str]
    others: int
    gate: GateInForce | None = None


def read_page(workspace: Workspace, as_at: date) -> Shown:
    """Read it: what is to be issued with the newest training on top, and the register.

    What is of before comes last, whatever else is newer.
    """
    lines = (line for line in certificate_lines(workspace, as_at) if line.state in OPEN)
    waiting = tuple(
        sorted(lines, key=lambda line: (not line.is_earlier, line.completed_on), reverse=True)
    )
    issued = register(workspace)
    return Shown(
        waiting,
        issued,
        says_how_to_reach_us(workspace),
        awaited_forms(workspace, waiting),
        0 if waiting or issued else run_by_others(workspace, as_at),
        gate_in_force(workspace) if any(each.is_waiting for each in waiting) else None,
    )


OPEN = (CertificateState.READY, CertificateState.WAITING, CertificateState.UNPRINTABLE)
