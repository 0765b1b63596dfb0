"""What this machine says of its readers, asked of a real pcscd."""

import pytest

from kiosk_config.self_check.machine import ThisMachine
from tests.rigs.pcscd import SOCKET, PcscdRig, pcscd

__all__ = ["pcscd"]

pytestmark = pytest.mark.real


@pytest.mark.usefixtures("pcscd")
def test_readers_are_listed_by_name() -> None:
    assert ThisMachine().listens(SOCKET)
    assert "Virtual PCD 00 00" in (ThisMachine().reader_names() or ())


def test_a_service_without_a_reader_lists_none(pcscd: PcscdRig) -> None:
    pcscd.stop()
    pcscd.start(with_reader=False)
    assert ThisMachine().reader_names() == ()


def test_a_service_that_is_gone_cannot_be_asked(pcscd: PcscdRig) -> None:
    pcscd.stop()
    assert not ThisMachine().listens(SOCKET)
    assert ThisMachine().reader_names() is None
