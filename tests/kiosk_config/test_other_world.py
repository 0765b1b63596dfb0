"""What live work and practice keep from each other, whatever is written."""

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk_config.other_world import (
    OtherWorldError,
    is_this_machine,
    refuse_real_address,
    refuse_town_address,
)

HOSTS = st.one_of(
    st.ip_addresses().map(lambda each: f"[{each}]" if each.version == 6 else str(each)),
    st.sampled_from(["localhost", "town.localhost", "imt.example", "127.1", "[", ""]),
    st.text(max_size=12),
)
ADDRESSES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["https://", "http://", "HTTPS://", "ftp://", ""]),
    HOSTS,
    st.sampled_from(["", ":8080", "/", ":8080/api?x=1", "#y"]),
)


def passes_live(address: str) -> bool:
    try:
        refuse_town_address(address)
    except OtherWorldError:
        return False
    return True


def passes_practice(address: str) -> bool:
    try:
        refuse_real_address(address)
    except OtherWorldError:
        return False
    return True


@given(ADDRESSES)
def test_no_address_belongs_to_both_worlds(address: str) -> None:
    assert not (passes_live(address) and passes_practice(address))


@given(st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_every_loopback_address_is_practice_in_every_spelling(address: IPv4Address) -> None:
    for spelling in (str(address), str(int(address)), hex(int(address)), f"[::ffff:{address}]"):
        assert passes_practice(f"http://{spelling}:80/"), spelling
        assert not passes_live(f"https://{spelling}/"), spelling


@pytest.mark.parametrize("address", ["https://imt.example", "https://192.168.1.5/api"])
def test_another_machine_is_live(address: str) -> None:
    assert passes_live(address)
    assert not is_this_machine(address)
