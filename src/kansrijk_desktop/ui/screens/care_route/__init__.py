"""The klantroute of one family: what was offered, how far it is, and the next step."""
