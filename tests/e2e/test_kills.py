"""End the program at random moments of a conversation: what it showed as saved is there."""

import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from kansrijk_desktop.engine.answers import AnswerRecord
from tests.e2e.desks import PASSPHRASE, a_desk, opened, resume_conversation, set_up

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("qapp")]

KILLS = 10
LONGEST_TALK = 2.5
OFFER = re.compile(r"Signalering.*, versie 1\.1\.0, bewaard op \d+ \w+ \d{4} om \d\d:\d\d")

Said = dict[str, str]


def killed_talk(folder: Path, seed: int) -> list[tuple[str, Said]]:
    """Let a child talk, kill it at a moment that the seed decides, and return what it told."""
    command = [sys.executable, "-m", "tests.e2e.talking_child", str(folder), str(seed)]
    lines: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603
        reader = Thread(target=lambda: lines.extend(child.stdout or ()))
        reader.start()
        deadline = time.monotonic() + 60
        while not lines and child.poll() is None and time.monotonic() < deadline:
            reader.join(0.02)
        # The moment of the kill is what is random here.
        reader.join(random.Random(seed).uniform(0.05, LONGEST_TALK))  # noqa: S311
        child.kill()
        reader.join()
    whole = [line for line in lines if line.endswith("\n")]
    return [(line.partition(" ")[0], json.loads(line.partition(" ")[2])) for line in whole]


def possible(told: list[tuple[str, Said]]) -> dict[str, set[str]]:
    """Return what may be kept per address: what was last shown as saved, or said after that."""
    saved_at = [at for at, (kind, _said) in enumerate(told) if kind == "saved"]
    if not saved_at:
        return {}
    last = saved_at[-1]
    allowed = {address: {text} for address, text in told[last][1].items()}
    for _kind, said in told[last + 1 :]:
        for address, text in said.items():
            allowed.setdefault(address, set()).add(text)
    return {address: allowed[address] for address in told[last][1]}


def kept(folder: Path) -> Said:
    """Return what the dossier holds, in the words of the child."""
    with opened(folder) as entry:
        (unfinished,) = entry.workspace.screenings.unfinished()
        screening_id = unfinished.open_screening.screening.id
        answers = entry.workspace.screenings.open(screening_id).answers
    said = {address: display(record) for address, record in answers.items()}
    said |= {f"note:{address}": record.note for address, record in answers.items()}
    return {address: text for address, text in said.items() if text}


def display(record: AnswerRecord) -> str:
    content = record.values[0].json if len(record.values) == 1 else None
    return str(content.get("display", "")) if isinstance(content, dict) else ""


def test_ten_kills_lose_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    set_up(tmp_path)
    saved_count = 0
    for seed in range(KILLS):
        allowed = possible(killed_talk(tmp_path, seed))
        found = kept(tmp_path)
        saved_count += len(allowed)

        assert {a: found.get(a) for a in allowed if found.get(a, "") not in allowed[a]} == {}, seed

    assert saved_count > KILLS


def test_after_a_kill_the_program_offers_to_go_on_where_it_was(tmp_path: Path) -> None:
    set_up(tmp_path)
    killed_talk(tmp_path, KILLS)

    with a_desk(tmp_path) as desk:
        desk.sign_in(PASSPHRASE)
        households = desk.dossiers()
        desk.wait_for(lambda: bool(households.resume_rows), "the offer to go on")
        (row,) = households.resume_rows
        spoken = row.accessibleName()
        shown = row.shown_title()
        screen = resume_conversation(desk)
        panels = list(screen.page.panels)

    assert "Sanne Reuring" in spoken
    assert OFFER.search(spoken)
    assert "Reuring" not in shown
    assert panels
