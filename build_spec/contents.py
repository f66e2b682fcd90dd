"""What of the libraries goes into the frozen program, and what stays out.

PyInstaller collects what a library could need; these lists say what this program does. The self-test of the frozen
program fails where something needed is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

EXCLUDED_MODULES: Final = (
    # Build tools and tests of the libraries.
    *("PIL", "PyInstaller", "cyclonedx", "setuptools", "pkg_resources", "pip", "wheel", "pytest", "_pytest"),
    *("numpy.f2py", "numpy.distutils", "numpy.testing", "numpy._pyinstaller", "numpy.typing.tests"),
    # Parts of numpy that it loads when they are asked for.
    *("numpy.polynomial", "numpy.ma", "numpy.fft"),
    # Interactive, graphical and other parts of the standard library that nothing here calls.
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "pydoc", "pydoc_data", "doctest", "unittest", "pdb"),
    *("bdb", "code", "codeop", "cmd", "rlcompleter", "readline", "curses", "_curses", "sqlite3.dbapi2.test", "test"),
    # Everything that could speak to a network.
    *("ssl", "_ssl", "ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "xmlrpc", "http", "socketserver"),
    *("urllib.request", "urllib.robotparser", "urllib.error", "urllib.response", "xml.sax", "xml.dom"),
    *("asyncio", "_asyncio", "_overlapped", "webbrowser", "wsgiref", "multiprocessing.connection"),
    # Compressions and a slow double that nothing here uses.
    *("bz2", "lzma", "_bz2", "_lzma", "tarfile", "_pydecimal"),
    # hashlib has its own SHA-2 and BLAKE2: OpenSSL's 5 MB would only make them faster.
    "_hashlib",
    # Of the encoder's libraries, what runs a model that is at hand: not what makes one, or fetches it from a network.
    *("huggingface_hub", "hf_xet", "httpx2", "httpcore2", "fsspec", "tqdm", "yaml", "tokenizers.tools", "onnx"),
    *("onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers", "google.protobuf", "flatbuffers"),
    # Optional parts of pygal and Jinja2.
    *("cairosvg", "lxml", "django", "flask", "babel", "trio"),
    # Qt: Core, Gui, Widgets and Svg are used.
    *(f"PySide6.Qt{name}" for name in ("Network", "Qml", "Quick", "Pdf", "DBus", "OpenGL", "OpenGLWidgets", "Test")),
    *(f"PySide6.Qt{name}" for name in ("PrintSupport", "Sql", "Xml", "Concurrent", "Designer", "Help", "UiTools")),
    *("PySide6.QtSvgWidgets", "PySide6.support.deprecated"),
)

NETWORK_MODULES: Final = frozenset(
    (
        *("_socket", "socket", "_ssl", "ssl", "select", "selectors", "socketserver", "asyncio", "_asyncio"),
        *("urllib", "urllib.parse", "urllib.request", "urllib.response", "urllib.error", "urllib.robotparser"),
        *("http", "ftplib", "imaplib", "nntplib", "poplib", "smtplib", "smtpd", "telnetlib", "xmlrpc", "webbrowser"),
        *("_overlapped", "wsgiref", "cgi", "asyncore", "asynchat", "multiprocessing.connection", "logging.handlers"),
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtNetworkAuth", "requests", "urllib3", "httpx"),
    )
)
"""What could speak to a network, or is made for those who do."""

NEEDED_NETWORK_MODULES: Final = {
    "urllib": "urllib.parse",
    "urllib.parse": "pathlib makes URIs of paths with it; it only reads and writes text",
    "socket": "email.utils imports it, for the host's name in a Message-ID; email reads the metadata of packages",
    "_socket": "socket",
    "selectors": "socket and subprocess",
    "select": "selectors",
}
"""Those that are in the program all the same, and what needs them."""

OPTIMIZE: Final = 2
"""Docstrings and assert statements stay out of the byte code: both programs carry it, and each start reads it."""

PLUGINS: Final = {
    "platforms": ("qwindows", "qoffscreen", "libqxcb", "libqoffscreen", "libqwayland-generic", "libqwayland-egl"),
    "platforminputcontexts": ("libcomposeplatforminputcontextplugin", "libibusplatforminputcontextplugin"),
    "wayland-shell-integration": ("libxdg-shell",),
    "wayland-decoration-client": ("libadwaita",),
}
"""Kind of Qt plugin -> those that are used; of a kind that is not named here, none: Fusion, the style of the window, is
in Qt itself, and its icons are drawn from SVG by QtSvg."""

DROPPED_LIBRARIES: Final = (
    "opengl32sw",  # a software OpenGL of 20 MB: widgets are painted without OpenGL
    "d3dcompiler_47",
    *("qt6network", "qt6pdf", "qt6qml", "qt6quick", "qt6opengl", "qt6openglwidgets", "qt6dbus"),
    # RapidFuzz for one processor more: it saves nothing where one word is compared with a vocabulary.
    *("metrics_cpp_avx2", "fuzz_cpp_avx2"),
    # The same as its extension module, for programs in C; and what hands work to other processors.
    *("onnxruntime", "libonnxruntime", "onnxruntime_providers_shared", "libonnxruntime_providers_shared"),
    *("libssl-3", "libcrypto-3", "libssl-1_1", "libcrypto-1_1"),
)
"""Libraries and extension modules by what their name begins with, up to the first dot."""

REPEATED_LIBRARIES: Final = (
    *("PySide6/msvcp140.dll", "PySide6/vcruntime140.dll", "PySide6/vcruntime140_1.dll", "shiboken6/vcruntime140.dll"),
)
"""Copies of the C++ runtime that no process ever loads: Windows takes a library that it has loaded already by its bare
name, and Python's, then shiboken6's, come first."""

LANGUAGES: Final = ("fr", "en")
"""Whose Qt translations are kept."""


def is_binary_used(name: str) -> bool:
    """Tell whether a library, extension module or plugin belongs in the program.

    Args:
        name: Its path in the bundle, with either kind of slash.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    stem = path.name.lower().partition(".")[0]
    if stem in DROPPED_LIBRARIES or f"{path.parent.name}/{path.name.lower()}" in REPEATED_LIBRARIES:
        return False
    if "plugins" in path.parts:
        kind = path.parts[path.parts.index("plugins") + 1]
        return stem in PLUGINS.get(kind, ())
    return True


def is_data_used(name: str) -> bool:
    """Tell whether a data file of a library belongs in the program.

    Args:
        name: Its path in the bundle, with either kind of slash.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.suffix == ".qm" and "PySide6" in path.parts:
        return path.name in {f"qtbase_{language}.qm" for language in LANGUAGES}
    return not any(part.endswith(".dist-info") or part in {"tests", "include"} for part in path.parts)


def module_of(name: str, kind: str) -> str:
    """Return the module that an entry of PyInstaller's stands for.

    Args:
        name: Dotted for byte code, and a path in the bundle for an extension module, with either kind of slash.
        kind: ``EXTENSION`` or another of its kinds.
    """
    if kind != "EXTENSION":
        return name
    path = PurePosixPath(name.replace("\\", "/"))
    folders = [part for part in path.parent.parts if part != "lib-dynload" and not part.startswith("python3.")]
    return ".".join([*folders, path.name.partition(".")[0]])


def strange_network_modules(modules: Iterable[str]) -> list[str]:
    """Return those of ``modules`` that are made for a network and that nothing needs, sorted."""
    return sorted(
        name
        for name in set(modules) - set(NEEDED_NETWORK_MODULES)
        if any(name == module or name.startswith(f"{module}.") for module in NETWORK_MODULES)
    )
