"""``python -m sgdesk``."""

import sys

from sgdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
