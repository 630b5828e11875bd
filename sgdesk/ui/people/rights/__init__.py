"""What is owed to people: erasing them, and showing what is held."""
