"""Show the questions of a form: one widget per type of item, only for the page that is shown."""
