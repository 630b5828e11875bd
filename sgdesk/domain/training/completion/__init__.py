"""What the words beside a date say of completing a course."""
