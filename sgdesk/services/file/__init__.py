"""Opening, undoing, backing up, checking and restoring the organisation file."""
