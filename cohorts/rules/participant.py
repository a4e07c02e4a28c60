"""What participants may do with what is theirs."""
