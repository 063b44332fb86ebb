"""A region package as one file: a zip of its files, looked at closely before anything is unpacked.

Nothing is ever written under a name from the archive; the files stay in memory.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from kansrijk_desktop.errors import InvalidInputError
from kansrijk_desktop.exchange.region_tables import safe_table
from kansrijk_desktop.exchange.regions import FILES, TABLES
from kansrijk_desktop.texts import _

MAX_ARCHIVE_BYTES: Final = 2 * 1024 * 1024
MAX_FILE_BYTES: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1
_UNIX_MODE_SHIFT: Final = 16
# What `zipfile` meets in damaged archives, found by changing bytes of good ones.
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError),
)
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ALWAYS_THE_SAME_DAY: Final = (2026, 1, 1, 0, 0, 0)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return the files of a faultless package as one file; the same files give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in FILES:
            if name in files:
                member = zipfile.ZipInfo(name, _ALWAYS_THE_SAME_DAY)
                member.compress_type = zipfile.ZIP_DEFLATED
                content = safe_table(files[name]) if name in TABLES else files[name]
                archive.writestr(member, content)
    return written.getvalue()


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Return the files of a package by name.

    Raises:
        InvalidInputError: it is no package, or holds what does not belong in one.
    """
    if len(raw) > MAX_ARCHIVE_BYTES:
        raise _refused(
            _("Het bestand is groter dan {count} MB.").format(count=MAX_ARCHIVE_BYTES // 1024**2)
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _contents(archive)
    except _DAMAGED as error:
        raise _refused(_("Dit is geen zip-bestand, of het is beschadigd.")) from error


def _contents(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    # Everything is looked at before the first byte is unpacked.
    for member in members:
        _check(member)
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise _refused(_("Er staan twee bestanden met dezelfde naam in."))
    return {member.filename: _content(archive, member) for member in members}


def _check(member: zipfile.ZipInfo) -> None:
    if member.filename not in FILES:
        raise _refused(
            _(
                "Er staat iets in dat er niet hoort. Zet alleen deze bestanden in het zip-bestand, "
                "zonder map eromheen: {names}."
            ).format(names=", ".join(FILES))
        )
    mode = member.external_attr >> _UNIX_MODE_SHIFT
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise _refused(_("Er staat een verwijzing in naar een ander bestand."))
    if member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS:
        raise _refused(_("Het is versleuteld of op een ongewone manier ingepakt."))
    if member.file_size > MAX_FILE_BYTES:
        raise _refused(
            _("Een bestand erin is groter dan {count} MB.").format(count=MAX_FILE_BYTES // 1024**2)
        )


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        # The size in the header may be a lie. Asked for no more, it unpacks no more; what is left
        # over then shows as damage.
        return file.read(MAX_FILE_BYTES)


def _refused(why: str) -> InvalidInputError:
    return InvalidInputError(
        _("Dit regiopakket kan niet worden geladen. {why} Er is niets gewijzigd.").format(why=why)
    )
