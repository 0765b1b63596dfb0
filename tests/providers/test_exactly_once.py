"""Whatever the line does and however often the desk dies, every case arrives once.

The short form of `./test outbox`.
"""

from __future__ import annotations

from pathlib import Path

from tests.proofs.outbox import result_of
from training.town.process import TownProcess


def test_a_bad_day_and_a_desk_that_is_killed_again_and_again_double_and_lose_nothing(
    town: TownProcess, tmp_path: Path
) -> None:
    """The control doubles on the same day, so that this cannot pass by chance."""
    result = result_of(town, tmp_path, kills=6, each=12)
    assert result.holds, str(result)
    assert result.sent == 24
