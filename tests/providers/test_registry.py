"""Connectors are made from the settings of one world, and of one world only."""

from collections.abc import Mapping

import pytest

from citizenspot.providers.registry import (
    UnusableProviderError,
    live_connectors,
    practice_connectors,
)
from kiosk_config.other_world import OtherWorldError
from kiosk_config.settings import LiveProvider, PracticeProvider

LIVE = LiveProvider(connector="rest", base_url="https://provider.example/api")
TOWN = PracticeProvider(connector="open311", base_url="http://127.0.0.1:8080/open311/v2")


def no_secret(_: str) -> None:
    return None


def test_each_provider_gets_the_connector_it_is_set_to() -> None:
    made = practice_connectors(
        {"pt.a": TOWN, "pt.b": PracticeProvider(connector="rest", base_url="http://127.0.0.1:1")}
    )
    assert {name: each.name for name, each in made.items()} == {"pt.a": "open311", "pt.b": "rest"}


def test_connectors_are_of_their_settings_world() -> None:
    assert not live_connectors({"pt.a": LIVE}, no_secret)["pt.a"].practice
    assert practice_connectors({"pt.a": TOWN})["pt.a"].practice


def test_only_where_keys_are_kept_is_repeating_safe() -> None:
    assert live_connectors({"pt.a": LIVE}, no_secret)["pt.a"].repeats_safely
    assert not practice_connectors({"pt.a": TOWN})["pt.a"].repeats_safely


def test_there_is_no_live_provider_on_this_machine() -> None:
    for town in ("http://127.0.0.1:8080", "https://localhost/api", "https://127.0.0.1/api"):
        with pytest.raises(OtherWorldError):
            LiveProvider(connector="rest", base_url=town)


def test_a_practice_provider_among_live_ones_is_refused_and_named() -> None:
    mixed: Mapping[str, LiveProvider] = {"pt.a": LIVE, "pt.b": TOWN}  # type: ignore[dict-item]
    with pytest.raises(UnusableProviderError, match=r"pt\.b: http://127\.0\.0\.1:8080"):
        live_connectors(mixed, no_secret)


def test_a_live_provider_among_practice_ones_is_refused_and_named() -> None:
    mixed: Mapping[str, PracticeProvider] = {"pt.a": LIVE}  # type: ignore[dict-item]
    with pytest.raises(UnusableProviderError, match=r"pt\.a"):
        practice_connectors(mixed)


@pytest.mark.parametrize("port", [":port", ":99999", ":0"])
def test_an_address_that_leads_nowhere_is_named(port: str) -> None:
    broken = LiveProvider(connector="rest", base_url=f"https://provider.example{port}/api")
    with pytest.raises(UnusableProviderError, match=r"pt\.a"):
        live_connectors({"pt.a": broken}, no_secret)
