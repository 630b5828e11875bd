"""The organisation's own row, its settings, topics and signing key."""
