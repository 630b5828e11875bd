"""What stands round Qt before and while the window runs."""
