"""What the desk and the citizen's screen say to each other, and nothing else can be said.

The desk sends views; the screen sends the citizen's acts, by types that hold no other acts.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from citizenspot.citizen_link.framing import framed
from citizenspot.citizen_link.gestures import AnyGesture
from citizenspot.visit.commands import ScreenTwosCommand
from citizenspot.visit.views import CitizenView

MOST_TO_CITIZEN = 1 << 20
MOST_FROM_CITIZEN = 1 << 24
"""Bytes of one message; a view is some 20 kB, a picture of a 4K screen up to some megabytes."""


class LinkMessage(msgspec.Struct, frozen=True, tag_field="say"):
    """The base of all messages on the link."""


class ShowView(LinkMessage, frozen=True, tag="show_view"):
    """Show this from now on."""

    view: CitizenView


class Grab(LinkMessage, frozen=True, tag="grab"):
    """Answer with a `Picture` of the window as it is now."""

    id: int


class Spoken(LinkMessage, frozen=True, tag="spoken"):
    """Say that a `Speak` of this number was said to its end."""

    number: int


class Quit(LinkMessage, frozen=True, tag="quit"):
    """End the process."""


class Rehearse(LinkMessage, frozen=True, tag="rehearse"):
    """Do a gesture as a citizen would, in practice only, and answer with `Rehearsed`."""

    id: int
    gesture: AnyGesture


class Hello(LinkMessage, frozen=True, tag="hello"):
    """Say who has connected; `has_network` is true where the system forbids leaving it."""

    pid: int
    has_network: bool


class Give(LinkMessage, frozen=True, tag="give"):
    """Carry an act of the citizen."""

    command: ScreenTwosCommand


class Speak(LinkMessage, frozen=True, tag="speak"):
    """Say this now; `private` are the words for headphones, where they differ.

    What is being said breaks off. `volume` is 0 to 100.
    """

    number: int
    language: str
    words: str
    private: str = ""
    volume: int = 60


class Hush(LinkMessage, frozen=True, tag="hush"):
    """Be silent at once."""


class Draft(LinkMessage, frozen=True, tag="draft"):
    """Say what stands in a field while the citizen is still typing."""

    case: str
    field: str
    text: str


class Picture(LinkMessage, frozen=True, tag="picture"):
    """Answer a `Grab` with its id."""

    id: int
    png: bytes


class Rehearsed(LinkMessage, frozen=True, tag="rehearsed"):
    """Answer a `Rehearse` with its id; `problem` says why it could not be done."""

    id: int
    problem: str = ""


class Painted(LinkMessage, frozen=True, tag="painted"):
    """Say that the frame of the view at this position was handed over to the screen.

    `at` is when, in nanoseconds of the machine's monotonic clock, which both processes read.
    """

    position: int
    at: int


class Alive(LinkMessage, frozen=True, tag="alive"):
    """Say that the window still answers; sent every second."""


ToCitizen = ShowView | Spoken | Grab | Rehearse | Quit
FromCitizen = Hello | Give | Speak | Hush | Draft | Picture | Rehearsed | Painted | Alive

Message = TypeVar("Message")


class MessageMalformed(Exception):
    """A frame that holds none of the messages of its direction."""


def packed(message: ToCitizen | FromCitizen) -> bytes:
    """Return a message as one frame."""
    return framed(_ENCODER.encode(message))


def to_citizen(payload: bytes) -> ToCitizen:
    """Return the message of a frame from the desk; raises `MessageMalformed`."""
    return _decoded(_TO_CITIZEN, payload)


def from_citizen(payload: bytes) -> FromCitizen:
    """Return the message of a frame from the citizen's screen; raises `MessageMalformed`."""
    return _decoded(_FROM_CITIZEN, payload)


_ENCODER = msgspec.msgpack.Encoder()
_TO_CITIZEN: msgspec.msgpack.Decoder[ToCitizen] = msgspec.msgpack.Decoder(ToCitizen)
_FROM_CITIZEN: msgspec.msgpack.Decoder[FromCitizen] = msgspec.msgpack.Decoder(FromCitizen)


def _decoded(decoder: msgspec.msgpack.Decoder[Message], payload: bytes) -> Message:
    try:
        return decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MessageMalformed(str(error)) from error
