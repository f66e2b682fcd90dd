"""Chores of the project: ``python3 task.py CHORE`` sets up what the chore needs, once, and runs it.

The environment is ``.venv`` beside this file, installed from the hashes in ``locks/dev.lock``. On Debian and its
derivatives, root also gets the system libraries that Qt needs; others are told which command installs them.

Only the standard library is used, and old Pythons can parse the file, so that they can print what is wrong.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- for Pythons older than the project supports
    found = ".".join(map(str, sys.version_info[:2]))
    sys.exit(f"This needs Python 3.11 or newer; this is Python {found}. Type for example: python3.11 task.py open")

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "locks" / "dev.lock"
# Tools of single chores, which install them into .venv on first use.
BENCH_LOCK: Final = ROOT / "locks" / "bench.lock"
SPARK_LOCK: Final = ROOT / "locks" / "spark.lock"
# PyInstaller collects what it finds in its environment, so this one has no development tools.
FREEZE_VENV: Final = ROOT / ".venv-freeze"
FREEZE_LOCK: Final = ROOT / "locks" / "freeze.lock"
# The last file that `model` writes: it is missing after an interrupted attempt.
MODEL: Final = ROOT / "resources" / "model" / "model.json"

# System libraries that PySide6-Essentials needs and does not contain, for its core and for its offscreen, xcb and
# wayland platforms. Debian package -> one library in it.
QT_LIBRARIES: Final = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libx11-6": "libX11.so.6",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-glx0": "libxcb-glx.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
TRACERS: Final = {"strace": "strace", "Xvfb": "xvfb", "xdotool": "xdotool"}
FONT_PACKAGE: Final = "fonts-dejavu-core"
FONT_FOLDERS: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)


def main(arguments: list[str]) -> int:
    """Run the chore named on the command line and return its exit code."""
    lines = (f"  {name:<13}{(chore.__doc__ or '').splitlines()[0]}" for name, chore in CHORES.items())
    parser = argparse.ArgumentParser(
        prog="task.py",
        description="Set up what a chore needs, once, and run it.",
        epilog="chores:\n" + "\n".join(lines) + "\n\nexample: python3 task.py test -k search",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("chore", choices=CHORES, metavar="CHORE")
    parser.add_argument("extra", nargs=argparse.REMAINDER, metavar="...", help="passed on to the chore's program")
    args = parser.parse_args(arguments)
    prepare()
    if args.chore != "model":
        prepare_model()
    try:
        return CHORES[args.chore](args.extra)
    except KeyboardInterrupt:
        return 130


def open_desk(extra: list[str]) -> int:
    """Open the desk on the bundled FAQ."""
    return run("-m", "helpdesk_app", *extra)


def test(extra: list[str]) -> int:
    """Run the test suite, on several cores; or pytest with further arguments, on one."""
    parallel = ["--numprocesses", "auto", "--maxprocesses", "4"]
    return run("-m", "pytest", *(extra or parallel), offscreen=True)


def check(extra: list[str]) -> int:
    """Check style, formatting, types and the layering."""
    del extra
    results = [
        run("-m", "ruff", "check"),
        run("-m", "ruff", "format", "--check"),
        run("-m", "mypy"),
        run("-m", "pytest", "--quiet", "tests/architecture", offscreen=True),
    ]
    return 1 if any(results) else 0


def build_db(extra: list[str]) -> int:
    """Build faq.db from resources/faq/."""
    return run("-m", "helpdesk_app", "build", str(ROOT / "resources" / "faq"), "-o", "faq.db", *extra)


def messages(extra: list[str]) -> int:
    """Bring the catalogue of messages up to date with the source, and compile it."""
    return run("-m", "build_spec.messages", *extra)


def model(extra: list[str]) -> int:
    """Make the sentence encoder in resources/model/ (downloads 91 MB)."""
    return run("-m", "build_spec.encoder.make", *extra)


def screenshots(extra: list[str]) -> int:
    """Take the pictures of docs/images/, and every state into build/states/."""
    return run("-m", "bench.screenshots", *extra, offscreen=True)


def bench(extra: list[str]) -> int:
    """Compare the search with other engines, and measure the window."""
    install(VENV, BENCH_LOCK)
    return run("-m", "bench", *extra, offscreen=True)


def mutate(extra: list[str]) -> int:
    """Score the tests of a room by mutation: mutate ROOM [--sample N]."""
    install(VENV, BENCH_LOCK)
    return run("-m", "bench.mutation", *extra)


def adversary(extra: list[str]) -> int:
    """Kill, damage, fill and forge whatever the program uses; count broken promises."""
    return run("-m", "bench.adversary", *extra, offscreen=True)


def wheel(extra: list[str]) -> int:
    """Build the wheel into dist/."""
    return run("-m", "hatchling", "build", "--target", "wheel", *extra)


def fleet(extra: list[str]) -> int:
    """Test that SQLite, DuckDB and Spark give the same figures (needs Java)."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        install_system_packages(["default-jre-headless"])
    install(VENV, SPARK_LOCK)
    return run("-m", "pytest", "tests/reports/test_fleet.py", *extra, offscreen=True)


