"""The dialog that gathers the returns of many organisations; no file of ours has to be open."""
