"""The return in hand and the returns that were made final: reading and writing them."""
