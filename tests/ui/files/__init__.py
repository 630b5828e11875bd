"""The one file of the window."""
