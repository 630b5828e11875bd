"""Defects of ours: written to the log and told with details that name nobody."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from sgdesk.log import details_of

_log = logging.getLogger("sgdesk")


def reporter(tell: Callable[[str], None]) -> Callable[[BaseException], None]:
    """What to call with a defect: it goes to the log and to the person."""

    def report(error: BaseException) -> None:
        details = details_of(error)
        _log.error("defect\n%s", details)
        tell(details)

    return report


def install(report: Callable[[BaseException], None]) -> None:
    """Send every error that nothing caught to ``report``, but for Ctrl+C at a terminal."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report(error)

    sys.excepthook = hook
