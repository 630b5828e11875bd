"""What helps with the command line itself: an example of each command, and completion."""
