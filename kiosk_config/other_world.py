"""What live work and practice keep from each other: readers and providers of the other world."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from kiosk_config.sentences import _N, Sentence

# The name under which the driver of Debian's vsmartcard-vpcd shows itself to pcscd
# (FRIENDLYNAME in /etc/reader.conf.d/vpcd).
VIRTUAL_READER = "Virtual PCD"


class OtherWorldError(ValueError):
    """A setting names a part of the other world; says which field does, and what it may name."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        """Keep the field of the settings and the sentence for their author."""
        self.field = field
        self.sentence = sentence
        super().__init__(f"{field}: {sentence}")


def is_virtual_reader(name: str) -> bool:
    """Return whether the PC/SC reader of this name is one for virtual cards."""
    return name.startswith(VIRTUAL_READER)


def refuse_virtual_reader(name: str | None) -> None:
    """Let pass the name of a real card reader, or none.

    Raises:
        OtherWorldError: it is the reader of the virtual cards.
    """
    if name is not None and is_virtual_reader(name):
        sentence = _N("a live workstation cannot use the virtual reader of practice")
        raise OtherWorldError("reader_name", Sentence(sentence))


def refuse_town_address(url: str) -> None:
    """Let pass what a live provider may have: an encrypted address outside this machine.

    Raises:
        OtherWorldError: it is not such an address.
    """
    if not _is_web_address(url, ("https",)):
        sentence = _N("a live provider's address begins with https://")
        raise OtherWorldError("base_url", Sentence(sentence))
    if is_this_machine(url):
        sentence = _N("this machine's own addresses are for the practice town only")
        raise OtherWorldError("base_url", Sentence(sentence))


def refuse_eid_service(url: str | None) -> None:
    """Let pass an eID service's encrypted address outside this machine, or none.

    Raises:
        OtherWorldError: it is not such an address.
    """
    if url is not None and (not _is_web_address(url, ("https",)) or is_this_machine(url)):
        sentence = _N("an eID service's address begins with https:// and is not on this machine")
        raise OtherWorldError("eid_service", Sentence(sentence))


def refuse_real_address(url: str) -> None:
    """Let pass what the practice town may have: an address on this machine.

    Raises:
        OtherWorldError: practice would reach someone who answers in earnest.
    """
    if not (_is_web_address(url, ("http", "https")) and is_this_machine(url)):
        sentence = _N("practice reaches this machine only, such as http://127.0.0.1:8080")
        raise OtherWorldError("base_url", Sentence(sentence))


def is_this_machine(url: str) -> bool:
    """Return whether a web address leads to the machine that asks."""
    host = _host(url)
    if host == "localhost" or host.endswith(".localhost"):
        return True
    address = _address(host)
    return address is not None and (address.is_loopback or address.is_unspecified)


def _is_web_address(url: str, schemes: tuple[str, ...]) -> bool:
    return url.lower().startswith(tuple(f"{scheme}://" for scheme in schemes)) and _host(url) != ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        # The C library also takes 127.1 and 0x7f000001, and so does what connects.
        return IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        pass
    try:
        address = ip_address(host)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
