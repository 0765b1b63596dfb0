"""Papers that are handed in: scanned, photographed or brought as a file, and kept as PDF/A."""
