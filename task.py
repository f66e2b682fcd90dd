"""Chores of the project: ``python3 task.py CHORE`` sets up what the chore needs, once, and runs it.

Everything is set up in ``.venv`` beside this file, from the hash-locked ``requirements.lock``. On Debian and its
relatives the system libraries that Qt needs are installed where that is allowed, else the line to type is printed.

Only the standard library is used, and the syntax stays readable to old Pythons so that they can say what is wrong.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- the very case this line is for
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
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
LOCK: Final = ROOT / "requirements.lock"
# The engines that the search is measured against are nobody's business but the benchmark's.
BENCH_VENV: Final = ROOT / ".venv-bench"
BENCH_LOCK: Final = ROOT / "bench" / "requirements.lock"
# Spark is larger than all the rest together, and only the comparison of the feedback figures needs it.
FLEET_VENV: Final = ROOT / ".venv-fleet"
FLEET_LOCK: Final = ROOT / "tests" / "reports" / "requirements.lock"
# A frozen program holds what its environment holds: this one has the libraries of the desk, and what freezes them.
FREEZE_VENV: Final = ROOT / ".venv-freeze"
FREEZE_LOCK: Final = ROOT / "build_spec" / "requirements.lock"
WINDOWS_LOCK: Final = ROOT / "build_spec" / "windows.lock"
# Written last when the model is made, so it is missing after an interrupted attempt.
MODEL: Final = ROOT / "resources" / "model" / "model.json"

# What the wheels of PySide6-Essentials link to and do not bring: its core libraries, and its offscreen, xcb and
# wayland platforms. Debian package -> one library of it.
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
    parser.add_argument("extra", nargs=argparse.REMAINDER, metavar="...", help="handed on to the chore's program")
    asked = parser.parse_args(arguments)
    prepare()
    if asked.chore != "model":
        prepare_model()
    try:
        return CHORES[asked.chore](asked.extra)
    except KeyboardInterrupt:
        return 130


def open_desk(extra: list[str]) -> int:
    """Open the desk on the bundled FAQ."""
    return run("-m", "helpdesk_app", *extra)


def test(extra: list[str]) -> int:
    """Run the whole test suite; what follows goes to pytest."""
    return run("-m", "pytest", *extra, offscreen=True)


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
    """Build faq.db from resources/faq/, as its recipe.toml says."""
    folder = ROOT / "resources" / "faq"
    # publish.Recipe reads the same file for the tests, but this script runs where the package cannot be imported yet.
    recipe = tomllib.loads((folder / "recipe.toml").read_text(encoding="utf-8"))
    sources = [str(folder / name) for name in recipe["sources"]]
    options = ["-o", "faq.db", "--curation", str(folder / recipe["curation"]), "--imported-on", recipe["imported_on"]]
    return run("-m", "helpdesk_app", "build", *sources, *options, *extra)


def model(extra: list[str]) -> int:
    """Make the sentence encoder in resources/model/ (downloads 91 MB)."""
    return run("-m", "build_spec.encoder.make", *extra)


def screenshots(extra: list[str]) -> int:
    """Write the pictures of docs/images/ from the real window."""
    return run("-m", "bench.screenshots", *extra, offscreen=True)


def bench(extra: list[str]) -> int:
    """Measure the search against its peers, and the start of the desk."""
    prepare(BENCH_VENV, BENCH_LOCK)
    return run("-m", "bench", *extra, offscreen=True, venv=BENCH_VENV)


def mutate(extra: list[str]) -> int:
    """Score the tests of a room by mutation: mutate ROOM [--sample N]."""
    prepare(BENCH_VENV, BENCH_LOCK)
    return run("-m", "bench.mutation", "--python", str(venv_python(VENV)), *extra, venv=BENCH_VENV)


def wheel(extra: list[str]) -> int:
    """Build the wheel into dist/."""
    return run("-m", "hatchling", "build", "--target", "wheel", *extra)


def fleet(extra: list[str]) -> int:
    """Compare the feedback figures of SQLite, DuckDB and Spark (needs Java)."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        install_system_packages(["default-jre-headless"])
    prepare(FLEET_VENV, FLEET_LOCK)
    return run("-m", "pytest", "tests/reports/test_fleet.py", *extra, offscreen=True, venv=FLEET_VENV)


def freeze(extra: list[str]) -> int:
    """Freeze the program for this system, and have it test itself."""
    if sys.platform == "linux":
        install_system_packages(missing_to_freeze())
    return build("build", "freeze", *extra)


def windows(extra: list[str]) -> int:
    """Build the Windows installer; on Linux in a test bench: --lab DIR."""
    return build("build", "windows", *extra)


def startup(extra: list[str]) -> int:
    """Compare the start of the Windows program with a bare one's (--lab DIR)."""
    return build("startup", *extra)


def journey(extra: list[str]) -> int:
    """Install, use, update and remove the Windows program (--lab DIR)."""
    return build("lab_journey", *extra)


def build(module: str, *arguments: str) -> int:
    """Run a module of build_spec/ in the environment that freezes."""
    prepare(FREEZE_VENV, FREEZE_LOCK)
    return run("-m", f"build_spec.{module}", *arguments, venv=FREEZE_VENV)


def silence(extra: list[str]) -> int:
    """Trace a whole journey: no connection but the display's (Linux)."""
    install_system_packages([package for tool, package in TRACERS.items() if shutil.which(tool) is None])
    return run("-m", "bench.silence", *extra)


