"""The link carries its own messages whole and refuses everything else."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot.citizen_link.messages import (
    Alive,
    Draft,
    Give,
    Grab,
    Hello,
    MessageMalformed,
    Painted,
    Picture,
    Quit,
    ShowView,
    from_citizen,
    packed,
    to_citizen,
)
from citizenspot.visit.commands import EnterField, Sign, TakePayment
from citizenspot.visit.screen_commands import HandOver
from citizenspot.visit.views import Act, CitizenView, Fields, FieldView, Page
from citizenspot.visit.words import PaymentMethod, TextSize

LENGTH = 4

VIEW = CitizenView(
    position=7,
    state="step",
    page=Page(
        "form",
        "Your address",
        blocks=(Fields((FieldView("c1", "street", "Street", "text", text="Rua \u202e<b>1</b>"),)),),
        acts=(Act("Continue", EnterField("c1", "street", "x"), style="primary"),),
    ),
    text_size=TextSize.LARGEST,
)


@pytest.mark.parametrize("message", [ShowView(VIEW), Grab(3), Quit()])
def test_what_the_desk_says_arrives_as_it_was_said(message: ShowView | Grab | Quit) -> None:
    assert to_citizen(packed(message)[LENGTH:]) == message


@pytest.mark.parametrize(
    "message",
    [
        Hello(12, has_network=False),
        Give(Sign("c1", (((1, 2), (3, 4)),))),
        Draft("c1", "street", "Ru"),
        Picture(3, b"\x89PNG"),
        Painted(7, 1_000),
        Alive(),
    ],
)
def test_what_the_screen_says_arrives_as_it_was_said(
    message: Hello | Give | Draft | Picture | Painted | Alive,
) -> None:
    assert from_citizen(packed(message)[LENGTH:]) == message


@pytest.mark.parametrize("command", [HandOver(), TakePayment("c1", PaymentMethod.CASH)])
def test_an_act_of_the_mediator_cannot_come_from_the_citizens_screen(command: object) -> None:
    forged = msgspec.msgpack.encode({"say": "give", "command": msgspec.to_builtins(command)})

    with pytest.raises(MessageMalformed):
        from_citizen(forged)


def test_the_screen_cannot_be_told_what_only_it_may_say() -> None:
    with pytest.raises(MessageMalformed):
        to_citizen(packed(Alive())[LENGTH:])


@given(st.binary(max_size=200))
def test_noise_is_refused_by_name_and_never_by_accident(noise: bytes) -> None:
    for read in (to_citizen, from_citizen):
        try:
            accepted = read(noise)
        except MessageMalformed:
            continue
        assert read(packed(accepted)[LENGTH:]) == accepted


def test_a_message_nested_beyond_measure_is_refused() -> None:
    with pytest.raises(MessageMalformed):
        to_citizen(b"\x91" * 100_000)
