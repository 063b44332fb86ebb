"""Region packages for tests, as files by name."""

import zipfile
from io import BytesIO
from pathlib import Path

HEADER = (
    "id,name,audience,domains,levels,from_week,to_week,parity,phase,kind,sign_up,phone,website,cost,"
    "waiting_time,languages,is_formal,recipient_kind,municipalities,owner,source,last_checked,status"
)
ROW = (
    "geldfit,Geldfit,iedereen,money;housing,yellow; orange,,27,first,zwangerschap,low-threshold,"
    "bellen,0800-8115,,gratis,,,nee,,,,bron,2026-11-01,bevestigd"
)
PLACES = "name,coalition,source,last_checked,status\nDorp,ja,bron,2026-11-01,bevestigd\n"
CONTACTS = (
    "id,name,role,recipient_kind,municipalities,phone,email,website,source,last_checked,status\n"
    "jgz,JGZ Dorp,huisbezoek,jgz,Dorp,0800-0000,post@voorbeeld.nl,,bron,2026-11-01,bevestigd\n"
)
SAFETY = '[danger]\ntitle = "Nu"\ntext = "Bel"\nsteps = ["een"]\nnumbers = ["112"]\n'
AGREED = """
[coalition]
municipality_count = 16
source = "bron"

[[moments]]
id = "28"
name = "28 weken"
counted_from = "zwangerschap"
from_week = 28
to_week = 30

[[moments]]
id = "kraam"
name = "dag 3"
counted_from = "geboorte"
from_day = 3
to_day = 5

[thresholds]
stale_after_months = 6
"""
"""The parts of `region.toml` about what a coalition agreed on."""


def about(**changes: str) -> str:
    """`region.toml` of a made-up region; values as they are written in TOML."""
    keys = {
        "id": '"proef"',
        "name": '"Proef"',
        "owner": '"wij"',
        "version": '"1.2.0"',
        "layer": '"regio"',
        "based_on": '"landelijk"',
        "last_checked": "2026-11-01",
        "always_visible": '["Wachtdienst: 0800-0000"]',
    }
    return "".join(f"{key} = {value}\n" for key, value in (keys | changes).items() if value)


def a_package(*rows: str, **changes: str) -> dict[str, bytes]:
    """The files of a package with these rows in its menukaart."""
    return {
        "region.toml": about(**changes).encode(),
        "services.csv": "\n".join((HEADER, *(rows or (ROW,)))).encode(),
        "municipalities.csv": PLACES.encode(),
        "contacts.csv": CONTACTS.encode(),
    }


def a_zip(files: dict[str, bytes]) -> bytes:
    """The files as somebody would zip them by hand."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def a_package_file(folder: Path, files: dict[str, bytes], name: str = "pakket.zip") -> Path:
    """The package as a file on disk."""
    path = folder / name
    path.write_bytes(a_zip(files))
    return path
