"""What every dialog that reads a sheet is made of: trackers, attendance lists, answers to forms."""
