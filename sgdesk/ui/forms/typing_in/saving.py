"""Saving what was typed of forms, and what became ready by it."""

from dataclasses import dataclass

from sgdesk.domain.certificates.certificate import CertificateState
from sgdesk.services.certificates.issuing import certificate_lines
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.forms.typing_in import FormEntry, Saved, save_forms


@dataclass(frozen=True, slots=True)
class Typed:
    """What was saved, and how many certificates became ready by it."""

    saved: Saved
    ready: int


def save_typed(
    workspace: Workspace, entries: list[FormEntry], training_ids: frozenset[int]
) -> tuple[Typed, object]:
    """Save the forms; count the certificates that waited for them and are ready now."""
    before = _ready(workspace)
    saved = save_forms(workspace, entries)
    ready = len((_ready(workspace) - before) & training_ids)
    return Typed(saved, ready), saved.changes


def _ready(workspace: Workspace) -> frozenset[int]:
    lines = certificate_lines(workspace)
    return frozenset(each.training_id for each in lines if each.state is CertificateState.READY)
