"""The parts of a return that are worked out each by itself."""
