"""What the built program starts with."""

import multiprocessing
import os
import sys


def give_streams() -> None:
    """A Windows program without a console has no streams; what is written goes nowhere then."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    multiprocessing.freeze_support()
    give_streams()
    from sgdesk.cli import main

    sys.exit(main())
