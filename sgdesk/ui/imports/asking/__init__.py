"""What a sheet leaves open: the questions, their answers, and what is remembered of them."""
