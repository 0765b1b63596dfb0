"""The counter without screens: visits, journal, cards, receipts, providers; no Qt in here."""
