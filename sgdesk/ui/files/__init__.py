"""The one file of the window: opening, making, backing up, restoring and closing it."""
