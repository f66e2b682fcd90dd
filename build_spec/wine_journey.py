"""Tests the Windows program from installation to removal, in a new profile of the Wine test bench.

Run it as ``python -m build_spec.wine_journey --wine DIR`` after ``task.py windows``. It drives the installed program
with real key presses, and writes ``journey.json`` and a screenshot of each step. Wine is not Windows:
build_spec/README.md lists what only a real one shows.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from build_spec.errors import BuildError
from build_spec.machine import WORK, open_wine_bench
from build_spec.manifest import sha256, write_json
from build_spec.packages import OUTPUT, make_installer
from build_spec.product import ROOT, Product, read_product
from build_spec.wine_desktop import Desktop, JourneyError, clean_desktop, expect, small_disk
from build_spec.wine_folders import COULD_NOT_WRITE, Folders
from helpdesk_app.ui.style.theme import LIGHT

EVIDENCE: Final = ROOT / "build" / "journey"
QUERY: Final = "numero rpps"
OTHER_WORDS: Final = "localiser praticiens"
"""A query that shares no word with the answer: meaning alone finds it. No accents: Wine drops those of xdotool."""
NEW_FAQ: Final = '{"id": "essai", "question": "Où déposer un essai ?", "answer": "Au guichet des essais, côté cour."}\n'
NEWER: Final = "99.0.0"
UNINSTALL_KEY: Final = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall"
DIALOG_KEY: Final = r"HKCU\Software\QtProject\OrganizationDefaults\FileDialog"
STILL_OPEN: Final = 3
_CLIPBOARD: Final = ROOT / "build_spec" / "wine_clipboard.py"


def main(argv: Sequence[str] | None = None) -> int:
    """Walk the journey and return 0, or 1 if a step failed."""
    parser = argparse.ArgumentParser(prog="python -m build_spec.wine_journey", description=__doc__)
    parser.add_argument("--wine", type=Path, required=True, metavar="DIR", help="the Wine test bench")
    parser.add_argument("--evidence", type=Path, default=EVIDENCE, metavar="DIR", help="default: build/journey")
    asked = parser.parse_args(argv)
    shutil.rmtree(asked.evidence, ignore_errors=True)
    with clean_desktop(open_wine_bench(asked.wine, WORK), WORK / "wine-journey") as desktop:
        journey = Journey(desktop, read_product(), asked.evidence)
        passed = journey.walk()
    print(f"{'Passed' if passed else 'Not passed'}: {asked.evidence / 'journey.json'}")
    return 0 if passed else 1


class Journey:
    """The steps in order; each needs those before it.

    Args:
        desktop: A new one.
        product: The program to install.
        evidence: Folder for screenshots and results.
    """

    def __init__(self, desktop: Desktop, product: Product, evidence: Path) -> None:
        self._desktop = desktop
        self._product = product
        self._evidence = evidence
        self._installed = desktop.local / "Programs" / product.name
        self._data = desktop.local / product.name
        self._setup = OUTPUT / f"{product.name}-{product.version}-setup.exe"
        self._window: subprocess.Popen[bytes] | None = None

    def walk(self) -> bool:
        """Take the steps until one fails, write what each found, and return whether all passed."""
        steps: list[tuple[str, Callable[[], Mapping[str, Any]]]] = [
            ("install", self._install),
            ("start", self._start),
            ("search", self._search),
            ("copy", self._copy),
            ("vote", self._vote),
            ("export", self._export),
            ("meaning", self._meaning),
            ("update-faq", self._update_faq),
            ("edit", self._edit),
            ("update-refused-while-busy", self._update_while_busy),
            ("update-program", self._update_program),
            ("uninstall", self._uninstall),
            ("uninstall-with-data", self._uninstall_with_data),
            ("update-refused-without-room", self._update_without_room),
            ("other-folders", Folders(self._desktop, self._setup, self._registered).walk),
        ]
        done: list[dict[str, Any]] = []
        for number, (name, step) in enumerate(steps, start=1):
            begin = time.monotonic()
            try:
                outcome = {"passed": True, "seen": dict(step())}
            except (JourneyError, BuildError, OSError, ValueError, LookupError, subprocess.SubprocessError) as error:
                outcome = {"passed": False, "error": f"{type(error).__name__}: {error}"}
            screenshot = self._evidence / f"{number:02}-{name}.png"
            self._desktop.screenshot(screenshot)
            seconds = round(time.monotonic() - begin, 1)
            done.append({"step": name, "seconds": seconds, "screenshot": screenshot.name, **outcome})
            print(f"{name}: {'passed' if outcome['passed'] else outcome}", flush=True)
            write_json(self._evidence / "journey.json", {"version": self._product.version, "steps": done})
            if not outcome["passed"]:
                return False
        return True

    def _install(self) -> Mapping[str, Any]:
        done = self._desktop.run(self._setup, "/S", seconds=300)
        expect(done.returncode == 0, f"The installer ended with exit code {done.returncode}.")
        manifest = json.loads((OUTPUT / "manifest.json").read_text(encoding="utf-8"))
        wrong = [
            line["path"]
            for line in manifest["files"]
            if not (self._installed / line["path"]).is_file()
            or sha256(self._installed / line["path"]) != line["sha256"]
        ]
        expect(not wrong, f"These files differ from the manifest: {wrong}")
        expect(self._shortcut().is_file(), "There is no shortcut in the start menu.")
        verdict = self._json("--selftest")
        expect(verdict["passed"], f"The installed program fails its self-test: {verdict}")
        return {
            "files": len(manifest["files"]),
            "registered_version": self._registered("DisplayVersion"),
            "shortcut_bytes": self._shortcut().stat().st_size,
            "shortcut_has_app_id": "HelpdeskAssistant.Desk".encode("utf-16-le") in self._shortcut().read_bytes(),
            "self_test": {check["name"]: check["milliseconds"] for check in verdict["checks"]},
        }

    def _start(self) -> Mapping[str, Any]:
        begin = time.monotonic()
        self._open_window()
        return {"seconds_to_window": round(time.monotonic() - begin, 1), "title": self._product.title}

    def _search(self) -> Mapping[str, Any]:
        self._desktop.type(QUERY)
        self._desktop.settle()
        return {"typed": QUERY}

    def _copy(self) -> Mapping[str, Any]:
        hit = self._json("search", "--json", "--limit", "1", QUERY)["hits"][0]
        self._desktop.press("Return")
        self._desktop.settle()
        formats = self._clipboard()
        words = _words(formats["CF_UNICODETEXT"])
        expect(words == _words(hit["answer"]), f"The clipboard holds {words}, not the answer {_words(hit['answer'])}.")
        header = _html_header(formats["HTML Format"])
        return {"answer": hit["uid"], "characters": len(formats["CF_UNICODETEXT"]), "cf_html": header}

    def _vote(self) -> Mapping[str, Any]:
        self._desktop.press("alt+o")
        self._desktop.settle()
        return {"key": "Alt+O"}

    def _export(self) -> Mapping[str, Any]:
        target, merged = (self._desktop.local / "Temp" / name for name in ("avis du poste.csv", "tout.db"))
        target.parent.mkdir(exist_ok=True)
        self._desktop.press("ctrl+e")
        self._desktop.bring_forward("Exporter les avis")
        self._desktop.press("ctrl+a")
        self._desktop.type(self._desktop.windows_path(target))
        self._desktop.screenshot(self._evidence / "06-export-dialog.png")
        self._desktop.press("Return")
        self._desktop.wait(target.is_file, "the export from the window")
        names = [self._desktop.windows_path(path) for path in (target, merged)]
        merged_output = self._cli("feedback", "merge", names[0], "-o", names[1])
        counts = sorted(re.findall(r"\b\d+\b", merged_output.replace(names[1], "")))  # in whatever language
        expect(counts == ["0", "1", "2"], f"The export of the window was merged as: {merged_output}")
        kinds = self._exported_kinds()
        expect(sorted(kinds) == ["copy", "vote"], f"The export of the command holds {kinds}.")
        traces = self._desktop.run(Path("reg"), "query", DIALOG_KEY).returncode == 0
        expect(not traces, "The dialog saved its folder in the registry.")
        return {"events": kinds, "file": target.name}

    def _meaning(self) -> Mapping[str, Any]:
        answer = self._copied_answer(OTHER_WORDS)
        hit = self._json("search", "--json", "--limit", "1", OTHER_WORDS)["hits"][0]
        expect(_words(answer) == _words(hit["answer"]), f"« {OTHER_WORDS} » copied: {answer}")
        texts = " ".join([hit["question"], *hit["wordings"], hit["answer"]]).casefold()
        shared = [word for word in OTHER_WORDS.split() if word.casefold() in texts]
        expect(not shared, f"The query shares {shared} with the answer that it found.")
        return {"typed": OTHER_WORDS, "answer": hit["uid"]}

    def _update_faq(self) -> Mapping[str, Any]:
        folder = self._data / "faq"
        source, built = (self._desktop.local / "Temp" / name for name in ("essai.jsonl", "essai.db"))
        source.write_text(NEW_FAQ, encoding="utf-8")
        folder.mkdir(exist_ok=True)
        names = [self._desktop.windows_path(path) for path in (source, built)]
        self._cli("build", names[0], "-o", names[1], "--imported-on", "2099-01-31")
        broken = folder / "faq.db"
        broken.write_bytes(built.read_bytes()[:5000])
        self._desktop.settle(6)
        self._desktop.screenshot(self._evidence / "08-broken-faq.png")
        expect(self._copied_answer(QUERY) != "", "With a broken FAQ beside it, the window finds nothing any more.")
        built.replace(folder / "faq.db")
        self._desktop.settle(4)
        self._desktop.screenshot(self._evidence / "08-new-faq.png")
        self._desktop.press("F6", "space")  # the notice and its first button, "Use it now"
        self._desktop.settle(2)
        answer = self._copied_answer("essai")
        expect("guichet des essais" in answer, f"The new FAQ is not in use; the answer is: {answer}")
        return {"broken_refused": True, "swapped_without_restart": True, "answer": answer.strip()}

    def _edit(self) -> Mapping[str, Any]:
        folder = self._desktop.local / "Temp" / "base"
        folder.mkdir()
        (folder / "essai.jsonl").write_text(NEW_FAQ, encoding="utf-8")
        name = self._desktop.windows_path(folder)
        window = self._desktop.start(self._installed / "helpdesk.exe", "edit", name)
        title = f"{folder.name}\N{NO-BREAK SPACE}: atelier"
        self._desktop.bring_forward(title)
        self._desktop.settle(4)
        self._desktop.press("alt+m")
        self._desktop.type("comptoir")
        self._desktop.settle(2)
        self._desktop.press("ctrl+s")
        curation = folder / "curation.toml"
        self._desktop.wait(curation.is_file, "the saved wording")
        expect("comptoir" in curation.read_text(encoding="utf-8"), "The wording that was typed is not saved.")
        self._desktop.press("F9")
        self._desktop.bring_forward("Construire la FAQ")
        self._desktop.settle(4)
        self._desktop.screenshot(self._evidence / "09-edit-build.png")
        self._desktop.press("alt+c")  # built only: handed out, it would be the FAQ of the agents' window
        self._desktop.wait((folder / "faq.db").is_file, "the FAQ that is built")
        self._desktop.settle(2)
        self._desktop.press("Escape")
        self._desktop.bring_forward(title)
        self._desktop.press("ctrl+q")
        self._desktop.wait(lambda: window.poll() is not None, "the end of the editors' window")
        found = self._json("--db", f"{name}\\faq.db", "search", "--json", "--limit", "1", "comptoir")["hits"]
        expect(bool(found) and "guichet des essais" in found[0]["answer"], f"The built FAQ finds {found}.")
        self._desktop.bring_forward(self._product.title)
        return {"typed": "comptoir", "answer": found[0]["uid"]}

    def _update_while_busy(self) -> Mapping[str, Any]:
        window = self._running()
        before = self._registered("DisplayVersion")
        pids = self._pids_of_window()
        for pid in pids:
            subprocess.run(["kill", "-STOP", pid], check=True)
        try:
            done = self._desktop.run(self._newer_setup(), "/S", seconds=120)
        finally:
            for pid in pids:
                subprocess.run(["kill", "-CONT", pid], check=True)
        expect(
            done.returncode == STILL_OPEN, f"The installer ended with exit code {done.returncode}, not {STILL_OPEN}."
        )
        expect(self._registered("DisplayVersion") == before, "The installer changed a program in use.")
        expect(window.poll() is None, "The window was closed.")
        answer = self._copied_answer("essai")
        expect("guichet des essais" in answer, f"The window does not work after a refused update: {answer}")
        return {"exit_code": done.returncode, "version": before, "window_goes_on": True}

    def _update_program(self) -> Mapping[str, Any]:
        before = len(self._exported_kinds())
        self._desktop.bring_forward(self._product.title)
        self._desktop.press("alt+n")  # on the answer still shown; the update follows at once
        done = self._desktop.run(self._newer_setup(), "/S", seconds=300)
        expect(done.returncode == 0, f"The installer ended with exit code {done.returncode}.")
        window = self._running()
        self._desktop.wait(lambda: window.poll() is not None, "the end of the window")
        expect(self._registered("DisplayVersion") == NEWER, "The newer version is not registered.")
        after = self._exported_kinds()
        expect(len(after) > before, "The vote given just before the update is lost.")
        self._open_window()
        return {"version": NEWER, "events_before": before, "events_after": len(after)}

    def _uninstall(self) -> Mapping[str, Any]:
        self._remove("/S")
        expect((self._data / "feedback.db").is_file(), "The feedback was removed although nobody asked for that.")
        left = sorted(path.name for path in self._data.iterdir())
        return {"kept": left}

    def _uninstall_with_data(self) -> Mapping[str, Any]:
        expect(self._desktop.run(self._setup, "/S", seconds=300).returncode == 0, "It could not be installed again.")
        kept = len(self._exported_kinds())
        expect(kept > 0, "The earlier feedback is not read.")
        self._remove("/S", "/REMOVEDATA")
        expect(not self._data.exists(), f"{self._data} is still there.")
        return {"feedback_read_again": kept, "left": []}

    def _update_without_room(self) -> Mapping[str, Any]:
        small = self._desktop.bench.folder / "prefix" / "drive_c" / "étroit"
        with small_disk(small, megabytes=140) as made:
            if not made:
                return {"tried": False, "why": "only root may mount a small disk"}
            target = f"/D={self._desktop.windows_path(small)}\\essai"
            first = self._desktop.run(self._setup, "/S", target, seconds=300)
            expect(first.returncode == 0, f"The installer ended with exit code {first.returncode}.")
            second = self._desktop.run(self._newer_setup(), "/S", target, seconds=300)
            expect(second.returncode == COULD_NOT_WRITE, f"The installer ended with exit code {second.returncode}.")
            self._installed = small / "essai"
            verdict = self._json("--selftest")
            left = sorted(path.name for path in self._installed.iterdir())
            expect(verdict["passed"], f"The previous version is damaged: {verdict}")
            expect(self._registered("DisplayVersion") == self._product.version, "The failed version is registered.")
            self._desktop.run(self._installed / "Uninstall.exe", "/S", "/REMOVEDATA")
            self._desktop.wait(lambda: not self._installed.exists(), "the end of the uninstaller")
        return {"exit_code": second.returncode, "still_there": left}

    def _remove(self, *switches: str) -> None:
        window = self._window
        done = self._desktop.run(self._installed / "Uninstall.exe", *switches, seconds=120)
        expect(done.returncode == 0, f"The uninstaller ended with exit code {done.returncode}.")
        # The uninstaller continues in a copy of itself.
        self._desktop.wait(lambda: not self._installed.exists(), "the end of the uninstaller")
        self._desktop.wait(lambda: window is None or window.poll() is not None, "the end of the window")
        expect(not self._shortcut().exists(), "The shortcut is still there.")
        expect(self._registered("DisplayVersion") == "", "It is still registered.")

    def _open_window(self) -> None:
        self._window = self._desktop.start(self._installed / "helpdesk.exe")
        # Loading ends with a selected answer; before, the icon in Wine's tray takes the focus away.
        self._desktop.wait(lambda: self._desktop.shows(LIGHT.selected, pixels=5000), "an answer in the window")
        self._desktop.settle()
        self._desktop.bring_forward(self._product.title)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._window is None:
            raise JourneyError("There is no window.")
        return self._window

    def _pids_of_window(self) -> list[str]:
        prefix = str(self._desktop.bench.folder).encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                line, environment = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
            except OSError:  # the process has ended
                continue
            if b"helpdesk.exe" in line and b"winrun" not in line and prefix in environment:
                found.append(folder.name)
        return found

    def _copied_answer(self, query: str) -> str:
        self._desktop.bring_forward(self._product.title)
        self._desktop.press("Escape")
        self._desktop.type(query)
        self._desktop.settle()
        self._desktop.press("Return")
        self._desktop.settle()
        return str(self._clipboard().get("CF_UNICODETEXT", ""))

    def _exported_kinds(self) -> list[str]:
        target = self._desktop.local / "Temp" / "avis é.jsonl"
        target.parent.mkdir(exist_ok=True)
        self._cli("feedback", "export", "-o", self._desktop.windows_path(target))
        return [json.loads(line)["kind"] for line in target.read_text(encoding="utf-8").splitlines()]

    def _newer_setup(self) -> Path:
        target = WORK / "windows" / "newer-setup.exe"
        if not target.is_file() or target.stat().st_mtime < self._setup.stat().st_mtime:
            bundle = WORK / "windows" / "bundles" / self._product.name
            newer = replace(self._product, version=NEWER)
            make_installer(newer, bundle, WORK / "windows" / "helpdesk.ico", target)
        return target

    def _clipboard(self) -> dict[str, str]:
        bench = self._desktop.bench
        done = self._desktop.run(bench.python, bench.path(_CLIPBOARD))
        expect(done.returncode == 0, f"The clipboard could not be read: {done.stdout}")
        found: dict[str, str] = json.loads(done.stdout)
        return found

    def _cli(self, *arguments: str) -> str:
        done = self._desktop.run(self._installed / "helpdesk-cli.exe", *arguments)
        expect(
            done.returncode == 0, f"helpdesk-cli {arguments[0]} ended with exit code {done.returncode}: {done.stdout}"
        )
        return done.stdout

    def _json(self, *arguments: str) -> dict[str, Any]:
        text = self._cli(*arguments)
        found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
        return found

    def _registered(self, value: str) -> str:
        key = rf"{UNINSTALL_KEY}\{self._product.name}"
        done = self._desktop.run(Path("reg"), "query", key, "/v", value)
        return done.stdout.rpartition("REG_SZ")[2].strip() if done.returncode == 0 else ""

    def _shortcut(self) -> Path:
        return self._desktop.start_menu / f"{self._product.title}.lnk"


def _words(text: str) -> list[str]:
    """Return the words of an answer without list markers and spacing."""
    return [word for word in text.split() if word not in {"-", "•"}]


def _html_header(text: str) -> dict[str, int]:
    """Return the offsets in the header of the clipboard's HTML format.

    Raises:
        JourneyError: An offset is wrong.
    """
    data = text.encode("utf-8")
    fields = dict(line.split(":", 1) for line in text.splitlines()[:8] if ":" in line)
    offsets = {name: int(fields[name]) for name in ("StartHTML", "EndHTML", "StartFragment", "EndFragment")}
    inside = data[offsets["StartFragment"] : offsets["EndFragment"]]
    expect(data[offsets["StartHTML"] :].lstrip()[:1] == b"<", "StartHTML does not point at a tag.")
    expect(bool(inside.strip()) and b"Fragment" not in inside, "The fragment is not where the header says.")
    return offsets


if __name__ == "__main__":
    sys.exit(main())
