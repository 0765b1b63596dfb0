"""A screen reader without a voice: does over AT-SPI what it is told, one JSON line at a time.

Run by the system's Python, which has Debian's python3-gi and gir1.2-atspi-2.0; it imports nothing
of the program and knows nothing but what the accessibility bus tells.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found] # of the system's Python, not of the tests'

gi.require_version("Atspi", "2.0")
warnings.simplefilter("ignore")  # Atspi's own names are deprecated one for the other

from gi.repository import Atspi, GLib  # type: ignore[import-not-found] # noqa: E402 - as above

LIMIT_S = 15.0
MOMENT_MS = 50
APPLICATION = "citizenspot-desk"


def let_bus_speak() -> None:
    """Take what the bus has to say, for a moment: news of the tree comes this way."""
    loop = GLib.MainLoop()
    GLib.timeout_add(MOMENT_MS, loop.quit)
    loop.run()


def application() -> Any:  # noqa: ANN401 - Atspi has no types
    """Return the program, once the bus knows it."""
    desktop = Atspi.get_desktop(0)
    until = time.monotonic() + LIMIT_S
    while time.monotonic() < until:
        for number in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(number)
            if found is not None and found.get_name() == APPLICATION:
                return found
        let_bus_speak()
    raise LookupError("the program is not on the accessibility bus")


def nodes(root: Any) -> Iterator[Any]:  # noqa: ANN401 - as above
    """Yield everything that is shown, in the order of the tree."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        try:
            if node is not root and not node.get_state_set().contains(Atspi.StateType.SHOWING):
                continue
            yield node
            count = node.get_child_count()
            waiting.extend(node.get_child_at_index(n) for n in reversed(range(count)))
        except GLib.Error:
            continue  # it went while it was looked at


def told(node: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Return what a reader is told of a node."""
    states = node.get_state_set()
    text = ""
    if "EditableText" in node.get_interfaces():
        text = Atspi.Text.get_text(node, 0, -1)
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description() or "",
        "text": text,
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "labelled": any(
            each.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for each in node.get_relation_set()
        ),
        "actions": [
            Atspi.Action.get_action_name(node, n) for n in range(Atspi.Action.get_n_actions(node))
        ]
        if "Action" in node.get_interfaces()
        else [],
    }


def found(app: Any, name: str, role: str = "") -> Any:  # noqa: ANN401 - as above
    """Return the node of a name, once it is there."""
    until = time.monotonic() + LIMIT_S
    while True:
        for node in nodes(app):
            if node.get_name() == name and role in {"", node.get_role_name()}:
                return node
        if time.monotonic() > until:
            raise LookupError(f"nothing is called {name!r}")
        let_bus_speak()


def press(app: Any, name: str, role: str = "") -> Any:  # noqa: ANN401 - as above
    """Do the first action of what has this name."""
    node = found(app, name, role)
    return Atspi.Action.do_action(node, 0)


def write(app: Any, name: str, text: str) -> Any:  # noqa: ANN401 - as above
    """Put a text into the field of this name."""
    node = found(app, name, "text")
    return Atspi.EditableText.set_text_contents(node, text)


def focus(app: Any, name: str) -> Any:  # noqa: ANN401 - as above
    """Put the focus on what has this name."""
    return Atspi.Component.grab_focus(found(app, name))


def key(_app: Any, keysym: int) -> Any:  # noqa: ANN401 - as above
    """Press a key wherever the focus is, as the screen reader's own commands do."""
    return Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


DEEDS: dict[str, Callable[..., Any]] = {
    "see": lambda app: [told(node) for node in nodes(app)],
    "find": lambda app, *name: told(found(app, *name)),
    "press": press,
    "write": write,
    "focus": focus,
    "key": key,
}


def main() -> None:
    """Answer each line with what came of it, or with what went wrong."""
    app = application()
    print(json.dumps({"came": True}), flush=True)  # noqa: T201 - this is how it is heard
    for line in sys.stdin:
        deed, *arguments = json.loads(line)
        try:
            answer = {"came": DEEDS[deed](app, *arguments)}
        except (LookupError, GLib.Error) as error:
            answer = {"problem": str(error)}
        print(json.dumps(answer), flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
