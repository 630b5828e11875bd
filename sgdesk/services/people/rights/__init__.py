"""The rights of the people in the file: what is held, how long it is kept, and erasing it."""
