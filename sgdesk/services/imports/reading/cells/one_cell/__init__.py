"""What one cell says, whatever stands beside it: a day, figures, words, a formula, a mark."""
