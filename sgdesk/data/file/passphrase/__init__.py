"""A file under a passphrase: the key, the cipher, and taking a file from one state to another."""
