"""What the window says of the safety of its file: bands, the line below, pages of trouble."""
