"""The command line: the same services without a window (a fixed contract; see the guide)."""

from sgdesk.cli.run import main

__all__ = ["main"]
