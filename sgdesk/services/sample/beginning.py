"""A new organisation from what the first steps ask for."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.disk.files import make_folder
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.file.names import ENDING, made_stem
from sgdesk.domain.file.passphrases import Secret
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.services.file.safety.places import usual_place
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.organisation.decisions import decide
from sgdesk.services.organisation.organisation import change_organisation
from sgdesk.services.people.roles import NewRole, add_roles
from sgdesk.services.sample.making import make_sample


def usual_path(name: str) -> Path:
    """A free name for a new file, after the organisation, in the folder that is proposed."""
    folder, stem = usual_place().folder, made_stem(name)
    path, number = folder / f"{stem}{ENDING}", 2
    while path.exists():
        path = folder / f"{stem}-{number}{ENDING}"
        number += 1
    return path


def begin_organisation(
    path: Path,
    details: OrganisationDetails,
    partnership: str,
    roles: Sequence[NewRole] = (),
    decided: Mapping[str, str] | None = None,
    *,
    for_now: Collection[str] = (),
    clock: Clock = local_now,
) -> Workspace:
    """Make a new file with the organisation's details, first roles and decisions, and open it.

    ``for_now`` are those decisions that have the usual answer until somebody looks at them.

    Raises what :func:`~sgdesk.services.file.workspace.new_workspace` and
    :func:`~sgdesk.services.people.roles.add_roles` raise; then no file is left.
    """
    make_folder(path.parent)

    def fill(workspace: Workspace) -> None:
        change_organisation(workspace, details)
        if roles:
            add_roles(workspace, roles)
        if decided:
            decide(workspace, decided, for_now)

    return new_workspace(path, name=details.name, partnership=partnership, clock=clock, fill=fill)


def sample_path() -> Path:
    """Where the sample organisation lies, or will."""
    return paths.data_folder() / "sample" / "st-example.sgdesk"


def begin_with_sample(secret: Secret | None = None) -> Workspace:
    """Open the sample organisation for writing, making it where it is not there yet.

    Raises what :func:`~sgdesk.services.file.workspace.open_workspace` raises: somebody who tried
    passphrases on it is asked for theirs.
    """
    path = sample_path()
    make_folder(path.parent)
    if path.exists():
        return open_workspace(path, writable=True, secret=secret)
    return make_sample(path, path.parent / "sheets")
