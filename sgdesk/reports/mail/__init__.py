"""E-mail drafts to look over and send by hand."""
