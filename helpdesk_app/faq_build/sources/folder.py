"""A folder is a source: its files in the order of their names, and the entries written by hand in ``entries/``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from helpdesk_app.faq.model import AnswerOrigin, Upkeep
from helpdesk_app.faq_build import expected_results
from helpdesk_app.faq_build.sources import recipe as recipes
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.refused_formats import OWN_PAGE
from helpdesk_app.text.translation import _

CURATION: Final = "curation.toml"
DATABASE: Final = "faq.db"
"""What is built from the folder, and the memory of the next build."""
ENTRIES: Final = "entries"
DISMISSED: Final = "recherches-ecartees.txt"
"""Searches of the agents, one a line, for which the editors decided to write nothing."""
FEEDBACK: Final = "retours"
"""The folder of the agents' exported feedback, which is no source."""
HANDED_OUT: Final = "diffusion.toml"
"""Where the FAQ was handed out last."""
SAVING: Final = ".helpdesk-saving.json"
"""There while the editors' window replaces several files as one, and after it was killed in doing so."""

_NO_SOURCES: Final = (
    recipes.NAME,
    CURATION,
    expected_results.NAME,
    DISMISSED,
    FEEDBACK,
    HANDED_OUT,
    "readme.md",
    "readme.txt",
    "lisezmoi.txt",
    "lisezmoi.md",
)
_OF_THE_SYSTEM: Final = ("thumbs.db", "desktop.ini")
_DATABASES: Final = ".db"
_BESIDE_A_PAGE: Final = ("_files", "_fichiers", "-dateien")
"""Ends of the names of folders in which a browser saves the pictures of a page."""

_PAGES: Final = (".html", ".htm")


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder that are to be read, those in ``entries/`` last.

    Raises:
        SourceError: The folder cannot be read, or holds none.
    """
    found = files_in(folder)
    if not found:
        raise SourceError(
            str(folder), 1, _("the folder holds no source. Put the page, the table or the entries into it.")
        )
    return found


def files_in(folder: Path) -> list[Path]:
    """Return the files of a folder that are to be read as :func:`files_of`; there may be none yet.

    Raises:
        SourceError: The folder cannot be read.
    """
    recipe = recipes.load_recipe(folder)
    try:
        found = [path for path in _walk(folder) if path.relative_to(folder).as_posix() not in recipe.ignored]
    except OSError as error:
        raise SourceError(
            str(folder), 1, _("the folder cannot be read: {reason}.").format(reason=_(error.strerror or str(error)))
        ) from error
    return sorted(found, key=lambda path: (is_by_hand(path, folder), path.relative_to(folder).as_posix()))


def is_by_hand(path: Path, folder: Path) -> bool:
    """Return whether a file is an entry that the editors wrote."""
    return path.relative_to(folder).parts[0] == ENTRIES


def by_editors(document: Document) -> Document:
    """Return a document of ``entries/`` with the editors as the origin of its answers."""
    untouched = Upkeep().origin
    blocks = tuple(
        replace(block, upkeep=replace(block.upkeep, origin=AnswerOrigin.EDITOR))
        if block.upkeep.origin is untouched
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def is_source_name(name: str) -> bool:
    """Return whether a file of this name, or a folder, may be a source, and is none of the program or the system."""
    folded = name.casefold()
    return not (
        folded.startswith((".", "~$"))
        or folded in _NO_SOURCES
        or folded in _OF_THE_SYSTEM
        or folded.endswith(_DATABASES)
    )


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if not is_source_name(path.name):
            continue
        if not path.is_dir():
            if not _is_own_page(path):
                yield path
        elif not path.is_symlink() and not _is_of_a_page(path):
            yield from _walk(path)


def _is_own_page(path: Path) -> bool:
    """Return whether a file is a page that the program wrote into the folder of the editors."""
    if path.suffix.casefold() not in _PAGES or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(OWN_PAGE)) == OWN_PAGE


def _is_of_a_page(folder: Path) -> bool:
    """Return whether a folder was saved with a web page."""
    end = next((end for end in _BESIDE_A_PAGE if folder.name.casefold().endswith(end)), "")
    stem = folder.name[: len(folder.name) - len(end)]
    return bool(end) and any((folder.parent / f"{stem}{suffix}").is_file() for suffix in _PAGES)
