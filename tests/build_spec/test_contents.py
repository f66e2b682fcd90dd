from __future__ import annotations

import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from build_spec.contents import (
    EXCLUDED_MODULES,
    NEEDED_NETWORK_MODULES,
    NETWORK_MODULES,
    RESOURCES,
    SHARED_PACKAGES,
    is_binary_used,
    is_data_used,
    module_of,
    unexpected_network_modules,
)

ROOT: Final = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "name",
    [
        r"PySide6\Qt6Core.dll",
        r"PySide6\plugins\platforms\qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        r"PySide6\plugins\imageformats\qjpeg.dll",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        r"shiboken6\MSVCP140.dll",
        "numpy.libs/libscipy_openblas64_-1234.dll",
        "rapidfuzz/distance/metrics_cpp.cp311-win_amd64.pyd",
    ],
)
def test_what_the_window_needs_goes_in(name: str) -> None:
    assert is_binary_used(name)


@pytest.mark.parametrize(
    "name",
    [
        r"PySide6\opengl32sw.dll",
        r"PySide6\Qt6Network.dll",
        r"PySide6\plugins\imageformats\qwebp.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        r"PySide6\MSVCP140.dll",
        "libcrypto-3.dll",
        "rapidfuzz/distance/metrics_cpp_avx2.cp311-win_amd64.pyd",
    ],
)
def test_what_the_window_never_loads_stays_out(name: str) -> None:
    assert not is_binary_used(name)


def test_onnxruntime_is_its_extension_module_alone() -> None:
    folder = "onnxruntime/capi"
    assert is_binary_used(f"{folder}/onnxruntime_pybind11_state.pyd")
    assert is_binary_used(f"{folder}/onnxruntime_providers_shared.dll")  # small; without it every start warns
    assert not is_binary_used(f"{folder}/onnxruntime.dll")
    assert not is_binary_used(f"{folder}/libonnxruntime.so.1.28.0")


def test_only_french_and_english_translations_of_qt_go_in() -> None:
    folder = "PySide6/translations"
    names = ("qtbase_fr.qm", "qtbase_en.qm", "qtbase_de.qm", "qt_help_fr.qm")
    assert [name for name in names if is_data_used(f"{folder}/{name}")] == ["qtbase_fr.qm", "qtbase_en.qm"]
    assert is_data_used("resources/translations/helpdesk_fr.qm")
    assert not is_data_used("numpy-2.1.3.dist-info/METADATA")


def test_every_resource_goes_in_but_the_sources_of_the_faq_and_of_translations() -> None:
    folder = ROOT / "resources"
    packed = {path for pattern in RESOURCES for path in folder.glob(pattern)}
    kept = subprocess.check_output(["git", "ls-files", "-z", "resources"], cwd=ROOT, encoding="utf-8").split("\0")
    left_out = {path for name in kept if name and (path := ROOT / name) not in packed}
    assert {path.relative_to(folder).parts[0] for path in left_out} == {"faq", "translations"}
    assert {path.suffix for path in left_out if path.parent.name == "translations"} == {".ts", ".po"}


def test_the_shared_packages_are_packages_that_can_be_imported() -> None:
    # find_spec imports the parents, and none of these packages itself.
    found = [find_spec(name) for name in SHARED_PACKAGES]
    assert all(spec and spec.submodule_search_locations for spec in found)


def test_nothing_the_program_imports_is_excluded() -> None:
    for path in (ROOT / "helpdesk_app").rglob("*.py"):
        for name in re.findall(r"^\s*(?:from|import) ([\w.]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            hit = [out for out in EXCLUDED_MODULES if name == out or name.startswith(f"{out}.")]
            assert not hit, f"{path.name} imports {name}"


@pytest.mark.parametrize(
    ("name", "kind", "module"),
    [
        ("urllib.parse", "PYMODULE", "urllib.parse"),
        ("_socket.pyd", "EXTENSION", "_socket"),
        ("lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "EXTENSION", "_ssl"),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", "EXTENSION", "_ssl"),
        (r"PySide6\QtNetwork.pyd", "EXTENSION", "PySide6.QtNetwork"),
        ("PySide6/QtNetwork.abi3.so", "EXTENSION", "PySide6.QtNetwork"),
    ],
)
def test_an_entry_of_the_bundle_gives_a_module(name: str, kind: str, module: str) -> None:
    assert module_of(name, kind) == module


def test_only_needed_network_modules_go_in() -> None:
    assert unexpected_network_modules(NEEDED_NETWORK_MODULES) == []
    assert unexpected_network_modules(["urllib.request", "http.client", "json", "httpx2", "PySide6.QtNetwork"]) == [
        *("PySide6.QtNetwork", "http.client", "urllib.request"),
    ]
    assert set(NEEDED_NETWORK_MODULES) <= NETWORK_MODULES


def test_the_readme_names_each_network_module_that_goes_in() -> None:
    readme = (ROOT / "build_spec" / "README.md").read_text(encoding="utf-8")
    for module in NEEDED_NETWORK_MODULES:
        assert f"| `{module}` |" in readme
