"""The sizes of type on paper, in points: one place for them, and none is under the least."""

LEAST = 8.0
"""No letter on a page is smaller: people read these papers in halls, and copy them in grey."""

TITLE = 20.0
HEADING = 12.5
SUBTITLE = 13.0
LEAD = 11.0
SUBHEADING = 10.0
BODY = 9.5
ASIDE = 9.0
CELL = 8.5
SMALL = LEAST
"""Notes, heads of columns, figures in a bar, and what stands around a page."""
