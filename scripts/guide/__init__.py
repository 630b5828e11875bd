"""The pictures of the guide: the window with the sample open, and what is done for each."""
