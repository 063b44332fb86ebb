"""What opens the dossiers: the work behind the unlock screen and the first start.

Imported while the passphrase is typed, never before the first paint.
"""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from kansrijk_desktop.atomic_file import write_atomically
from kansrijk_desktop.errors import ExpectedError
from kansrijk_desktop.records.practitioner import Practitioner
from kansrijk_desktop.services.clock import local_day, system_clock
from kansrijk_desktop.services.demo_dossier import reuring_family
from kansrijk_desktop.services.vault import Vault
from kansrijk_desktop.services.workspace import open_workspace
from kansrijk_desktop.storage.practitioners import PractitionerRepository
from kansrijk_desktop.texts import _


def set_up(vault: Vault, passphrase: str, practitioner: Practitioner) -> str:
    """Make the dossiers with the practitioner in them, and return the recovery code."""
    code = vault.create(passphrase)
    PractitionerRepository(vault.database).save(replace(practitioner, id=str(uuid4())))
    return code


def save_recovery_code(path: str, code: str) -> None:
    """Write the recovery code to a file of the user's choice.

    Raises:
        ExpectedError: the file cannot be written there.
    """
    text = _("Herstelcode van Kansrijk. Bewaar dit niet bij de computer.") + f"\n\n{code}\n"
    try:
        write_atomically(Path(path), text.encode())
    except OSError as error:
        raise ExpectedError(
            _("De code kon daar niet worden bewaard. Kies een andere plek of druk de code af."),
            details=error.strerror or "",
        ) from error


def add_example(vault: Vault) -> None:
    """Put the example family into the dossiers."""
    workspace = open_workspace(vault.database)
    today = local_day(system_clock())
    workspace.dossiers.save(reuring_family(today), is_demo=True)
