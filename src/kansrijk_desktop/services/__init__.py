"""What the application can do: one method per use case."""
