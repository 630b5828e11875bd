"""What the window says of the safety of its file."""
