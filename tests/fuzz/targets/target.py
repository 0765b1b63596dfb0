"""One thing that eats bytes, and how it may refuse them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citizenspot.eid.card_data_error import CardDataError


@dataclass(frozen=True)
class Target:
    """What eats bytes, what it may begin from, and the only errors it may raise.

    The seeds are whole and genuine, so that what is changed in them reaches the deep places; those
    that `are_understood` are eaten without an error. One that `is_slow` takes milliseconds.
    """

    name: str
    eat: Callable[[bytes], object]
    seeds: Sequence[bytes]
    errors: tuple[type[Exception], ...] = (CardDataError,)
    are_understood: bool = True
    is_slow: bool = False
