"""Who is at the keyboard, and a change of her details."""

from collections.abc import Callable
from dataclasses import replace

from kansrijk_desktop.records.practitioner import Organization, Practitioner, Role
from kansrijk_desktop.services.practitioner_form import PractitionerForm
from kansrijk_desktop.storage.practitioners import PractitionerRepository


class SignedIn:
    """The professional whose name is on the letters."""

    def __init__(self, kept: PractitionerRepository, new_id: Callable[[], str]) -> None:
        self._kept = kept
        self._new_id = new_id
        self._practitioner = kept.current() or unknown_practitioner()

    @property
    def practitioner(self) -> Practitioner:
        """Her details as they are kept now."""
        return self._practitioner

    def change(self, form: PractitionerForm) -> Practitioner:
        """Keep other details and return them; what is written from now on has them.

        Her region stays what it is: it may have been chosen after the form was filled.
        """
        return self._keep(replace(form.practitioner(), region=self._practitioner.region))

    def choose_region(self, region: str) -> Practitioner:
        """Keep another region for her."""
        return self._keep(replace(self._practitioner, region=region))

    def _keep(self, practitioner: Practitioner) -> Practitioner:
        changed = replace(practitioner, id=self._practitioner.id or self._new_id())
        self._kept.save(changed)
        self._practitioner = changed
        return changed


def unknown_practitioner() -> Practitioner:
    """Return who is at the keyboard when a first start was cut off before she was saved."""
    return Practitioner(id="", name="", role=Role.MIDWIFE, organization=Organization(""))
