"""The passphrase in the window."""
