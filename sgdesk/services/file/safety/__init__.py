"""Keeping the file whole and its own: backups, restore, checks, places and the passphrase."""
