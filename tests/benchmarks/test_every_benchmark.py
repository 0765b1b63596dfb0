"""`./test bench` starts every module here that can be run: none of them may want an argument."""

from pathlib import Path

import pytest

RUNNABLE = sorted(
    path
    for path in Path(__file__).parent.glob("*.py")
    if '\nif __name__ == "__main__":' in path.read_text(encoding="utf-8")
)


def test_there_are_benchmarks_to_run() -> None:
    assert "screens" in {path.stem for path in RUNNABLE}


@pytest.mark.parametrize("path", RUNNABLE, ids=lambda path: str(path.stem))
def test_a_benchmark_runs_without_an_argument(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "sys.argv[1" not in source, "a program that is measured belongs in programs/"
