"""`./run` and `./test` on a machine where nothing is there, where all is, and where steps fail."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.set_up.made_up_clone import NOBODY, REPOSITORY, Clone

PREPARING_PYTHON = [
    "python3 -c import sys; sys.exit(sys.version_info < (3, 11))",
    "python3 -m venv CLONE/.venv",
    (
        "pip install --disable-pip-version-check --no-input --require-hashes"
        " --requirement CLONE/requirements.lock"
    ),
    (
        "pip install --disable-pip-version-check --no-input --no-deps --no-build-isolation"
        " --editable CLONE"
    ),
]
START = "citizenspot start"


@pytest.fixture
def clone() -> Iterator[Clone]:
    # Not pytest's own folder: that one is closed to the user without rights.
    with tempfile.TemporaryDirectory(prefix="made-up-clone-") as folder:
        yield Clone(Path(folder))


@pytest.fixture
def ready(clone: Clone) -> Clone:
    """A clone in which ./run has been typed once."""
    assert clone.type("./run", "--version").returncode == 0
    clone.forget()
    return clone


def test_the_first_run_prepares_python_and_then_runs_what_was_asked(clone: Clone) -> None:
    done = clone.type("./run", "doctor", "--json")
    assert done.returncode == 0
    assert clone.calls() == [*PREPARING_PYTHON, "citizenspot doctor --json"]


def test_the_words_of_the_set_up_stay_out_of_what_the_program_prints(clone: Clone) -> None:
    done = clone.type("./run", "doctor", "--json")
    assert done.stdout == ""
    assert "install the locked Python packages" in done.stderr


def test_the_second_run_does_nothing_again(ready: Clone) -> None:
    ready.type("./run", "doctor")
    assert ready.calls() == ["citizenspot doctor"]


@pytest.mark.parametrize(
    "changed", ["requirements.lock", "pyproject.toml", "set-up/debian-packages.txt"]
)
def test_what_the_environment_is_made_from_makes_it_again_when_it_changes(
    ready: Clone, changed: str
) -> None:
    with (ready.root / changed).open("a") as file:
        file.write("# changed\n")
    ready.type("./run", "doctor")
    assert any("--require-hashes" in call for call in ready.calls())
    ready.forget()
    ready.type("./run", "doctor")
    assert ready.calls() == ["citizenspot doctor"]


def test_translations_are_compiled_when_there_are_any_and_when_they_change(ready: Clone) -> None:
    catalogue = ready.root / "citizenspot/locale/pt/LC_MESSAGES/citizenspot.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("# Portuguese\n")
    ready.type("./run", "doctor")
    compiled = "pybabel compile --directory CLONE/citizenspot/locale --domain citizenspot"
    assert compiled in ready.calls()


def test_a_clone_that_was_moved_is_prepared_again(ready: Clone) -> None:
    ready.root = ready.root.rename(ready.root.with_name("moved"))
    ready.type("./run", "doctor")
    assert any("--editable" in call for call in ready.calls())


# Debian's packages


def test_missing_packages_are_named_with_their_reasons_and_installed(clone: Clone) -> None:
    clone.install_all(but=["swig", "xvfb"])
    done = clone.type("./run", "doctor")
    assert re.search(r"^    swig +builds pyscard$", done.stderr, re.MULTILINE)
    calls = [call.removeprefix("sudo ").removeprefix("env ") for call in clone.calls()]
    assert "apt-get update" in calls
    assert any(call.endswith("--no-install-recommends swig xvfb") for call in calls)
    assert done.stderr.index("builds pyscard") < done.stderr.index("install 2 Debian packages")


def test_apt_is_not_asked_when_every_package_is_there(clone: Clone) -> None:
    clone.type("./run", "doctor")
    assert not [call for call in clone.calls() if "apt" in call]


def test_run_leaves_out_the_packages_that_only_the_tests_need(clone: Clone) -> None:
    clone.install_all(but=["opensc"])
    clone.type("./run", "doctor")
    assert not [call for call in clone.calls() if "apt" in call]
    clone.type("./test", "--version")
    assert any("opensc" in call for call in clone.calls())


def test_a_person_without_rights_is_told_why_and_asked_through_sudo(clone: Clone) -> None:
    shutil.chown(clone.root, NOBODY)
    clone.install_all(but=["swig"])
    done = clone.type("./run", "doctor", user=NOBODY)
    assert "Only root may install them, so sudo may ask for your password." in done.stderr
    assert clone.calls()[:2] == [
        "sudo apt-get update",
        (
            "sudo env DEBIAN_FRONTEND=noninteractive apt-get install --yes"
            " --no-install-recommends swig"
        ),
    ]


@pytest.mark.skipif(shutil.which("sudo", path="/usr/bin:/bin") is not None, reason="sudo is here")
def test_without_rights_and_without_sudo_the_whole_command_is_told(clone: Clone) -> None:
    clone.remove_tool("sudo")
    clone.install_all(but=["swig"])
    done = clone.type("./run", "doctor", user=NOBODY)
    assert done.returncode == 1
    assert "as root: apt-get update && apt-get install --no-install-recommends swig" in done.stderr


# Steps that fail


@pytest.mark.parametrize(
    ("failing", "step", "next_words"),
    [
        ("apt-get update", "fetch the list of Debian packages", "apt-get update"),
        ("python3 -m venv", "make the virtual environment", "rm -rf"),
        ("pip install", "install the locked Python packages", "check the network"),
    ],
)
def test_a_step_that_fails_says_which_it_was_and_what_to_type_next(
    clone: Clone, failing: str, step: str, next_words: str
) -> None:
    clone.install_all(but=["swig"])
    clone.fail(failing, f"sudo {failing}")
    done = clone.type("./run", "doctor")
    assert done.returncode == 1
    *_, stopped, next_line = done.stderr.splitlines()
    assert "the network is unreachable" in done.stderr
    assert stopped.startswith(f"Stopped at: {step}")
    assert next_line.startswith("What to type next: ")
    assert next_words in next_line
    assert "citizenspot doctor" not in clone.calls()


def test_after_a_step_that_failed_the_next_run_goes_on(clone: Clone) -> None:
    clone.fail("pip install")
    clone.type("./run", "doctor")
    clone.fail()
    assert clone.type("./run", "doctor").returncode == 0
    assert clone.calls()[-1] == "citizenspot doctor"


# What is started


def test_with_a_display_the_workstation_starts(ready: Clone) -> None:
    ready.type("./run", DISPLAY=":7")
    assert ready.calls() == [START]


def test_with_wayland_the_workstation_starts(ready: Clone) -> None:
    ready.type("./run", WAYLAND_DISPLAY="wayland-0")
    assert ready.calls() == [START]


def test_without_a_display_the_demonstration_is_played_into_out(ready: Clone) -> None:
    done = ready.type("./run")
    assert ready.calls() == [
        "citizenspot play CLONE/training/demonstration/visit.yaml --out CLONE/out"
    ]
    assert "No display here" in done.stderr


def test_the_programs_exit_code_is_the_commands(ready: Clone) -> None:
    ready.fail("citizenspot doctor")
    assert ready.type("./run", "doctor").returncode == 100


def test_the_path_of_a_test_is_handed_to_pytest(ready: Clone) -> None:
    ready.type("./test", "tests/kiosk_config", "-k", "mirrored")
    assert ready.calls() == ["pytest tests/kiosk_config -k mirrored"]


# The list


def test_every_package_of_the_list_has_a_need_and_a_reason() -> None:
    lines = (REPOSITORY / "set-up/debian-packages.txt").read_text().splitlines()
    rows = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"(run|test) +[a-z0-9.+-]+ +\S.*", row) for row in rows)
    names = [row.split()[1] for row in rows]
    assert len(names) == len(set(names))
