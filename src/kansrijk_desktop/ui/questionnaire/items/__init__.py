"""One kind of question per module; `registry.py` says which item gets which."""
