"""What is done for several people at once: who leads them, the slip for that, a season again."""
