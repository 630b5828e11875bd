"""The organisation and its key."""
