"""The codes of the Single Digital Gateway: Regulation (EU) 2018/1724, Annexes I and II.

Annex I lists areas of information (A to Q), Annex II procedures (R to X). Within a letter the
entries are counted in the order of the annex.
"""

from __future__ import annotations

ENTRIES = {
    "A": 5, "B": 9, "C": 5, "D": 6, "E": 4, "F": 6, "G": 5, "H": 7, "I": 1, "J": 11, "K": 5,
    "L": 5, "M": 9, "N": 3, "O": 3, "P": 3, "Q": 1,
    "R": 1, "S": 1, "T": 3, "U": 4, "V": 4, "W": 2, "X": 6,
}  # fmt: skip
"""How many entries each letter has."""

CODES = tuple(
    f"{letter}{number}" for letter, last in ENTRIES.items() for number in range(1, last + 1)
)
"""Every code, such as `C2` (acquiring and renewing a driving licence)."""
