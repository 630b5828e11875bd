"""Sessions of our own courses, attendance and the year ahead."""
