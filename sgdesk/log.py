"""The program's log: what went wrong in it, never whose data it was working on."""

import logging
import re
from pathlib import Path

from sgdesk import __version__
from sgdesk.paths import log_folder

_LARGEST = 1_000_000
_KEPT = 5
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")


class _OnceNeeded(logging.Handler):
    """Keeps the log in five files of at most 1 MB, the oldest goes.

    What turns the files over is imported with the first line, since most days have none.
    """

    def __init__(self) -> None:
        super().__init__()
        self._files: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._files is None:
            self._files = self._made()
        self._files.emit(record)

    def _made(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        made = RotatingFileHandler(
            log_file(), maxBytes=_LARGEST, backupCount=_KEPT - 1, encoding="utf-8", delay=True
        )
        made.setFormatter(self.formatter)
        return made

    def close(self) -> None:
        """Let go of the file, where one was opened."""
        if self._files is not None:
            self._files.close()
        super().close()


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
        log_folder().mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    handler = _OnceNeeded()
    handler.setFormatter(_NoAddresses("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("sgdesk")
    logger.setLevel(logging.WARNING)
    for begun in [each for each in logger.handlers if isinstance(each, _OnceNeeded)]:
        logger.removeHandler(begun)  # or each line would stand in the log once more
        begun.close()
    logger.addHandler(handler)


def details_of(error: BaseException) -> str:
    """Version, system, kind of error and places in the code.

    Never values, which may name people, nor where anything lies on this computer.
    """
    import traceback

    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([f"sgdesk {__version__}", system_line(), type(error).__name__, *places])


def system_line() -> str:
    """The system and the Python that this runs on; it names neither computer nor account."""
    import platform

    return f"{platform.platform(terse=True)}, Python {platform.python_version()}"


def log_file() -> Path:
    """Where the log is, or will be once something has gone wrong."""
    return log_folder() / "sgdesk.log"


def note_defect(error: BaseException) -> Path:
    """Write a defect of ours to the log, and say where the log is."""
    start_log()
    logging.getLogger("sgdesk").error("defect\n%s", details_of(error))
    return log_folder()
