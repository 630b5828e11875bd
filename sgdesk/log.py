"""The program's log: what went wrong in it, never whose data it was working on."""

import logging
import re
from logging.handlers import RotatingFileHandler

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
            folder / "sgdesk.log",
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
