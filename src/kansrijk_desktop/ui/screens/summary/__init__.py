"""What came out of the conversation."""
