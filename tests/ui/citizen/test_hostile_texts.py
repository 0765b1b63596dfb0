"""Whatever a name pretends to be, it is shown as a name."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from citizenspot.visit.commands import Continue
from citizenspot.visit.views import (
    Act,
    Block,
    CheckItem,
    Checklist,
    Choices,
    CitizenView,
    Code,
    Fields,
    FieldView,
    Notice,
    Numbered,
    Option,
    Page,
    Rating,
    Row,
    Rows,
    SignaturePad,
    Waiting,
)
from tests.rigs.canary import canary_server
from tests.ui.citizen.conftest import Screen2
from ui.citizen.gallery.hostile import DISGUISED, LONG_NAME, LONG_WORD, TOWER
from ui.design.showable import STRANGE


@pytest.fixture
def canary() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that nobody must call, and the calls it got."""
    with canary_server() as server:
        yield server


def everywhere(text: str) -> CitizenView:
    """Return a page that holds a text in every place that takes one."""
    act = Act(text, Continue("c1", text), why_not="")
    field = FieldView(
        "c1", "f", text, "text", text=text, hint=text, why=text, error=text, writer=text, draft=text
    )
    shown = FieldView("c1", "g", text, "text", shown=text, full=text + "!", editable=False)
    choice = FieldView("c1", "h", text, "choice", options=(Option("1", text), Option("2", text)))
    long = FieldView("c1", "i", text, "long_text", text=text)
    blocks: tuple[Block, ...] = (
        Notice("problem", text, text, (act,)),
        Fields((field, shown, choice, long)),
        Rows((Row(text, text, text + "!", act),), text),
        Checklist((CheckItem(text, text, "open", text, (act,)),)),
        Choices((act,), text),
        SignaturePad("c1", text, accept=text, clear=text),
        Rating("c1", (text, text, text, text, text)),
        Numbered((text, text), text),
        Code("https://example.org", text),
        Waiting(text, "time"),
    )
    page = Page("p", text, (text,), blocks, (act,), step=1, steps=2, progress=text)
    return CitizenView(
        1,
        "step",
        page,
        language="en",
        practice=text,
        service=text,
        hand=text,
        chrome=(act,),
        languages=(act,),
    )


def test_no_place_for_a_text_fetches_what_it_names(
    screen: Screen2, canary: tuple[str, list[str]]
) -> None:
    address, calls = canary
    text = f'<h1>Ana</h1><img src="{address}"><a href="{address}">x</a> ![x]({address})'

    screen.show(everywhere(text))
    QApplication.processEvents()
    screen.window.grab()

    assert calls == []
    assert screen.texts.count(text) > 10


@pytest.mark.parametrize("text", [LONG_NAME, LONG_WORD, DISGUISED, TOWER])
def test_every_place_survives_every_text(screen: Screen2, text: str) -> None:
    screen.show(everywhere(text))
    screen.window.grab()

    assert screen.window.isVisible()


def test_a_disguised_name_is_unmasked(screen: Screen2) -> None:
    screen.show(everywhere("gpj\u202eexe"))

    assert f"gpj{STRANGE}exe" in screen.texts
    assert not any("\u202e" in text for text in screen.texts)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=200))
def test_any_text_at_all_can_be_shown(screen: Screen2, text: str) -> None:
    screen.show(everywhere(text))
    assert screen.window.isVisible()
