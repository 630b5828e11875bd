"""The first evening: four steps to a file of your own."""
