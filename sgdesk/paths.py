"""Where things lie: what ships with the program, and the folders of the person's account."""

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

_NAME = "sgdesk"


def resource(*parts: str) -> Path:
    """A file or folder of ``resources/``: in a checkout, an installed wheel or a bundle."""
    return _resources().joinpath(*parts)


@cache
def _resources() -> Path:
    """The folder itself, which stays where it is; services ask for it over and over."""
    package = Path(__file__).resolve().parent
    bundled = getattr(sys, "_MEIPASS", None)
    roots = [Path(bundled) / "resources"] if bundled else []
    roots += [package / "resources", package.parent / "resources"]
    return next((each for each in roots if each.is_dir()), roots[-1])


def _home(usual: str) -> Path:
    chosen = os.environ.get("SGDESK_HOME")
    return Path(chosen) if chosen else Path(usual)


def data_folder() -> Path:
    """The usual place of organisation files: local to this computer, not in a synced folder."""
    return _home(platformdirs.user_data_dir(_NAME, appauthor=False, roaming=False))


def documents_folder() -> Path | None:
    """The person's own folder of documents, if there is one that can be told.

    Nobody's where ``SGDESK_HOME`` says where everything of this program goes.
    """
    if os.environ.get("SGDESK_HOME"):
        return None
    folder = Path(platformdirs.user_documents_dir())
    try:
        return folder if folder.is_dir() and os.access(folder, os.W_OK) else None
    except OSError:
        return None


def backup_folder() -> Path:
    """Where automatic backups go."""
    return data_folder() / "backups"


def user_packs_folder() -> Path:
    """Where a coordinator puts packs of their own."""
    return data_folder() / "partnerships"


def settings_folder() -> Path:
    """What the window remembers of itself: no personal data."""
    return _home(platformdirs.user_config_dir(_NAME, appauthor=False, roaming=False))


def log_folder() -> Path:
    """Where the program's log goes; it holds no personal data."""
    return _home(platformdirs.user_log_dir(_NAME, appauthor=False)) / "log"
