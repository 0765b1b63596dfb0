"""The rig of pcscd, proved with a program that knows nothing of it but the environment."""

import os

import pytest

from tests.rigs.pcscd import SOCKET, NoRigError, PcscdRig, check_packages, pcscd
from tests.rigs.program import python_program

__all__ = ["pcscd"]

WATCHER = """
from smartcard.scard import *
_, context = SCardEstablishContext(SCARD_SCOPE_USER)
hresult, readers = SCardListReaders(context, [])
print(readers if hresult == 0 else hresult, flush=True)
"""


@pytest.mark.real
def test_a_program_finds_the_virtual_reader_by_the_environment_alone(pcscd: PcscdRig) -> None:
    with python_program(WATCHER, pcscd.environment) as watcher:
        watcher.wait_for("['Virtual PCD 00 00', 'Virtual PCD 00 01']")


@pytest.mark.real
def test_a_card_that_is_in_when_pcscd_stops_is_in_when_it_starts(pcscd: PcscdRig) -> None:
    pcscd.insert("eva")
    pcscd.stop()
    pcscd.start()
    pcscd.await_card()
    pcscd.remove()


def test_no_program_of_this_run_can_reach_the_machines_own_service() -> None:
    assert os.environ["PCSCLITE_CSOCK_NAME"] == str(SOCKET)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoRigError, match="install the package pcscd"):
        check_packages()
