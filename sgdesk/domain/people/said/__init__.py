"""What a cell of names says: the words that are nobody, what stands beside a name, likeness."""
