"""How many heaps the C library keeps for the threads of a desk."""

import subprocess
import sys

STORY = """
import ctypes, sys, threading
from citizenspot.spare_memory import keep_one_heap
if sys.argv[1] == "one":
    keep_one_heap()
library = ctypes.CDLL(None)
meet = threading.Barrier(4)

def take():
    meet.wait()
    library.malloc(100_000)

threads = [threading.Thread(target=take) for _ in range(4)]
for each in threads: each.start()
for each in threads: each.join()
library.malloc_info(0, ctypes.c_void_p.in_dll(library, "stdout"))
library.fflush(None)
"""


def heaps(how_many: str) -> int:
    program = [sys.executable, "-c", STORY, how_many]
    return subprocess.run(program, capture_output=True, check=True).stdout.count(b"<heap nr=")


def test_all_threads_take_memory_from_one_heap_and_else_each_from_its_own() -> None:
    assert heaps("one") == 1
    assert heaps("as usual") > 1
