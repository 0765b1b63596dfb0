"""Personal values are said over headphones only; a jack says whether there are any."""

from collections.abc import Iterator

import pytest

from kiosk_config.settings import SpeechSettings
from ui.speech.headphones import hears_alone, is_plugged_in

JACK = """numid=15,iface=CARD,name='Mic Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values=on
numid=16,iface=CARD,name='Front Headphone Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values={state}
numid=4,iface=MIXER,name='Headphone Playback Switch'
  ; type=BOOLEAN,access=rw------,values=2
  : values=on,on
"""


def test_a_plugged_jack_is_told_from_an_empty_one_and_from_a_switch() -> None:
    assert is_plugged_in(JACK.format(state="on"))
    assert not is_plugged_in(JACK.format(state="off"))


@pytest.mark.parametrize(
    ("declared", "state", "alone"),
    [
        ("always", "off", True),
        ("never", "on", False),
        ("detect", "on", True),
        ("detect", "off", False),
    ],
)
def test_the_settings_come_before_what_is_detected(
    declared: str, state: str, *, alone: bool
) -> None:
    def cards() -> Iterator[str]:
        yield "no jack here"
        yield JACK.format(state=state)

    settings = SpeechSettings(headphones=declared)  # type: ignore[arg-type] # one of the three
    assert hears_alone(settings, cards) is alone


def test_this_machine_can_be_asked() -> None:
    assert hears_alone(SpeechSettings()) in {True, False}
