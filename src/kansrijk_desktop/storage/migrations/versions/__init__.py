"""The steps, one module per revision; a released step is never changed."""
