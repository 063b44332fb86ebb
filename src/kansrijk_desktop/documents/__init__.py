"""Papers as PDF/A-3a and PDF/UA-1: content in, bytes out; nothing touches the disk."""
