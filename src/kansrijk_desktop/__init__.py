"""Vroegsignalering around pregnancy and birth: the conversation, the dossier, the referral."""

__version__ = "0.1.0"
