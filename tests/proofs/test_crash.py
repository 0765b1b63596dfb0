"""A desk that is killed again and again, in short; `./test crash` is the long form."""

import shutil
from pathlib import Path

import pytest

from tests.proofs.crash import Executioner, toll_of


@pytest.mark.real
def test_a_desk_killed_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    slow = 4 if shutil.which("strace") else 0
    toll = toll_of(tmp_path, kills=24, slow=slow)
    assert toll.kills == 24
    assert toll.acknowledged > 24
    assert toll.submitted > 0
    assert toll.receipts > 0
    assert toll.is_nothing, [str(toll), *toll.wrong]


def test_an_act_that_was_acknowledged_and_is_gone_is_seen(tmp_path: Path) -> None:
    executioner = Executioner(tmp_path, seed=1)
    for line in ("3 7", "3 25", "4 1", "3 25"):
        assert executioner._note(line)
    assert not executioner._note("dead")
    assert executioner._note("wrong page after 3 acts")
    toll = executioner.toll
    assert (toll.acknowledged, toll.lost, toll.no_start, len(toll.wrong)) == (4, 1, 1, 2)
    assert not toll.is_nothing
