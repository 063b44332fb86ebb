"""The region package: its menukaart and what goes with it, as tables to look at and to edit."""
