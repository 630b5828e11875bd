"""Lists of who came to a session, or who is booked on it, brought in from a file or pasted."""
