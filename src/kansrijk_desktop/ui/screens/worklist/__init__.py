"""What is to be done today, what is late and what comes, each one click from where it is done."""
