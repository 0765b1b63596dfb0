"""Contactless cards of ICAO Doc 9303: how they are opened, spoken to and understood."""
