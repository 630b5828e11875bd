"""When a certificate may be issued, what it says, and what a signature is put over."""
