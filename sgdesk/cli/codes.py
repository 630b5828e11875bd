"""The exit codes of the contract."""

DONE = 0
SOME_REFUSED = 1
"""Done, but some rows were refused, or the answer is no."""

UNUSABLE = 2
"""The command or its input is unusable; nothing was changed."""

NO_FILE = 3
"""The organisation file cannot be opened or written."""

DEFECT = 4
"""Something that nobody foresaw: a defect of ours, told in one sentence."""

CUT_OFF = 4
"""Cut off by Ctrl+C, or what it prints found no room: told in one sentence, and never a 1, which
says that the work is done."""
