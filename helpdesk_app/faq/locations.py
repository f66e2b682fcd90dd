"""Where a FAQ may lie. Apart from what reads it, because the window is on the screen before that is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FaqLocations:
    """Where a FAQ may lie, by who says so; ``None`` where nobody does."""

    bundled: Path
    own: Path | None = None
    policy: Path | None = None
    named: Path | None = None

    def watched(self) -> tuple[Path, ...]:
        """Return the places where another file changes what is used."""
        if self.named is not None:
            return (self.named,)
        return tuple(path for path in (self.policy, self.own, self.bundled) if path is not None)
