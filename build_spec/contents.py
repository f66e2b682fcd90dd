"""Which files of the libraries go into the frozen program.

PyInstaller collects everything that a library could need; these lists leave out what this program does not use. The
self-test of the frozen program fails if something it needs is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

EXCLUDED_MODULES: Final = (
    # Build tools and tests of the libraries.
    *("PIL", "PyInstaller", "cyclonedx", "setuptools", "pkg_resources", "pip", "wheel", "pytest", "_pytest"),
    *("numpy.f2py", "numpy.distutils", "numpy.testing", "numpy._pyinstaller", "numpy.typing.tests"),
    # Parts of numpy that are loaded on demand.
    *("numpy.polynomial", "numpy.ma", "numpy.fft", "numpy.random"),
    # Unused parts of the standard library: interactive, graphical and others.
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "pydoc", "pydoc_data", "doctest", "unittest", "pdb"),
    *("bdb", "code", "codeop", "cmd", "rlcompleter", "readline", "curses", "_curses", "sqlite3.dbapi2.test", "test"),
    # Network access.
    *("ssl", "_ssl", "ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "xmlrpc", "http", "socketserver"),
    *("urllib.request", "urllib.robotparser", "urllib.error", "urllib.response", "xml.sax", "xml.dom"),
    *("asyncio", "_asyncio", "_overlapped", "webbrowser", "wsgiref", "multiprocessing.connection"),
    # Unused compression formats, and the pure Python version of decimal.
    *("bz2", "lzma", "_bz2", "_lzma", "tarfile", "_pydecimal"),
    # hashlib has its own SHA-2 and BLAKE2; OpenSSL (5 MB) is only faster.
    "_hashlib",
    # Parts of onnxruntime and tokenizers that make or download models; the program only runs one.
    *("huggingface_hub", "hf_xet", "httpx2", "httpcore2", "fsspec", "tqdm", "tokenizers.tools", "onnx"),
    *("onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers", "google.protobuf", "flatbuffers"),
    # C extensions of PyYAML: front matter is short.
    *("yaml.cyaml", "yaml._yaml"),
    # Optional parts of pygal and Jinja2.
    *("cairosvg", "lxml", "django", "flask", "babel", "trio"),
    # All of Qt but Core, Gui, Widgets and Svg.
    *(f"PySide6.Qt{name}" for name in ("Network", "Qml", "Quick", "Pdf", "DBus", "OpenGL", "OpenGLWidgets", "Test")),
    *(f"PySide6.Qt{name}" for name in ("PrintSupport", "Sql", "Xml", "Concurrent", "Designer", "Help", "UiTools")),
    *("PySide6.QtSvgWidgets", "PySide6.support.deprecated"),
)

DYNAMIC_IMPORTS: Final = (
    "justhtml.sanitizer.policy_defaults",
    *("justhtml.transforms.compile", "justhtml.transforms.runtime"),
)
"""Modules that a library imports by a name in a string, which PyInstaller does not see."""

RESOURCES: Final = (
    *("help/*.md", "icons/*.svg", "model/*", "privacy/*", "report/*", "search/*", "style/*"),
    *("translations/*.mo", "translations/*.qm"),
)
"""Files of resources/ that the program reads. The sources of the FAQ stay out: only those who build it need them."""

NETWORK_MODULES: Final = frozenset(
    (
        *("_socket", "socket", "_ssl", "ssl", "select", "selectors", "socketserver", "asyncio", "_asyncio"),
        *("urllib", "urllib.parse", "urllib.request", "urllib.response", "urllib.error", "urllib.robotparser"),
        *("http", "ftplib", "imaplib", "nntplib", "poplib", "smtplib", "smtpd", "telnetlib", "xmlrpc", "webbrowser"),
        *("_overlapped", "wsgiref", "cgi", "asyncore", "asynchat", "multiprocessing.connection", "logging.handlers"),
        *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtNetworkAuth", "requests", "urllib3", "httpx"),
    )
)
"""Modules that can open a network connection, or that exist for those that do."""

NEEDED_NETWORK_MODULES: Final = {
    "urllib": "urllib.parse",
    "urllib.parse": "pathlib, to make URIs of paths; it only handles text",
    "socket": "email.utils, for the host name in a Message-ID; email parses the metadata of packages",
    "_socket": "socket",
    "selectors": "socket and subprocess",
    "select": "selectors",
}
"""Network modules that are in the program nevertheless -> what imports them."""

OPTIMIZE: Final = 2
"""Level 2 drops docstrings and assertions: each program contains the byte code, and each start reads it."""

SHARED_PACKAGES: Final = (
    *("helpdesk_app.editing", "helpdesk_app.faq_build", "helpdesk_app.reports", "helpdesk_app.ui.editor"),
    *("jinja2", "justhtml", "markdown_it", "pygal", "tomlkit", "xlsxwriter", "yaml"),
)
"""Packages whose byte code lies in files that both programs share. No agent's start loads them; what it loads is in the
archive inside each program, because reading many small files would be slow."""

PLUGINS: Final = {
    "platforms": ("qwindows", "qoffscreen", "libqxcb", "libqoffscreen", "libqwayland-generic", "libqwayland-egl"),
    "imageformats": ("qjpeg", "libqjpeg"),
    "platforminputcontexts": ("libcomposeplatforminputcontextplugin", "libibusplatforminputcontextplugin"),
    "wayland-shell-integration": ("libxdg-shell",),
    "wayland-decoration-client": ("libadwaita",),
}
"""Kind of Qt plugin -> the plugins to keep; other kinds are dropped. The Fusion style is part of Qt itself, and QtSvg
renders the icons. PNG is part of Qt itself too; JPEG is the other kind of picture that an answer may have."""

DROPPED_LIBRARIES: Final = (
    "opengl32sw",  # software OpenGL, 20 MB; widgets are painted without OpenGL
    "d3dcompiler_47",
    *("qt6network", "qt6pdf", "qt6qml", "qt6quick", "qt6opengl", "qt6openglwidgets", "qt6dbus"),
    # RapidFuzz for AVX2: no faster where one word is compared with a vocabulary.
    *("metrics_cpp_avx2", "fuzz_cpp_avx2"),
    # onnxruntime's library for C programs: a copy of its extension module.
    *("onnxruntime", "libonnxruntime"),
    *("libssl-3", "libcrypto-3", "libssl-1_1", "libcrypto-1_1"),
)
"""Libraries and extension modules, by their name up to the first dot."""

REPEATED_LIBRARIES: Final = (
    *("PySide6/msvcp140.dll", "PySide6/vcruntime140.dll", "PySide6/vcruntime140_1.dll", "shiboken6/vcruntime140.dll"),
)
"""Copies of the C++ runtime that are never loaded: Windows reuses a library of the same name that is already loaded,
and the copies of Python and shiboken6 are loaded first."""

LANGUAGES: Final = ("fr", "en")
"""Languages whose Qt translations are kept."""


def is_binary_used(name: str) -> bool:
    """Return whether a library, extension module or plugin belongs in the program.

    Args:
        name: Path in the bundle, with either kind of slash.
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
    """Return whether a data file of a library belongs in the program.

    Args:
        name: Path in the bundle, with either kind of slash.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.suffix == ".qm" and "PySide6" in path.parts:
        return path.name in {f"qtbase_{language}.qm" for language in LANGUAGES}
    return not any(part.endswith(".dist-info") or part in {"tests", "include"} for part in path.parts)


def module_of(name: str, kind: str) -> str:
    """Return the module of one of PyInstaller's entries.

    Args:
        name: Dotted name of byte code, or the path of an extension module in the bundle, with either kind of slash.
        kind: PyInstaller's kind of entry, such as ``EXTENSION``.
    """
    if kind != "EXTENSION":
        return name
    path = PurePosixPath(name.replace("\\", "/"))
    folders = [part for part in path.parent.parts if part != "lib-dynload" and not part.startswith("python3.")]
    return ".".join([*folders, path.name.partition(".")[0]])


def unexpected_network_modules(modules: Iterable[str]) -> list[str]:
    """Return the network modules among ``modules`` that are not in ``NEEDED_NETWORK_MODULES``, sorted."""
    return sorted(
        name
        for name in set(modules) - set(NEEDED_NETWORK_MODULES)
        if any(name == module or name.startswith(f"{module}.") for module in NETWORK_MODULES)
    )
