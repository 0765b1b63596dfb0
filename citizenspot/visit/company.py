"""Who came with the citizen: asked at the welcome, and what it asks of both when they decide."""

from __future__ import annotations

from enum import Enum

from citizenspot.visit.desk_commands import Command
from citizenspot.visit.event import Event


class Company(Enum):
    """With whom the citizen is at the counter."""

    ALONE = "alone"
    HELPER = "helper"
    INTERPRETER = "interpreter"


class ChooseCompany(Command, frozen=True, tag="choose_company"):
    """Say who is with the citizen."""

    company: Company


class CompanyChosen(Event, frozen=True, tag="company_chosen"):
    """From here on this is known of who is with the citizen; nothing of who they are."""

    company: Company
