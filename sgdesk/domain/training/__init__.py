"""What is asked of people and how they stand: the rules of standing, counts and words."""
