"""The codes of states in travel documents, and those in certificates."""

from __future__ import annotations

OF_TRAVEL_DOCUMENTS = {"D": "de", "UTO": "ut", "XOM": "xm", "EUE": "eu", "RKS": "ks", "UNO": "un"}
"""ICAO Doc 9303-3 §5, parts C to E: codes that ISO 3166 does not have. `ut` is a made-up land's."""


def two_letters(state: str) -> str:
    """Return the code of two letters of a state's certificates, or nothing where none is known."""
    if state in OF_TRAVEL_DOCUMENTS:
        return OF_TRAVEL_DOCUMENTS[state]
    import pycountry  # noqa: PLC0415 - reads its tables, for a passport only

    found = pycountry.countries.get(alpha_3=state)
    return str(found.alpha_2).casefold() if found else ""
