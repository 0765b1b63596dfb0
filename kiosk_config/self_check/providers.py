"""Checks the providers: does each address of the settings answer?"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from kiosk_config.self_check.finding import Finding, Subject, ok, problem, warning
from kiosk_config.sentences import _N

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk_config.self_check.machine import Machine
    from kiosk_config.settings import LiveSettings, PracticeSettings, ProviderSettings


def check_providers(
    machine: Machine, settings: LiveSettings | PracticeSettings
) -> Iterator[Finding]:
    """Judge every provider of the settings, or say that there is none."""
    for name, provider in settings.providers.items():
        yield check_provider(machine, name, provider)
    if settings.providers:
        return
    if settings.practice:
        yield ok(Subject.PROVIDER, _N("The practice town starts with the program."))
    else:
        text = _N("No provider is set, so no case can be submitted.")
        yield warning(Subject.PROVIDER, text, mend="sudoedit /etc/citizenspot/workstation.toml")


def check_provider(machine: Machine, name: str, provider: ProviderSettings) -> Finding:
    """Judge one provider by its answer; every answer but a failure of its own is well."""
    answer = machine.ask(provider.base_url)
    look = f"curl --head {provider.base_url}"
    if answer.status is None:
        text = _N("{name} cannot be reached ({reason}): its cases wait here until it can.")
        return problem(Subject.PROVIDER, text, mend=look, name=name, reason=answer.reason)
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        text = _N("{name} answers with the failure {status}: its cases wait here.")
        return warning(Subject.PROVIDER, text, mend=look, name=name, status=str(answer.status))
    return ok(Subject.PROVIDER, _N("{name} answers."), name=name)
