"""Bundles changed at random are read or refused in words: no crash, no hang.

Each number is one Bundle, always the same one. KANSRIJK_LONG=1 tries 100,000; KANSRIJK_FUZZ_FROM=n
begins at another number.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random
from time import process_time

import pytest

from kansrijk_desktop.errors import UnreadableBundleError
from kansrijk_desktop.exchange.bundle_reading import ReadBundle, read_bundle
from kansrijk_desktop.exchange.document_bundle import document_bundle
from kansrijk_desktop.fhir.json import dump_json
from kansrijk_desktop.services.forms import Forms
from kansrijk_desktop.services.incoming_preview import KnownHere, proposals
from kansrijk_desktop.services.incoming_records import new_dossier
from kansrijk_desktop.services.told_lines import told_lines
from kansrijk_desktop.services.workspace import Workspace
from tests.builders import NOW, TODAY
from tests.fuzz.mutations import mutated, mutated_bytes
from tests.unit.exchange.bundles import a_content
from tests.working_time import seconds_of

pytestmark = pytest.mark.unmeasured

IS_LONG = bool(os.environ.get("KANSRIJK_LONG"))
COUNT = 100_000 if IS_LONG else 1_500
FIRST = int(os.environ.get("KANSRIJK_FUZZ_FROM", "0"))
MAX_SECONDS = 2.0


def shown(number: int, found: ReadBundle, forms: Forms) -> list[tuple[int, str]]:
    """What was understood can be shown: beside what is known, and as answers to read."""
    content = found.content
    try:
        if content.patient.family_name:
            proposals(content, KnownHere(new_dossier(content, "", NOW)))
        for screening in content.screenings:
            told_lines(screening, forms)
    except Exception as error:  # noqa: BLE001 - every crash is a finding, all are wanted
        return [(number, repr(error))]
    return []


def again(number: int, found: ReadBundle) -> list[tuple[int, str]]:
    """What was understood can be written again, and then is understood wholly."""
    try:
        second = read_bundle(dump_json(document_bundle(found.content)), TODAY)
    except UnreadableBundleError as error:
        return [(number, error.message)]
    return [] if second.content == found.content else [(number, "reads otherwise")]


def read_or_refused(raw: bytes) -> None:
    """Read a Bundle, whatever comes of it."""
    with suppress(Exception):  # told where it happened first
        read_bundle(raw, TODAY)


@pytest.mark.no_cover  # pytest-cov: what is measured here is time, and there is much of it
def test_changed_bundles_are_read_or_refused_in_words(
    record_property: Callable[[str, object], None], workspace: Workspace
) -> None:
    seed = document_bundle(a_content())
    read, failed, slow = 0, [], []

    for number in range(FIRST, FIRST + COUNT):
        random = Random(number)  # noqa: S311 - the same case for the same number
        raw = mutated_bytes(dump_json(mutated(seed, random)), random)
        began = process_time()
        try:
            found = read_bundle(raw, TODAY)
        except UnreadableBundleError as error:
            if "Er is niets gewijzigd." not in error.message:
                failed.append((number, error.message))
        except Exception as error:  # noqa: BLE001 - every crash is a finding, all are wanted
            failed.append((number, repr(error)))
        else:
            read += 1
            failed += again(number, found) + shown(number, found, workspace.forms)
        is_slow = process_time() - began > MAX_SECONDS
        if is_slow and seconds_of(partial(read_or_refused, raw), MAX_SECONDS) > MAX_SECONDS:
            slow.append(number)

    record_property("fuzz tried", COUNT)
    assert failed == []
    assert slow == []
    assert COUNT / 10 < read < COUNT
