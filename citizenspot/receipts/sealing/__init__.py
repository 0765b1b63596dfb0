"""The desk's signature in a receipt's file, as PDF readers check it (PAdES)."""
