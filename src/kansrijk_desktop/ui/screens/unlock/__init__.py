"""Ask for the passphrase, or for the recovery code when it is forgotten."""
