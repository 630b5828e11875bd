"""What an installed copy runs to prove itself: the main job and the window, in a spare folder."""

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from sgdesk import paths
from sgdesk.domain.errors import UserError
from sgdesk.domain.returns.document import WITH_NAMES
from sgdesk.services.file.safety import backing_up, checking, restoring
from sgdesk.services.file.workspace import all_packs


def self_test() -> int:
    """Try every part, print a line for each, and return 0 where all of them work, else 2."""
    with tempfile.TemporaryDirectory(prefix="sgdesk-") as name:
        folder = Path(name)
        os.environ["SGDESK_HOME"] = str(folder / "home")
        steps: tuple[tuple[str, Callable[[Path], str]], ...] = (
            ("what ships with the program", _resources),
            ("the main job", _main_job),
            ("names under a passphrase", _protected),
            ("backup and restore", _backup),
            ("a file under a passphrase", _encrypted),
            ("the window", _window),
            ("printing", _printing),
        )
        tried = [_try(words, step, folder) for words, step in steps]
        return 0 if all(tried) else 2


def _try(words: str, step: Callable[[Path], str], folder: Path) -> bool:
    try:
        said = step(folder)
    except (UserError, OSError, ImportError, RuntimeError) as error:
        print(f"FAILED  {words}: {error}", file=sys.stderr)
        return False
    print(f"works   {words}: {said}")
    return True


def _resources(_: Path) -> str:
    packs = all_packs().packs
    for part in ("fonts", "icons", "partnerships", "sample"):
        if not any(paths.resource(part).iterdir()):
            raise RuntimeError(f"the folder {part} is empty")
    return f"{len(packs)} packs"


def _main_job(folder: Path) -> str:
    from sgdesk.services.sample.making import make_demo

    return f"{len(make_demo(folder / 'demo'))} files"


def _protected(folder: Path) -> str:
    from sgdesk.services.file.workspace import open_workspace
    from sgdesk.services.returns.document import export_return

    workspace = open_workspace(folder / "demo" / "st-example.sgdesk", writable=False)
    passphrase = secrets.token_urlsafe()
    made = export_return(workspace, folder / "named", named=True, passphrase=passphrase)
    workspace.close()
    protected = next(path for path in made.files if path.name.endswith(WITH_NAMES))
    if b"/AESV3" not in protected.read_bytes():
        raise RuntimeError(f"{protected.name} is not encrypted")
    return protected.name


def _backup(folder: Path) -> str:
    source = folder / "demo" / "st-example.sgdesk"
    made = backing_up.back_up(source, folder / "backups")
    restoring.restore(made.path, folder / "restored.sgdesk")
    faults = checking.check(folder / "restored.sgdesk").faults
    if faults:
        raise RuntimeError(faults[0])
    return "checked"


def _encrypted(folder: Path) -> str:
    from sgdesk.services.file.safety.passphrase import change, new_passphrase
    from sgdesk.services.file.workspace import open_workspace

    path = folder / "restored.sgdesk"
    workspace = open_workspace(path, writable=True)
    change(workspace, new_passphrase(secrets.token_urlsafe()))
    is_noise = workspace.is_encrypted and b"SQLite" not in path.read_bytes()[:64]
    change(workspace, None)
    workspace.close()
    if not is_noise:
        raise RuntimeError("the file is in clear")
    return "set and taken off"


def _window(folder: Path) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from sgdesk.app import show_once

    return show_once(folder / "restored.sgdesk")


def _printing(folder: Path) -> str:
    from sgdesk.ui.printing.trial import print_once

    sheet = (folder / "demo" / "sign-in-sheet.pdf").read_bytes()
    return f"{print_once(sheet, folder / 'printed.pdf')} page"
