"""The key, the cipher, and taking a file from one state to another."""
