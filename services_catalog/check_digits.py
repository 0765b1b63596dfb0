"""Portuguese numbers that prove themselves: tax, social security and citizen card.

python-stdnum has two of the three rules, but loads the library of encrypted connections with them,
four megabytes at a desk. They are written here, and tests compare them with its own.
"""

from __future__ import annotations

import re

NISS_LENGTH = 11
_NIF = re.compile(r"[1-9][0-9]{8}")
_NISS = re.compile(r"[0-9]{11}")
_NISS_WEIGHTS = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
_CC = re.compile(r"[0-9]{9}[A-Z0-9]{2}[0-9]")
_LARGEST_DIGIT = 9


def is_nif(value: str) -> bool:
    """Say whether this is a Portuguese tax number of nine digits, check digit included.

    The last digit is 11 minus the sum of the first eight, weighted from 9 down to 2, modulo 11;
    10 and 11 are written as 0.
    """
    if not _NIF.fullmatch(value):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), value, strict=False))
    return int(value[-1]) == (11 - total) % 11 % 10


def is_niss(value: str) -> bool:
    """Say whether this is a Portuguese social security number with its check digit.

    Eleven digits; the last is 9 minus the weighted sum of the first ten modulo 10, with the
    weights 29, 23, 19, 17, 13, 11, 7, 5, 3, 2. No library has it; the rule is the one that public
    implementations agree on, no official text of it was found.
    """
    if not _NISS.fullmatch(value):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_NISS_WEIGHTS, value, strict=False))
    return int(value[-1]) == 9 - total % 10


def is_cc(value: str) -> bool:
    """Say whether this is a Cartão de Cidadão number: 8 digits, 1 digit, 2 letters, 1 digit.

    By Luhn's rule (ISO/IEC 7812-1), a letter counting 10 and more; of what is doubled, 9 is taken
    away where it has two digits.
    """
    if not _CC.fullmatch(value):
        return False
    values = [int(each, 36) for each in reversed(value)]
    doubled = [2 * each for each in values[1::2]]
    folded = [each - 9 if each > _LARGEST_DIGIT else each for each in doubled]
    return (sum(values[::2]) + sum(folded)) % 10 == 0
