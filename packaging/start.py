"""What the built program starts with."""

import multiprocessing
import sys

from sgdesk.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