def lock(extra: list[str]) -> int:
    """Resolve pyproject.toml into the lock files (needs uv; --upgrade for newer ones)."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("The lock file is written by uv, which is not on the PATH. Install uv, then run this again.")
    form = "--python-version 3.11 --generate-hashes"
    # pip judges markers by the system it runs on, so what a test bench on Linux installs for Windows has none; and it
    # is what a real Windows installs: the second lock follows the first.
    bench = f"--group freeze --python-platform x86_64-pc-windows-msvc -c {FREEZE_LOCK.relative_to(ROOT).as_posix()}"
    silent = "--no-emit-index-url --no-emit-find-links --no-annotate"  # where packages come from is each machine's own
    results = [
        subprocess.run(
            [uv, *f"pip compile pyproject.toml {options} {form} {silent} -o".split(), name, *extra],
            cwd=ROOT,
            check=False,
            stdout=subprocess.DEVNULL,
        ).returncode
        for options, name in (
            ("--universal --group dev", LOCK.name),
            ("--universal --group bench", BENCH_LOCK.relative_to(ROOT).as_posix()),
            ("--universal --group dev --extra fleet", FLEET_LOCK.relative_to(ROOT).as_posix()),
            ("--universal --group bundle", FREEZE_LOCK.relative_to(ROOT).as_posix()),
            (bench, WINDOWS_LOCK.relative_to(ROOT).as_posix()),
        )
    ]
    return 1 if any(results) else 0


CHORES: Final[dict[str, Callable[[list[str]], int]]] = {
    "open": open_desk,
    "test": test,
    "check": check,
    "build-db": build_db,
    "model": model,
    "screenshots": screenshots,
    "bench": bench,
    "mutate": mutate,
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
    """Run the environment's Python at the top of the tree and return its exit code."""
    environment = os.environ | ({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})
    return subprocess.run([venv_python(venv or VENV), *arguments], cwd=ROOT, env=environment, check=False).returncode


def venv_python(venv: Path) -> Path:
    """Return the interpreter of a virtual environment on this system."""
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def prepare(venv: Path | None = None, lock_file: Path | None = None) -> None:
    """Make a virtual environment, by default the main one, what its lock says; do nothing where it is already so.

    The stamp inside it tells the Python and the lock it was made for. It is written last and removed first, so an
    environment whose making was interrupted has none, and is made again.
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
                f"This Python lives in the {venv.name} that has to be made again. Type: deactivate, and run this again."
            )
        say(f"Making the virtual environment {venv}")
        step([sys.executable, "-m", "venv", "--clear", str(venv)])
    say("Installing the locked dependencies (a minute or two, once)")
    stamp.unlink(missing_ok=True)
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    pip = [str(venv_python(venv)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", *quiet]
    step([*pip, "--require-hashes", "--requirement", str(lock_file)])
    stamp.write_text(f"{interpreter}\n{wanted}\n", encoding="utf-8")


def prepare_model() -> None:
    """Make the sentence encoder where it is missing; its weights are not in the repository."""
    if not MODEL.is_file():
        say("Making the sentence encoder (a minute, once)")
        if model([]) != 0:
            sys.exit("The set-up stopped, for the reason shown above. Run it again once that is fixed.")


def fingerprint(locked: bytes) -> tuple[str, str]:
    """Return what an environment depends on: this Python, and the content of the lock file."""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{version} {sys.base_prefix}", hashlib.sha256(locked).hexdigest()


def missing_packages() -> list[str]:
    """Return the Debian packages whose content this Linux machine lacks; none on other systems."""
    if sys.platform != "linux":
        return []
    missing = [package for package, library in QT_LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if not any(any(folder.rglob("*.[ot]t[fc]")) for folder in FONT_FOLDERS):
        missing.append(FONT_PACKAGE)  # without a font Qt draws every letter as a box
    return missing


def missing_to_freeze() -> list[str]:
    """Return the Debian packages that freezing needs and this machine lacks."""
    missing = [] if shutil.which("objdump") else ["binutils"]  # PyInstaller asks it what a library needs
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    # Debian's own Python stands without its library; others bring theirs where the loader does not look.
    if sys.base_prefix == "/usr" and not loads(f"libpython{version}.so.1.0"):
        missing.append(f"libpython{version}")
    return missing


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages where that is allowed; exit with the line to type where it is not."""
    if not packages:
        return
    if sys.platform != "linux" or shutil.which("apt-get") is None or os.geteuid() != 0:
        sys.exit(advice(packages, debian=shutil.which("apt-get") is not None))
    say(f"Installing {' '.join(packages)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    step(["apt-get", "update", "-qq"])
    step(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])


def advice(packages: Iterable[str], *, debian: bool) -> str:
    """Return what a person without the rights, or without Debian, has to do about missing packages."""
    names = " ".join(packages)
    if debian:
        line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
        return f"Some system packages are missing. Type this line once, then run the same command again:\n\n  {line}"
    text = f"Some system libraries are missing; in Debian's words: {names}. Install your system's packages of them."
    return textwrap.fill(text, 100)


def step(command: list[str]) -> None:
    """Run one step of the set-up; exit with a sentence where it fails."""
    result = subprocess.run(command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        failed = " ".join(command[:6])
        sys.exit(f"The set-up stopped, for the reason shown above, at: {failed} ...\nRun it again once that is mended.")


def say(sentence: str) -> None:
    """Tell what takes time, apart from the output of the chore."""
    print(f"{sentence} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
