"""Safeguarding training records and the Section 11 training summary."""

__version__ = "0.1.0"
