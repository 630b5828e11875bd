"""The program's log: what went wrong in it, never whose data it was working on."""

import logging
import platform
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from sgdesk import __version__
from sgdesk.paths import log_folder

_LARGEST = 1_000_000
_KEPT = 5
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")


class _NoAddresses(logging.Formatter):
    """Takes e-mail addresses out of what is written."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as the log has it."""
        return _MAIL.sub("(address)", super().format(record))


def start_log() -> None:
    """Write warnings and errors to the log folder: five files of at most 1 MB, the oldest goes.

    Where the folder cannot be written to, the program goes on without a log.
    """
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(),
            maxBytes=_LARGEST,
            backupCount=_KEPT - 1,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return
    handler.setFormatter(_NoAddresses("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("sgdesk")
    logger.setLevel(logging.WARNING)
    logger.addHandler(handler)


def details_of(error: BaseException) -> str:
    """Version, system, kind of error and places in the code.

    Never values, which may name people, nor where anything lies on this computer.
    """
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([f"sgdesk {__version__}", system_line(), type(error).__name__, *places])


def system_line() -> str:
    """The system and the Python that this runs on; it names neither computer nor account."""
    return f"{platform.platform(terse=True)}, Python {platform.python_version()}"


def log_file() -> Path:
    """Where the log is, or will be once something has gone wrong."""
    return log_folder() / "sgdesk.log"


def note_defect(error: BaseException) -> Path:
    """Write a defect of ours to the log, and say where the log is."""
    start_log()
    logging.getLogger("sgdesk").error("defect\n%s", details_of(error))
    return log_folder()
