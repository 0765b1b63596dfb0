"""Where secret numbers come from: given, so that the worked examples can be reproduced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Randomness: TypeAlias = Callable[[int], bytes]
"""Returns as many unpredictable bytes as it is asked for; `os.urandom` at a counter."""
