"""No program is started with a secret: its command line and environment can be read by others."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.sources import Source, source_of, sources

ROOMS = ("citizenspot", "ui", "services_catalog", "training", "kiosk_config")
STARTS = {"run", "Popen", "call", "check_call", "check_output", "putenv", "execve", "posix_spawn"}
SECRET = re.compile(r"(^|_)(pin|puk|secret|token|password|passphrase|private|key|keys)(_|$)")


def breaches(source: Source) -> Iterator[str]:
    """Yield every start of a program that is given something with the name of a secret."""
    for call in (node for node in ast.walk(source.tree) if isinstance(node, ast.Call)):
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in STARTS:
            continue
        if not isinstance(function.value, ast.Name) or function.value.id not in {
            "subprocess",
            "os",
        }:
            continue
        for node in ast.walk(call):
            name = getattr(node, "id", getattr(node, "attr", ""))
            if SECRET.search(name.lower()):
                yield source.breach(node, f"{name} is given to another program")


def test_no_program_is_started_with_a_secret() -> None:
    assert [breach for source in sources(*ROOMS) for breach in breaches(source)] == []


@pytest.mark.parametrize(
    "text",
    [
        "subprocess.run(['tool', pin])",
        "subprocess.Popen(command, env={'TOKEN': self.access_token})",
        "os.putenv('KEY', workstation_key.written())",
    ],
)
def test_the_rule_notices_a_secret(text: str) -> None:
    assert list(breaches(source_of(text)))
