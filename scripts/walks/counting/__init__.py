"""The walks that are counted: what somebody does from one end of a job to the other."""
