"""The Meldcode track, under a neutral title and behind the passphrase."""
