"""``helpdesk where``, which says what files this installation uses, and ``--quit``, which closes its window."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Final

from helpdesk_app import __version__
from helpdesk_app.cli.shared import RefusedError, Subcommands, described, faq_locations
from helpdesk_app.config import paths
from helpdesk_app.config.exit_codes import OK, UNUSABLE
from helpdesk_app.text.translation import N_, _, ngettext

QUIT_SECONDS: Final = 30
_SHOWN_OF_VERSION: Final = 12
"""Characters of a FAQ's version that are enough for a person to distinguish two versions."""

_ORIGINS: Final = (N_("named"), N_("policy"), N_("own"), N_("bundled"))
"""The values of ``Origin``, marked for translation."""

_JSON_SHAPE: Final = N_(
    """output of --json, one object, UTF-8:
  {"version", "program",
   "faq": {"path", "origin": "named" | "policy" | "own" | "bundled" | null, "version", "date", "answers"},
   "refused": [TEXT, …], "own_faq", "feedback", "settings", "logs",
   "policy": {"path", "exists", "refused": TEXT | null, "faq", "record_queries", "keep_months", "export_folder",
   "keep_history", "editors_folder"}}
  The faq is the one that the window would open now; its path is null where none can be used, and refused says why.
  Its version is the fingerprint of its content.

exit code 3 also where the policy is refused or no FAQ can be used; what is known is written all the same."""
)


def add_where(commands: Subcommands) -> None:
    """Add ``helpdesk where``."""
    parser = described(
        commands.add_parser("where", help=_("say which files are used: FAQ, feedback, settings, logs, policy")),
        _("Say which files are used here, and where the FAQ comes from. Nothing is written."),
        "helpdesk where",
        "helpdesk where --json",
        more=_(_JSON_SHAPE),
    )
    parser.set_defaults(run=_where)
    parser.add_argument("--json", action="store_true", help=_("write one JSON object"))


def _where(args: argparse.Namespace) -> int:
    facts = facts_of(args.db)
    if args.json:
        print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        print(_as_text(facts))
    usable = facts["faq"]["path"] is not None and facts["policy"]["refused"] is None
    return OK if usable else UNUSABLE


def facts_of(named: Path | None) -> dict[str, Any]:
    """Return what ``--json`` writes.

    Args:
        named: The FAQ that the command line names.
    """
    from helpdesk_app.config.policy import policy_in_force
    from helpdesk_app.faq.choice import choose
    from helpdesk_app.storage.errors import StorageError

    policy, refusal = policy_in_force(paths.policy_file())
    faq: dict[str, Any] = {"path": None, "origin": None, "version": None, "date": None, "answers": None}
    faults: list[str] = []
    try:
        choice = choose(faq_locations(named, policy))
    except StorageError as error:
        faults.append(str(error))
    else:
        faults += map(str, choice.refused)
        faq = {
            "path": str(choice.path),
            "origin": choice.origin.value,
            "version": choice.faq.version,
            "date": choice.faq.imported_on,
            "answers": len(choice.faq.entries),
        }
    return {
        "version": __version__,
        "program": str(paths.bundled_folder()),
        "faq": faq,
        "refused": faults,
        "own_faq": str(paths.own_database()),
        "feedback": str(paths.feedback_database()),
        "settings": str(paths.settings_file()),
        "logs": str(paths.log_folder()),
        "policy": {
            "path": str(paths.policy_file()),
            "exists": paths.policy_file().is_file(),
            "refused": str(refusal) if refusal else None,
            "faq": str(policy.faq) if policy.faq else None,
            "record_queries": policy.record_queries,
            "keep_months": policy.keep_months,
            "export_folder": str(policy.export_folder) if policy.export_folder else None,
            "keep_history": policy.keep_history,
            "editors_folder": str(policy.editors_folder) if policy.editors_folder else None,
        },
    }


def _as_text(facts: dict[str, Any]) -> str:
    faq, policy = facts["faq"], facts["policy"]
    used = _("none")
    if faq["path"]:
        version = _("version {version} of {date}").format(version=faq["version"][:_SHOWN_OF_VERSION], date=faq["date"])
        answers = ngettext("{n} answer", "{n} answers", faq["answers"]).format(n=faq["answers"])
        used = f"{faq['path']} ({_(faq['origin'])}, {version}, {answers})"
    rows = [
        (_("version"), facts["version"]),
        (_("program"), facts["program"]),
        (_("FAQ in use"), used),
        *((_("refused"), fault) for fault in facts["refused"]),
        (_("own FAQ"), facts["own_faq"]),
        (_("feedback"), facts["feedback"]),
        (_("settings"), facts["settings"]),
        (_("logs"), facts["logs"]),
        (_("policy"), policy["path"] if policy["exists"] else _("{path} (there is none)").format(path=policy["path"])),
        *(((_("refused"), policy["refused"]),) if policy["refused"] else ()),
    ]
    return "\n".join(f"{name:<12}{value}" for name, value in rows)


def quit_window() -> int:
    """Ask the windows of this user to close, and wait until they are gone."""
    from helpdesk_app.ui.platform.single_instance import SingleInstance, instance_folders

    folders = instance_folders(paths.settings_file().parent)
    if not all(SingleInstance(folder).ask_first_to_quit(QUIT_SECONDS) for folder in folders):
        raise RefusedError(
            _("The window is still open after {n} seconds; it was not forced. Close it, then try again.").format(
                n=QUIT_SECONDS
            )
        )
    return OK
