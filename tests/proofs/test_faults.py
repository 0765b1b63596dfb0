"""A disk that refuses one call loses nothing silently, in short; `./test faults` tries them all."""

import shutil
from pathlib import Path

import pytest

from tests.proofs.faults import try_all


@pytest.mark.real
@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed: nothing refuses a call"
)
def test_whichever_call_is_refused_the_loss_is_named_or_there_is_none(tmp_path: Path) -> None:
    found = try_all(tmp_path, every=150)
    assert found.injected > 8
    assert found.named > 0
    assert found.silent == []
