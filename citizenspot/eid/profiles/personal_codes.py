"""What a state's personal code says of its holder, by python-stdnum.

The library is loaded with the first code that is read: it brings the network's and the manual's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

FEMALE, MALE = "F", "M"


def estonian_birth_date(code: str) -> date | None:
    """Return the birth date in an Estonian code (isikukood), or nothing where it is none."""
    from stdnum.ee import ik  # noqa: PLC0415 - see above
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        ik.validate(code)
        born: date = ik.get_birth_date(code)
    except ValidationError:
        return None
    return born


def estonian_sex(code: str) -> str:
    """Return the sex in an Estonian code, or nothing where it is none."""
    from stdnum.ee import ik  # noqa: PLC0415 - see above
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        ik.validate(code)
    except ValidationError:
        return ""
    return MALE if ik.get_gender(code) == MALE else FEMALE


def latvian_birth_date(code: str) -> date | None:
    """Return the birth date in a Latvian code given before July 2017; later ones have none."""
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - see above
    from stdnum.lv import pvn  # noqa: PLC0415

    try:
        pvn.validate(code)
        born: date = pvn.get_birth_date(code.replace("-", ""))
    except ValidationError:
        return None
    return born
