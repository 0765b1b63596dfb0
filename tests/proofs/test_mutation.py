"""What the proof by mutation is made of; `./test mutation` is the proof itself."""

import os
import signal

from tests.proofs.mutation.__main__ import judged
from tests.proofs.mutation.forks import Done, Job, done_in_forks
from tests.proofs.mutation.trying import name_when_loaded

PATIENT_S = 60.0


def ended(*jobs: Job) -> dict[str, int | None]:
    done: list[Done] = list(done_in_forks(jobs, at_a_time=2))
    return {each.name: each.exit_code for each in done}


def raising() -> int:
    raise ValueError


def hanging() -> int:
    signal.pause()
    return 0


def crashing() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_each_fork_says_how_it_ended_and_one_that_hangs_is_ended() -> None:
    assert ended(
        Job("passes", PATIENT_S, lambda: 0),
        Job("hangs", 0.3, hanging),
        Job("fails", PATIENT_S, lambda: 1),
        Job("raises", PATIENT_S, raising),
        Job("crashes", PATIENT_S, crashing),
    ) == {"passes": 0, "hangs": None, "fails": 1, "raises": 3, "crashes": -signal.SIGKILL}


def test_forks_that_nobody_waits_for_any_more_are_ended() -> None:
    forks = done_in_forks(
        [Job("passes", PATIENT_S, lambda: 0), Job("waits", PATIENT_S, hanging)], 2
    )
    assert next(forks).name == "passes"
    forks.close()


def test_nine_of_ten_changes_have_to_be_noticed() -> None:
    enough = {"killed": 8, "timeout": 1, "survived": 1, "not checked": 5}
    said = "9 of 10 changes noticed: 90.0% (at least 90%); 5 not tried"
    assert judged(enough) == (said, True)
    assert not judged(enough | {"no tests": 1})[1]
    assert not judged({"not checked": 5})[1]


def test_a_migration_is_changed_under_the_name_alembic_loads_it_by() -> None:
    changed = "citizenspot.journal.releases.versions.format_2.x_upgrade__mutmut_1"
    assert name_when_loaded(changed) == "format_2_py.x_upgrade__mutmut_1"
    assert (
        name_when_loaded("citizenspot.journal.chain.x_link") == "citizenspot.journal.chain.x_link"
    )
