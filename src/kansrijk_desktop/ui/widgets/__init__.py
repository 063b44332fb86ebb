"""Small general widgets, one module each; every screen is built from these.

All of them take texts as plain text, carry an accessible name, grow with the text size and follow
the theme by themselves. What the user does comes out as a signal; what must be seen goes in by a
method whose name begins with `show_`, and those methods never emit.
"""
