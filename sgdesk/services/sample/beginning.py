"""A new organisation from what the first steps ask for."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from sgdesk import paths
from sgdesk.data.file.files import make_folder
from sgdesk.data.file.store import Clock, local_now
from sgdesk.domain.organisation.organisation import OrganisationDetails
from sgdesk.services.file.workspace import Workspace, new_workspace, open_workspace
from sgdesk.services.organisation.organisation import change_organisation, change_settings
from sgdesk.services.people.roles import NewRole, add_roles
from sgdesk.services.sample.making import make_sample

_LONGEST_NAME = 60


def usual_path(name: str) -> Path:
    """A free name for a new file, after the organisation, in the usual local folder."""
    plain = unicodedata.normalize("NFC", name)
    words = "-".join(re.findall(r"\w+", plain.casefold().replace("’", "").replace("'", "")))
    folder, stem = paths.data_folder(), words[:_LONGEST_NAME].strip("-") or "organisation"
    path, number = folder / f"{stem}.sgdesk", 2
    while path.exists():
        path = folder / f"{stem}-{number}.sgdesk"
        number += 1
    return path


def begin_organisation(
    path: Path,
    details: OrganisationDetails,
    partnership: str,
    roles: Sequence[NewRole] = (),
    decided: Mapping[str, str] | None = None,
    *,
    clock: Clock = local_now,
) -> Workspace:
    """Make a new file with the organisation's details, first roles and decisions, and open it.

    Raises what :func:`~sgdesk.services.file.workspace.new_workspace` and
    :func:`~sgdesk.services.people.roles.add_roles` raise; then no file is left.
    """
    make_folder(path.parent)
    workspace = new_workspace(path, name=details.name, partnership=partnership, clock=clock)
    try:
        change_organisation(workspace, details)
        if roles:
            add_roles(workspace, roles)
        if decided:
            change_settings(workspace, decided)
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    return workspace


def begin_with_sample() -> Workspace:
    """Open the sample organisation for writing, making it where it is not there yet."""
    folder = paths.data_folder() / "sample"
    make_folder(folder)
    path = folder / "st-example.sgdesk"
    if path.exists():
        return open_workspace(path, writable=True)
    return make_sample(path, folder / "sheets")
