"""Reminders of due days: e-mail drafts, each threshold once, and a calendar file."""
