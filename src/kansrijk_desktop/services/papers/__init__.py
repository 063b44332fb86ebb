"""The papers about a family: what each says, to whom it may go, and how it leaves."""
