"""What a session is made of: courses, trainers, and what is needed."""