def freeze(extra: list[str]) -> int:
    """Freeze the program for this system and run its self-test."""
    if sys.platform == "linux":
        install_system_packages(missing_freeze_packages())
    return build("build", "freeze", *extra)


def windows(extra: list[str]) -> int:
    """Build the Windows installer; on Linux with Wine: --wine DIR."""
    return build("build", "windows", *extra)


def startup(extra: list[str]) -> int:
    """Compare the start of the Windows program with a minimal one."""
    return build("startup", *extra)


def journey(extra: list[str]) -> int:
    """Install, use, update and remove the Windows program in Wine."""
    return build("wine_journey", *extra)


def build(module: str, *arguments: str) -> int:
    """Run a module of build_spec/ in its environment."""
    prepare(FREEZE_VENV, FREEZE_LOCK)
    return run("-m", f"build_spec.{module}", *arguments, venv=FREEZE_VENV)


def silence(extra: list[str]) -> int:
    """Trace a session: no connection but the display's (Linux)."""
    install_system_packages([package for tool, package in TRACERS.items() if shutil.which(tool) is None])
    return run("-m", "bench.silence", *extra)


def lock(extra: list[str]) -> int:
    """Resolve pyproject.toml into locks/ (needs uv; --upgrade for new versions)."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("The lock files are written by uv, which is not on the PATH. Install uv, then run this again.")
    options = "--universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command".split()
    options += ["python3 task.py lock", "--no-emit-index-url", "--no-emit-find-links"]  # addresses vary by machine
    results = [
        subprocess.run(
            [uv, "pip", "compile", *source.split(), *options, "-o", str(target.relative_to(ROOT)), *extra],
            cwd=ROOT,
            check=False,
            stdout=subprocess.DEVNULL,
        ).returncode
        for source, target in (
            ("pyproject.toml --group dev", LOCK),
            ("--group bench -c locks/dev.lock", BENCH_LOCK),
            ("--group spark -c locks/dev.lock", SPARK_LOCK),
            ("pyproject.toml --group freeze", FREEZE_LOCK),
        )
    ]
    return 1 if any(results) else 0


CHORES: Final[dict[str, Callable[[list[str]], int]]] = {
    "open": open_desk,
    "test": test,
    "check": check,
    "build-db": build_db,
    "messages": messages,
    "model": model,
    "screenshots": screenshots,
    "bench": bench,
    "mutate": mutate,
    "adversary": adversary,
    "fleet": fleet,
    "wheel": wheel,
    "freeze": freeze,
    "windows": windows,
    "startup": startup,
    "journey": journey,
    "silence": silence,
    "lock": lock,
}


def run(*arguments: str, offscreen: bool = False, venv: Path | None = None) -> int:
    """Run the environment's Python in the root folder and return its exit code."""
    environment = os.environ | ({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})
    return subprocess.run([venv_python(venv or VENV), *arguments], cwd=ROOT, env=environment, check=False).returncode


