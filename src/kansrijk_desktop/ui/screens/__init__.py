"""One package per screen: a view that draws, a presenter that decides."""
