"""The log holds nothing a person could be known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizenspot import logs

SECRET = "Rita Exemplo 99000001"  # noqa: S105 - a made-up name


def look_up() -> None:
    raise LookupError(SECRET)


@given(st.dictionaries(st.text() | st.sampled_from(sorted(logs.KNOWN)), st.text()))
def test_only_known_fields_are_logged(fields: dict[str, str]) -> None:
    kept = logs.known_fields_only(None, "warning", dict(fields))
    assert set(kept) == set(fields) & logs.KNOWN
    assert all(kept[name] == fields[name] for name in kept)


def test_an_error_is_logged_by_type_and_place_never_by_its_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    try:
        look_up()
    except LookupError as error:
        logs.failure("provider failed", error, number=3)
    (record,) = caplog.records
    assert SECRET not in str(record.__dict__)
    assert "LookupError" in str(record.__dict__)
    assert "test_logs.py" in str(record.__dict__)
    caplog.clear()


def test_the_innermost_place_comes_first() -> None:
    try:
        look_up()
    except LookupError as error:
        first, *_others = logs.places_of(error).split(" < ")
    assert first.endswith(" look_up")
