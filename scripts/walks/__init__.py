"""Walks through the window, one for each partnership, and counted ones: ``make walks``.

Each does what a volunteer does in the first weeks, by what can be seen on the screen alone, and
stops where something that its page tells is not there. The pages go to docs/walks with their
pictures: light, 1366 × 768.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
