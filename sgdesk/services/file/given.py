"""Files that somebody chooses: looked at before they are opened, and read within a limit."""

from sgdesk.data.file.given import read_given

__all__ = ["read_given"]
