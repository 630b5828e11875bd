"""Backups: making, listing and thinning them out, and putting one in a file's place."""
