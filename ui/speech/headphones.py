"""Whether only the citizen hears: personal values are said over headphones and no other way.

A jack that is plugged in is noticed by ALSA; headphones that are part of the desk, or speak over
USB, cannot be noticed and are declared in the settings (EN 301 549 V3.2.1 §5.1.3.9).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from kiosk_config.settings import SpeechSettings

_CARDS = Path("/proc/asound")
_JACK = re.compile(r"iface=CARD,name='[^'\n]*Headphone[^'\n]*Jack'[^\n]*\n[^\n]*\n\s*: values=on\b")
"""One control of `amixer contents` (alsa-utils 1.2): its name, its type, and its value."""

_LIMIT_S = 2.0


def hears_alone(
    settings: SpeechSettings, mixer_contents: Callable[[], Iterator[str]] | None = None
) -> bool:
    """Return whether what is said now is heard over headphones only."""
    if settings.headphones != "detect":
        return settings.headphones == "always"
    return any(is_plugged_in(told) for told in (mixer_contents or _of_every_card)())


def is_plugged_in(told: str) -> bool:
    """Return whether a card's mixer says that headphones are in its jack."""
    return _JACK.search(told) is not None


def _of_every_card() -> Iterator[str]:
    for card in sorted(_CARDS.glob("card[0-9]*")):
        try:
            done = subprocess.run(  # noqa: S603 - fixed program, no shell
                ["amixer", "-c", card.name.removeprefix("card"), "contents"],  # noqa: S607
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=_LIMIT_S,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        yield done.stdout.decode(errors="replace")
