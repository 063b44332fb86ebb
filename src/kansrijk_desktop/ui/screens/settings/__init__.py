"""Let the person at the keyboard set the program to her hand."""
