from __future__ import annotations

import hashlib
import json
from pathlib import Path

from build_spec.manifest import make_manifest, write_json
from build_spec.product import read_product


def test_the_manifest_holds_every_file_with_its_hash(bundle: Path, tmp_path: Path) -> None:
    parts = [{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "texts": ["elsewhere"]}]
    target = tmp_path / "manifest.json"
    write_json(target, make_manifest(read_product(), "abc+", parts, bundle, [bundle / "helpdesk.exe"]))
    manifest = json.loads(target.read_text(encoding="utf-8"))
    assert manifest["components"] == [{"name": "Qt", "version": "6", "licence": "LGPL-3.0-only"}]
    assert [line["path"] for line in manifest["files"]] == [
        *("_internal/a.dll", "_internal/b/faq.db", "helpdesk.exe", "licences/Qt/LGPL.txt"),
    ]
    assert manifest["files"][0]["sha256"] == hashlib.sha256(b"_internal/a.dll").hexdigest()
    assert manifest["artifacts"][0]["path"] == "helpdesk.exe"
