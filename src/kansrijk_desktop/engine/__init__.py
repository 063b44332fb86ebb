"""The form engine: questionnaires in, states and responses out."""
