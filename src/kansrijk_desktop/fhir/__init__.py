"""Read and write FHIR JSON as plain data, strictly and without loss."""
