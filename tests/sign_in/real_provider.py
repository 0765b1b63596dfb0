"""Starts panva's oidc-provider, and signs people in there as their browser would."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

PACKAGES = Path(
    os.environ.get("CITIZENSPOT_NODE_PACKAGES")
    or Path(__file__).parents[2] / ".node" / "node_modules"
)
HERE = Path(__file__).parent
LIMIT_S = 20


def skip_without_provider() -> None:
    """Skip the test where the provider is not installed, and say how it is."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed: apt-get install nodejs npm")
    if not (PACKAGES / "oidc-provider").is_dir():
        pytest.skip("oidc-provider is not installed: npm install --prefix .node oidc-provider@9")


@contextmanager
def provider_at_work() -> Iterator[str]:
    """Run the provider, and give its issuer."""
    command = ["node", str(HERE / "provider.mjs"), str(PACKAGES)]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert running.stdout is not None
        issuer = running.stdout.readline().strip()
        assert issuer.startswith("http://127.0.0.1:"), "the provider did not start"
        yield issuer
    finally:
        running.kill()
        running.communicate()


def sign_in_as(page: str, login: str) -> str:
    """Do what a person does in the browser, and return the address it comes back to last."""
    with requests.Session() as browser:
        answer = browser.get(page, timeout=LIMIT_S)
        for form in ({"login": login, "password": "made up"}, {}):
            if "/signed-in" in answer.url:
                break
            answer = _submit(browser, answer, form)
        return answer.url


def _submit(
    browser: requests.Session, answer: requests.Response, typed: dict[str, str]
) -> requests.Response:
    action = re.search(r'action="([^"]+)"', answer.text)
    assert action is not None, answer.text
    hidden = dict(re.findall(r'name="(prompt)" value="([^"]+)"', answer.text))
    where = urljoin(answer.url, unescape(action[1]))
    return browser.post(where, data={**hidden, **typed}, timeout=LIMIT_S)
