"""The counter without screens: visits, journal, cards, receipts and providers; nothing here imports Qt."""
