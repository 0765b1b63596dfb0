"""Readers of the other world are not there."""

import pytest

from citizenspot.eid.accepted_readers import AcceptedReaders
from citizenspot.eid.readers import Presence
from tests.eid.benches import TODAY
from tests.eid.cards import specimen_card
from training.cards.virtual_readers import READER, VirtualReaders


def readers_with_eva() -> VirtualReaders:
    readers = VirtualReaders(lambda: TODAY)
    readers.insert_card(specimen_card("eva"))
    return readers


def test_a_reader_that_is_accepted_is_shown_and_connected_to() -> None:
    readers = AcceptedReaders(readers_with_eva(), READER.__eq__)
    assert readers.wait_for_change(0.1)[0].presence is Presence.CARD
    readers.connect(READER).disconnect()
    readers.close()


def test_a_reader_that_is_not_accepted_is_neither() -> None:
    readers = AcceptedReaders(readers_with_eva(), READER.__ne__)
    assert readers.wait_for_change(0.1) == ()
    with pytest.raises(LookupError):
        readers.connect(READER)
    readers.close()
