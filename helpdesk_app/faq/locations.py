"""Paths of FAQ files. A module of its own, because the window opens before the modules that read a FAQ are loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FaqLocations:
    """Paths where a FAQ may be, by who named them; ``None`` if nobody did."""

    bundled: Path
    own: Path | None = None
    policy: Path | None = None
    named: Path | None = None

    def watched(self) -> tuple[Path, ...]:
        """Return the paths whose files have to be watched for a change."""
        if self.named is not None:
            return (self.named,)
        return tuple(path for path in (self.policy, self.own, self.bundled) if path is not None)
