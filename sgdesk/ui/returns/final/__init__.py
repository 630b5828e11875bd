"""Returns that were made final: made, kept, sent, corrected, checked and compared."""
