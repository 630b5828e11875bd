"""The sample organisation, and beginning a file."""
