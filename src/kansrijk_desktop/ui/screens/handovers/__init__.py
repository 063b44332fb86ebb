"""Receive from partners, know what was sent, keep the address book and the own card."""
