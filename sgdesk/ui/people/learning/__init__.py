"""What was learnt and passed on to teams."""
