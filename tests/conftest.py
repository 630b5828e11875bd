"""What every test stands on: Qt without a screen, and a home of the test run's own."""

import gc
import hashlib
import os
import shutil
from collections.abc import Generator, Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

try:
    from PySide6.QtGui import QFont, QFontDatabase
    from PySide6.QtWidgets import QApplication
except ImportError as error:
    pytest.exit(
        f"Qt cannot be loaded ({error}). On Debian or Ubuntu, as root: apt-get install libegl1 "
        "libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3",
        returncode=4,
    )

from sgdesk.paths import resource

pytest_plugins = ("tests.needs",)

settings.register_profile(
    "any", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("many", settings.get_profile("any"), max_examples=20_000)
settings.load_profile("any")
"""A property holds or does not; how long a busy machine takes to try it says nothing.

``pytest --hypothesis-profile=many`` tries a property twenty thousand times.
"""


_MEMORY = Path("/dev/shm")
_ROOM = 2_000_000_000


def _keep_files_in_memory() -> None:
    """Have the files of the tests in memory, where there is such a place with room in it.

    They are real files and are worked with as on a disk; only nobody waits for the disk, which
    took a third of the time. What a test leaves is taken away after it unless it failed.
    """
    try:
        has_room = shutil.disk_usage(_MEMORY).free >= _ROOM and os.access(_MEMORY, os.W_OK)
    except OSError:
        return
    if has_room:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


_keep_files_in_memory()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is read in here stays to the end, so nobody looks through it for rubbish.

    That took a third of the reading in, and a process that is forked off for a test would copy all
    of it to look through it once more.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Words are set in the fonts that ship with the program, whatever fonts the machine has."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    qapp.setFont(QFont("Noto Sans", 9))
    return qapp


@pytest.fixture(scope="session", autouse=True)
def keys_once() -> Iterator[None]:
    """The same words and salt give the same key; it takes its time, so it is derived once a run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "pbkdf2_hmac", lru_cache(maxsize=256)(hashlib.pbkdf2_hmac))
        yield


@pytest.fixture(scope="session", autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """The homes of all tests, each called by a number; their folder serves what several share."""
    folder = tmp_path_factory.mktemp("homes")
    before = os.environ.get("SGDESK_HOME")
    os.environ["SGDESK_HOME"] = str(folder)
    yield (folder / f"home{number}" for number in count())
    if before is None:
        del os.environ["SGDESK_HOME"]
    else:
        os.environ["SGDESK_HOME"] = before


@pytest.fixture(scope="session", autouse=True)
def kept_by_all(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder for what is made once a run: the processes of one run have it in common."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "kept"
    folder.mkdir(exist_ok=True)
    os.environ["SGDESK_TESTS_KEPT"] = str(folder)


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path]) -> Iterator[Path]:
    """Backups, logs and packs of a test go into a folder of its own, which goes with it."""
    home = next(homes)
    home.mkdir()
    before = os.environ["SGDESK_HOME"]
    os.environ["SGDESK_HOME"] = str(home)
    yield home
    os.environ["SGDESK_HOME"] = before
    shutil.rmtree(home, ignore_errors=True)
