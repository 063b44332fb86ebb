"""Where one installation keeps its files; light enough to be asked before anything else."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Installation:
    """The data folder of one installation.

    Attributes:
        folder: holds the key file, the encrypted database and the log.
    """

    folder: Path

    @property
    def key_path(self) -> Path:
        """The key file with its slots."""
        return self.folder / "sleutels.json"

    @property
    def database_path(self) -> Path:
        """The encrypted database."""
        return self.folder / "dossiers.db"

    @property
    def is_set_up(self) -> bool:
        """Whether a first start was brought to its end.

        A set-up that was cut off leaves a key without a database; a database that got lost leaves
        its save counter beside the key, and that must not look like a fresh start.
        """
        traces = self.folder.glob(f"{self.database_path.name}*")
        return any(not path.name.endswith(".unfinished") for path in traces)