def venv_python(venv: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def prepare(venv: Path | None = None, lock_file: Path | None = None) -> None:
    """Make a virtual environment from a lock file, by default the main one, unless that is already done.

    A stamp file in the environment records the Python and the lock. It is removed first and written last, so that an
    interrupted installation is repeated.
    """
    venv, lock_file = venv or VENV, lock_file or LOCK
    stamp = venv / "helpdesk-stamp"
    interpreter, wanted = fingerprint(lock_file.read_bytes())
    made = stamp.read_text(encoding="utf-8").splitlines() if stamp.is_file() else []
    exists = made[:1] == [interpreter] and venv_python(venv).is_file()
    if exists and made == [interpreter, wanted]:
        return
    install_system_packages(missing_packages())
    if not exists:
        if venv in Path(sys.prefix).resolve().parents or Path(sys.prefix).resolve() == venv:
            sys.exit(
                f"{venv.name} must be made again, and this Python is part of it. Type: deactivate, and run this again."
            )
        say(f"Making the virtual environment {venv}")
        step([sys.executable, "-m", "venv", "--clear", str(venv)])
    say("Installing the locked dependencies (a minute or two, once)")
    stamp.unlink(missing_ok=True)
    install(venv, lock_file)
    stamp.write_text(f"{interpreter}\n{wanted}\n", encoding="utf-8")


def install(venv: Path, lock_file: Path) -> None:
    """Install what a lock file lists and the environment lacks."""
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    pip = [str(venv_python(venv)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *quiet]
    step([*pip, "--require-hashes", "--requirement", str(lock_file)])


def prepare_model() -> None:
    """Make the sentence encoder if it is missing; its weights are not in the repository."""
    if not MODEL.is_file():
        say("Making the sentence encoder (a minute, once)")
        if model([]) != 0:
            sys.exit("The set-up stopped, for the reason shown above. Fix that, then run it again.")


def fingerprint(locked: bytes) -> tuple[str, str]:
    """Return what identifies an environment: this Python, and the hash of the lock file."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{version} {sys.base_prefix}", hashlib.sha256(locked).hexdigest()


def missing_packages() -> list[str]:
    """Return the Debian packages that Qt needs and this machine lacks; none on systems other than Linux."""
    if sys.platform != "linux":
        return []
    missing = [package for package, library in QT_LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if not any(any(folder.rglob("*.[ot]t[fc]")) for folder in FONT_FOLDERS):
        missing.append(FONT_PACKAGE)  # without a font Qt draws every letter as a box
    return missing


def missing_freeze_packages() -> list[str]:
    """Return the Debian packages that freezing needs and this machine lacks."""
    missing = [] if shutil.which("objdump") else ["binutils"]  # PyInstaller reads dependencies with it
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    # Debian packages the library of its Python separately; other Pythons bring theirs, outside the loader's path.
    if sys.base_prefix == "/usr" and not loads(f"libpython{version}.so.1.0"):
        missing.append(f"libpython{version}")
    return missing


def loads(library: str) -> bool:
    """Return whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages as root; exit with the command to type if that is not possible."""
    if not packages:
        return
    if sys.platform != "linux" or shutil.which("apt-get") is None or os.geteuid() != 0:
        sys.exit(advice(packages, debian=shutil.which("apt-get") is not None))
    say(f"Installing {' '.join(packages)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    step(["apt-get", "update", "-qq"])
    step(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def advice(packages: Iterable[str], *, debian: bool) -> str:
    """Return what to do about missing packages without root rights, or without Debian."""
    names = " ".join(packages)
    if debian:
        line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
        return f"Some system packages are missing. Type this line once, then run the same command again:\n\n  {line}"
    text = f"Some system libraries are missing. Debian's packages are {names}. Install those of your system."
    return textwrap.fill(text, 100)


def step(command: list[str]) -> None:
    """Run one step of the set-up; exit with a message if it fails."""
    result = subprocess.run(command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        failed = " ".join(command[:6])
        sys.exit(f"The set-up stopped, for the reason shown above, at: {failed} ...\nFix that, then run it again.")


def say(sentence: str) -> None:
    """Print progress to stderr, apart from the output of the chore."""
    print(f"{sentence} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
