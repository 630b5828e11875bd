"""The passphrase in the window: asked for, set, changed, taken off, and the lock when idle."""
