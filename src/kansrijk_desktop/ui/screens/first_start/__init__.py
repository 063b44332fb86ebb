"""Lead through the first start, step by step."""
