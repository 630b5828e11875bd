"""What is kept about a person, for how long, and what erasing takes."""
