"""What helps somebody along: the guide, the tour, what is new after an update, and About."""
