"""Set-up, Privacy: how long people are kept, who waits, who asked, and papers to hand over."""
